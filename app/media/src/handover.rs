//! What a planned stop leaves to the next start, in a file that only we read. Nothing in it is needed to go on: when it
//! cannot be written or read, that is told, and people come back all the same.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write as _};
use std::path::Path;

use sfu::Handover;

/// Writes what is left.
pub(crate) fn leave(file: &Path, left: &Handover) {
    let write = || -> std::io::Result<()> {
        let text = serde_json::to_vec(left)?;
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        options.open(file)?.write_all(&text)
    };
    if let Err(error) = write() {
        tracing::warn!(%error, "what moderators decided could not be kept for the next start");
    }
}

/// Reads what an earlier stop has left, once: after a crash it would be old.
pub(crate) fn take(file: &Path) -> Handover {
    let text = match fs::read(file) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => return Handover::default(),
        Err(error) => {
            tracing::warn!(%error, "what moderators decided before the last stop could not be read");
            return Handover::default();
        }
    };
    if let Err(error) = fs::remove_file(file) {
        tracing::warn!(%error, "what an earlier stop has left could not be removed");
    }
    serde_json::from_slice(&text).unwrap_or_else(|_| {
        tracing::warn!("what an earlier stop has left is damaged; it is not heeded");
        Handover::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_is_taken_once_and_a_damaged_file_is_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("rooms.json");
        assert_eq!(take(&file), Handover::default());
        let left = Handover { rooms: vec![("a room".into(), "phase: case".into())], ..Handover::default() };
        leave(&file, &left);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o077, 0, "nobody else reads it");
        }
        assert_eq!(take(&file), left);
        assert_eq!(take(&file), Handover::default());
        fs::write(&file, "{\"used\": [").unwrap();
        assert_eq!(take(&file), Handover::default());
        assert!(!file.exists());
    }
}
