//! Writes down a focus group that was held.

use askama::Template;
use domain::{access::ManageStudy, focus_group::FocusGroup};

use super::{Questions, rooms};
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
#[template(path = "focus_group/new.html")]
struct New<'a> {
    v: &'a Visit,
    ask: Ask<'a>,
    desk: Desk,
    questions: Questions<'a>,
}

async fn load<'a>(v: &'a Visit, permit: &Allowed<ManageStudy>, form: &'a Form) -> Result<New<'a>, Error> {
    let mut tx = v.app.db.read().await?;
    let desk = Desk::of(&mut tx, permit).await?;
    let (ask, rooms) = (Ask::new(v, form), rooms(&mut tx, permit).await?);
    Ok(New { v, ask, desk, questions: Questions { v, ask, rooms } })
}

/// Asks about it.
pub async fn get(v: Visit, permit: Allowed<ManageStudy>) -> Reply {
    page(&load(&v, &permit, &Form::default()).await?)
}

/// Keeps it.
pub async fn post(v: Visit, permit: Allowed<ManageStudy>, sent: Sent) -> Reply {
    match FocusGroup::check(&sent.fields) {
        Ok(group) => {
            let mut tx = v.write(&sent).await?;
            let id = store::focus_group::add(&mut tx, &permit, &v.app.world, &group).await?;
            v.done(tx, &sent, &format!("/studies/{}/groups/{id}?said=saved", permit.thing())).await
        }
        Err(faults) => {
            let form = Form { fields: sent.fields, faults };
            again(&load(&v, &permit, &form).await?)
        }
    }
}
