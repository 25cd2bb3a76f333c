//! What can go wrong between the house and its database, said in codes and names: an error never quotes a row.

use sqlx::{
    error::{DatabaseError, ErrorKind},
    migrate::MigrateError,
    postgres::PgDatabaseError,
};

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
    /// The database or the file store failed. What failed below is kept as a sentence of codes and names only: it ends up
    /// in logs and beside jobs, and what a database says itself can quote case text.
    #[error("the store failed: {0}")]
    Broken(String),
}

/// A result of the store.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        match &error {
            sqlx::Error::RowNotFound => Self::Missing,
            sqlx::Error::Database(inner) if inner.is_unique_violation() => Self::Taken,
            _ => Self::Broken(bare(&error)),
        }
    }
}

impl From<MigrateError> for Error {
    fn from(error: MigrateError) -> Self {
        Self::Broken(match &error {
            MigrateError::Execute(inner) => format!("while migrating: {}", bare(inner)),
            MigrateError::ExecuteMigration(inner, version) => format!("in migration {version}: {}", bare(inner)),
            // The rest speak of versions.
            _ => error.to_string(),
        })
    }
}

impl From<object_store::Error> for Error {
    fn from(error: object_store::Error) -> Self {
        // Names the folder and the ids of hub and file.
        Self::Broken(error.to_string())
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        Self::Broken(error.to_string())
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::Broken(format!("JSON cannot be written: {:?}", error.classify()))
    }
}

/// A driver's error without values.
fn bare(error: &sqlx::Error) -> String {
    match error {
        sqlx::Error::Database(inner) => coded(&**inner),
        sqlx::Error::ColumnDecode { index, .. } => format!("column {index} cannot be read"),
        sqlx::Error::Decode(_) => "a value cannot be read".to_owned(),
        sqlx::Error::Encode(_) => "a value cannot be written".to_owned(),
        sqlx::Error::Protocol(_) => "the database server and its driver do not understand each other".to_owned(),
        sqlx::Error::InvalidArgument(_) => "the driver refused an argument".to_owned(),
        // The rest speak of connections, types and places.
        _ => error.to_string(),
    }
}

/// What a database answered: its code, then the names it gives or, where it cannot hold a value, its sentence.
fn coded(error: &dyn DatabaseError) -> String {
    let code = error.code().unwrap_or_default();
    let parts = match error.try_downcast_ref::<PgDatabaseError>() {
        Some(error) if speaks_of_server(&code) => vec![error.message().to_owned()],
        Some(error) => {
            let names = [("table", error.table()), ("column", error.column()), ("constraint", error.constraint())];
            names.into_iter().filter_map(|(kind, name)| name.map(|name| format!("{kind} {name}"))).collect()
        }
        None if error.kind() != ErrorKind::Other || speaks_of_file(&code) => vec![error.message().to_owned()],
        None => Vec::new(),
    };
    match parts.is_empty() {
        true => format!("the database refused it (code {code})"),
        false => format!("the database refused it (code {code}: {})", parts.join(", ")),
    }
}

/// SQLSTATE classes whose sentences are about connections, access, transactions, statements (ours are constants) and the
/// server. Not 22 and 23: "invalid input", "Failing row contains".
fn speaks_of_server(code: &str) -> bool {
    ["08", "25", "28", "3D", "40", "42", "53", "55", "57"].iter().any(|class| code.starts_with(class))
}

/// SQLite's result codes whose sentences are about the file and its locks: busy, locked, read-only, input and output,
/// corrupt, full, cannot open, not a database.
fn speaks_of_file(code: &str) -> bool {
    code.parse().is_ok_and(|code: i32| matches!(code & 0xFF, 5 | 6 | 8 | 10 | 11 | 13 | 14 | 26))
}
