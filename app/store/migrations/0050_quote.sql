CREATE TABLE quote (
    id UUID PRIMARY KEY,
    study UUID NOT NULL REFERENCES study (id),
    transcript UUID NOT NULL,
    cue BIGINT NOT NULL,
    participant UUID NOT NULL REFERENCES participant (id),
    -- Words of the cue, with "…" and [brackets] where something was left out or replaced.
    text TEXT NOT NULL,
    -- The attributes shown beside it: codes with spaces between.
    shown TEXT NOT NULL,
    -- picked, cleared
    state TEXT NOT NULL,
    -- Why it was cleared although the guard objected; empty when it did not.
    reason TEXT NOT NULL,
    picked_by UUID NOT NULL REFERENCES person (id),
    picked BIGINT NOT NULL,
    cleared_by UUID REFERENCES person (id),
    cleared BIGINT,
    FOREIGN KEY (transcript, cue) REFERENCES cue (transcript, number)
);

CREATE INDEX quote_study ON quote (study);
CREATE INDEX quote_participant ON quote (participant);
