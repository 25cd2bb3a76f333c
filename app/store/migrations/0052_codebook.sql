-- The codebook of a study. A version is the whole tree; versions are added and never changed.
CREATE TABLE codebook_version (
    study UUID NOT NULL REFERENCES study (id),
    version BIGINT NOT NULL,
    author UUID NOT NULL REFERENCES person (id),
    created BIGINT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (study, version)
);

CREATE TABLE code (
    study UUID NOT NULL,
    version BIGINT NOT NULL,
    -- The same in every version.
    code UUID NOT NULL,
    parent UUID,
    -- Its place in the order of the tree.
    place BIGINT NOT NULL,
    name TEXT NOT NULL,
    definition TEXT NOT NULL,
    included TEXT NOT NULL,
    excluded TEXT NOT NULL,
    example TEXT NOT NULL,
    color TEXT NOT NULL,
    PRIMARY KEY (study, version, code),
    FOREIGN KEY (study, version) REFERENCES codebook_version (study, version)
);
