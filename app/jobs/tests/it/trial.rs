//! What jobs work with, on a fresh database of either kind, with its own time and chance.

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use domain::{
    id::{HubId, MailId},
    job::Job,
    mail::Mail,
    moment::Moment,
    world::Script,
};
use jobs::{Post, Tools, worker};
use store::{Db, file::Files, values};

/// Thursday, November 26, 2026, 17:30 UTC.
pub const NOON: Moment = Moment::from_micros(1_795_714_200_000_000);

pub struct Trial {
    pub tools: Tools,
    pub script: Script,
    pub hub: HubId,
    _folder: tempfile::TempDir,
}

impl Trial {
    /// On SQLite.
    pub async fn with(post: Post) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let db = Db::open(&format!("sqlite:{}", folder.path().join("trial.db").display())).await.unwrap();
        Self::on(db, folder, post).await
    }

    /// On PostgreSQL; none when no server was named, which only people at their own machine may do.
    pub async fn postgres(post: Post) -> Option<Self> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let Some(server) = server() else {
            assert!(std::env::var_os("CI").is_none(), "ALLROUND_TEST_PG must name a PostgreSQL server in CI");
            return None;
        };
        // A later process may have the number of an earlier one.
        #[expect(clippy::disallowed_methods, reason = "a name that no other run on the server has")]
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_nanos();
        let name = format!("jobs_{}_{now}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::SeqCst));
        store::trial::create_database(&server, &name).await.unwrap();
        let (base, _) = server.rsplit_once('/').unwrap();
        let db = Db::open(&format!("{base}/{name}")).await.unwrap();
        Some(Self::on(db, tempfile::tempdir().unwrap(), post).await)
    }

    async fn on(db: Db, folder: tempfile::TempDir, post: Post) -> Self {
        let script = Script::at(NOON);
        let world = script.world();
        let mut tx = db.write().await.unwrap();
        let hub = store::hub::found(&mut tx, world.id(), NOON).await.unwrap();
        let sql = "UPDATE hub SET name_en = 'Pain hub', name_fr = 'Pôle douleur', mailbox = 'hub@example.org'";
        tx.run(sql, values![]).await.unwrap();
        tx.save().await.unwrap();
        let files = Files::folder(&folder.path().join("files")).unwrap();
        let tools = Tools {
            db,
            world,
            url: "https://hub.example".to_owned(),
            post,
            files,
            recordings: folder.path().join("recordings"),
            composer: media::together::Composer::default(),
            desk: std::sync::Arc::default(),
            tokens: store::survey::TokenKey::of(&[8; 32]),
        };
        Self { tools, script, hub, _folder: folder }
    }

    pub async fn add(&self, mail: &Mail) -> MailId {
        let mut tx = self.tools.db.write().await.unwrap();
        let id = store::mail::add(&mut tx, &self.tools.world, self.hub, mail).await.unwrap();
        tx.save().await.unwrap();
        id
    }

    /// Adds a job that is due now, as if an earlier run of it had been cut off.
    pub async fn again(&self, job: &Job) {
        let mut tx = self.tools.db.write().await.unwrap();
        let now = self.tools.world.now();
        store::job::add(&mut tx, self.tools.world.id(), job, now, now).await.unwrap();
        tx.save().await.unwrap();
    }

    /// Does what is due, and what becomes due by it; how many jobs that were.
    pub async fn work(&self) -> u32 {
        worker::catch_up(&self.tools).await.unwrap()
    }

    /// When the mail was sent, why not, and whether it was given up.
    pub async fn state(&self, id: MailId) -> (Option<Moment>, Option<String>, bool) {
        let mut tx = self.tools.db.read().await.unwrap();
        let sql = "SELECT sent, error, gave_up FROM mail WHERE id = $1";
        tx.one(sql, values![id], |row| Ok((row.get("sent")?, row.get("error")?, row.get("gave_up")?))).await.unwrap()
    }

    /// A number that a query with the column "number" finds.
    pub async fn number(&self, sql: &'static str) -> i64 {
        let mut tx = self.tools.db.read().await.unwrap();
        tx.one(sql, values![], |row| row.get("number")).await.unwrap()
    }
}

#[expect(clippy::disallowed_methods, reason = "tests learn of the server that the test run started for them")]
fn server() -> Option<String> {
    std::env::var("ALLROUND_TEST_PG").ok()
}

/// Writes each test twice: once for each database, with mails caught by a server of its own.
#[macro_export]
macro_rules! on_both {
    ($(async fn $name:ident($trial:ident, $catcher:ident) $body:block)+) => {$(
        mod $name {
            use super::*;

            async fn check($trial: &mut $crate::trial::Trial, $catcher: &mut $crate::catcher::Catcher) $body

            #[tokio::test]
            async fn on_sqlite() {
                let mut catcher = $crate::catcher::Catcher::begin().await;
                let post = ::jobs::Post::smtp(&catcher.url).unwrap();
                check(&mut $crate::trial::Trial::with(post).await, &mut catcher).await;
            }

            #[tokio::test]
            async fn on_postgres() {
                let mut catcher = $crate::catcher::Catcher::begin().await;
                let post = ::jobs::Post::smtp(&catcher.url).unwrap();
                if let Some(mut trial) = $crate::trial::Trial::postgres(post).await {
                    check(&mut trial, &mut catcher).await;
                }
            }
        }
    )+};
}
