//! What lets a page into the media room: short-lived, with the name, profession and community of the registration.

use std::{collections::BTreeMap, time::Duration};

use axum::{Json, response::IntoResponse};
use domain::{access::JoinSession, session::State};
use media::Join;
use serde_json::json;

use crate::{
    error::{Error, Reply},
    gate::Allowed,
    visit::Visit,
};

/// Long enough to connect once; the room gives a page what it comes back with, and a page that starts over asks here again.
const LIFE: Duration = Duration::from_secs(60);

/// Gives one for a live session; whoever was sent out has no permit to come here: `{"token": …, "url": …}`, where `url` is the
/// cluster's address, or null when the page connects to where it came from.
pub async fn post(v: Visit, permit: Allowed<JoinSession>) -> Reply {
    let mut tx = v.app.db.read().await?;
    if store::agenda::standing(&mut tx, &*permit).await?.state != State::Live {
        return Err(Error::Missing);
    }
    let face = store::room::face_of(&mut tx, permit.hub(), permit.person()).await?;
    let side = if face.spoke { "spoke" } else { "hub" };
    let attributes = BTreeMap::from([
        ("profession".to_owned(), face.profession.code().to_owned()),
        ("community".to_owned(), face.community),
        ("role".to_owned(), side.to_owned()),
    ]);
    let join = Join {
        session: permit.thing(),
        person: face.person,
        name: face.name,
        attributes,
        may_publish: true,
        hidden: false,
        life: LIFE,
    };
    let ticket = v.app.rooms.ticket(&join, v.now);
    Ok(Json(json!({ "token": ticket.token, "url": ticket.url })).into_response())
}
