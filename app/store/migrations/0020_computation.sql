-- What was worked out of a case when it was handed in. Rows are never changed: a case that is handed in again, or by another
-- table of factors, gets a new one, and what a session saw can still be shown.
CREATE TABLE computation (
    "case" UUID NOT NULL REFERENCES "case" (id),
    at BIGINT NOT NULL,
    -- The revision of the answers it was made of.
    revision BIGINT NOT NULL,
    -- The table of factors; absent when no medication was named.
    factors TEXT,
    factors_version TEXT,
    -- JSON object: language to figures and sentences. Health data.
    figures TEXT NOT NULL
);

CREATE INDEX computation_case ON computation ("case", at);
