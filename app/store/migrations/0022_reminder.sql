-- How many people sign a letter of the program before it goes out, and whether they are reminded of it.
ALTER TABLE program ADD COLUMN letter_signatures BIGINT NOT NULL DEFAULT 1;
ALTER TABLE program ADD COLUMN letter_reminders BOOLEAN NOT NULL DEFAULT TRUE;

-- What people were reminded of: each reminder goes out once, however often its job runs.
CREATE TABLE reminder (
    "case" UUID NOT NULL REFERENCES "case" (id),
    -- letter-VERSION or follow-up.
    about TEXT NOT NULL,
    -- 0 comes before the day; the others count the working days after it.
    number BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY ("case", about, number)
);

-- That somebody presented a case, as a proof of it says: never what the case is about.
CREATE TABLE presentation (
    "case" UUID PRIMARY KEY REFERENCES "case" (id),
    code TEXT NOT NULL UNIQUE,
    -- As they were called then.
    name TEXT NOT NULL,
    credentials TEXT NOT NULL,
    profession TEXT NOT NULL,
    issued BIGINT NOT NULL
);
