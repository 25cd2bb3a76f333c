-- Tokens are kept as SHA-256 only.
CREATE TABLE login (
    token BYTEA PRIMARY KEY,
    person UUID NOT NULL REFERENCES person (id),
    -- link, mail or password: how the person proved who they are.
    proof TEXT NOT NULL,
    created BIGINT NOT NULL,
    seen BIGINT NOT NULL,
    expires BIGINT NOT NULL
);

CREATE INDEX login_person ON login (person);

CREATE TABLE link (
    token BYTEA PRIMARY KEY,
    person UUID NOT NULL REFERENCES person (id),
    -- Where the link leads after sign-in: a path of this site.
    target TEXT NOT NULL,
    created BIGINT NOT NULL,
    expires BIGINT NOT NULL,
    -- A link that works once; a session's link works until it expires.
    once BOOLEAN NOT NULL,
    used BIGINT
);

CREATE TABLE setup (
    token BYTEA PRIMARY KEY,
    created BIGINT NOT NULL,
    expires BIGINT NOT NULL,
    used BIGINT
);
