//! Tells an open room that something changed: a stream of small events, each only a number. What changed is fetched as a page.

use std::{convert::Infallible, time::Duration};

use axum::response::{
    IntoResponse,
    sse::{Event, KeepAlive, Sse},
};
use domain::access::JoinSession;
use futures_util::{StreamExt as _, stream};
use tokio::time::sleep;

use crate::{error::Reply, gate::Allowed, visit::Visit};

/// How often a silent stream says that it is still there, so that a script can tell a quiet session from a dead line.
const BEAT: Duration = Duration::from_secs(10);

/// How long a room rests after it was told: when sixty people come in at once, nobody fetches the page sixty times.
const REST: Duration = Duration::from_millis(300);

/// The stream. It begins with an event: whoever was away looks at once.
pub async fn get(v: Visit, permit: Allowed<JoinSession>) -> Reply {
    let session = permit.thing();
    let ear = v.app.db.signals().listen();
    let changed = |number: u64| Event::default().event("changed").data(number.to_string());
    let first = stream::once(async move { Ok::<_, Infallible>(changed(0)) });
    let changes = stream::unfold((ear, 1), move |(mut ear, number)| async move {
        sleep(REST).await;
        ear.changed(session).await.then(|| (Ok(changed(number)), (ear, number + 1)))
    });
    let beat = KeepAlive::new().interval(BEAT).event(Event::default().event("beat").data(""));
    Ok(Sse::new(first.chain(changes)).keep_alive(beat).into_response())
}
