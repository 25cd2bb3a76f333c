CREATE TABLE cycle (
    id UUID PRIMARY KEY,
    program UUID NOT NULL REFERENCES program (id),
    title TEXT NOT NULL,
    -- Local dates, as 2026-11-26.
    starts TEXT NOT NULL,
    ends TEXT NOT NULL,
    capacity BIGINT,
    open BOOLEAN NOT NULL,
    -- As in program.
    revision BIGINT NOT NULL DEFAULT 1,
    created BIGINT NOT NULL
);

CREATE INDEX cycle_program ON cycle (program);

CREATE TABLE registration (
    id UUID PRIMARY KEY,
    cycle UUID NOT NULL REFERENCES cycle (id),
    person UUID NOT NULL REFERENCES person (id),
    -- requested, approved, declined, withdrawn
    state TEXT NOT NULL,
    -- What the person hopes to learn.
    hopes TEXT NOT NULL,
    created BIGINT NOT NULL,
    decided BIGINT,
    decided_by UUID REFERENCES person (id),
    note TEXT NOT NULL,
    UNIQUE (cycle, person)
);

CREATE INDEX registration_person ON registration (person);
