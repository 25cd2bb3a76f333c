-- Append-only: what the room saw.
CREATE TABLE presence (
    session UUID NOT NULL REFERENCES session (id),
    person UUID NOT NULL REFERENCES person (id),
    -- One stay in the room; a person may have several at once (two devices).
    connection TEXT NOT NULL,
    -- joined or left
    kind TEXT NOT NULL,
    at BIGINT NOT NULL,
    -- A connection joins once and leaves once; told twice is told once.
    PRIMARY KEY (session, connection, kind)
);

CREATE INDEX presence_session ON presence (session, person, at);

-- Append-only: the last correction of a person counts.
CREATE TABLE correction (
    session UUID NOT NULL REFERENCES session (id),
    person UUID NOT NULL REFERENCES person (id),
    minutes BIGINT NOT NULL,
    reason TEXT NOT NULL,
    corrected_by UUID NOT NULL REFERENCES person (id),
    at BIGINT NOT NULL
);

CREATE INDEX correction_session ON correction (session, person, at);

-- The last moment at which the rooms were watched: after a crash, stays are closed there.
CREATE TABLE watch (
    id BIGINT PRIMARY KEY,
    at BIGINT NOT NULL
);
