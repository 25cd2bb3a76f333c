-- A case that comes back after its letter is a new, shorter case that follows the earlier one.
ALTER TABLE "case" ADD COLUMN follows UUID REFERENCES "case" (id);

CREATE INDEX case_follows ON "case" (follows);
