//! The two databases behind one face: `read()` and `write()` are the only ways in.

use std::{path::Path, str::FromStr, time::Duration};

use domain::id::Id;
use sqlx::{
    Postgres, Row as _, Sqlite, Transaction,
    postgres::{PgConnectOptions, PgListener, PgPool, PgPoolOptions},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous},
};

use uuid::Uuid;

use crate::{
    error::{Error, Result},
    migrations,
    row::Row,
    signal::Signals,
    value::Value,
};

/// The PostgreSQL channel that carries ids between processes.
const CHANNEL: &str = "allround_session";

/// A migrated database with its live signals.
#[derive(Clone)]
pub struct Db {
    pools: Pools,
    signals: Signals,
}

#[derive(Clone)]
enum Pools {
    /// SQLite has one writer at a time: a pool of one connection queues the writers instead of failing them.
    Sqlite {
        readers: SqlitePool,
        writer: SqlitePool,
    },
    Postgres(PgPool),
}

impl Db {
    /// Opens and migrates the database of a URL: `sqlite:PATH` or `postgres://…`.
    pub async fn open(url: &str) -> Result<Self> {
        match url.strip_prefix("sqlite:") {
            Some(path) => Self::open_sqlite(Path::new(path)).await,
            None => Self::open_postgres(url).await,
        }
    }

    async fn open_sqlite(path: &Path) -> Result<Self> {
        // FULL: what was acknowledged is on disk, even when the power fails.
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            // What is deleted is written over.
            .pragma("secure_delete", "ON")
            .busy_timeout(Duration::from_secs(10));
        let writer = SqlitePoolOptions::new().max_connections(1).connect_with(options.clone()).await?;
        migrations::all().run(&writer).await?;
        let readers = SqlitePoolOptions::new().max_connections(8).connect_with(options.read_only(true)).await?;
        Ok(Self { pools: Pools::Sqlite { readers, writer }, signals: Signals::default() })
    }

    async fn open_postgres(url: &str) -> Result<Self> {
        let options = PgConnectOptions::from_str(url)?;
        let pool = PgPoolOptions::new().max_connections(16).connect_with(options).await?;
        migrations::all().run(&pool).await?;
        let signals = Signals::default();
        let mut listener = PgListener::connect_with(&pool).await?;
        listener.listen(CHANNEL).await?;
        tokio::spawn(relay(listener, signals.clone()));
        Ok(Self { pools: Pools::Postgres(pool), signals })
    }

    /// Begins a transaction that only reads.
    pub async fn read(&self) -> Result<Tx> {
        let open = match &self.pools {
            Pools::Sqlite { readers, .. } => Open::Sqlite(readers.begin_with("BEGIN").await?),
            Pools::Postgres(pool) => {
                Open::Postgres(pool.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await?)
            }
        };
        Ok(Tx { open, told: Vec::new(), signals: self.signals.clone() })
    }

    /// Begins a transaction that may write. SQLite begins IMMEDIATE: a reader that turns writer fails under contention.
    pub async fn write(&self) -> Result<Tx> {
        let open = match &self.pools {
            Pools::Sqlite { writer, .. } => Open::Sqlite(writer.begin_with("BEGIN IMMEDIATE").await?),
            Pools::Postgres(pool) => Open::Postgres(pool.begin_with("BEGIN").await?),
        };
        Ok(Tx { open, told: Vec::new(), signals: self.signals.clone() })
    }

    /// Takes what was deleted or changed out of the database's own files: SQLite folds its log into the file, in which what was
    /// deleted is written over; PostgreSQL writes the tables that hold case text anew. Archives and backups are the operator's.
    pub async fn scrub(&self) -> Result<()> {
        match &self.pools {
            Pools::Sqlite { writer, .. } => {
                // Readers that are at work keep the log a little longer.
                for _ in 0..50 {
                    let row = sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").fetch_one(writer).await?;
                    if row.try_get::<i64, _>(0)? == 0 {
                        return Ok(());
                    }
                    tokio::time::sleep(Duration::from_millis(200)).await;
                }
                return Err(Error::Taken);
            }
            Pools::Postgres(pool) => {
                for table in [
                    "\"case\"",
                    "clarification",
                    "recommendation",
                    "wording",
                    "plain_wording",
                    "letter",
                    "letter_objection",
                    "letter_amendment",
                    // Transcripts before their names were replaced.
                    "cue",
                    "speaker",
                    "detail",
                ] {
                    sqlx::query(sqlx::AssertSqlSafe(format!("VACUUM FULL {table}"))).execute(pool).await?;
                }
            }
        }
        Ok(())
    }

    /// The live signals of this database.
    pub fn signals(&self) -> &Signals {
        &self.signals
    }

    /// Closes every connection; SQLite folds its log into the file.
    pub async fn close(&self) {
        match &self.pools {
            Pools::Sqlite { readers, writer } => {
                readers.close().await;
                writer.close().await;
            }
            Pools::Postgres(pool) => pool.close().await,
        }
    }
}

