-- One file of everybody, while it is being made ("waits") or could not be ("failed"). Once it is there it is a track of its own.
ALTER TABLE recording ADD COLUMN together TEXT;

-- That somebody opened a file to play it in the page. Rows go after a day; the audit log keeps that it was.
CREATE TABLE recording_view (
    id UUID PRIMARY KEY,
    track UUID NOT NULL REFERENCES recording_track (id),
    person UUID NOT NULL REFERENCES person (id),
    at BIGINT NOT NULL
);
