//! What can go wrong between the house and its database.

/// An error of the store.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Nothing there, or nothing of this person's hub: the two look the same.
    #[error("nothing there")]
    Missing,
    /// A value that must be unique is in use, or a thing was changed by somebody else in the meantime.
    #[error("already taken")]
    Taken,
    /// A row does not hold what its type promises: table and column.
    #[error("the database holds an unexpected value in {0}")]
    Inconsistent(&'static str),
    /// The database or the file store failed.
    #[error("the store failed: {0}")]
    Broken(#[source] Box<dyn std::error::Error + Send + Sync>),
}

/// A result of the store.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        match &error {
            sqlx::Error::RowNotFound => Self::Missing,
            sqlx::Error::Database(inner) if inner.is_unique_violation() => Self::Taken,
            _ => Self::Broken(Box::new(error)),
        }
    }
}
