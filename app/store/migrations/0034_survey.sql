-- A program's surveys. A version that was answered keeps its questions; the next version is a row of its own.
CREATE TABLE survey (
    id UUID PRIMARY KEY,
    program UUID NOT NULL REFERENCES program (id),
    -- The id of the first version.
    family UUID NOT NULL,
    version BIGINT NOT NULL,
    -- JSON: questions, items, scales, in both languages.
    document TEXT NOT NULL,
    -- As in program.
    revision BIGINT NOT NULL DEFAULT 1,
    created BIGINT NOT NULL,
    UNIQUE (family, version)
);

CREATE INDEX survey_program ON survey (program);

-- One asking of a survey. When it opens and closes follows from the cycle's sessions.
CREATE TABLE survey_wave (
    id UUID PRIMARY KEY,
    survey UUID NOT NULL REFERENCES survey (id),
    cycle UUID NOT NULL REFERENCES cycle (id),
    -- before, after, later, session
    phase TEXT NOT NULL,
    -- Months after the last session, for later; else 0.
    months BIGINT NOT NULL,
    -- The session it comes after, for session.
    session UUID REFERENCES session (id),
    -- Days for which it is open.
    days BIGINT NOT NULL,
    scheduled BIGINT NOT NULL,
    -- What a coordinator did by hand.
    opened BIGINT,
    closed BIGINT
);

CREATE INDEX survey_wave_survey ON survey_wave (survey);
CREATE INDEX survey_wave_cycle ON survey_wave (cycle);

-- Answers, by a token that only the key file resolves. No person, no time, no id: and the rows of a wave are written anew in
-- the order of their tokens each time, so that their place in the file says nothing either.
CREATE TABLE survey_sheet (
    wave UUID NOT NULL REFERENCES survey_wave (id),
    token TEXT NOT NULL,
    -- JSON object.
    answers TEXT NOT NULL,
    complete BOOLEAN NOT NULL,
    PRIMARY KEY (wave, token)
);

-- Whose turn for an invitation (0) or a reminder (1, 2) has come. A reminder's row is there for everybody, whether they have
-- answered or not.
CREATE TABLE survey_notice (
    wave UUID NOT NULL REFERENCES survey_wave (id),
    person UUID NOT NULL REFERENCES person (id),
    number BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (wave, person, number)
);
