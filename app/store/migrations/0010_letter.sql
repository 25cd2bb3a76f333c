CREATE TABLE letter (
    id UUID PRIMARY KEY,
    "case" UUID NOT NULL UNIQUE REFERENCES "case" (id),
    due BIGINT NOT NULL,
    signed_by UUID REFERENCES person (id),
    signed BIGINT,
    file UUID,
    sent BIGINT,
    opened BIGINT
);
