//! Changes what a study is about.

use askama::Template;
use domain::{access::ManageStudy, fields::Faults, study::Study};

use super::Desk;
use crate::{
    ask::Ask,
    error::Reply,
    gate::Allowed,
    page::{again, page},
    sent::{Form, Sent},
    visit::Visit,
};

#[derive(Template)]
#[template(path = "study/settings.html")]
struct Settings<'a> {
    v: &'a Visit,
    ask: Ask<'a>,
    desk: Desk,
}

/// Shows the form with what holds now.
pub async fn get(v: Visit, permit: Allowed<ManageStudy>) -> Reply {
    let desk = Desk::of(&mut v.app.db.read().await?, &permit).await?;
    let fields = desk.record.study.fields().with("revision", desk.record.revision.to_string());
    let form = Form { fields, ..Form::default() };
    page(&Settings { v: &v, ask: Ask::new(&v, &form), desk })
}

/// Keeps the change, unless somebody else made one since the form was shown.
pub async fn post(v: Visit, permit: Allowed<ManageStudy>, sent: Sent) -> Reply {
    let revision = sent.fields.get("revision").parse().unwrap_or_default();
    let mut tx = v.write(&sent).await?;
    let faults = match Study::check(&sent.fields) {
        Ok(to) => match store::study::change(&mut tx, &permit, &to, revision, v.now).await {
            Ok(()) => return v.done(tx, &sent, &format!("/studies/{}?said=saved", permit.thing())).await,
            Err(store::Error::Taken) => Faults::one("", "fault-stale"),
            Err(error) => return Err(error.into()),
        },
        Err(faults) => faults,
    };
    let desk = Desk::of(&mut tx, &permit).await?;
    drop(tx);
    let stale = faults.iter().any(|fault| fault.key == "fault-stale");
    let fields = if stale { sent.fields.replacing("revision", desk.record.revision.to_string()) } else { sent.fields };
    let form = Form { fields, faults };
    again(&Settings { v: &v, ask: Ask::new(&v, &form), desk })
}
