//! Fresh PostgreSQL databases for tests and trial runs.

use sqlx::{AssertSqlSafe, Connection, PgConnection};

use crate::error::{Error, Result};

/// Creates an empty database on the server of a URL. The name may hold lower-case letters, digits and underscores.
pub async fn create_database(server: &str, name: &str) -> Result<()> {
    if !name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_') {
        return Err(Error::Inconsistent("database name"));
    }
    let mut connection = PgConnection::connect(server).await?;
    sqlx::query(AssertSqlSafe(format!("CREATE DATABASE {name}"))).execute(&mut connection).await?;
    connection.close().await?;
    Ok(())
}
