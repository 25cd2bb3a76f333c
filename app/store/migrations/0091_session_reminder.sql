-- Whoever takes part is reminded of a session by mail the day before, unless the program wants none.
ALTER TABLE program ADD COLUMN session_reminders BOOLEAN NOT NULL DEFAULT TRUE;

-- A reminder that went out, for the time the session had then.
CREATE TABLE session_reminder (
    session UUID NOT NULL REFERENCES session (id),
    starts BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (session, starts)
);
