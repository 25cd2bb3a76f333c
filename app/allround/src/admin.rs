//! `allround admin`: tasks of whoever runs the machine.

use clap::Subcommand;
use domain::{id::HubId, world::World};
use store::Db;

use crate::{config::Config, installation::database};

/// What can be done from the command line.
#[derive(Subcommand)]
pub enum Task {
    /// Print a new link for the first administrator; it works once and for 30 minutes.
    Link,
}

/// Does it.
pub async fn run(config: &Config, task: &Task) -> anyhow::Result<()> {
    let (db, world, hub) = database(config).await?;
    match task {
        Task::Link => match setup_link(&db, &world, hub, &config.url).await? {
            Some(link) => println!("{link}"),
            None => println!("This hub has an administrator. They can invite others at {}/members.", config.url),
        },
    }
    db.close().await;
    Ok(())
}

/// A new link for the first administrator; none when there is one already.
pub async fn setup_link(db: &Db, world: &World, hub: HubId, url: &str) -> anyhow::Result<Option<String>> {
    let mut tx = db.write().await?;
    if !store::setup::is_needed(&mut tx, hub).await? {
        return Ok(None);
    }
    let secret = store::setup::add(&mut tx, world).await?;
    tx.save().await?;
    // In the fragment, so that it reaches no log on the way.
    Ok(Some(format!("{url}/setup#k={secret}")))
}
