//! What jobs work with, and how one ends that did not succeed.

use std::{path::PathBuf, sync::Arc};

use domain::world::World;
use media::together::Composer;
use store::{Db, file::Files, survey::TokenKey};
use tokio::sync::Mutex;

use crate::post::Post;

/// What every job may use, handed over by the binary.
#[derive(Clone)]
pub struct Tools {
    /// The database.
    pub db: Db,
    /// Time and chance.
    pub world: World,
    /// The public address of the installation without a trailing slash, for links.
    pub url: String,
    /// The way out for mail.
    pub post: Post,
    /// Where letters and certificates are kept.
    pub files: Files,
    /// Where sessions are recorded until their files are taken over.
    pub recordings: PathBuf,
    /// Makes one file of everybody in a recording, where it can.
    pub composer: Composer,
    /// Where that is done, one at a time on this machine: the room comes first.
    pub desk: Arc<Mutex<()>>,
    /// The key of survey tokens: who has answered is worked out with it.
    pub tokens: TokenKey,
}

/// Lays a document out beside the loop: it takes a while.
pub(crate) async fn lay_out(
    work: impl FnOnce() -> Result<Vec<u8>, paper::Error> + Send + 'static,
) -> Result<Vec<u8>, Failure> {
    let done = tokio::task::spawn_blocking(work).await;
    // What a panic says may quote the document, so it goes neither into the log nor beside the job.
    done.map_err(|_| Failure::Again("the layout broke off".to_owned()))?
        .map_err(|error| Failure::Never(error.to_string()))
}

/// Why a job is not done.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// It cannot be done yet, and that is nobody's mistake: it waits without counting as a try.
    #[error("{0}")]
    Waits(String),
    /// It may go better at the next try.
    #[error("{0}")]
    Again(String),
    /// It will never go.
    #[error("{0}")]
    Never(String),
}

impl From<store::Error> for Failure {
    fn from(error: store::Error) -> Self {
        match error {
            store::Error::Missing => Self::Never("what it is about is no longer there".to_owned()),
            other => Self::Again(other.to_string()),
        }
    }
}
