-- A qualitative study of a program: what is asked, of whom, by whom.
CREATE TABLE study (
    id UUID PRIMARY KEY,
    program UUID NOT NULL REFERENCES program (id),
    title TEXT NOT NULL,
    question TEXT NOT NULL,
    -- open, closed
    state TEXT NOT NULL,
    -- What the team says about itself and the study for COREQ, by item: {"1": "…"}.
    coreq TEXT NOT NULL,
    -- How often one person may be quoted before a warning.
    quotes_each BIGINT NOT NULL,
    -- As in program.
    revision BIGINT NOT NULL DEFAULT 1,
    created BIGINT NOT NULL
);

CREATE INDEX study_program ON study (program);

-- Versions of the interview guide are added and never changed.
CREATE TABLE study_guide (
    study UUID NOT NULL REFERENCES study (id),
    version BIGINT NOT NULL,
    text TEXT NOT NULL,
    -- Why it was changed.
    reason TEXT NOT NULL,
    author UUID NOT NULL REFERENCES person (id),
    created BIGINT NOT NULL,
    PRIMARY KEY (study, version)
);

CREATE TABLE study_member (
    study UUID NOT NULL REFERENCES study (id),
    person UUID NOT NULL REFERENCES person (id),
    -- lead, coder, key-keeper
    role TEXT NOT NULL,
    given_by UUID NOT NULL REFERENCES person (id),
    given BIGINT NOT NULL,
    PRIMARY KEY (study, person, role)
);

CREATE INDEX study_member_person ON study_member (person);

-- Who was let see names and code at once, and why: everybody in the study reads it.
CREATE TABLE study_glass (
    id UUID PRIMARY KEY,
    study UUID NOT NULL REFERENCES study (id),
    person UUID NOT NULL REFERENCES person (id),
    reason TEXT NOT NULL,
    given_by UUID NOT NULL REFERENCES person (id),
    at BIGINT NOT NULL
);

-- Reports about a study that are older than its newest row here are superseded.
CREATE TABLE superseded (
    id UUID PRIMARY KEY,
    study UUID NOT NULL REFERENCES study (id),
    -- withdrawal, consent, quote, correction
    why TEXT NOT NULL,
    at BIGINT NOT NULL
);

CREATE INDEX superseded_study ON superseded (study, at);

-- Rows about a study begin with its id.
CREATE INDEX audit_about ON audit (substr(thing, 1, 36), number);
