CREATE TABLE theme (
    id UUID PRIMARY KEY,
    study UUID NOT NULL REFERENCES study (id),
    created BIGINT NOT NULL
);

CREATE INDEX theme_study ON theme (study, created);

-- Versions are added and never changed.
CREATE TABLE theme_version (
    theme UUID NOT NULL REFERENCES theme (id),
    version BIGINT NOT NULL,
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    -- Ids of codes with spaces between.
    codes TEXT NOT NULL,
    author UUID NOT NULL REFERENCES person (id),
    created BIGINT NOT NULL,
    PRIMARY KEY (theme, version)
);
