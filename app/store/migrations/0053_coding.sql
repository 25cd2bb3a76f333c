-- Who codes in a study: a person of its team, or somebody whose codings came in a file.
CREATE TABLE coder (
    id UUID PRIMARY KEY,
    study UUID NOT NULL REFERENCES study (id),
    person UUID REFERENCES person (id),
    -- Of somebody who came in a file; empty for a person.
    name TEXT NOT NULL,
    UNIQUE (study, person)
);

CREATE TABLE coding_round (
    id UUID PRIMARY KEY,
    study UUID NOT NULL REFERENCES study (id),
    number BIGINT NOT NULL,
    -- Nobody sees another's codings until it is closed.
    blind BOOLEAN NOT NULL,
    -- Of its bootstrap and its random orders.
    seed BIGINT NOT NULL,
    opened BIGINT NOT NULL,
    opened_by UUID NOT NULL REFERENCES person (id),
    closed BIGINT,
    closed_by UUID REFERENCES person (id),
    UNIQUE (study, number)
);

-- Codings are never deleted: one that was taken back says when. Offsets are code points of the cue's text.
CREATE TABLE coding (
    id UUID PRIMARY KEY,
    round UUID NOT NULL REFERENCES coding_round (id),
    transcript UUID NOT NULL REFERENCES transcript (id),
    coder UUID NOT NULL REFERENCES coder (id),
    code UUID NOT NULL,
    -- The version of the codebook it was given under.
    version BIGINT NOT NULL,
    first_cue BIGINT NOT NULL,
    first_at BIGINT NOT NULL,
    last_cue BIGINT NOT NULL,
    last_at BIGINT NOT NULL,
    -- The revision of the transcript that the offsets are of.
    revision BIGINT NOT NULL,
    -- The words are gone from the corrected transcript: it counts no more until somebody codes anew.
    lost BOOLEAN NOT NULL,
    created BIGINT NOT NULL,
    removed BIGINT
);

CREATE INDEX coding_transcript ON coding (transcript, round);
CREATE INDEX coding_round_coder ON coding (round, coder);

-- A coder has finished a text: what is not coded there is not meant.
CREATE TABLE coding_finish (
    round UUID NOT NULL REFERENCES coding_round (id),
    transcript UUID NOT NULL REFERENCES transcript (id),
    coder UUID NOT NULL REFERENCES coder (id),
    at BIGINT NOT NULL,
    PRIMARY KEY (round, transcript, coder)
);

-- What was decided about turns that coders coded differently. Rows are added; the last one on a turn holds.
CREATE TABLE coding_decision (
    id UUID PRIMARY KEY,
    round UUID NOT NULL REFERENCES coding_round (id),
    transcript UUID NOT NULL REFERENCES transcript (id),
    -- The first cue of the turn.
    cue BIGINT NOT NULL,
    -- coder, all, none, other
    verdict TEXT NOT NULL,
    coder UUID REFERENCES coder (id),
    -- With the verdict "other": ids with spaces between.
    codes TEXT NOT NULL,
    note TEXT NOT NULL,
    person UUID NOT NULL REFERENCES person (id),
    at BIGINT NOT NULL
);

CREATE INDEX coding_decision_round ON coding_decision (round, at);

-- Thoughts on a code, a cue or a theme. Health data, under pseudonyms.
CREATE TABLE memo (
    id UUID PRIMARY KEY,
    study UUID NOT NULL REFERENCES study (id),
    code UUID,
    theme UUID,
    transcript UUID REFERENCES transcript (id),
    cue BIGINT,
    text TEXT NOT NULL,
    author UUID NOT NULL REFERENCES person (id),
    created BIGINT NOT NULL
);

CREATE INDEX memo_study ON memo (study, created);
