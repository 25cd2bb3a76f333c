//! What jobs work with, and how one ends that did not succeed.

use domain::world::World;
use store::Db;

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
