-- What the hub's team notes about a case before its session. Health data; a removed text is empty.
CREATE TABLE comment (
    id UUID PRIMARY KEY,
    "case" UUID NOT NULL REFERENCES "case" (id),
    author UUID NOT NULL REFERENCES person (id),
    -- The author's profession at that time.
    profession TEXT NOT NULL,
    text TEXT NOT NULL,
    created BIGINT NOT NULL,
    changed BIGINT
);

CREATE INDEX comment_case ON comment ("case", created);
