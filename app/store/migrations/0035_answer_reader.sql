-- Who reads a program's survey answers.
CREATE TABLE answer_reader (
    program UUID NOT NULL REFERENCES program (id),
    person UUID NOT NULL REFERENCES person (id),
    granted_by UUID NOT NULL REFERENCES person (id),
    granted BIGINT NOT NULL,
    PRIMARY KEY (program, person)
);

-- Nobody reads answers who has become somebody who sees names.
CREATE VIEW reads_answers AS
    SELECT answer_reader.program AS program, answer_reader.person AS person FROM answer_reader
    WHERE EXISTS (
        SELECT 1 FROM membership WHERE membership.person = answer_reader.person AND membership.role = 'evaluator'
    ) AND NOT EXISTS (
        SELECT 1 FROM membership
        WHERE membership.person = answer_reader.person AND membership.role IN ('coordinator', 'administrator')
    );

-- Whose token it is was shown once, to whom, and why. Append-only.
CREATE TABLE unveiling (
    id UUID PRIMARY KEY,
    program UUID NOT NULL REFERENCES program (id),
    token TEXT NOT NULL,
    reason TEXT NOT NULL,
    person UUID NOT NULL REFERENCES person (id),
    at BIGINT NOT NULL
);

CREATE INDEX unveiling_program ON unveiling (program, at);
