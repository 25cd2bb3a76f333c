//! Leaves something out of a recording for good: the last minute by one press in the room, any stretch of what is kept later.

use askama::Template;
use axum::extract::Path;
use domain::{
    access::{LeadSession, SeeRecordings},
    id::{RecordingId, SessionId},
    moment::Moment,
    recording::Stretch,
};

use crate::{
    ask::Ask,
    error::Reply,
    gate::Allowed,
    page::{again, page},
    room,
    sent::{Form, Sent},
    visit::Visit,
};

#[derive(Template)]
#[template(path = "recording/cut.html")]
struct CutPage<'a> {
    v: &'a Visit,
    ask: Ask<'a>,
    session: SessionId,
    recording: RecordingId,
    started: Moment,
    length: u64,
}

/// Leaves out what was said in the last minute.
pub async fn last(v: Visit, permit: Allowed<LeadSession>, sent: Sent) -> Reply {
    let session = permit.thing();
    let mut tx = v.write(&sent).await?;
    let since = store::recording::cut_last(&mut tx, &permit, &v.app.world).await?;
    let done = v.done(tx, &sent, &room::address(session, "room-recording")).await?;
    if let Some(since) = since {
        v.app.rooms.cut_recording(session, since).await;
    }
    Ok(done)
}

/// Asks from when to when.
pub async fn get(
    v: Visit,
    permit: Allowed<SeeRecordings>,
    Path((session, recording)): Path<(SessionId, RecordingId)>,
) -> Reply {
    let mut tx = v.app.db.read().await?;
    let (started, length) = store::recording::kept(&mut tx, &permit, recording).await?;
    let form = Form::default();
    page(&CutPage { v: &v, ask: Ask::new(&v, &form), session, recording, started, length })
}

/// Leaves it out.
pub async fn post(
    v: Visit,
    permit: Allowed<SeeRecordings>,
    Path((session, recording)): Path<(SessionId, RecordingId)>,
    sent: Sent,
) -> Reply {
    let mut tx = v.write(&sent).await?;
    let (started, length) = store::recording::kept(&mut tx, &permit, recording).await?;
    match Stretch::check(&sent.fields, length) {
        Ok(stretch) => {
            store::recording::cut_stretch(&mut tx, &permit, recording, stretch, &v.app.world).await?;
            v.done(tx, &sent, &format!("{}?said=recording-cut", super::address(session))).await
        }
        Err(faults) => {
            let form = Form { fields: sent.fields, faults };
            again(&CutPage { v: &v, ask: Ask::new(&v, &form), session, recording, started, length })
        }
    }
}

/// Hours, minutes and seconds, as players write them.
pub fn clock(millis: u64) -> String {
    let seconds = millis / 1_000;
    let (hours, minutes, seconds) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes}:{seconds:02}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_written_as_they_are_read() {
        for (millis, text) in [(0, "0:00"), (65_900, "1:05"), (3_725_000, "1:02:05")] {
            assert_eq!(clock(millis), text);
        }
    }
}
