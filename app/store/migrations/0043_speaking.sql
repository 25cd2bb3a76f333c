-- Append-only: who spoke from when to when, found from the loudness of packets alone; no sound is kept.
CREATE TABLE speech (
    session UUID NOT NULL REFERENCES session (id),
    person UUID NOT NULL REFERENCES person (id),
    -- The stay in the room, as in presence. What was told twice is kept once.
    connection TEXT NOT NULL,
    -- The person's profession then, and whether they lead sessions (facilitator or coordinator).
    profession TEXT NOT NULL,
    leads BOOLEAN NOT NULL,
    began BIGINT NOT NULL,
    ended BIGINT NOT NULL,
    PRIMARY KEY (session, connection, began)
);

CREATE INDEX speech_person ON speech (person, session);

-- Append-only: where a live session stood from when on, and who gave the talk or presented the case there.
CREATE TABLE agenda_place (
    session UUID NOT NULL REFERENCES session (id),
    at BIGINT NOT NULL,
    -- Absent once the session is over.
    segment UUID,
    step TEXT,
    presenter UUID
);

CREATE INDEX agenda_place_session ON agenda_place (session, at);

-- People who let facilitators see how long they spoke. Taken back, the row is gone.
CREATE TABLE speaking_consent (
    person UUID PRIMARY KEY REFERENCES person (id),
    given BIGINT NOT NULL
);
