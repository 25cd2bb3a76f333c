//! A stand-in for a LiveKit server's API, for tests: what its documentation says of `RoomService` and no more, with strict eyes
//! for paths, headers, tokens and bodies. It forwards no media.

mod seal;
mod verbs;

use std::collections::{BTreeMap, VecDeque};
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::moment::Moment;
use domain::world::World;
use futures_util::stream;
use serde_json::{Value, json};
use tokio::net::TcpListener;

use crate::ClusterSettings;

/// The key that the stand-in knows.
pub const KEY: &str = "APItrial";
/// Its secret.
pub const SECRET: &str = "a secret of the tests, long enough";

/// What becomes of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mood {
    /// It is done and never answered.
    Silent,
    /// It is done, and the answer breaks off in the middle.
    Half,
    /// It is not done: too busy (503).
    Busy,
    /// A proxy answers with a page of its own (404).
    Page,
    /// It leads elsewhere (302).
    Elsewhere,
    /// Done, and answered with what is no JSON.
    Garbled,
}

/// A call that was made as it should be.
#[derive(Clone, Debug, PartialEq)]
pub struct Call {
    /// The verb.
    pub verb: String,
    /// What was asked.
    pub ask: Value,
}

/// A signed message as the cluster posts it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// The `Authorization` header.
    pub authorization: String,
    /// The body.
    pub body: Vec<u8>,
}

pub(crate) struct Inside {
    world: World,
    /// Participants by room and identity.
    rooms: BTreeMap<String, BTreeMap<String, Value>>,
    calls: Vec<Call>,
    moods: VecDeque<Mood>,
}

/// The stand-in.
#[derive(Clone)]
pub struct Server {
    address: SocketAddr,
    inside: Arc<Mutex<Inside>>,
}

impl Server {
    /// Starts on a free port of this machine, with its own idea of the time.
    ///
    /// # Errors
    /// When there is no port.
    pub async fn start(world: World) -> std::io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let address = listener.local_addr()?;
        let inside = Inside { world, rooms: BTreeMap::new(), calls: Vec::new(), moods: VecDeque::new() };
        let server = Self { address, inside: Arc::new(Mutex::new(inside)) };
        let router = Router::new().fallback(answer).with_state(server.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        Ok(server)
    }

    /// Settings with which it can be called.
    pub fn settings(&self, patience: Duration) -> ClusterSettings {
        let world = self.inside().world.clone();
        let url = format!("ws://{}", self.address);
        ClusterSettings { url, key: KEY.to_owned(), secret: SECRET.to_owned(), patience, world }
    }

    /// Somebody comes into a room: what its API tells of them afterwards.
    pub fn enter(&self, room: &str, identity: &str, sid: &str, joined: Moment) -> Value {
        let track = |sid: &str, kind: &str, source: &str| json!({ "sid": sid, "type": kind, "source": source, "muted": false, "width": 0, "mime_type": "", "version": null });
        let participant = json!({
            "sid": sid,
            "identity": identity,
            "state": "ACTIVE",
            "tracks": [track("TR_mic", "AUDIO", "MICROPHONE"), track("TR_cam", "VIDEO", "CAMERA")],
            "joined_at": (joined.micros() / 1_000_000).to_string(),
            "joined_at_ms": (joined.micros() / 1_000).to_string(),
            "name": "",
            "permission": {
                "can_subscribe": true, "can_publish": true, "can_publish_data": true, "can_publish_sources": [],
                "hidden": false, "can_update_metadata": false
            },
            "kind": "STANDARD",
            "attributes": {},
            "disconnect_reason": "UNKNOWN_REASON",
        });
        let mut inside = self.inside();
        inside.rooms.entry(room.to_owned()).or_default().insert(identity.to_owned(), participant.clone());
        participant
    }

    /// Somebody leaves.
    pub fn leave(&self, room: &str, identity: &str) {
        if let Some(people) = self.inside().rooms.get_mut(room) {
            people.remove(identity);
        }
    }

    /// What its API tells of somebody.
    pub fn of(&self, room: &str, identity: &str) -> Option<Value> {
        self.inside().rooms.get(room)?.get(identity).cloned()
    }

