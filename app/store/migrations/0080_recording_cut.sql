-- What is left out of a recording has a number, and each file says up to which number it leaves out. A file whose number is
-- lower than its recording's last one is not given out before it is written anew.
ALTER TABLE recording_cut ADD COLUMN number BIGINT NOT NULL DEFAULT 0;
UPDATE recording_cut SET number = (
    SELECT COUNT(*) FROM recording_cut AS other WHERE other.recording = recording_cut.recording AND other.to_ms <= recording_cut.to_ms
);
ALTER TABLE recording_track ADD COLUMN cut BIGINT NOT NULL DEFAULT 0;
