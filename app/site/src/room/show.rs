//! The room at this moment, for this person.

use domain::{
    access::{JoinSession, Permit},
    fields::Fields,
    id::CommentId,
};

use super::{
    named,
    view::{self, Typed},
};
use crate::{
    comment,
    error::{Error, Reply},
    gate::Allowed,
    page::page,
    sent::Form,
    visit::Visit,
};

/// Shows it; with a comment of one's own in the form for a recommendation, when the address asks for it.
pub async fn get(v: Visit, permit: Allowed<JoinSession>) -> Reply {
    let typed = match v.asked("comment").parse() {
        Ok(id) => taken_up(&v, &permit, id).await?.unwrap_or_default(),
        Err(_) => Typed::default(),
    };
    let room = view::load(&v, &permit, None, typed).await?;
    page(&view::Page { v: &v, room: &room })
}

/// The form for a recommendation, filled with a comment of one's own on the case that is discussed now.
async fn taken_up(v: &Visit, pass: &Permit<JoinSession>, id: CommentId) -> Result<Option<Typed>, Error> {
    let mut tx = v.app.db.read().await?;
    let Some(case) = store::agenda::standing(&mut tx, pass).await?.case() else { return Ok(None) };
    let text = comment::own(&mut tx, v, case, id).await?;
    let form = |text| Form { fields: Fields::default().with("text", text), ..Form::default() };
    Ok(text.map(|text| Typed { at: named("advice", case), form: form(text) }))
}
