//! A fresh database of each kind for each test.

use domain::{
    id::{HubId, Id},
    moment::Moment,
    world::Script,
};
use store::{Db, values};
use uuid::Uuid;

/// Thursday, November 26, 2026, 12:30 in Toronto.
pub const NOON: Moment = Moment::from_micros(1_795_714_200_000_000);

/// A database to try things on, with its own time and chance.
pub struct Trial {
    pub db: Db,
    pub script: Script,
    /// A hub that is already there.
    pub hub: HubId,
    /// Removed when the trial ends.
    _folder: Option<tempfile::TempDir>,
}

impl Trial {
    pub async fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let db = Db::open(&format!("sqlite:{}", folder.path().join("trial.db").display())).await.unwrap();
        Self::begin(db, Some(folder)).await
    }

    /// None when no server was named, which only people at their own machine may do.
    pub async fn postgres() -> Option<Self> {
        let Some(server) = server() else {
            assert!(std::env::var_os("CI").is_none(), "ALLROUND_TEST_PG must name a PostgreSQL server in CI");
            return None;
        };
        let name = format!("trial_{}", Uuid::from_u128(fresh()).simple());
        store::trial::create_database(&server, &name).await.unwrap();
        let (base, _) = server.rsplit_once('/').unwrap();
        Some(Self::begin(Db::open(&format!("{base}/{name}")).await.unwrap(), None).await)
    }

    async fn begin(db: Db, folder: Option<tempfile::TempDir>) -> Self {
        let script = Script::at(NOON);
        let hub = HubId::from_uuid(Uuid::from_u128(7));
        let mut tx = db.write().await.unwrap();
        let sql = "INSERT INTO hub (id, name_en, name_fr, zone, mailbox, created) VALUES ($1, $2, $3, $4, $5, $6)";
        let values = values![hub, "Pain hub", "Pôle douleur", "America/Toronto", "hub@example.org", NOON];
        tx.run(sql, values).await.unwrap();
        tx.save().await.unwrap();
        Self { db, script, hub, _folder: folder }
    }
}

#[expect(clippy::disallowed_methods, reason = "tests learn of the server that the test run started for them")]
fn server() -> Option<String> {
    std::env::var("ALLROUND_TEST_PG").ok()
}

/// A number that no other test of any run has: process and count.
fn fresh() -> u128 {
    use std::sync::atomic::{AtomicU32, Ordering};
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let address = std::ptr::from_ref(&COUNT).addr() as u128;
    (address << 64) | (u128::from(std::process::id()) << 32) | u128::from(COUNT.fetch_add(1, Ordering::SeqCst))
}

/// Writes each test twice: once for each database.
#[macro_export]
macro_rules! on_both {
    ($(async fn $name:ident($trial:ident) $body:block)+) => {$(
        mod $name {
            use super::*;

            async fn check($trial: &$crate::both::Trial) $body

            #[tokio::test]
            async fn on_sqlite() {
                check(&$crate::both::Trial::sqlite().await).await;
            }

            #[tokio::test]
            async fn on_postgres() {
                if let Some(trial) = $crate::both::Trial::postgres().await {
                    check(&trial).await;
                }
            }
        }
    )+};
}
