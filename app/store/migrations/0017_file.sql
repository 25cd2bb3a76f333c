CREATE TABLE file (
    id UUID PRIMARY KEY,
    hub UUID NOT NULL REFERENCES hub (id),
    media_type TEXT NOT NULL,
    name TEXT NOT NULL,
    bytes BIGINT NOT NULL,
    sha256 BYTEA NOT NULL,
    created BIGINT NOT NULL
);
