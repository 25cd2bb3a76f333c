//! The websocket that clients speak over, and the page they ask when it does not open.

use std::time::Duration;

use axum::Router;
use axum::extract::ws::{Message, WebSocket, WebSocketUpgrade};
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use bytes::Bytes;
use futures_util::{SinkExt, StreamExt};
use livekit_protocol as proto;
use prost::Message as _;
use serde::Deserialize;
use tokio::sync::mpsc;
use tokio::time::{Instant, sleep, timeout, timeout_at};

use crate::allowance::Allowance;
use crate::token::{self, Token, TokenError};
use crate::worker::{Arrival, Command};
use crate::{Sfu, clock, join};

/// Messages that may wait for a slow client; with more it loses the websocket and resumes.
const QUEUE: usize = 256;
/// Largest message a client may send, in bytes: an offer with hundreds of sections.
const LARGEST: usize = 1024 * 1024;
/// A client says something every five seconds; after this long without it is gone.
const SILENCE: Duration = Duration::from_secs(20);
/// How long a client may take to read one message.
const SLOWEST_WRITE: Duration = Duration::from_secs(10);
/// How long a client may take to hang up after what it was told last. Closed at once, the client may take note of that first:
/// in Firefox it then never asks again (livekit-client 2.23, a resume that is refused).
const FAREWELL: Duration = Duration::from_secs(3);
/// Messages a client may send at once, and a second.
const BURST: f64 = 200.0;
const RATE: f64 = 50.0;

#[derive(Deserialize)]
struct Parameters {
    #[serde(default)]
    access_token: String,
    #[serde(default)]
    join_request: String,
}

/// Something a client did wrong before it was let in.
struct Rejection(StatusCode, String);

impl From<TokenError> for Rejection {
    fn from(error: TokenError) -> Self {
        Self(StatusCode::UNAUTHORIZED, error.to_string())
    }
}

impl IntoResponse for Rejection {
    fn into_response(self) -> Response {
        (self.0, self.1).into_response()
    }
}

pub(crate) fn router<S: Clone + Send + Sync + 'static>(sfu: Sfu) -> Router<S> {
    Router::new().route("/rtc/v1", get(enter)).route("/rtc/v1/validate", get(validate)).with_state(sfu)
}

fn check(sfu: &Sfu, parameters: &Parameters, headers: &HeaderMap) -> Result<(Token, proto::JoinRequest), Rejection> {
    // Browsers cannot set headers on a websocket; other clients do.
    let bearer = headers
        .get(header::AUTHORIZATION)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.strip_prefix("Bearer "));
    let token = bearer.unwrap_or(&parameters.access_token);
    let token = token::verify(sfu.key(), token, clock::wall())?;
    let request =
        join::read(&parameters.join_request).map_err(|error| Rejection(StatusCode::BAD_REQUEST, error.to_string()))?;
    Ok((token, request))
}

/// Tells a client why its websocket did not open. Never "not found": that would send it looking
/// for an older kind of server.
async fn validate(
    State(sfu): State<Sfu>,
    parameters: Result<Query<Parameters>, axum::extract::rejection::QueryRejection>,
    headers: HeaderMap,
) -> Response {
    let Ok(Query(parameters)) = parameters else {
        return Rejection(StatusCode::BAD_REQUEST, "the address cannot be read".into()).into_response();
    };
    match check(&sfu, &parameters, &headers) {
        Ok((token, request)) if !request.reconnect && sfu.spent().contains(&token.id) => {
            Rejection::from(TokenError::Spent).into_response()
        }
        Ok(_) => "success".into_response(),
        Err(rejection) => rejection.into_response(),
    }
}

async fn enter(
    State(sfu): State<Sfu>,
    parameters: Result<Query<Parameters>, axum::extract::rejection::QueryRejection>,
    headers: HeaderMap,
    upgrade: Result<WebSocketUpgrade, axum::extract::ws::rejection::WebSocketUpgradeRejection>,
) -> Response {
    let Ok(Query(parameters)) = parameters else {
        return Rejection(StatusCode::BAD_REQUEST, "the address cannot be read".into()).into_response();
    };
    let (token, request) = match check(&sfu, &parameters, &headers) {
        Ok(entry) => entry,
        Err(rejection) => return rejection.into_response(),
    };
    let upgrade = match upgrade {
        Ok(upgrade) => upgrade,
        Err(rejection) => return rejection.into_response(),
    };
    // A resume needs its participant's name besides; whoever starts over was sent another token meanwhile.
    if !request.reconnect && !sfu.spent().spend(&token.id, token.expires, clock::wall()) {
        return Rejection::from(TokenError::Spent).into_response();
    }
    upgrade
        .max_message_size(LARGEST)
        .max_frame_size(LARGEST)
        .on_upgrade(move |socket| converse(sfu, token, request, socket))
}

/// Carries messages between one websocket and the thread its room lives on.
async fn converse(sfu: Sfu, token: Token, request: proto::JoinRequest, socket: WebSocket) {
    let session = sfu.new_session();
    let worker = sfu.worker_of(&token.grants.room).clone();
    let (sink, queue) = mpsc::channel::<Bytes>(QUEUE);
    let (writer, mut reader) = socket.split();
    let arrival = Arrival { session, token, request, sink };
    if worker.tell(Command::Arrive(Box::new(arrival))).is_err() {
        return;
    }
    let mut writing = tokio::spawn(write(queue, writer));
    let mut allowance = Allowance::new(BURST, RATE, clock::now());
    loop {
        let message = tokio::select! {
            _ = &mut writing => return,
            message = timeout(SILENCE, reader.next()) => message,
        };
        let bytes = match message {
            Ok(Some(Ok(Message::Binary(bytes)))) => bytes,
            Ok(Some(Ok(Message::Ping(_) | Message::Pong(_)))) => continue,
            // Closed, broken, silent, or speaking another language.
            _ => break,
        };
        if !allowance.spend(1.0, clock::now()) {
            tracing::info!("a client sends too many messages; its websocket is closed");
            break;
        }
        let Ok(proto::SignalRequest { message: Some(message) }) = proto::SignalRequest::decode(bytes) else {
            tracing::debug!("a client sent a message that cannot be read");
            continue;
        };
        if worker.tell(Command::Say(session, Box::new(message))).is_err() {
            break;
        }
    }
    // The thread notices that nobody listens any more and waits for the client to come back.
    writing.abort();
}

async fn write(mut queue: mpsc::Receiver<Bytes>, mut writer: futures_util::stream::SplitSink<WebSocket, Message>) {
    while let Some(bytes) = queue.recv().await {
        let deadline = Instant::now() + SLOWEST_WRITE;
        match timeout_at(deadline, writer.send(Message::Binary(bytes))).await {
            Ok(Ok(())) => {}
            _ => return,
        }
    }
    // The thread has let go of this client: it has left, or comes over another websocket. Whoever hangs up ends this wait.
    sleep(FAREWELL).await;
    let _ = timeout(SLOWEST_WRITE, writer.close()).await;
}
