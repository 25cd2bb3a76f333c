//! What was recorded of a session, for its coordinator.

use askama::Template;
use domain::{
    access::{Permit, SeeRecordings},
    id::{RecordingId, SessionId},
    moment::Moment,
    recording::{GAP, Together},
    voice::Voice as _,
};
use store::recording::{Record, Track};

use crate::{
    error::{Error, Reply},
    gate::Allowed,
    page::{conflict, page},
    visit::Visit,
};

#[derive(Template)]
#[template(path = "recording/list.html")]
struct List<'a> {
    v: &'a Visit,
    session: SessionId,
    number: u32,
    topic: String,
    starts: Moment,
    records: Vec<Record>,
    /// One file of all parts, or how far it is; none where there are not several, or it cannot be made: each part says why.
    whole: Option<(RecordingId, Result<Track, Option<Together>>)>,
}

impl List<'_> {
    /// Of which session.
    fn about(&self) -> String {
        self.v.t2("attendance-session", "number", self.number, "topic", self.topic.as_str())
    }

    /// As players write it.
    fn clock(&self, millis: &u64) -> String {
        super::cut::clock(*millis)
    }

    fn address(&self, record: &Record) -> String {
        format!("{}/{}", super::address(self.session), record.id)
    }

    /// Where each part begins in the file of all: its number and that place.
    fn parts(&self) -> Vec<(usize, String)> {
        let mut starts = 0_u64;
        let mut places = Vec::new();
        for (number, record) in (1..).zip(&self.records).filter(|(_, record)| !record.tracks.is_empty()) {
            places.push((number, super::cut::clock(starts)));
            starts = starts.saturating_add(record.length.unwrap_or(0)).saturating_add(GAP);
        }
        places
    }

    fn source(&self, track: &Track) -> String {
        self.v.t(format!("recording-source-{}", track.source.code()))
    }

    fn profession(&self, track: &Track) -> String {
        self.v.t(format!("profession-{}", track.profession.code()))
    }

    fn megabytes(&self, track: &Track) -> String {
        self.v.words.hundredths(u32::try_from(track.bytes.div_ceil(10_000)).unwrap_or(u32::MAX))
    }
}

/// Shows the list.
pub async fn get(v: Visit, permit: Allowed<SeeRecordings>) -> Reply {
    page(&list(&v, &permit).await?)
}

/// The list in the place of a file that is not given out now: it says why.
pub async fn instead(v: &Visit, permit: &Permit<SeeRecordings>) -> Reply {
    conflict(&list(v, permit).await?)
}

async fn list<'a>(v: &'a Visit, permit: &Permit<SeeRecordings>) -> Result<List<'a>, Error> {
    let mut tx = v.app.db.read().await?;
    let records = store::recording::list(&mut tx, permit).await?;
    let whole = store::recording::whole(&mut tx, permit, &records).await?;
    let whole = whole.filter(|(_, state)| state.is_ok() || v.app.composer.is_there());
    let session = store::session::get(&mut tx, permit).await?;
    let (number, topic, starts) = (session.number, session.topic, session.starts);
    Ok(List { v, session: permit.thing(), number, topic, starts, records, whole })
}
