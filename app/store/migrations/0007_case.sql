CREATE TABLE "case" (
    id UUID PRIMARY KEY,
    hub UUID NOT NULL REFERENCES hub (id),
    cycle UUID NOT NULL REFERENCES cycle (id),
    presenter UUID NOT NULL REFERENCES person (id),
    -- Given at acceptance; what people say aloud instead of a name.
    code TEXT,
    state TEXT NOT NULL,
    form TEXT NOT NULL,
    form_version BIGINT NOT NULL,
    -- JSON object: field name to value. Health data.
    answers TEXT NOT NULL,
    -- Grows with every save, so that an old page cannot overwrite a newer one.
    revision BIGINT NOT NULL,
    -- The coordinator's note when the case was returned.
    note TEXT NOT NULL,
    session UUID REFERENCES session (id),
    created BIGINT NOT NULL,
    updated BIGINT NOT NULL,
    submitted BIGINT,
    presented BIGINT,
    follow_up_due BIGINT,
    UNIQUE (hub, code)
);

CREATE INDEX case_presenter ON "case" (presenter);
CREATE INDEX case_cycle ON "case" (cycle);

CREATE TABLE case_event (
    "case" UUID NOT NULL REFERENCES "case" (id),
    at BIGINT NOT NULL,
    person UUID,
    state TEXT NOT NULL
);

CREATE INDEX case_event_case ON case_event ("case", at);
