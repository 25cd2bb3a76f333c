//! The rooms of a LiveKit cluster, where the configuration names one.

use std::time::Duration;

use anyhow::Context as _;
use domain::world::World;
use media::{ClusterSettings, Rooms};

use crate::config::Media;

/// How long a call of the cluster may take before somebody is told that it did not work.
const PATIENCE: Duration = Duration::from_secs(5);

/// The rooms of a cluster; none where the media server of this program is used.
pub fn rooms(config: &Media, world: &World) -> anyhow::Result<Option<Rooms>> {
    let Some(url) = config.url.clone() else {
        let alone = config.key.is_some() || config.secret.is_some();
        anyhow::ensure!(!alone, "media.key and media.secret are those of a media cluster: media.url is missing");
        return Ok(None);
    };
    let key = config.key.clone().context("media.url names a media cluster: media.key is missing")?;
    let secret = config.secret.clone().context("media.url names a media cluster: media.secret is missing")?;
    let settings = ClusterSettings { url, key, secret, patience: PATIENCE, world: world.clone() };
    Ok(Some(Rooms::on(settings).context("the rooms cannot be opened")?))
}

#[cfg(test)]
mod tests {
    use domain::world::Script;

    use super::*;

    fn told(config: &Media) -> String {
        let world = Script::default().world();
        match rooms(config, &world) {
            Ok(rooms) => {
                rooms.map_or_else(|| "here".to_owned(), |rooms| rooms.address().unwrap_or_default().to_owned())
            }
            Err(error) => format!("{error:#}"),
        }
    }

    #[test]
    fn a_cluster_is_named_whole_or_not_at_all() {
        let some = |text: &str| Some(text.to_owned());
        let whole = Media {
            url: some("https://media.example.org"),
            key: some("APIkey"),
            secret: some("a secret of the tests, long enough"),
            ..Media::default()
        };
        assert_eq!(told(&Media::default()), "here");
        assert_eq!(told(&whole), "wss://media.example.org");
        let missing = "media.url names a media cluster: media.key is missing";
        assert_eq!(told(&Media { key: None, ..whole.clone() }), missing);
        let missing = "media.url names a media cluster: media.secret is missing";
        assert_eq!(told(&Media { secret: None, ..whole.clone() }), missing);
        assert!(told(&Media { url: None, ..whole.clone() }).ends_with("media.url is missing"));
        let short = "the rooms cannot be opened: the secret for room tickets has 5 bytes; it needs at least 32";
        assert_eq!(told(&Media { secret: some("short"), ..whole }), short);
    }
}
