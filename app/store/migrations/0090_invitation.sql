-- Whom a coordinator asked by mail to register for a cycle. Most of them are nobody the hub knows yet.
CREATE TABLE invitation (
    cycle UUID NOT NULL REFERENCES cycle (id),
    -- In small letters.
    email TEXT NOT NULL,
    -- When they were written to last.
    invited BIGINT NOT NULL,
    invited_by UUID NOT NULL REFERENCES person (id),
    PRIMARY KEY (cycle, email)
);
