UPDATE recommendation SET domain = 'social' WHERE domain = 'biopsychosocial';

-- What it rests on: strong, conditional, good-practice, experience; the source and its address.
ALTER TABLE recommendation ADD COLUMN strength TEXT;
ALTER TABLE recommendation ADD COLUMN source TEXT NOT NULL DEFAULT '';
ALTER TABLE recommendation ADD COLUMN link TEXT NOT NULL DEFAULT '';

-- The recommendation on the same case that says the same.
ALTER TABLE recommendation ADD COLUMN merged_into UUID REFERENCES recommendation (id);

-- The text from the library it was taken from.
ALTER TABLE recommendation ADD COLUMN snippet UUID;
ALTER TABLE recommendation ADD COLUMN snippet_edition BIGINT;

CREATE TABLE recommendation_second (
    recommendation UUID NOT NULL REFERENCES recommendation (id),
    person UUID NOT NULL REFERENCES person (id),
    -- As whom, then.
    author_kind TEXT NOT NULL,
    profession TEXT NOT NULL,
    created BIGINT NOT NULL,
    PRIMARY KEY (recommendation, person)
);
