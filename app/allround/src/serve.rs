//! `allround serve`: the hub's site until it is stopped.

use crate::{
    admin,
    config::Config,
    installation::{Installation, asked_to_stop},
};

/// Runs it, saying where it is and what is still to do.
pub async fn run(config: Config) -> anyhow::Result<()> {
    let installation = Installation::open(&config, false).await?;
    println!("Allround {}", env!("CARGO_PKG_VERSION"));
    println!("  Site      {}", config.url);
    println!("  Data      {}. This folder is your backup.", config.data.display());
    match (installation.rooms.address(), installation.rooms.check().await) {
        (None, _) => println!("  Media     UDP {}", config.media.listen),
        (Some(address), Ok(())) => println!("  Media     the cluster {address}"),
        // The rest of the site works without it, and it may come up later.
        (Some(_), Err(sentence)) => println!("  Media     no rooms yet: {sentence}"),
    }
    if config.mail.url.is_none() {
        println!("  Mail      not set up yet: messages wait in the outbox, nothing is lost");
    }
    if let Some(link) = admin::first_link(&installation.db, &installation.world, installation.hub, &config.url).await? {
        println!("  First administrator (once, 30 minutes):  {link}");
        println!("  New link any time:  allround admin link");
    }
    installation.run(asked_to_stop()).await;
    Ok(())
}
