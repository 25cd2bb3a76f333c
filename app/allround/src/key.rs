//! The secret that room tickets are signed and kept details are hashed with: drawn at the first start, kept beside the database.

use std::{
    fs,
    io::{ErrorKind, Write as _},
    os::unix::fs::OpenOptionsExt as _,
    path::Path,
};

use anyhow::Context as _;
use domain::world::World;

/// The secret of a data folder, made when there is none. Readable by its owner only.
pub fn of(data: &Path, world: &World) -> anyhow::Result<Vec<u8>> {
    let path = data.join("rooms.key");
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
