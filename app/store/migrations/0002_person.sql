CREATE TABLE person (
    id UUID PRIMARY KEY,
    hub UUID NOT NULL REFERENCES hub (id),
    name TEXT NOT NULL,
    -- In small letters.
    email TEXT NOT NULL,
    profession TEXT NOT NULL,
    credentials TEXT NOT NULL,
    site TEXT NOT NULL,
    community TEXT NOT NULL,
    language TEXT NOT NULL,
    zone TEXT NOT NULL,
    -- Name, address, site and community, folded for searches and for the order of lists.
    folded TEXT NOT NULL,
    created BIGINT NOT NULL,
    -- Staff only: an argon2id string, the TOTP secret, and the last TOTP step used (a code works once).
    password TEXT,
    totp BYTEA,
    totp_step BIGINT
);

CREATE UNIQUE INDEX person_email ON person (hub, email);
CREATE INDEX person_folded ON person (hub, folded, id);

CREATE TABLE membership (
    person UUID NOT NULL REFERENCES person (id),
    role TEXT NOT NULL,
    PRIMARY KEY (person, role)
);
