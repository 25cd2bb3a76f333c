//! Picks words of a cue as a quote. Without the speaker's consent there is nothing to pick.

use askama::Template;
use axum::extract::Path;
use domain::{
    access::QuoteStudy,
    fields::Fields,
    id::{StudyId, TranscriptId},
    quote::Quote,
};
use store::{
    Tx,
    transcript::{Cue, Record},
};
use ui::Checkboxes;

use super::boxes;
use crate::{
    ask::Ask,
    error::{Error, Reply},
    gate::Allowed,
    page::{again, page},
    sent::{Form, Sent},
    study::Desk,
    visit::Visit,
};

#[derive(Template)]
#[template(path = "quote/new.html")]
struct New<'a> {
    v: &'a Visit,
    ask: Ask<'a>,
    desk: Desk,
    record: Record,
    cue: Cue,
    /// Whether the speaker agrees to be quoted.
    quotable: bool,
}

impl New<'_> {
    fn boxes(&self) -> Checkboxes {
        boxes(self.v, self.ask)
    }

    fn address(&self) -> String {
        format!("{}/transcripts/{}", self.desk.address(), self.record.id)
    }
}

type At = (StudyId, TranscriptId, u32);

async fn load<'a>(
    v: &'a Visit,
    tx: &mut Tx,
    permit: &Allowed<QuoteStudy>,
    (_, id, number): At,
    form: &'a mut Form,
) -> Result<New<'a>, Error> {
    let desk = Desk::of(tx, permit).await?;
    let record = store::transcript::get(tx, permit, id).await?;
    let cue = store::transcript::cue(tx, permit, id, number).await?;
    if form.faults.is_empty() {
        form.fields = Fields::default().with("text", &cue.text).with("shows", "family");
    }
    let quotable = desk.people.iter().any(|one| cue.voice.participant() == Some(one.id) && one.quotable());
    Ok(New { v, ask: Ask::new(v, form), desk, record, cue, quotable })
}

/// Asks which words, and what is shown beside them.
pub async fn get(v: Visit, permit: Allowed<QuoteStudy>, Path(at): Path<At>) -> Reply {
    let mut tx = v.app.db.read().await?;
    let mut form = Form::default();
    let new = load(&v, &mut tx, &permit, at, &mut form).await?;
    drop(tx);
    page(&new)
}

/// Keeps them; the guard looks at them on the next page.
pub async fn post(v: Visit, permit: Allowed<QuoteStudy>, Path(at): Path<At>, sent: Sent) -> Reply {
    let (_, id, number) = at;
    let mut tx = v.write(&sent).await?;
    let cue = store::transcript::cue(&mut tx, &permit, id, number).await?;
    let faults = match Quote::check(&sent.fields, &cue.text) {
        Ok(quote) => {
            let id = store::quote::add(&mut tx, &permit, &v.app.world, (id, number), &quote).await?;
            return v.done(tx, &sent, &format!("/studies/{}/quotes/{id}?said=quote-picked", permit.thing())).await;
        }
        Err(faults) => faults,
    };
    let mut form = Form { fields: sent.fields, faults };
    let new = load(&v, &mut tx, &permit, at, &mut form).await?;
    drop(tx);
    again(&new)
}
