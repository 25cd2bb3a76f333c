//! Freezes a transcript: from now on it says pseudonyms, and the words as imported are gone.

use axum::extract::Path;
use domain::{
    access::KeepKey,
    id::{StudyId, TranscriptId},
    participant::Purpose,
};

use super::{Draft, names};
use crate::{
    error::{Error, Reply},
    gate::Allowed,
    sent::Sent,
    visit::Visit,
};

/// Does it when nothing waits for a decision. What somebody said who did not agree to be written down is left out.
pub async fn post(
    v: Visit,
    permit: Allowed<KeepKey>,
    Path((_, id)): Path<(StudyId, TranscriptId)>,
    sent: Sent,
) -> Reply {
    let mut tx = v.write(&sent).await?;
    let draft = Draft::of(&mut tx, &permit, id).await?;
    if let Some(away) = names::elsewhere(&v, &draft) {
        return Ok(away);
    }
    let texts: Vec<&str> = draft.cues.iter().map(|cue| cue.text.as_str()).collect();
    let Some(texts) = draft.findings.apply(&texts, &draft.decisions) else {
        drop(tx);
        return names::waits(&v, draft);
    };
    let agrees = |id| draft.desk.people.iter().any(|one| one.id == id && one.consents.allow(Purpose::Transcript));
    let written = draft.cues.iter().zip(texts).map(|(cue, text)| {
        let silent = cue.voice.participant().is_some_and(|id| !agrees(id));
        (cue.number, if silent { draft.stead.silence.clone() } else { text })
    });
    let written: Vec<(u32, String)> = written.collect();
    match store::transcript::freeze(&mut tx, &permit, id, &written, v.now).await {
        Ok(()) => {}
        // Somebody else was faster.
        Err(store::Error::Taken) => return Err(Error::Missing),
        Err(error) => return Err(error.into()),
    }
    let answer =
        v.done(tx, &sent, &format!("/studies/{}/transcripts/{id}?said=transcript-frozen", permit.thing())).await?;
    // The words as imported go out of the database's own files, too; what hinders it is the operator's to see.
    if let Err(error) = v.app.db.scrub().await {
        tracing::warn!(%error, "a frozen transcript's first words may still be in the database's files");
    }
    Ok(answer)
}
