//! The secrets of an installation, each a file beside the database, drawn at the first start: `rooms.key`, with which room
//! tickets are signed and kept details hashed, and `surveys.key`, which alone tells whose survey answers are whose.

use std::{
    fs,
    io::{ErrorKind, Write as _},
    os::unix::fs::OpenOptionsExt as _,
    path::Path,
};

use anyhow::Context as _;
use domain::world::World;

/// The secret of room tickets and of the hashes of kept details.
pub const ROOMS: &str = "rooms.key";

/// The secret of survey tokens.
pub const SURVEYS: &str = "surveys.key";

/// The secret of a name in a data folder, made when there is none. Readable by its owner only.
pub fn of(data: &Path, name: &str, world: &World) -> anyhow::Result<Vec<u8>> {
    let path = data.join(name);
    match fs::read(&path) {
        Ok(key) => Ok(key),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            let key = world.secret::<32>();
            let mut file = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path)?;
            file.write_all(&key)?;
            file.sync_all()?;
            Ok(key.to_vec())
        }
        Err(error) => Err(error).with_context(|| format!("{} cannot be read", path.display())),
    }
}