/// Tells this process what another one (or this one) notified, until the database is closed.
async fn relay(mut listener: PgListener, signals: Signals) {
    loop {
        match listener.recv().await {
            Ok(notice) => {
                if let Ok(thing) = notice.payload().parse() {
                    signals.tell(thing);
                }
            }
            Err(sqlx::Error::PoolClosed) => return,
            Err(error) => {
                tracing::warn!(error = %Error::from(error), "live signals interrupted");
                tokio::time::sleep(Duration::from_secs(1)).await;
            }
        }
    }
}

/// A transaction. Dropped without [`Tx::save`], nothing happened.
pub struct Tx {
    open: Open,
    told: Vec<Uuid>,
    signals: Signals,
}

enum Open {
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
}

/// PostgreSQL takes no NUL in a text: one that is looked for with it is like nothing that is kept, on either database.
fn plain(text: String) -> String {
    if text.contains('\0') { text.replace('\0', "\u{fffd}") } else { text }
}

macro_rules! bound {
    ($query:expr, $values:expr) => {{
        let mut query = $query;
        for value in $values {
            query = match value {
                Value::Uuid(value) => query.bind(value),
                Value::Text(value) => query.bind(value.map(plain)),
                Value::Int(value) => query.bind(value),
                Value::Bool(value) => query.bind(value),
                Value::Bytes(value) => query.bind(value),
            };
        }
        query
    }};
}

impl Tx {
    /// Runs a statement; the number of rows it changed.
    pub async fn run(&mut self, sql: &'static str, values: Vec<Value>) -> Result<u64> {
        Ok(match &mut self.open {
            Open::Sqlite(tx) => bound!(sqlx::query(sql), values).execute(&mut **tx).await?.rows_affected(),
            Open::Postgres(tx) => bound!(sqlx::query(sql), values).execute(&mut **tx).await?.rows_affected(),
        })
    }

    /// Runs a statement that must change exactly one row; none changed means [`Error::Missing`].
    pub async fn run_one(&mut self, sql: &'static str, values: Vec<Value>) -> Result<()> {
        if self.run(sql, values).await? == 0 { Err(Error::Missing) } else { Ok(()) }
    }

    /// Every row of a query, read by `read`.
    pub async fn all<T>(
        &mut self,
        sql: &'static str,
        values: Vec<Value>,
        read: impl Fn(&Row) -> Result<T>,
    ) -> Result<Vec<T>> {
        match &mut self.open {
            Open::Sqlite(tx) => {
                let rows = bound!(sqlx::query(sql), values).fetch_all(&mut **tx).await?;
                rows.into_iter().map(|row| read(&Row::Sqlite(row))).collect()
            }
            Open::Postgres(tx) => {
                let rows = bound!(sqlx::query(sql), values).fetch_all(&mut **tx).await?;
                rows.into_iter().map(|row| read(&Row::Postgres(row))).collect()
            }
        }
    }

    /// The first row of a query, or none.
    pub async fn maybe<T>(
        &mut self,
        sql: &'static str,
        values: Vec<Value>,
        read: impl Fn(&Row) -> Result<T>,
    ) -> Result<Option<T>> {
        let row = match &mut self.open {
            Open::Sqlite(tx) => bound!(sqlx::query(sql), values).fetch_optional(&mut **tx).await?.map(Row::Sqlite),
            Open::Postgres(tx) => bound!(sqlx::query(sql), values).fetch_optional(&mut **tx).await?.map(Row::Postgres),
        };
        row.map(|row| read(&row)).transpose()
    }

    /// The first row of a query; none means [`Error::Missing`].
    pub async fn one<T>(
        &mut self,
        sql: &'static str,
        values: Vec<Value>,
        read: impl Fn(&Row) -> Result<T>,
    ) -> Result<T> {
        self.maybe(sql, values, read).await?.ok_or(Error::Missing)
    }

    /// Whether this transaction runs on PostgreSQL; for the few statements of `dialect` that must differ.
    pub(crate) fn is_postgres(&self) -> bool {
        matches!(self.open, Open::Postgres(_))
    }

    /// Tells every open screen of a session (or transcript) that it changed, once this transaction is saved.
    pub async fn tell(&mut self, thing: impl Id) -> Result<()> {
        let thing = thing.uuid();
        if let Open::Postgres(tx) = &mut self.open {
            sqlx::query("SELECT pg_notify($1, $2)").bind(CHANNEL).bind(thing.to_string()).execute(&mut **tx).await?;
        } else {
            self.told.push(thing);
        }
        Ok(())
    }

    /// Makes everything since the beginning last.
    pub async fn save(self) -> Result<()> {
        match self.open {
            Open::Sqlite(tx) => tx.commit().await?,
            Open::Postgres(tx) => tx.commit().await?,
        }
        for thing in self.told {
            self.signals.tell(thing);
        }
        Ok(())
    }
}
