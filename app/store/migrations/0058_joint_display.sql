-- What people read out of a theme and the figures beside it. Versions are added and never changed.
CREATE TABLE joint_display (
    theme UUID NOT NULL REFERENCES theme (id),
    version BIGINT NOT NULL,
    study UUID NOT NULL REFERENCES study (id),
    -- The scale whose change stands beside the theme; none without one.
    survey UUID REFERENCES survey (id),
    scale TEXT NOT NULL,
    -- The cleared quotes that stand for it, as JSON.
    quotes TEXT NOT NULL,
    -- confirm, expand, conflict, silent
    reading TEXT NOT NULL,
    words TEXT NOT NULL,
    author UUID NOT NULL REFERENCES person (id),
    created BIGINT NOT NULL,
    PRIMARY KEY (theme, version)
);

CREATE INDEX joint_display_study ON joint_display (study);
