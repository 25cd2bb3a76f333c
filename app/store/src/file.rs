//! Kept files: the bytes in a folder (or an object store), what is known of them in the database.
//!
//! The bytes are written first and the row by the transaction: a row without bytes cannot be, bytes without a row can and
//! are written over when the job that made them runs again.

use std::{path::Path, sync::Arc};

use aws_lc_rs::digest::{Context, SHA256, digest};
use bytes::Bytes;
use domain::{
    id::{FileId, HubId, Id},
    moment::Moment,
};
use futures_util::{StreamExt as _, stream::BoxStream};
use object_store::{ObjectStore, ObjectStoreExt, WriteMultipart, local::LocalFileSystem, path::Path as Key};
use tokio::io::AsyncReadExt as _;

use crate::{
    db::Tx,
    error::{Error, Result},
    row::Row,
    values,
};

/// Bytes of a large file that are in memory at a time.
const PIECE: usize = 4 << 20;

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

/// A file on this machine that is taken over.
pub struct Adopted<'a> {
    /// Its id, for good.
    pub id: FileId,
    /// The hub it belongs to.
    pub hub: HubId,
    /// Its media type, as "video/webm".
    pub media_type: &'static str,
    /// The name it is downloaded under.
    pub name: &'a str,
    /// Where it is.
    pub path: &'a Path,
}

/// A file read back piece by piece, because it may be large.
pub struct Streamed {
    /// Its media type.
    pub media_type: String,
    /// The name to download it under.
    pub name: String,
    /// How large it is.
    pub bytes: u64,
    /// What is in it. Ends with an error when it is not what its SHA-256 says.
    pub body: BoxStream<'static, std::io::Result<Bytes>>,
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

    /// Takes a file over that may be large: it is read piece by piece and stays where it is.
    pub async fn adopt(&self, tx: &mut Tx, file: Adopted<'_>, now: Moment) -> Result<()> {
        let Adopted { id, hub, media_type, name, path } = file;
        let mut from = tokio::fs::File::open(path).await?;
        let mut to = WriteMultipart::new_with_chunk_size(self.0.put_multipart(&key(hub, id)).await?, PIECE);
        let (mut hash, mut size) = (Context::new(&SHA256), 0_i64);
        let mut piece = vec![0; PIECE];
        loop {
            let read = from.read(&mut piece).await?;
            let Some(bytes) = piece.get(..read).filter(|bytes| !bytes.is_empty()) else { break };
            hash.update(bytes);
            size = size.saturating_add(i64::try_from(read).unwrap_or(i64::MAX));
            to.wait_for_capacity(2).await?;
            to.write(bytes);
        }
        to.finish().await?;
        let sql =
            "INSERT INTO file (id, hub, media_type, name, bytes, sha256, created) VALUES ($1, $2, $3, $4, $5, $6, $7)";
        tx.run(sql, values![id, hub, media_type, name, size, hash.finish().as_ref(), now]).await?;
        Ok(())
    }

    /// A file of a hub, piece by piece. Callers hold the permit for the thing that the file belongs to.
    pub(crate) async fn stream(&self, tx: &mut Tx, hub: HubId, id: FileId) -> Result<Streamed> {
        let sql = "SELECT media_type, name, sha256 FROM file WHERE id = $1 AND hub = $2";
        let (media_type, name, sha256) = tx.one(sql, values![id, hub], read).await?;
        let found = self.0.get(&key(hub, id)).await?;
        let bytes = found.meta.size;
        let body =
            futures_util::stream::unfold(Some((found.into_stream(), Context::new(&SHA256), sha256)), |open| async {
                let (mut stream, mut hash, sha256) = open?;
                match stream.next().await {
                    Some(Ok(bytes)) => {
                        hash.update(&bytes);
                        Some((Ok(bytes), Some((stream, hash, sha256))))
                    }
                    Some(Err(error)) => Some((Err(std::io::Error::other(error)), None)),
                    None if hash.finish().as_ref() == sha256 => None,
                    None => Some((Err(std::io::Error::other("a kept file is not what it was")), None)),
                }
            });
        // Whoever reads it may ask once more behind its end.
        Ok(Streamed { media_type, name, bytes, body: body.fuse().boxed() })
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
