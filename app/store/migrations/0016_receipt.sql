-- The first result of a request, for when the same one comes again.
CREATE TABLE receipt (
    key UUID PRIMARY KEY,
    person UUID,
    path TEXT NOT NULL,
    location TEXT NOT NULL,
    created BIGINT NOT NULL
);
