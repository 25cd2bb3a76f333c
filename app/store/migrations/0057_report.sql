-- The first three signs of the postal code of where somebody works; may be empty.
ALTER TABLE person ADD COLUMN postal_area TEXT NOT NULL DEFAULT '';

-- A report as it was frozen. Nothing in it ever changes, but that a later withdrawal may supersede it.
CREATE TABLE report (
    id UUID PRIMARY KEY,
    program UUID NOT NULL REFERENCES program (id),
    -- The beginning of the hash of `documents`: the same figures and words give the same snapshot.
    snapshot TEXT NOT NULL,
    -- The first moment that does not count.
    until BIGINT NOT NULL,
    -- Final texts in both languages, as JSON.
    documents TEXT NOT NULL,
    -- The people its figures rest on, as JSON: a later report must not differ by a few of them.
    people TEXT NOT NULL,
    -- The studies whose quotes or counts it holds, as JSON.
    studies TEXT NOT NULL,
    frozen BIGINT NOT NULL,
    frozen_by UUID NOT NULL REFERENCES person (id),
    UNIQUE (program, snapshot)
);

CREATE INDEX report_program ON report (program, frozen);
