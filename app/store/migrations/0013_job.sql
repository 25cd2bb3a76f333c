CREATE TABLE job (
    id UUID PRIMARY KEY,
    -- JSON of the kind and of ids only, never of what people wrote.
    body TEXT NOT NULL,
    due BIGINT NOT NULL,
    attempt BIGINT NOT NULL,
    created BIGINT NOT NULL,
    done BIGINT,
    -- Given up after too many attempts.
    dead BIGINT,
    error TEXT
);

CREATE INDEX job_due ON job (due) WHERE done IS NULL AND dead IS NULL;
