-- A hub's own words of a questionnaire, one document for an instrument and language.
CREATE TABLE item_text (
    hub UUID NOT NULL REFERENCES hub (id),
    instrument TEXT NOT NULL,
    language TEXT NOT NULL,
    -- JSON, as it was loaded.
    document TEXT NOT NULL,
    person UUID NOT NULL REFERENCES person (id),
    loaded BIGINT NOT NULL,
    PRIMARY KEY (hub, instrument, language)
);
