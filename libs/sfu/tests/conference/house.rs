//! A server on free ports, and people who come in.

use std::time::{Duration, SystemTime};

use sfu::client::{Clip, Entrance, Participant, Report};
use sfu::token::{self, Grants, Key};
use sfu::{Change, Config, Handover, Presence, Sfu, Ways};
use tokio::sync::mpsc;

/// Nothing in these tests takes longer than a loaded machine needs for a handshake.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// A running server.
pub struct House {
    pub sfu: Sfu,
    pub address: String,
    pub events: mpsc::Receiver<Presence>,
    pub key: Key,
}

impl House {
    pub async fn open() -> Self {
        Self::open_with(Ways::default(), 1).await
    }

    /// A server with these ways for media, and so many threads.
    pub async fn open_with(ways: Ways, workers: usize) -> Self {
        Self::open_after(ways, workers, Handover::default()).await
    }

    /// A server that takes over what another has left.
    pub async fn open_after(ways: Ways, workers: usize, before: Handover) -> Self {
        let key = Key::new("test", b"a secret of the tests");
        let sfu = Sfu::start_after(Config { ways, workers, ..Config::local(key.clone()) }, before).unwrap();
        let events = sfu.events().unwrap();
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let app: axum::Router = sfu.router();
        tokio::spawn(async move { axum::serve(listener, app).await });
        Self { sfu, address, events, key }
    }

    pub fn token(&self, grants: &Grants) -> String {
        self.token_after(grants, Duration::ZERO)
    }

    /// A token that is minted some seconds from now; clocks may be apart by ten.
    pub fn token_after(&self, grants: &Grants, wait: Duration) -> String {
        #[expect(clippy::disallowed_methods, reason = "the server looks at the wall clock as well")]
        let now = SystemTime::now();
        token::mint(&self.key, grants, now + wait, Duration::from_secs(600))
    }

    pub fn entrance(&self, name: &str, clip: Option<Clip>) -> Entrance {
        Entrance { clip, ..self.entrance_after(name, Duration::ZERO) }
    }

    /// A way in, with a token minted some seconds from now.
    pub fn entrance_after(&self, name: &str, wait: Duration) -> Entrance {
        self.entrance_to("room", name, wait)
    }

    /// A way into any room, with a token minted some seconds from now.
    pub fn entrance_to(&self, room: &str, name: &str, wait: Duration) -> Entrance {
        let mut grants = Grants::participant(room, name);
        grants.name = format!("The {name}");
        Entrance {
            url: format!("ws://{}", self.address),
            token: self.token_after(&grants, wait),
            clip: None,
            subscribe: true,
        }
    }

    pub async fn speaker(&self, number: usize) -> Participant {
        let name = ["ana", "ben", "chloe", "dan", "eve"][number];
        Participant::join(self.entrance(name, Some(Clip::speaker(number)))).await.unwrap()
    }

    pub async fn watcher(&self, name: &str) -> Participant {
        Participant::join(self.entrance(name, None)).await.unwrap()
    }

    /// The next event about somebody coming or going.
    pub async fn next_event(&mut self) -> (String, Change) {
        loop {
            let event = tokio::time::timeout(PATIENCE, self.events.recv()).await.unwrap().unwrap();
            match event.change {
                Change::Speaking(_)
                | Change::Spoke { .. }
                | Change::Attributes(_)
                | Change::Published(_)
                | Change::Unpublished(_)
                | Change::RoomStarted
                | Change::RoomFinished => {}
                Change::Joined { .. } => return (event.identity, joined()),
                change => return (event.identity, change),
            }
        }
    }
}

/// What a join looks like in [`House::next_event`].
pub fn joined() -> Change {
    Change::Joined { name: String::new(), attributes: Default::default() }
}

/// Waits until a participant's report shows something.
pub async fn until(who: &Participant, what: &str, shown: impl FnMut(&Report) -> bool) {
    let seen = tokio::time::timeout(PATIENCE, who.until(shown)).await;
    assert_eq!(seen.ok(), Some(true), "waited for: {what}; {:#?}", who.report());
}
