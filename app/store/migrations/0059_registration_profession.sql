-- What a person was when they asked to take part: counts by profession keep to it when they become something else later.
-- None where nobody wrote it down, and then what they are now counts.
ALTER TABLE registration ADD COLUMN profession TEXT;

UPDATE registration SET profession = (SELECT person.profession FROM person WHERE person.id = registration.person);
