-- Details that an author decided to keep because they identify nobody. Never the text: a keyed hash of its normal form tells
-- the detail when it comes again.
CREATE TABLE kept_identifier (
    "case" UUID NOT NULL REFERENCES "case" (id),
    detail BYTEA NOT NULL,
    person UUID NOT NULL REFERENCES person (id),
    -- Where it was first kept: the name of a field of the case form, or of the form it was typed into.
    field TEXT NOT NULL,
    kind TEXT NOT NULL,
    rule TEXT NOT NULL,
    -- word, public or many.
    reason TEXT NOT NULL,
    -- The version of the rules and lists.
    engine TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY ("case", detail)
);

-- What a presenter promised when handing a case in.
CREATE TABLE attestation (
    "case" UUID NOT NULL REFERENCES "case" (id),
    revision BIGINT NOT NULL,
    person UUID NOT NULL REFERENCES person (id),
    engine TEXT NOT NULL,
    -- About how many people the details leave together, where the presenter was asked about it.
    people BIGINT,
    at BIGINT NOT NULL
);

CREATE INDEX attestation_case ON attestation ("case", at);

-- Fields of cases that a coordinator hides from everyone.
CREATE TABLE hidden_field (
    "case" UUID NOT NULL REFERENCES "case" (id),
    field TEXT NOT NULL,
    person UUID NOT NULL REFERENCES person (id),
    at BIGINT NOT NULL,
    PRIMARY KEY ("case", field)
);
