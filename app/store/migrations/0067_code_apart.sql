-- The waves at which sheets were put under another token when two codes were joined, as JSON: what it takes to take them apart
-- again, and why that was done.
ALTER TABLE code_decision ADD COLUMN moved TEXT NOT NULL DEFAULT '[]';
ALTER TABLE code_decision ADD COLUMN reason TEXT NOT NULL DEFAULT '';

-- Everybody gets the mails of a survey, whoever has answered: nothing in the outbox tells who has.
ALTER TABLE mail DROP COLUMN veiled;
