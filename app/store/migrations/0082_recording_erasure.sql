-- Somebody had deleted what was recorded of them in a session until then.
CREATE TABLE recording_erasure (
    session UUID NOT NULL REFERENCES session (id),
    person UUID NOT NULL REFERENCES person (id),
    at BIGINT NOT NULL
);

CREATE INDEX recording_erasure_of ON recording_erasure (session, person);
