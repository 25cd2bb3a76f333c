//! One recorded track, taken away as a file. Every taking is asked for anew and written down; there is no other address of it.

use axum::{
    body::Body,
    extract::Path,
    http::{HeaderName, HeaderValue, header},
    response::Response,
};
use domain::{
    access::SeeRecordings,
    id::{RecordingId, SessionId, TrackId},
};
use store::file::Streamed;

use super::list;
use crate::{
    error::{Error, Reply},
    gate::Allowed,
    visit::Visit,
};

/// Gives it.
pub async fn get(
    v: Visit,
    permit: Allowed<SeeRecordings>,
    Path((_, recording, track)): Path<(SessionId, RecordingId, TrackId)>,
) -> Reply {
    let mut tx = v.app.db.write().await?;
    let found = match store::recording::file(&mut tx, &permit, &v.app.files, recording, track).await {
        Err(store::Error::Taken) => {
            drop(tx);
            return list::instead(&v, &permit).await;
        }
        other => other?,
    };
    store::recording::opened(&mut tx, &permit, track, v.now).await?;
    tx.save().await?;
    let Streamed { media_type, name, bytes, body } = found;
    let mut response = Response::new(Body::from_stream(body));
    let headers = response.headers_mut();
    let text = |text: &str| HeaderValue::from_str(text).map_err(Error::broken);
    headers.insert(header::CONTENT_TYPE, text(&media_type)?);
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(bytes));
    headers.insert(header::CONTENT_DISPOSITION, text(&format!("attachment; filename=\"{name}\""))?);
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("sandbox; default-src 'none'"));
    headers.insert(HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("same-origin"));
    Ok(response)
}
