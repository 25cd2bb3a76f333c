CREATE TABLE transcript (
    id UUID PRIMARY KEY,
    focus_group UUID NOT NULL REFERENCES focus_group (id),
    file_name TEXT NOT NULL,
    format TEXT NOT NULL,
    -- What was mended or left out while reading: [{"what": "…", "count": 1}].
    notices TEXT NOT NULL,
    -- imported, linked, frozen
    state TEXT NOT NULL,
    -- 1 when frozen; grows with every correction of a cue.
    revision BIGINT NOT NULL,
    created BIGINT NOT NULL,
    created_by UUID NOT NULL REFERENCES person (id),
    frozen BIGINT,
    frozen_by UUID REFERENCES person (id)
);

CREATE INDEX transcript_group ON transcript (focus_group);

-- The names in the file and who they are; emptied when the transcript is frozen.
CREATE TABLE speaker (
    transcript UUID NOT NULL REFERENCES transcript (id),
    name TEXT NOT NULL,
    -- participant, moderator, unknown; none while nobody has said
    kind TEXT,
    participant UUID REFERENCES participant (id),
    PRIMARY KEY (transcript, name)
);

CREATE TABLE cue (
    transcript UUID NOT NULL REFERENCES transcript (id),
    -- From 1, and stable.
    number BIGINT NOT NULL,
    start_ms BIGINT,
    end_ms BIGINT,
    -- participant, moderator, unknown
    kind TEXT NOT NULL,
    participant UUID REFERENCES participant (id),
    -- The pseudonymized words; none until the transcript is frozen.
    text TEXT,
    -- The words as imported and the speaker's name; none once it is.
    original TEXT,
    speaker TEXT,
    -- The revision of the transcript in which the text was last changed.
    revision BIGINT NOT NULL,
    PRIMARY KEY (transcript, number)
);

CREATE INDEX cue_participant ON cue (participant);

-- What a corrected cue said before, so that codings can be anchored anew.
CREATE TABLE cue_edition (
    transcript UUID NOT NULL,
    number BIGINT NOT NULL,
    -- The revision up to which it stood.
    revision BIGINT NOT NULL,
    text TEXT NOT NULL,
    changed_by UUID NOT NULL REFERENCES person (id),
    changed BIGINT NOT NULL,
    PRIMARY KEY (transcript, number, revision),
    FOREIGN KEY (transcript, number) REFERENCES cue (transcript, number)
);

-- What was decided about identifying details; emptied when the transcript is frozen.
CREATE TABLE detail (
    transcript UUID NOT NULL REFERENCES transcript (id),
    -- The detail in small letters without accents.
    folded TEXT NOT NULL,
    -- What stands there instead; none when it is kept.
    replacement TEXT,
    -- Why it is kept: a code.
    reason TEXT NOT NULL,
    decided_by UUID NOT NULL REFERENCES person (id),
    at BIGINT NOT NULL,
    PRIMARY KEY (transcript, folded)
);
