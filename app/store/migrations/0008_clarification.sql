CREATE TABLE hand (
    id UUID PRIMARY KEY,
    session UUID NOT NULL REFERENCES session (id),
    person UUID NOT NULL REFERENCES person (id),
    raised BIGINT NOT NULL,
    -- The facilitator's order; absent while nobody moved the hand.
    rank BIGINT,
    lowered BIGINT
);

-- One raised hand a person and session.
CREATE UNIQUE INDEX hand_raised ON hand (session, person) WHERE lowered IS NULL;

-- People who were sent out of a session's room and not let back in.
CREATE TABLE removal (
    session UUID NOT NULL REFERENCES session (id),
    person UUID NOT NULL REFERENCES person (id),
    removed_by UUID NOT NULL REFERENCES person (id),
    at BIGINT NOT NULL,
    PRIMARY KEY (session, person)
);

CREATE TABLE clarification (
    id UUID PRIMARY KEY,
    "case" UUID NOT NULL REFERENCES "case" (id),
    session UUID NOT NULL REFERENCES session (id),
    author UUID NOT NULL REFERENCES person (id),
    question TEXT NOT NULL,
    asked BIGINT NOT NULL,
    answer TEXT,
    answered BIGINT
);

CREATE INDEX clarification_case ON clarification ("case", asked);
