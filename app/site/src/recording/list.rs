//! What was recorded of a session, for its coordinator.

use askama::Template;
use domain::{
    access::{Permit, SeeRecordings},
    id::SessionId,
    recording::Together,
    voice::Voice as _,
};
use store::recording::{Record, Track};

use crate::{
    error::Reply,
    gate::Allowed,
    page::{conflict, page},
    visit::Visit,
};

#[derive(Template)]
#[template(path = "recording/list.html")]
struct List<'a> {
    v: &'a Visit,
    session: SessionId,
    records: Vec<Record>,
}

impl List<'_> {
    /// As players write it.
    fn clock(&self, millis: &u64) -> String {
        super::cut::clock(*millis)
    }

    fn address(&self, record: &Record) -> String {
        format!("{}/{}", super::address(self.session), record.id)
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
    let mut tx = v.app.db.read().await?;
    let records = store::recording::list(&mut tx, &permit).await?;
    page(&List { v: &v, session: permit.thing(), records })
}

/// The list in the place of a file that is not given out now: it says why.
pub async fn instead(v: &Visit, permit: &Permit<SeeRecordings>) -> Reply {
    let mut tx = v.app.db.read().await?;
    let records = store::recording::list(&mut tx, permit).await?;
    conflict(&List { v, session: permit.thing(), records })
}
