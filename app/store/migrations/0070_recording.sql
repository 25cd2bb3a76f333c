-- What of its sessions a program lets be recorded (off, didactic, whole), and for how many days recordings are kept.
ALTER TABLE program ADD COLUMN recording TEXT NOT NULL DEFAULT 'off';
ALTER TABLE program ADD COLUMN recording_days BIGINT NOT NULL DEFAULT 90;

-- A stretch of a session that is recorded.
CREATE TABLE recording (
    id UUID PRIMARY KEY,
    session UUID NOT NULL REFERENCES session (id),
    -- Who started it.
    person UUID NOT NULL REFERENCES person (id),
    started BIGINT NOT NULL,
    ended BIGINT,
    -- stopped, agenda, empty, shutdown, broken, disk
    ending TEXT,
    -- Milliseconds, once its files are kept.
    length BIGINT,
    -- When its files were taken over, and when they are to be deleted.
    kept BIGINT,
    deletes BIGINT,
    -- When they were deleted.
    gone BIGINT
);

-- A session is recorded once at a time.
CREATE UNIQUE INDEX recording_open ON recording (session) WHERE ended IS NULL;
CREATE INDEX recording_session ON recording (session, started);

-- What one person sent in it.
CREATE TABLE recording_track (
    id UUID PRIMARY KEY,
    recording UUID NOT NULL REFERENCES recording (id),
    person UUID NOT NULL REFERENCES person (id),
    -- The file's name while it was written.
    name TEXT NOT NULL,
    -- microphone, camera, screen, screen-sound
    source TEXT NOT NULL,
    file UUID NOT NULL REFERENCES file (id),
    -- Milliseconds from the beginning of the recording, and how long it is.
    starts BIGINT NOT NULL,
    length BIGINT NOT NULL,
    UNIQUE (recording, name)
);

-- What is to be left out when it is shown, in milliseconds from the beginning.
CREATE TABLE recording_cut (
    recording UUID NOT NULL REFERENCES recording (id),
    from_ms BIGINT NOT NULL,
    to_ms BIGINT NOT NULL
);

CREATE INDEX recording_cut_of ON recording_cut (recording);

-- Each answer to the question whether one may be recorded in a session; the last one counts. Nothing is changed here.
CREATE TABLE recording_consent (
    id UUID PRIMARY KEY,
    session UUID NOT NULL REFERENCES session (id),
    person UUID NOT NULL REFERENCES person (id),
    given BOOLEAN NOT NULL,
    -- The words by which people were asked.
    wording TEXT NOT NULL,
    at BIGINT NOT NULL
);

CREATE INDEX recording_consent_of ON recording_consent (session, person, at);
