//! One quote: what the guard says of it, its words, and what is shown beside them.

use askama::Template;
use axum::extract::Path;
use domain::{
    access::QuoteStudy,
    fields::{Faults, Fields},
    id::{QuoteId, StudyId},
    quote::{Guard, Quote},
};
use store::{Tx, quote::Record, transcript::Cue};
use ui::Checkboxes;

use super::{About, all, boxes, described, guard, sentences};
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
#[template(path = "quote/show.html")]
pub(super) struct Show<'a> {
    v: &'a Visit,
    ask: Ask<'a>,
    desk: Desk,
    record: Record,
    cue: Cue,
    guard: Guard,
}

impl Show<'_> {
    fn boxes(&self) -> Checkboxes {
        boxes(self.v, self.ask)
    }

    fn sentences(&self) -> Vec<String> {
        sentences(self.v, &self.desk, &self.guard, &About::from(&self.record))
    }

    fn described(&self) -> String {
        let speaker = self.desk.people.iter().find(|one| one.id == self.record.participant);
        let described = |traits| described(self.v, &self.record.quote.showing, traits, self.record.group);
        speaker.map(|one| described(&one.traits)).unwrap_or_default()
    }

    fn address(&self) -> String {
        format!("{}/quotes/{}", self.desk.address(), self.record.id)
    }
}

/// The page of a quote, with its own fields or with what was typed.
pub(super) async fn load<'a>(
    v: &'a Visit,
    tx: &mut Tx,
    permit: &Allowed<QuoteStudy>,
    id: QuoteId,
    form: &'a mut Form,
) -> Result<Show<'a>, Error> {
    let desk = Desk::of(tx, permit).await?;
    let quotes = all(tx, permit).await?;
    let record = quotes.iter().find(|quote| quote.id == id).cloned().ok_or(Error::Missing)?;
    let cue = store::transcript::cue(tx, permit, record.transcript, record.cue).await?;
    let guard = guard(&desk, &quotes, &About::from(&record))?;
    let typed = std::mem::take(&mut form.fields);
    let shows = record.quote.showing.iter();
    // A reason that was typed stays; words and boxes come from the quote unless they were typed too.
    form.fields = if typed.has("text") {
        typed
    } else {
        let own = Fields::default().with("text", &record.quote.text).with("reason", typed.get("reason"));
        shows.fold(own, |fields, shown| fields.with("shows", shown.code()))
    };
    Ok(Show { v, ask: Ask::new(v, form), desk, record, cue, guard })
}

/// Shows it.
pub async fn get(v: Visit, permit: Allowed<QuoteStudy>, Path((_, id)): Path<(StudyId, QuoteId)>) -> Reply {
    let mut tx = v.app.db.read().await?;
    let mut form = Form::default();
    let show = load(&v, &mut tx, &permit, id, &mut form).await?;
    drop(tx);
    page(&show)
}

/// Changes it; it then waits to be cleared again.
pub async fn post(v: Visit, permit: Allowed<QuoteStudy>, Path((_, id)): Path<(StudyId, QuoteId)>, sent: Sent) -> Reply {
    let mut tx = v.write(&sent).await?;
    let record = store::quote::get(&mut tx, &permit, id).await?;
    let cue = store::transcript::cue(&mut tx, &permit, record.transcript, record.cue).await?;
    let faults: Faults = match Quote::check(&sent.fields, &cue.text) {
        Ok(quote) => {
            store::quote::change(&mut tx, &permit, &v.app.world, id, &quote).await?;
            return v.done(tx, &sent, &format!("/studies/{}/quotes/{id}?said=saved", permit.thing())).await;
        }
        Err(faults) => faults,
    };
    let mut form = Form { fields: sent.fields, faults };
    let show = load(&v, &mut tx, &permit, id, &mut form).await?;
    drop(tx);
    again(&show)
}
