-- Pictures and documents of a case. Only clean files are kept: written anew from what they show.
CREATE TABLE attachment (
    id UUID PRIMARY KEY,
    "case" UUID NOT NULL REFERENCES "case" (id),
    file UUID NOT NULL REFERENCES file (id),
    -- jpg, png, pdf or docx.
    kind TEXT NOT NULL,
    caption TEXT NOT NULL,
    -- Pictures, and pages whose letters no machine reads: to be looked at by the presenter.
    sights BIGINT NOT NULL,
    burned_in BOOLEAN NOT NULL,
    -- Codes of what was left behind, with spaces between them.
    dropped TEXT NOT NULL,
    -- Details in its text about which the presenter has not decided. The details themselves are not stored.
    undecided BIGINT NOT NULL,
    -- When the presenter confirmed to have looked.
    looked BIGINT,
    added BIGINT NOT NULL
);

CREATE INDEX attachment_case ON attachment ("case", added);
