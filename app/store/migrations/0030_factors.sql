-- The factor table of a program's totals, and one shown beside it in the view of a case; empty when there is none.
ALTER TABLE program ADD COLUMN factors TEXT NOT NULL DEFAULT 'cdc2022';
ALTER TABLE program ADD COLUMN factors_beside TEXT NOT NULL DEFAULT '';
