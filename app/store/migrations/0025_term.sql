-- What cases are found by when a similar one is looked for: written when a case is handed in, and again whenever a field of it
-- is hidden, shown or removed for good. Health data.
CREATE TABLE case_term (
    "case" UUID NOT NULL REFERENCES "case" (id),
    -- diagnosis, drug, class, tag, condition or word.
    kind TEXT NOT NULL,
    term TEXT NOT NULL,
    weight BIGINT NOT NULL,
    PRIMARY KEY ("case", kind, term)
);

CREATE INDEX case_term_term ON case_term (kind, term);
