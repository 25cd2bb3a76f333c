CREATE TABLE program (
    id UUID PRIMARY KEY,
    hub UUID NOT NULL REFERENCES hub (id),
    slug TEXT NOT NULL,
    title TEXT NOT NULL,
    summary TEXT NOT NULL,
    audience TEXT NOT NULL,
    language TEXT NOT NULL,
    zone TEXT NOT NULL,
    template TEXT NOT NULL,
    -- Printed under every letter and shown when recommendations are read out.
    disclaimer TEXT NOT NULL,
    -- Working days from the session to the letter.
    letter_days BIGINT NOT NULL,
    -- Days from the letter to the follow-up.
    follow_up_days BIGINT NOT NULL,
    published BOOLEAN NOT NULL,
    -- Grows with every change, so that an old page cannot overwrite a newer one.
    revision BIGINT NOT NULL DEFAULT 1,
    created BIGINT NOT NULL,
    UNIQUE (hub, slug)
);
