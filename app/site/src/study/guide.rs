//! The interview guide of a study: every version, and for whoever leads it the form of the next one.

use askama::Template;
use domain::{
    access::{ManageStudy, SeeStudy},
    fields::{Faults, Fields},
    study::Guide,
};
use store::{access::permit, study::Edition};

use super::Desk;
use crate::{
    ask::Ask,
    error::Reply,
    gate::{Allowed, holds},
    page::{again, page},
    sent::{Form, Sent},
    visit::Visit,
};

#[derive(Template)]
#[template(path = "study/guide.html")]
struct Show<'a> {
    v: &'a Visit,
    ask: Ask<'a>,
    desk: Desk,
    editions: Vec<Edition>,
    leads: bool,
}

/// Shows it.
pub async fn get(v: Visit, permitted: Allowed<SeeStudy>) -> Reply {
    let mut tx = v.app.db.read().await?;
    let desk = Desk::of(&mut tx, &permitted).await?;
    let editions = store::study::guides(&mut tx, &permitted).await?;
    let leads = holds(permit::<ManageStudy>(&mut tx, v.who()?, permitted.thing()).await)?.is_some();
    drop(tx);
    let newest = editions.first();
    let fields = Fields::default()
        .with("version", newest.map_or(0, |edition| edition.version).to_string())
        .with("text", newest.map(|edition| edition.guide.text.as_str()).unwrap_or_default());
    let form = Form { fields, ..Form::default() };
    page(&Show { v: &v, ask: Ask::new(&v, &form), desk, editions, leads })
}

/// Adds the next version.
pub async fn post(v: Visit, permit: Allowed<ManageStudy>, sent: Sent) -> Reply {
    let read = sent.fields.get("version").parse().unwrap_or_default();
    let mut tx = v.write(&sent).await?;
    let faults = match Guide::check(&sent.fields, read == 0) {
        Ok(guide) => match store::study::guide(&mut tx, &permit, read, &guide, v.now).await {
            Ok(()) => return v.done(tx, &sent, &format!("/studies/{}/guide?said=saved", permit.thing())).await,
            Err(store::Error::Taken) => Faults::one("", "fault-stale"),
            Err(error) => return Err(error.into()),
        },
        Err(faults) => faults,
    };
    let desk = Desk::of(&mut tx, &permit).await?;
    let editions = store::study::guides(&mut tx, &permit).await?;
    drop(tx);
    let stale = faults.iter().any(|fault| fault.key == "fault-stale");
    let newest = editions.first().map_or(0, |edition| edition.version);
    let fields = if stale { sent.fields.replacing("version", newest.to_string()) } else { sent.fields };
    let form = Form { fields, faults };
    again(&Show { v: &v, ask: Ask::new(&v, &form), desk, editions, leads: true })
}
