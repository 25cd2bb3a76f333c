-- A case may have several letters, one a version, each signed by several people. SQLite cannot take a UNIQUE away, so the
-- table is written anew, the same way on both databases.
ALTER TABLE letter RENAME TO letter_single;

CREATE TABLE letter (
    id UUID PRIMARY KEY,
    "case" UUID NOT NULL REFERENCES "case" (id),
    version BIGINT NOT NULL,
    due BIGINT NOT NULL,
    -- Signatures it needs, and when the last of these was given; the first one froze the text.
    needed BIGINT NOT NULL,
    frozen BIGINT NOT NULL,
    signed BIGINT,
    -- JSON: the letter as it was signed. Health data.
    body TEXT NOT NULL,
    file UUID,
    sent BIGINT,
    opened BIGINT,
    UNIQUE ("case", version)
);

CREATE TABLE letter_signature (
    letter UUID NOT NULL REFERENCES letter (id),
    person UUID NOT NULL REFERENCES person (id),
    at BIGINT NOT NULL,
    -- As they were called then.
    name TEXT NOT NULL,
    credentials TEXT NOT NULL,
    profession TEXT NOT NULL,
    PRIMARY KEY (letter, person)
);

INSERT INTO letter (id, "case", version, due, needed, frozen, signed, body, file, sent, opened)
    SELECT id, "case", 1, due, 1, signed, signed, body, file, sent, opened FROM letter_single;

INSERT INTO letter_signature (letter, person, at, name, credentials, profession)
    SELECT letter_single.id, signed_by, signed, person.name, person.credentials, person.profession
    FROM letter_single JOIN person ON person.id = signed_by;

DROP TABLE letter_single;

-- Why somebody put a frozen letter back to draft. The team reads it. Health data.
CREATE TABLE letter_objection (
    id UUID PRIMARY KEY,
    "case" UUID NOT NULL REFERENCES "case" (id),
    version BIGINT NOT NULL,
    person UUID NOT NULL REFERENCES person (id),
    at BIGINT NOT NULL,
    reason TEXT NOT NULL
);

CREATE INDEX letter_objection_case ON letter_objection ("case", at);

-- An amended version that was begun, and the sentence that stands in it. Health data.
CREATE TABLE letter_amendment (
    "case" UUID NOT NULL REFERENCES "case" (id),
    version BIGINT NOT NULL,
    person UUID NOT NULL REFERENCES person (id),
    begun BIGINT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY ("case", version)
);

-- How a recommendation was worded before somebody changed it, and who did. Health data.
CREATE TABLE wording (
    id UUID PRIMARY KEY,
    recommendation UUID NOT NULL REFERENCES recommendation (id),
    person UUID NOT NULL REFERENCES person (id),
    at BIGINT NOT NULL,
    text TEXT NOT NULL
);

CREATE INDEX wording_recommendation ON wording (recommendation, at);

-- A recommendation in plain words for the patient. Health data.
CREATE TABLE plain_wording (
    recommendation UUID PRIMARY KEY REFERENCES recommendation (id),
    person UUID NOT NULL REFERENCES person (id),
    at BIGINT NOT NULL,
    text TEXT NOT NULL
);
