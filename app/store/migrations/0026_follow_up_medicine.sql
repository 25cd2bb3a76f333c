-- The medications of a case as they are at its follow-up, with what was worked out of them by the case's table of factors.
-- Replaced while the follow-up is open.
CREATE TABLE follow_up_medicine (
    "case" UUID PRIMARY KEY REFERENCES "case" (id),
    at BIGINT NOT NULL,
    -- JSON object: the table of medications. Health data.
    answers TEXT NOT NULL,
    -- The table of factors; absent when no medication is named.
    factors TEXT,
    factors_version TEXT,
    -- JSON object: language to the day's dose. Health data.
    figures TEXT NOT NULL
);
