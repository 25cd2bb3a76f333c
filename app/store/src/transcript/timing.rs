//! When cues without a time were said, where the focus group was held in our own room.

use domain::{
    access::{KeepKey, Permit},
    id::TranscriptId,
    transcript::{Stretch, Typed, place},
};

use super::{Original, get, heard::heard, open, originals};
use crate::{db::Tx, error::Result, values};

/// What the room heard, where the times of a transcript could come from it: the file has none.
async fn could_time(tx: &mut Tx, permit: &Permit<KeepKey>, id: TranscriptId) -> Result<Option<Vec<Stretch>>> {
    let taken = get(tx, permit, id).await?.heard_times.is_some();
    if !taken && originals(tx, permit, id).await?.iter().any(|cue| cue.start.is_some()) {
        return Ok(None);
    }
    Ok(heard(tx, permit, id).await?.map(|heard| heard.stretches).filter(|stretches| !stretches.is_empty()))
}

/// Whether the times of a transcript could come from the room: its file has none, and the room heard somebody.
pub async fn is_untimed(tx: &mut Tx, permit: &Permit<KeepKey>, id: TranscriptId) -> Result<bool> {
    Ok(could_time(tx, permit, id).await?.is_some())
}

/// Takes the times from what the room heard, once it was said who speaks; or leaves the cues without. What was taken before is
/// taken anew. A transcript whose file has times of its own stays as it is.
pub async fn take_times(tx: &mut Tx, permit: &Permit<KeepKey>, id: TranscriptId, taken: bool) -> Result<()> {
    open(tx, permit, id).await?;
    let Some(stretches) = could_time(tx, permit, id).await? else { return Ok(()) };
    tx.run("UPDATE cue SET start_ms = NULL, end_ms = NULL WHERE transcript = $1", values![id]).await?;
    let found = if taken {
        let typed = |cue: Original| Typed { number: cue.number, voice: cue.voice, length: cue.text.chars().count() };
        let cues: Vec<Typed> = originals(tx, permit, id).await?.into_iter().map(typed).collect();
        place(&cues, &stretches)
    } else {
        Vec::new()
    };
    for placed in &found {
        let sql = "UPDATE cue SET start_ms = $3, end_ms = $4 WHERE transcript = $1 AND number = $2";
        tx.run_one(sql, values![id, placed.number, placed.from, placed.to]).await?;
    }
    let count = taken.then(|| i64::try_from(found.len()).unwrap_or(i64::MAX));
    tx.run_one("UPDATE transcript SET heard_times = $2 WHERE id = $1", values![id, count]).await
}
