CREATE TABLE recommendation (
    id UUID PRIMARY KEY,
    "case" UUID NOT NULL REFERENCES "case" (id),
    session UUID NOT NULL REFERENCES session (id),
    author UUID NOT NULL REFERENCES person (id),
    -- specialist or peer, and the profession at that time.
    author_kind TEXT NOT NULL,
    profession TEXT NOT NULL,
    domain TEXT NOT NULL,
    text TEXT NOT NULL,
    created BIGINT NOT NULL,
    struck BOOLEAN NOT NULL,
    -- The presenter's view in the session: here, not-here.
    feasible TEXT,
    feasible_why TEXT NOT NULL,
    -- The presenter's follow-up: done, partly, not.
    outcome TEXT,
    outcome_why TEXT NOT NULL,
    outcome_at BIGINT
);

CREATE INDEX recommendation_case ON recommendation ("case", created);
