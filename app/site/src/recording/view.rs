//! Plays what is kept in the page. That somebody opened it is written down when the page is; its address plays for them only.

use std::ops::RangeInclusive;

use askama::Template;
use axum::{
    body::Body,
    extract::Path,
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use domain::{
    access::SeeRecordings,
    id::{RecordingId, SessionId, TrackId, ViewId},
    recording::Source,
};
use store::{
    file::{Range, Ranged},
    recording::Track,
};

use super::{cut::clock, list};
use crate::{
    error::{Error, Reply},
    gate::Allowed,
    page::page,
    visit::Visit,
};

#[derive(Template)]
#[template(path = "recording/view.html")]
struct ViewPage<'a> {
    v: &'a Visit,
    session: SessionId,
    recording: RecordingId,
    view: ViewId,
    track: Track,
    title: String,
}

impl ViewPage<'_> {
    /// How long it is, and what of: the whole session, or from where on in its part.
    fn what(&self) -> String {
        let length = clock(self.track.length);
        if self.track.source == Source::Whole {
            return self.v.t1("recording-view-whole", "length", length);
        }
        self.v.t2("recording-view-what", "length", length, "starts", clock(self.track.starts))
    }
}

/// Shows the page that plays it.
pub async fn get(
    v: Visit,
    permit: Allowed<SeeRecordings>,
    Path((session, recording, track)): Path<(SessionId, RecordingId, TrackId)>,
) -> Reply {
    let mut tx = v.app.db.write().await?;
    let (view, track) = match store::recording::view(&mut tx, &permit, recording, track, &v.app.world).await {
        Err(store::Error::Taken) => {
            drop(tx);
            return list::instead(&v, &permit).await;
        }
        other => other?,
    };
    tx.save().await?;
    let source = v.t(format!("recording-source-{}", track.source.code()));
    let title = if track.is_together() { source } else { format!("{}, {source}", track.name) };
    page(&ViewPage { v: &v, session, recording, view, track, title })
}

/// Gives the browser the piece that it asks for.
pub async fn media(
    v: Visit,
    permit: Allowed<SeeRecordings>,
    Path((_, recording, view)): Path<(SessionId, RecordingId, ViewId)>,
    asked: HeaderMap,
) -> Reply {
    let mut tx = v.app.db.read().await?;
    let range = |length| wanted(&asked, length);
    let found = store::recording::play(&mut tx, &permit, &v.app.files, (recording, view), range, v.now).await;
    let found = match found {
        Err(store::Error::Taken) => return Ok(StatusCode::CONFLICT.into_response()),
        other => other?,
    };
    drop(tx);
    given(found)
}

/// The piece that is asked for: one stretch, or all. Several at once are more than players ask for; all is given then.
fn wanted(asked: &HeaderMap, length: u64) -> Range {
    let Some(text) = asked.get(header::RANGE).and_then(|value| value.to_str().ok()) else { return Range::All };
    let Ok(ranges) = http_range_header::parse_range_header(text) else { return Range::All };
    match ranges.validate(length).as_deref() {
        Ok([one]) => Range::Piece(RangeInclusive::new(*one.start(), *one.end())),
        Ok(_) => Range::All,
        Err(_) => Range::Outside,
    }
}

fn given(found: Ranged) -> Reply {
    let Ranged { media_type, length, piece, body } = found;
    let text = |text: &str| HeaderValue::from_str(text).map_err(Error::broken);
    let mut response = Response::new(Body::from_stream(body));
    let headers = response.headers_mut();
    headers.insert(header::ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    headers.insert(header::CONTENT_TYPE, text(&media_type)?);
    headers.insert(header::CONTENT_DISPOSITION, HeaderValue::from_static("inline"));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("sandbox; default-src 'none'"));
    headers.insert(HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("same-origin"));
    let (status, bytes) = match piece {
        Range::All => (StatusCode::OK, length),
        Range::Outside => {
            headers.insert(header::CONTENT_RANGE, text(&format!("bytes */{length}"))?);
            (StatusCode::RANGE_NOT_SATISFIABLE, 0)
        }
        Range::Piece(piece) => {
            let (from, to) = (piece.start(), piece.end());
            headers.insert(header::CONTENT_RANGE, text(&format!("bytes {from}-{to}/{length}"))?);
            (StatusCode::PARTIAL_CONTENT, to.saturating_sub(*from).saturating_add(1))
        }
    };
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(bytes));
    *response.status_mut() = status;
    Ok(response)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn players_ask_for_pieces_and_get_all_where_they_ask_oddly() {
        let wanted = |text: &'static str| {
            wanted(&HeaderMap::from_iter([(header::RANGE, HeaderValue::from_static(text))]), 1_000)
        };
        assert_eq!(wanted("bytes=0-"), Range::Piece(0..=999));
        assert_eq!(wanted("bytes=10-19"), Range::Piece(10..=19));
        assert_eq!(wanted("bytes=900-5000"), Range::Piece(900..=999));
        assert_eq!(wanted("bytes=-100"), Range::Piece(900..=999));
        for odd in ["bytes=0-1,5-6", "lines=0-1", "bytes=a-b", "bytes=5-1"] {
            assert_ne!(wanted(odd), Range::Piece(0..=999), "{odd}");
        }
        assert_eq!(wanted("bytes=1000-"), Range::Outside);
    }
}
