//! Before the room: a check of camera, microphone, speaker and connection. The personal link of a session leads here.

use askama::Template;
use domain::{access::JoinSession, id::SessionId, session::State};
use store::{agenda::Standing, room::Heading};

use crate::{error::Reply, gate::Allowed, page::page, room::script, visit::Visit};

#[derive(Template)]
#[template(path = "room/check.html")]
struct Page<'a> {
    v: &'a Visit,
    session: SessionId,
    heading: Heading,
    standing: Standing,
}

impl Page<'_> {
    /// Whether the room is open now.
    fn open(&self) -> bool {
        self.standing.state == State::Live
    }

    fn words(&self) -> String {
        script::check(self.v)
    }
}

/// Shows it.
pub async fn get(v: Visit, permit: Allowed<JoinSession>) -> Reply {
    let mut tx = v.app.db.read().await?;
    let standing = store::agenda::standing(&mut tx, &*permit).await?;
    let heading = store::room::heading(&mut tx, &permit).await?;
    page(&Page { v: &v, session: permit.thing(), heading, standing })
}
