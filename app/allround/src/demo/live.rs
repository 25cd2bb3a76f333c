//! Who is in the live session: real WebRTC clients that send canned sound and pictures and raise a hand now and then.

use std::{collections::BTreeMap, net::SocketAddr, time::Duration};

use domain::{
    access::{JoinSession, LeadSession},
    agenda::Place,
    id::SessionId,
};
use media::{Join, Rooms};
use sfu::client::{Clip, Entrance, Participant};
use store::Db;

use super::{session::Live, stage::Stage};

/// Who sits there. Nobody of them has a link, so that no visitor meets themselves.
const CAST: [&str; 5] = ["Samuel Ortiz", "Tomasz Zielinski", "Hannah Schmidt", "Kenji Watanabe", "Grace Whitefeather"];

/// How long a hand stays up, and how long nobody raises one.
const BEAT: Duration = Duration::from_secs(45);

/// Sends everybody in and lets them raise their hands in turn until the session ends.
pub async fn play(stage: Stage, rooms: Rooms, db: Db, live: Live, listen: SocketAddr) {
    let mut seated = Vec::new();
    for (number, name) in CAST.iter().enumerate() {
        match enter(&stage, &rooms, &db, live.session, name, number, listen).await {
            Ok(participant) => seated.push(participant),
            Err(error) => tracing::warn!(%error, name, "a synthetic participant could not enter"),
        }
    }
    for name in CAST.iter().take(3).cycle() {
        for up in [true, false] {
            tokio::time::sleep(BEAT / 3).await;
            match hand(&stage, &db, live.session, name, up).await {
                Ok(true) => {}
                Ok(false) => return,
                Err(error) => tracing::debug!(%error, "a hand was not moved"),
            }
            tokio::time::sleep(BEAT).await;
        }
    }
}

async fn enter(
    stage: &Stage,
    rooms: &Rooms,
    db: &Db,
    session: SessionId,
    name: &str,
    number: usize,
    listen: SocketAddr,
) -> anyhow::Result<Participant> {
    let mut tx = db.read().await?;
    let permit = stage.permit::<JoinSession>(&mut tx, name, session).await?;
    let face = store::room::face_of(&mut tx, permit.hub(), permit.person()).await?;
    let attributes = BTreeMap::from([
        ("profession".to_owned(), face.profession.code().to_owned()),
        ("community".to_owned(), face.community),
        ("role".to_owned(), if face.spoke { "spoke" } else { "hub" }.to_owned()),
    ]);
    let join = Join {
        session,
        person: face.person,
        name: face.name,
        attributes,
        may_publish: true,
        hidden: false,
        life: Duration::from_secs(600),
    };
    let ticket = rooms.ticket(&join, stage.real_now());
    let clip = Clip::speaker(number).smallest();
    let url = format!("ws://{listen}");
    Ok(Participant::join(Entrance { url, token: ticket.token, clip: Some(clip), subscribe: false }).await?)
}

/// Raises or lowers a hand; false when the session is over.
async fn hand(stage: &Stage, db: &Db, session: SessionId, name: &str, up: bool) -> anyhow::Result<bool> {
    stage.at(stage.real_now());
    let mut tx = db.write().await?;
    let lead = stage.permit::<LeadSession>(&mut tx, "Daniel Okafor", session).await?;
    if matches!(store::agenda::standing(&mut tx, &lead).await?.place(), None | Some(Place::Ended)) {
        return Ok(false);
    }
    let permit = stage.permit::<JoinSession>(&mut tx, name, session).await?;
    if up {
        store::hand::raise(&mut tx, &permit, &stage.world).await?;
    } else {
        store::hand::lower_own(&mut tx, &permit, stage.world.now()).await?;
    }
    tx.save().await?;
    Ok(true)
}
