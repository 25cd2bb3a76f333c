-- What stood in the way of a recommendation that was not followed in full, by a code of a fixed list. Answers given before
-- the list was there have none.
ALTER TABLE recommendation ADD COLUMN outcome_barrier TEXT;

-- The questionnaires of a case answered again at its follow-up. Replaced while the follow-up is open.
CREATE TABLE follow_up_score (
    "case" UUID PRIMARY KEY REFERENCES "case" (id),
    at BIGINT NOT NULL,
    -- JSON object: questionnaire to answers. Health data.
    answers TEXT NOT NULL,
    -- JSON object: language to scores, each with its instrument's edition. Health data.
    scores TEXT NOT NULL
);
