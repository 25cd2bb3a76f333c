CREATE TABLE session (
    id UUID PRIMARY KEY,
    cycle UUID NOT NULL REFERENCES cycle (id),
    number BIGINT NOT NULL,
    topic TEXT NOT NULL,
    -- One objective a line.
    objectives TEXT NOT NULL,
    -- The wall-clock time that was promised (2026-11-26T12:30) and the moment it is.
    local_start TEXT NOT NULL,
    zone TEXT NOT NULL,
    starts BIGINT NOT NULL,
    minutes BIGINT NOT NULL,
    -- planned, live, ended, cancelled
    state TEXT NOT NULL,
    -- iCalendar SEQUENCE: grows with every change that invitations must carry.
    sequence BIGINT NOT NULL,
    opened BIGINT,
    ended BIGINT,
    -- The live place in the agenda: segment, step within it, since when, section of the case on the stage.
    live_segment UUID,
    live_step TEXT,
    live_since BIGINT,
    live_section TEXT,
    UNIQUE (cycle, number)
);

CREATE TABLE segment (
    id UUID PRIMARY KEY,
    session UUID NOT NULL REFERENCES session (id),
    position BIGINT NOT NULL,
    -- welcome, didactic, case, wrap-up
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    minutes BIGINT NOT NULL,
    presenter UUID REFERENCES person (id),
    "case" UUID,
    -- When the clarifying questions of the case were over: before that no recommendation is accepted.
    clarified BIGINT
);

CREATE INDEX segment_session ON segment (session, position);
