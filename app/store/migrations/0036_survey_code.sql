-- Answers of older data are kept like all others, under tokens; theirs are keyed hashes of a self-made code or record id. The code
-- stays beside the token so that somebody can say which belong together. In the order of the tokens, like the sheets.
CREATE TABLE survey_code (
    program UUID NOT NULL REFERENCES program (id),
    token TEXT NOT NULL,
    code TEXT NOT NULL,
    PRIMARY KEY (program, token)
);

-- What somebody decided about two codes that could be one person's: joined under the first token, or kept apart.
CREATE TABLE code_decision (
    program UUID NOT NULL REFERENCES program (id),
    token TEXT NOT NULL,
    other TEXT NOT NULL,
    -- folded, near
    how TEXT NOT NULL,
    joined BOOLEAN NOT NULL,
    person UUID NOT NULL REFERENCES person (id),
    at BIGINT NOT NULL,
    PRIMARY KEY (program, token, other)
);

-- A file that waits for somebody to say that it is to be taken in. Deleted once it is taken in or put away.
CREATE TABLE survey_file (
    survey UUID NOT NULL REFERENCES survey (id),
    -- records, poll
    kind TEXT NOT NULL,
    wave UUID NOT NULL REFERENCES survey_wave (id),
    file_name TEXT NOT NULL,
    bytes BYTEA NOT NULL,
    person UUID NOT NULL REFERENCES person (id),
    created BIGINT NOT NULL,
    PRIMARY KEY (survey, kind)
);
