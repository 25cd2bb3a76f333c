CREATE TABLE focus_group (
    id UUID PRIMARY KEY,
    study UUID NOT NULL REFERENCES study (id),
    number BIGINT NOT NULL,
    -- A local date, as 2026-11-26.
    held_on TEXT NOT NULL,
    minutes BIGINT,
    -- The session of our own room it was held in; none when it was held elsewhere.
    session UUID REFERENCES session (id),
    place TEXT NOT NULL,
    -- Who else was there.
    others TEXT NOT NULL,
    notes TEXT NOT NULL,
    created BIGINT NOT NULL,
    UNIQUE (study, number)
);

-- Who takes part, with what they were at the time. The column person is the key: only those who keep it read it.
CREATE TABLE participant (
    id UUID PRIMARY KEY,
    study UUID NOT NULL REFERENCES study (id),
    person UUID NOT NULL REFERENCES person (id),
    -- 7 is the pseudonym P07.
    number BIGINT NOT NULL,
    profession TEXT NOT NULL,
    prescriber BOOLEAN NOT NULL,
    added BIGINT NOT NULL,
    withdrawn BIGINT,
    UNIQUE (study, person),
    UNIQUE (study, number)
);

CREATE INDEX participant_person ON participant (person);

CREATE TABLE participant_group (
    participant UUID NOT NULL REFERENCES participant (id),
    focus_group UUID NOT NULL REFERENCES focus_group (id),
    PRIMARY KEY (participant, focus_group)
);

-- Consents are added and never changed; the one with the highest number counts.
CREATE TABLE consent (
    participant UUID NOT NULL REFERENCES participant (id),
    -- take-part, transcript, quotes, reports
    purpose TEXT NOT NULL,
    number BIGINT NOT NULL,
    given BOOLEAN NOT NULL,
    -- own, paper
    how TEXT NOT NULL,
    recorded_by UUID NOT NULL REFERENCES person (id),
    at BIGINT NOT NULL,
    PRIMARY KEY (participant, purpose, number)
);
