//! What a media cluster tells about who is in its rooms. No person comes here: each message is believed by its signature.

use axum::{
    body::Bytes,
    extract::State,
    http::{HeaderMap, StatusCode, header},
};
use media::EventRefusal;

use crate::app::App;

/// The largest message, in bytes: more than one participant with all they send.
pub const MOST: usize = 256 * 1024;

/// Takes a message in. The cluster tells again what is answered with 503; what is refused it gives up.
pub async fn post(State(app): State<App>, headers: HeaderMap, body: Bytes) -> StatusCode {
    let authorization = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok()).unwrap_or_default();
    match app.rooms.hear(authorization, &body, app.world.now()).await {
        Ok(()) => StatusCode::OK,
        Err(EventRefusal::NoCluster) => StatusCode::NOT_FOUND,
        Err(refusal) => {
            tracing::warn!(%refusal, "a message about rooms was not taken in");
            match refusal {
                EventRefusal::Unsigned | EventRefusal::Old => StatusCode::UNAUTHORIZED,
                EventRefusal::Busy => StatusCode::SERVICE_UNAVAILABLE,
                EventRefusal::Unreadable | EventRefusal::NoCluster => StatusCode::BAD_REQUEST,
            }
        }
    }
}
