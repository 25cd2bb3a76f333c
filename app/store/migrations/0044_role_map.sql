-- Acts that people added to the starting list of role maps, by hub and language of a program.
CREATE TABLE role_act (
    id UUID PRIMARY KEY,
    hub UUID NOT NULL REFERENCES hub (id),
    language TEXT NOT NULL,
    words TEXT NOT NULL,
    -- In small letters, so that nobody adds the same act twice.
    folded TEXT NOT NULL,
    author UUID NOT NULL REFERENCES person (id),
    created BIGINT NOT NULL,
    UNIQUE (hub, language, folded)
);

-- Append-only: what a profession says of an act; the highest version counts.
CREATE TABLE role_entry (
    hub UUID NOT NULL REFERENCES hub (id),
    language TEXT NOT NULL,
    profession TEXT NOT NULL,
    -- A code of the starting list, or the id of an added act.
    act TEXT NOT NULL,
    version BIGINT NOT NULL,
    -- yes, conditions, no
    can TEXT NOT NULL,
    limits TEXT NOT NULL,
    jurisdiction TEXT NOT NULL,
    author UUID NOT NULL REFERENCES person (id),
    at BIGINT NOT NULL,
    PRIMARY KEY (hub, language, profession, act, version)
);
