//! Corrects a cue of a frozen transcript; no name comes in by it.

use askama::Template;
use axum::extract::Path;
use domain::{
    access::KeepKey,
    fields::{Check, Faults, Fields},
    id::{StudyId, TranscriptId},
    pseudonym::{What, find},
};
use store::{
    Tx,
    transcript::{Cue, Record},
};

use super::{language, stead};
use crate::{
    ask::Ask,
    error::{Error, Reply},
    gate::Allowed,
    page::{again, page},
    sent::{Form, Sent},
    study::Desk,
    visit::Visit,
};

/// The longest words of a cue, in characters.
const MOST: usize = 20_000;

#[derive(Template)]
#[template(path = "transcript/correction.html")]
struct Show<'a> {
    v: &'a Visit,
    ask: Ask<'a>,
    desk: Desk,
    record: Record,
    cue: Cue,
}

impl Show<'_> {
    fn address(&self) -> String {
        format!("{}/transcripts/{}", self.desk.address(), self.record.id)
    }
}

type At = (StudyId, TranscriptId, u32);

async fn load<'a>(
    v: &'a Visit,
    tx: &mut Tx,
    permit: &Allowed<KeepKey>,
    (_, id, number): At,
    form: &'a mut Form,
) -> Result<Show<'a>, Error> {
    let desk = Desk::of(tx, permit).await?;
    let record = store::transcript::get(tx, permit, id).await?;
    let cue = store::transcript::cue(tx, permit, id, number).await?;
    if form.faults.is_empty() {
        form.fields = Fields::default().with("text", &cue.text);
    }
    Ok(Show { v, ask: Ask::new(v, form), desk, record, cue })
}

/// Shows the cue.
pub async fn get(v: Visit, permit: Allowed<KeepKey>, Path(at): Path<At>) -> Reply {
    let mut tx = v.app.db.read().await?;
    let mut form = Form::default();
    let show = load(&v, &mut tx, &permit, at, &mut form).await?;
    drop(tx);
    page(&show)
}

/// Keeps the correction.
pub async fn post(v: Visit, permit: Allowed<KeepKey>, Path(at): Path<At>, sent: Sent) -> Reply {
    let (_, id, number) = at;
    let mut tx = v.write(&sent).await?;
    let faults = match checked(&mut tx, &permit, id, &sent.fields).await? {
        Ok(text) => match store::transcript::correct(&mut tx, &permit, &v.app.world, id, number, &text).await {
            Ok(_) => {
                let place = format!("/studies/{}/transcripts/{id}?said=saved#cue-{number}", permit.thing());
                return v.done(tx, &sent, &place).await;
            }
            Err(store::Error::Taken) => Faults::one("", "fault-stale"),
            Err(error) => return Err(error.into()),
        },
        Err(faults) => faults,
    };
    let mut form = Form { fields: sent.fields, faults };
    let show = load(&v, &mut tx, &permit, at, &mut form).await?;
    drop(tx);
    again(&show)
}

/// The words, unless they hold a registered name in any form.
async fn checked(
    tx: &mut Tx,
    permit: &Allowed<KeepKey>,
    id: TranscriptId,
    fields: &Fields,
) -> Result<Result<String, Faults>, Error> {
    let mut check = Check::new(fields);
    let text = check.text("text", MOST);
    let desk = Desk::of(tx, permit).await?;
    let register = store::transcript::register(tx, permit, id).await?;
    let findings = find(&register, &stead(language(tx, permit, &desk).await?), &[&text]);
    if let Some(detail) = findings.details.iter().find(|detail| detail.what == What::Registered) {
        let values = vec![("found", detail.found.clone()), ("replacement", detail.replacement.clone())];
        check.fault_with("text", "transcript-fault-name", values);
    }
    Ok(check.done(text))
}
