-- Days on which somebody took their survey answers out of a program: its reports up to then are superseded. Noon of the day, in
-- universal time; neither who nor when.
CREATE TABLE answers_out (
    program UUID NOT NULL REFERENCES program (id),
    day BIGINT NOT NULL,
    PRIMARY KEY (program, day)
);
