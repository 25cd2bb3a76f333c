//! Kept files: the bytes in a folder (or an object store), what is known of them in the database.
//!
//! The bytes are written first and the row by the transaction: a row without bytes cannot be, bytes without a row can and
//! are written over when the job that made them runs again.

use std::{ops::RangeInclusive, path::Path, sync::Arc};

use aws_lc_rs::digest::{Context, SHA256, digest};
use bytes::Bytes;
use domain::{
    id::{FileId, HubId, Id},
    moment::Moment,
};
use futures_util::{StreamExt as _, stream::BoxStream};
use object_store::{
    GetOptions, GetRange, ObjectStore, ObjectStoreExt, WriteMultipart, local::LocalFileSystem, path::Path as Key,
};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

use crate::{
    db::{Db, Tx},
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

/// How large a file is that was brought, and its SHA-256.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weighed {
    bytes: i64,
    sha256: Vec<u8>,
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

/// Which piece of a file is wanted, or was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Range {
    /// All of it.
    All,
    /// From this byte to that one.
    Piece(RangeInclusive<u64>),
    /// A piece behind its end, which is nothing.
    Outside,
}

/// A piece of a file.
pub struct Ranged {
    /// The file's media type.
    pub media_type: String,
    /// How large the whole file is.
    pub length: u64,
    /// Which piece it is.
    pub piece: Range,
    /// What is in it. Only a whole file is checked against its SHA-256.
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

    /// Brings a file here that may be large: it is read piece by piece and stays where it is. Nothing is written down yet, so no
    /// transaction waits for it.
    pub(crate) async fn bring(&self, hub: HubId, id: FileId, path: &Path) -> Result<Weighed> {
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
        Ok(Weighed { bytes: size, sha256: hash.finish().as_ref().to_vec() })
    }

    /// Writes down a file that was brought, with its media type and the name it is downloaded under.
    pub(crate) async fn enter(
        &self,
        tx: &mut Tx,
        hub: HubId,
        id: FileId,
        (media_type, name): (&str, &str),
        weighed: &Weighed,
        now: Moment,
    ) -> Result<()> {
        let Weighed { bytes, sha256 } = weighed;
        let sql =
            "INSERT INTO file (id, hub, media_type, name, bytes, sha256, created) VALUES ($1, $2, $3, $4, $5, $6, $7)";
        tx.run(sql, values![id, hub, media_type, name, *bytes, sha256.as_slice(), now]).await?;
        Ok(())
    }

    /// Copies a file of a hub to this machine, and checks that it is what was kept. Jobs work on such copies.
    pub async fn fetch(&self, db: &Db, hub: HubId, id: FileId, to: &Path) -> Result<()> {
        let mut found = self.stream(&mut db.read().await?, hub, id).await?;
        let mut options = tokio::fs::OpenOptions::new();
        options.write(true).create_new(true);
        // Whose voice this is is nobody else's business on this machine.
        #[cfg(unix)]
        options.mode(0o600);
        let mut to = options.open(to).await?;
        while let Some(piece) = found.body.next().await {
            to.write_all(&piece?).await?;
        }
        to.flush().await?;
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

    /// A piece of a file of a hub, which `wanted` chooses by its length. Callers hold the permit for the thing that the file
    /// belongs to.
    pub(crate) async fn range(
        &self,
        tx: &mut Tx,
        hub: HubId,
        id: FileId,
        wanted: impl FnOnce(u64) -> Range,
    ) -> Result<Ranged> {
        let whole = self.stream(tx, hub, id).await?;
        let (media_type, length) = (whole.media_type, whole.bytes);
        let piece = wanted(length);
        let body = match &piece {
            Range::All => whole.body,
            Range::Outside => futures_util::stream::empty().boxed(),
            Range::Piece(piece) => {
                let bounds = *piece.start()..piece.end().saturating_add(1);
                let options = GetOptions { range: Some(GetRange::Bounded(bounds)), ..GetOptions::default() };
                let found = self.0.get_opts(&key(hub, id), options).await?;
                found.into_stream().map(|piece| piece.map_err(std::io::Error::other)).boxed()
            }
        };
        Ok(Ranged { media_type, length, piece, body })
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
