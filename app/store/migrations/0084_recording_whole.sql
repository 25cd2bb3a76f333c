-- One file of all parts of a session, while it is being made ("waits") or could not be ("failed"). Once it is there it is a track of
-- the first part.
ALTER TABLE session ADD COLUMN recording_whole TEXT;