    /// The calls since one asked last.
    pub fn calls(&self) -> Vec<Call> {
        std::mem::take(&mut self.inside().calls)
    }

    /// What becomes of the next calls, in order; all others are answered as they should be.
    pub fn next(&self, moods: &[Mood]) {
        self.inside().moods.extend(moods);
    }

    /// A message signed with its key.
    pub fn message(&self, event: &Value) -> Message {
        let body = event.to_string().into_bytes();
        let authorization = seal::webhook(KEY, SECRET, &body, self.inside().world.now());
        Message { authorization, body }
    }

    /// The claims of a token when it is signed with its key, whatever they are.
    pub fn claims(&self, token: &str) -> Option<Value> {
        seal::open(SECRET, token)
    }

    fn inside(&self) -> MutexGuard<'_, Inside> {
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A message signed with any key, body and time.
pub fn signed(key: &str, secret: &str, body: Vec<u8>, now: Moment) -> Message {
    Message { authorization: seal::webhook(key, secret, &body, now), body }
}

async fn answer(State(server): State<Server>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let Ok(body) = to_bytes(body, 1 << 20).await else { return StatusCode::BAD_REQUEST.into_response() };
    let mood = server.inside().moods.pop_front();
    match mood {
        Some(Mood::Busy) => return fault(StatusCode::SERVICE_UNAVAILABLE, "unavailable"),
        Some(Mood::Page) => return (StatusCode::NOT_FOUND, "<h1>Not Found</h1>").into_response(),
        Some(Mood::Elsewhere) => return (StatusCode::FOUND, [(header::LOCATION, "/elsewhere")]).into_response(),
        _ => {}
    }
    let done = heard(&server, parts.method.as_str(), &parts.uri.to_string(), &parts.headers, &body);
    let (status, text) = match done {
        Ok(value) => (StatusCode::OK, value.to_string()),
        Err((status, code)) => return fault(status, code),
    };
    match mood {
        Some(Mood::Silent) => std::future::pending().await,
        Some(Mood::Half) => {
            let half = Bytes::from(text.get(..text.len() / 2).unwrap_or_default().to_owned());
            let broken = Err(std::io::Error::other("broken off"));
            let pieces = Body::from_stream(stream::iter([Ok(half), broken]));
            (status, [(header::CONTENT_LENGTH, text.len().to_string())], pieces).into_response()
        }
        Some(Mood::Garbled) => (status, "<html>").into_response(),
        _ => (status, [(header::CONTENT_TYPE, "application/json")], text).into_response(),
    }
}

/// A refusal as Twirp writes it. Its sentence holds something that nobody may write into a log.
fn fault(status: StatusCode, code: &str) -> Response {
    let body = json!({ "code": code, "msg": "CANARY of somebody's name" }).to_string();
    (status, [(header::CONTENT_TYPE, "application/json")], body).into_response()
}

type Refused = (StatusCode, &'static str);

fn heard(server: &Server, method: &str, uri: &str, headers: &HeaderMap, body: &[u8]) -> Result<Value, Refused> {
    let of = |name: header::HeaderName| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let bad = |why| (StatusCode::NOT_FOUND, why);
    let verb = uri.strip_prefix("/twirp/livekit.RoomService/").ok_or_else(|| bad("bad_route"))?;
    if method != "POST" || of(header::CONTENT_TYPE) != "application/json" {
        return Err(bad("bad_route"));
    }
    if of(header::HOST) != server.address.to_string() {
        return Err((StatusCode::BAD_REQUEST, "wrong_host"));
    }
    let token = of(header::AUTHORIZATION).strip_prefix("Bearer ").unwrap_or_default().to_owned();
    let mut inside = server.inside();
    let grants =
        seal::admin(KEY, SECRET, &token, inside.world.now()).ok_or((StatusCode::UNAUTHORIZED, "unauthenticated"))?;
    let ask: Value = serde_json::from_slice(body).map_err(|_| (StatusCode::BAD_REQUEST, "malformed"))?;
    verbs::check(verb, &ask, &grants)?;
    inside.calls.push(Call { verb: verb.to_owned(), ask: ask.clone() });
    verbs::carry_out(verb, &ask, &mut inside.rooms)
}
