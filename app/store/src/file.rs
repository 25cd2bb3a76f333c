//! Kept files: the bytes in a folder (or an object store), what is known of them in the database.
//!
//! The bytes are written first and the row by the transaction: a row without bytes cannot be, bytes without a row can and
//! are written over when the job that made them runs again.

use std::{path::Path, sync::Arc};

use aws_lc_rs::digest::{SHA256, digest};
use bytes::Bytes;
use domain::{
    id::{FileId, HubId, Id},
    moment::Moment,
};
use object_store::{ObjectStore, ObjectStoreExt, local::LocalFileSystem, path::Path as Key};

use crate::{
    db::Tx,
    error::{Error, Result},
    row::Row,
    values,
};

/// Where the bytes are.
#[derive(Clone)]
pub struct Files(Arc<dyn ObjectStore>);

/// A file to keep.
pub struct Kept<'a> {
    /// Its id, for good: a repeated job keeps the same file again.
    pub id: FileId,
    /// The hub it belongs to.
    pub hub: HubId,
    /// Its media type, as "application/pdf".
    pub media_type: &'static str,
    /// The name it is downloaded under.
    pub name: &'a str,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// A file read back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Download {
    /// Its media type.
    pub media_type: String,
    /// The name to download it under.
    pub name: String,
    /// What is in it, checked against its SHA-256.
    pub bytes: Bytes,
}

impl Files {
    /// Keeps files in a folder, which is made when it is missing.
    pub fn folder(path: &Path) -> Result<Self> {
        std::fs::create_dir_all(path)?;
        let folder = LocalFileSystem::new_with_prefix(path)?;
        // Acknowledged means on disk, as in the database.
        Ok(Self(Arc::new(folder.with_fsync(true))))
    }

    /// Keeps a file; the same id again writes it over.
    pub async fn put(&self, tx: &mut Tx, file: Kept<'_>, now: Moment) -> Result<()> {
        let (hash, size) = (hash(&file.bytes), i64::try_from(file.bytes.len()).unwrap_or(i64::MAX));
        self.0.put(&key(file.hub, file.id), file.bytes.into()).await?;
        let sql =
            "INSERT INTO file (id, hub, media_type, name, bytes, sha256, created) VALUES ($1, $2, $3, $4, $5, $6, $7)
            ON CONFLICT (id) DO UPDATE SET media_type = $3, name = $4, bytes = $5, sha256 = $6";
        tx.run(sql, values![file.id, file.hub, file.media_type, file.name, size, hash, now]).await?;
        Ok(())
    }

    /// Writes a kept file over with nothing, before it is made anew or forgotten.
    pub(crate) async fn blank(&self, tx: &mut Tx, hub: HubId, id: FileId) -> Result<()> {
        self.0.put(&key(hub, id), Bytes::new().into()).await?;
        let sql = "UPDATE file SET bytes = 0, sha256 = $2 WHERE id = $1";
        tx.run(sql, values![id, hash(&[])]).await?;
        Ok(())
    }

    /// Removes the bytes of a file whose row is gone; those that are not there are no error.
    pub async fn remove(&self, hub: HubId, id: FileId) -> Result<()> {
        match self.0.delete(&key(hub, id)).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// A file of a hub. Callers hold the permit for the thing that the file belongs to.
    pub(crate) async fn get(&self, tx: &mut Tx, hub: HubId, id: FileId) -> Result<Download> {
        let sql = "SELECT media_type, name, sha256 FROM file WHERE id = $1 AND hub = $2";
        let (media_type, name, sha256) = tx.one(sql, values![id, hub], read).await?;
        let found = self.0.get(&key(hub, id)).await?;
        let bytes = found.bytes().await?;
        if hash(&bytes) == sha256 {
            Ok(Download { media_type, name, bytes })
        } else {
            Err(Error::Inconsistent("file.sha256"))
        }
    }
}

fn read(row: &Row) -> Result<(String, String, Vec<u8>)> {
    Ok((row.get("media_type")?, row.get("name")?, row.get("sha256")?))
}

fn key(hub: HubId, id: FileId) -> Key {
    Key::from(format!("{}/{}", hub.uuid(), id.uuid()))
}

fn hash(bytes: &[u8]) -> Vec<u8> {
    digest(&SHA256, bytes).as_ref().to_vec()
}
