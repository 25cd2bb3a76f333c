-- Free texts of answers that a reader looked at and let into exports: by a keyed hash of the text, so that the row says nothing
-- about whose it is and a changed text is not let in.
CREATE TABLE text_clearance (
    wave UUID NOT NULL REFERENCES survey_wave (id),
    mark TEXT NOT NULL,
    PRIMARY KEY (wave, mark)
);

-- Whether the outbox hides to whom a mail goes: who is reminded of a survey has not answered it.
ALTER TABLE mail ADD COLUMN veiled BOOLEAN NOT NULL DEFAULT FALSE;
