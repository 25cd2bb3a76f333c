-- The network figure that stands beside a theme, as its code; empty where none does.
ALTER TABLE joint_display ADD COLUMN network TEXT NOT NULL DEFAULT '';
