CREATE TABLE mail (
    id UUID PRIMARY KEY,
    hub UUID NOT NULL REFERENCES hub (id),
    person UUID REFERENCES person (id),
    address TEXT NOT NULL,
    subject TEXT NOT NULL,
    -- Erased once sent: it may hold a link that signs its reader in.
    body TEXT NOT NULL,
    -- An iCalendar part with its method, when the mail carries one.
    calendar TEXT,
    calendar_method TEXT,
    created BIGINT NOT NULL,
    sent BIGINT,
    -- Why the last try failed, and whether it was the last.
    error TEXT,
    gave_up BOOLEAN NOT NULL DEFAULT FALSE
);

CREATE INDEX mail_hub ON mail (hub, created);
