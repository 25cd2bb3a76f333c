CREATE TABLE hub (
    id UUID PRIMARY KEY,
    name_en TEXT NOT NULL,
    name_fr TEXT NOT NULL,
    zone TEXT NOT NULL,
    -- Letters and invitations answer to this address.
    mailbox TEXT NOT NULL,
    created BIGINT NOT NULL
);
