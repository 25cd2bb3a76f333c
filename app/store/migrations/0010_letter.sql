CREATE TABLE letter (
    id UUID PRIMARY KEY,
    "case" UUID NOT NULL UNIQUE REFERENCES "case" (id),
    due BIGINT NOT NULL,
    signed_by UUID NOT NULL REFERENCES person (id),
    signed BIGINT NOT NULL,
    -- JSON: the letter as it was signed. Health data.
    body TEXT NOT NULL,
    file UUID,
    sent BIGINT,
    opened BIGINT
);

-- The place a specialist gave a recommendation within its group.
CREATE TABLE letter_place (
    recommendation UUID PRIMARY KEY REFERENCES recommendation (id),
    place BIGINT NOT NULL
);
