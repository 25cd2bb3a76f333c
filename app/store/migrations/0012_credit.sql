-- A program's rule from a date on; earlier sessions keep the rule of their day.
CREATE TABLE credit_rule (
    program UUID NOT NULL REFERENCES program (id),
    version BIGINT NOT NULL,
    -- Local date, as 2026-11-26.
    valid_from TEXT NOT NULL,
    -- Credits for one hour, in hundredths.
    hundredths_per_hour BIGINT NOT NULL,
    -- Minutes of a session that must be attended for it to count, in percent of its length.
    session_percent BIGINT NOT NULL,
    -- Sessions of the cycle that must count before a certificate is given, in percent.
    cycle_percent BIGINT NOT NULL,
    accreditor TEXT NOT NULL,
    statement TEXT NOT NULL,
    PRIMARY KEY (program, version)
);

CREATE TABLE certificate (
    id UUID PRIMARY KEY,
    hub UUID NOT NULL REFERENCES hub (id),
    person UUID NOT NULL REFERENCES person (id),
    cycle UUID NOT NULL REFERENCES cycle (id),
    -- As they were called when it was issued.
    name TEXT NOT NULL,
    credentials TEXT NOT NULL,
    profession TEXT NOT NULL,
    -- What anyone types to check the certificate.
    code TEXT NOT NULL UNIQUE,
    hundredths BIGINT NOT NULL,
    minutes BIGINT NOT NULL,
    sessions BIGINT NOT NULL,
    rule_version BIGINT NOT NULL,
    earned BIGINT NOT NULL,
    issued BIGINT NOT NULL,
    file UUID,
    UNIQUE (person, cycle)
);
