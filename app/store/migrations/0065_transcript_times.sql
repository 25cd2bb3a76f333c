-- Of how many cues the times were taken from what the room heard; none where the times are the file's own.
ALTER TABLE transcript ADD COLUMN heard_times BIGINT;
