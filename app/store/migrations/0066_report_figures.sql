-- What each figure of a report rests on, as JSON: marks (hashes) of who has a part in it and of the parts. A later report is told
-- beside it only as far as few people do not follow from the two.
ALTER TABLE report ADD COLUMN figures TEXT NOT NULL DEFAULT '{}';

-- Noon, in universal time, of the first day on which somebody took their survey answers out of the program after the report was
-- frozen. Neither who nor when: which reports were there says what is needed.
ALTER TABLE report ADD COLUMN answers_out BIGINT;

UPDATE report SET answers_out = (
    SELECT MIN(answers_out.day) FROM answers_out
    WHERE answers_out.program = report.program AND answers_out.day + 43200000000 > report.frozen
);

DROP TABLE answers_out;
