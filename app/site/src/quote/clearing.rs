//! Clears a quote for print; where the guard objects, for a reason that stays written down.

use axum::extract::Path;
use domain::{
    access::QuoteStudy,
    fields::{Check, Faults, Fields},
    id::{QuoteId, StudyId},
    study::REASON,
};

use super::{About, all, guard, show::load};
use crate::{
    error::{Error, Reply},
    gate::Allowed,
    page::again,
    sent::{Form, Sent},
    study::Desk,
    visit::Visit,
};

/// Does it.
pub async fn post(v: Visit, permit: Allowed<QuoteStudy>, Path((_, id)): Path<(StudyId, QuoteId)>, sent: Sent) -> Reply {
    let mut tx = v.write(&sent).await?;
    let desk = Desk::of(&mut tx, &permit).await?;
    let quotes = all(&mut tx, &permit).await?;
    let record = quotes.iter().find(|quote| quote.id == id).ok_or(Error::Missing)?;
    let objects = guard(&desk, &quotes, &About::from(record))?.objects();
    let mut check = Check::new(&sent.fields);
    let reason = check.maybe_text("reason", 500);
    if objects && reason.chars().count() < REASON {
        check.fault("reason", "quote-fault-reason");
    }
    let faults = match check.done(reason) {
        Ok(reason) => {
            let reason = if objects { reason } else { String::new() };
            match store::quote::clear(&mut tx, &permit, id, &record.quote.text, &reason, v.now).await {
                Ok(()) => {
                    let place = format!("/studies/{}/quotes/{id}?said=quote-cleared", permit.thing());
                    return v.done(tx, &sent, &place).await;
                }
                // Cleared already, or changed by somebody else.
                Err(store::Error::Taken) => Faults::one("", "fault-stale"),
                Err(error) => return Err(error.into()),
            }
        }
        Err(faults) => faults,
    };
    let mut form = Form { fields: Fields::default().with("reason", sent.fields.get("reason")), faults };
    let show = load(&v, &mut tx, &permit, id, &mut form).await?;
    drop(tx);
    again(&show)
}
