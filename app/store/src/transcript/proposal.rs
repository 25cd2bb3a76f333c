//! Who spoke in cues without a name, where the focus group was held in our own room.

use domain::{
    access::{KeepKey, Permit},
    id::TranscriptId,
    transcript::{Timed, Voice, propose},
};

use super::{
    heard::{Heard, heard},
    originals, speakers,
};
use crate::{db::Tx, error::Result};

/// A cue whose end nobody wrote down is taken to last this long, in milliseconds.
const SPAN: i64 = 2_000;

/// By the number of a cue without a name, who was heard in the room then. Empty where the group was held elsewhere.
pub async fn proposals(tx: &mut Tx, permit: &Permit<KeepKey>, id: TranscriptId) -> Result<Vec<(u32, Voice)>> {
    let Some(Heard { session: (starts, opened), stretches: heard }) = heard(tx, permit, id).await? else {
        return Ok(Vec::new());
    };
    let told = speakers(tx, permit, id).await?;
    let voice = |name: &Option<String>| told.iter().find(|one| Some(&one.name) == name.as_ref())?.voice;
    let timed = originals(tx, permit, id).await?.into_iter().filter_map(|cue| {
        let from = cue.start?;
        // Under a name that nobody has told yet, a cue proposes nothing and is proposed nothing.
        let voice = if cue.speaker.is_some() { Some(voice(&cue.speaker)?) } else { None };
        Some(Timed { number: cue.number, from, to: cue.end.unwrap_or(from.saturating_add(SPAN)), voice })
    });
    let cues: Vec<Timed> = timed.collect();
    let mut zeros: Vec<i64> = opened.into_iter().chain([starts]).map(|moment| moment.micros() / 1000).collect();
    if let (Some(first), Some(cue)) = (heard.first(), cues.first()) {
        zeros.push(first.from.saturating_sub(cue.from));
    }
    Ok(propose(&cues, &heard, &zeros).into_iter().filter(|(_, voice)| *voice != Voice::Unknown).collect())
}
