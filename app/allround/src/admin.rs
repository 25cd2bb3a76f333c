//! `allround admin`: tasks of whoever runs the machine.

use clap::Subcommand;
use domain::{id::HubId, link::setup_address, world::World};
use store::{
    Db,
    audit::{self, Verdict},
    setup::MINUTES,
};

use crate::{config::Config, installation::database};

/// What can be done from the command line.
#[derive(Subcommand)]
pub enum Task {
    /// Print a new link that makes an administrator, or lets one who is locked out back in; it works once, for 30 minutes.
    Link,
    /// Check that no row of the audit log is missing or was changed.
    Audit,
}

/// Does it.
pub async fn run(config: &Config, task: &Task) -> anyhow::Result<()> {
    let (db, world, hub) = database(config).await?;
    let said = match task {
        Task::Link => link(&db, &world, hub, &config.url).await,
        Task::Audit => audit(&db).await,
    };
    db.close().await;
    println!("{}", said?);
    Ok(())
}

/// A new link for the first administrator; none when there is one already.
pub async fn first_link(db: &Db, world: &World, hub: HubId, url: &str) -> anyhow::Result<Option<String>> {
    let needed = store::setup::is_needed(&mut db.read().await?, hub).await?;
    Ok(if needed { Some(new_link(db, world, url).await?) } else { None })
}

async fn new_link(db: &Db, world: &World, url: &str) -> anyhow::Result<String> {
    let mut tx = db.write().await?;
    let secret = store::setup::add(&mut tx, world).await?;
    tx.save().await?;
    Ok(setup_address(url, &secret))
}

/// A new link and what it is good for, whether the hub has an administrator or not: whoever can run this owns the machine.
async fn link(db: &Db, world: &World, hub: HubId, url: &str) -> anyhow::Result<String> {
    let first = first_link(db, world, hub, url).await?;
    let what = if first.is_some() {
        "Whoever opens this address becomes the hub's first administrator."
    } else {
        "This hub has an administrator already. Whoever is locked out opens this address, types the mail address of their \
        account and sets a new password; with an address that the hub does not know, they become a further administrator."
    };
    let address = match first {
        Some(address) => address,
        None => new_link(db, world, url).await?,
    };
    Ok(format!("{what} It works once, for {MINUTES} minutes; older ones no longer do.\n\n  {address}"))
}

/// Whether the audit log is as it was written.
async fn audit(db: &Db) -> anyhow::Result<String> {
    match audit::verify(&mut db.read().await?).await? {
        Verdict::Whole(head) => {
            let hash: String = head.hash.iter().map(|byte| format!("{byte:02x}")).collect();
            let last = if hash.is_empty() { String::new() } else { format!(" The last one's hash is {hash}.") };
            Ok(format!("The audit log holds: each of its {} rows is as it was written.{last}", head.rows))
        }
        Verdict::Broken(row) => anyhow::bail!(
            "the audit log does not hold: row {row} is missing or was changed; the rows before it are as they were written"
        ),
    }
}

#[cfg(test)]
mod tests {
    use domain::{access::Role, fields::Fields, id::PersonId, moment::Moment, person::Person, world::Script};
    use store::{audit::Entry, values};

    use super::*;

    async fn hub(folder: &tempfile::TempDir) -> (Db, Script, HubId) {
        let db = Db::open(&format!("sqlite:{}", folder.path().join("trial.db").display())).await.unwrap();
        let script = Script::at(Moment::from_micros(1_795_714_200_000_000));
        let mut tx = db.write().await.unwrap();
        let hub = store::hub::found(&mut tx, script.world().id(), script.world().now()).await.unwrap();
        tx.save().await.unwrap();
        (db, script, hub)
    }

    #[tokio::test]
    async fn a_link_is_printed_before_and_after_there_is_an_administrator() {
        let folder = tempfile::tempdir().unwrap();
        let (db, script, hub) = hub(&folder).await;
        let (world, url) = (script.world(), "https://hub.example");
        let first = link(&db, &world, hub, url).await.unwrap();
        assert!(first.starts_with("Whoever opens this address becomes the hub's first administrator."), "{first}");
        let fields = Fields::default().with("name", "Zoë Admin").with("email", "zoe@north.example");
        let person = Person::administrator(&fields.with("language", "en").with("zone", "America/Toronto"), "").unwrap();
        let id: PersonId = world.id();
        let mut tx = db.write().await.unwrap();
        store::person::add(&mut tx, id, hub, &person, world.now()).await.unwrap();
        store::person::give(&mut tx, id, &[Role::Administrator].into()).await.unwrap();
        tx.save().await.unwrap();
        assert_eq!(first_link(&db, &world, hub, url).await.unwrap(), None);
        let again = link(&db, &world, hub, url).await.unwrap();
        assert!(again.starts_with("This hub has an administrator already."), "{again}");
        let secret = |said: &str| said.rsplit_once("https://hub.example/setup#k=").unwrap().1.to_owned();
        let mut tx = db.read().await.unwrap();
        assert!(!store::setup::is_open(&mut tx, &secret(&first), world.now()).await.unwrap());
        assert!(store::setup::is_open(&mut tx, &secret(&again), world.now().plus_minutes(29)).await.unwrap());
        assert!(!store::setup::is_open(&mut tx, &secret(&again), world.now().plus_minutes(30)).await.unwrap());
    }

    #[tokio::test]
    async fn the_audit_log_holds_until_somebody_touches_it() {
        let folder = tempfile::tempdir().unwrap();
        let (db, script, hub) = hub(&folder).await;
        assert_eq!(audit(&db).await.unwrap(), "The audit log holds: each of its 0 rows is as it was written.");
        let mut tx = db.write().await.unwrap();
        for act in ["SetUp", "ReadCase", "ReadCase"] {
            let entry = Entry { hub, person: None, act: act.to_owned(), thing: "a thing".to_owned() };
            audit::add(&mut tx, &entry, script.world().now()).await.unwrap();
        }
        tx.save().await.unwrap();
        let said = audit(&db).await.unwrap();
        assert!(said.starts_with("The audit log holds: each of its 3 rows is as it was written. The last"), "{said}");
        let mut tx = db.write().await.unwrap();
        tx.run("UPDATE audit SET thing = 'another' WHERE number = 2", values![]).await.unwrap();
        tx.save().await.unwrap();
        let said = audit(&db).await.unwrap_err().to_string();
        let broken =
            "the audit log does not hold: row 2 is missing or was changed; the rows before it are as they were written";
        assert_eq!(said, broken);
    }
}
