//! A frozen transcript, cue by cue, under pseudonyms.

use askama::Template;
use axum::extract::Path;
use domain::{
    access::{KeepKey, QuoteStudy, SeeStudy},
    id::{StudyId, TranscriptId},
};
use store::{
    access::permit,
    transcript::{Cue, Record},
};

use crate::{
    error::Reply,
    gate::{Allowed, holds},
    page::page,
    study::Desk,
    visit::Visit,
};

#[derive(Template)]
#[template(path = "transcript/show.html")]
struct Show<'a> {
    v: &'a Visit,
    desk: Desk,
    record: Record,
    cues: Vec<Cue>,
    quotes: bool,
    keeps: bool,
}

impl Show<'_> {
    fn address(&self) -> String {
        format!("{}/transcripts/{}", self.desk.address(), self.record.id)
    }

    /// Whether a cue is by a participant who agrees to be quoted.
    fn quotable(&self, cue: &Cue) -> bool {
        let people = &self.desk.people;
        self.quotes && people.iter().any(|one| cue.voice.participant() == Some(one.id) && one.quotable())
    }
}

/// Shows it.
pub async fn get(v: Visit, permitted: Allowed<SeeStudy>, Path((_, id)): Path<(StudyId, TranscriptId)>) -> Reply {
    let mut tx = v.app.db.read().await?;
    let desk = Desk::of(&mut tx, &permitted).await?;
    let record = store::transcript::get(&mut tx, &permitted, id).await?;
    let cues = store::transcript::cues(&mut tx, &permitted, id).await?;
    let (who, study) = (v.who()?, permitted.thing());
    let quotes = holds(permit::<QuoteStudy>(&mut tx, who, study).await)?.is_some();
    let keeps = holds(permit::<KeepKey>(&mut tx, who, study).await)?.is_some();
    drop(tx);
    page(&Show { v: &v, desk, record, cues, quotes, keeps })
}
