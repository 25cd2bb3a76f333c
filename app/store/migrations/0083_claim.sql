-- What one job works on, and no other meanwhile, in whatever process: until when, as its lease.
CREATE TABLE claim (
    thing TEXT PRIMARY KEY,
    job UUID NOT NULL REFERENCES job (id),
    until BIGINT NOT NULL
);

CREATE INDEX claim_of ON claim (job);
