//! Who was in a focus group: told by the attendance of its session where it was held in our own room, else ticked.

use askama::Template;
use axum::extract::Path;
use domain::{
    access::KeepKey,
    id::{FocusGroupId, ParticipantId, StudyId},
};
use store::{focus_group::Record, participant::Named};
use ui::{Checkboxes, Choice};

use crate::{
    ask::Ask,
    error::{Error, Reply},
    gate::Allowed,
    page::page,
    sent::{Form, Sent},
    study::Desk,
    visit::Visit,
};

#[derive(Template)]
#[template(path = "focus_group/present.html")]
struct Show<'a> {
    v: &'a Visit,
    ask: Ask<'a>,
    desk: Desk,
    record: Record,
    named: Vec<Named>,
    /// Whom the attendance of the session knows.
    seen: Vec<ParticipantId>,
}

impl Show<'_> {
    /// Those who were written down; while nobody is, those whom the room saw.
    fn boxes(&self) -> Checkboxes {
        let v = self.v;
        let number = self.record.number;
        let fresh = self.record.size == 0;
        let choice = |named: &Named| {
            let record = &named.record;
            let seen = self.seen.contains(&record.id);
            let here = if fresh { seen } else { record.traits.groups.contains(&number) };
            let choice = Choice::new(record.id.to_string(), format!("{} · {}", record.pseudonym(), named.known.name));
            let choice = if seen { choice.hint(v.t("focus-group-seen")) } else { choice };
            choice.checked(here)
        };
        let takes_part = self.named.iter().filter(|named| named.record.counts());
        Checkboxes::new("participant", v.t("focus-group-present")).small().choices(takes_part.map(choice))
    }
}

/// Shows it.
pub async fn get(v: Visit, permit: Allowed<KeepKey>, Path((_, id)): Path<(StudyId, FocusGroupId)>) -> Reply {
    let mut tx = v.app.db.read().await?;
    let desk = Desk::of(&mut tx, &permit).await?;
    let record = store::focus_group::get(&mut tx, &permit, id).await?;
    let named = store::participant::named(&mut tx, &permit).await?;
    let seen = store::focus_group::present(&mut tx, &permit, id).await?;
    drop(tx);
    let form = Form::default();
    page(&Show { v: &v, ask: Ask::new(&v, &form), desk, record, named, seen })
}

/// Keeps it.
pub async fn post(
    v: Visit,
    permit: Allowed<KeepKey>,
    Path((_, id)): Path<(StudyId, FocusGroupId)>,
    sent: Sent,
) -> Reply {
    let here: Option<Vec<ParticipantId>> = sent.fields.all("participant").map(|id| id.parse().ok()).collect();
    let here = here.ok_or(Error::Unreadable)?;
    let mut tx = v.write(&sent).await?;
    store::focus_group::set_present(&mut tx, &permit, id, &here, v.now).await?;
    v.done(tx, &sent, &format!("/studies/{}/groups/{id}?said=saved", permit.thing())).await
}
