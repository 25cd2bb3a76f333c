CREATE TABLE snippet (
    id UUID PRIMARY KEY,
    hub UUID NOT NULL REFERENCES hub (id),
    created BIGINT NOT NULL,
    retired BOOLEAN NOT NULL
);

-- Editions are added and never changed.
CREATE TABLE snippet_edition (
    snippet UUID NOT NULL REFERENCES snippet (id),
    edition BIGINT NOT NULL,
    author UUID NOT NULL REFERENCES person (id),
    created BIGINT NOT NULL,
    domain TEXT NOT NULL,
    text_en TEXT NOT NULL,
    text_fr TEXT NOT NULL,
    strength TEXT NOT NULL,
    source TEXT NOT NULL,
    link TEXT NOT NULL,
    PRIMARY KEY (snippet, edition)
);
