-- A project or codebook of another program that waits for somebody to say how it is to be read. Deleted once it is taken in or
-- put away.
CREATE TABLE exchange (
    study UUID PRIMARY KEY REFERENCES study (id),
    file_name TEXT NOT NULL,
    bytes BYTEA NOT NULL,
    person UUID NOT NULL REFERENCES person (id),
    created BIGINT NOT NULL
);
