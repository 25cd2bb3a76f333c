CREATE TABLE mail (
    id UUID PRIMARY KEY,
    hub UUID NOT NULL REFERENCES hub (id),
    person UUID REFERENCES person (id),
    address TEXT NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    -- An iCalendar part with its method, when the mail carries one.
    calendar TEXT,
    calendar_method TEXT,
    created BIGINT NOT NULL,
    sent BIGINT,
    error TEXT
);

CREATE INDEX mail_hub ON mail (hub, created);
