-- The fewest people that the details of a program's cases may leave together: 11, 15 or 20.
ALTER TABLE program ADD COLUMN floor BIGINT NOT NULL DEFAULT 15;
