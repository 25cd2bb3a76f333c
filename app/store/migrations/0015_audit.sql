-- Each row's hash covers the row and the hash before it, so that a missing or changed row shows.
CREATE TABLE audit (
    number BIGINT PRIMARY KEY,
    hub UUID NOT NULL,
    person UUID,
    act TEXT NOT NULL,
    thing TEXT NOT NULL,
    at BIGINT NOT NULL,
    hash BYTEA NOT NULL
);

-- Whether somebody has seen a thing since a moment.
CREATE INDEX audit_seen ON audit (person, thing, at);
