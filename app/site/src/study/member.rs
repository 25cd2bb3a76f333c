//! Who does what in a study: the team, and one person's parts.

use askama::Template;
use axum::extract::Path;
use domain::{
    access::{ManageStudy, SeeStudy},
    fields::{Faults, Fields},
    id::{PersonId, StudyId},
    study::{Membership, Part},
};
use store::{
    Tx,
    access::permit,
    person::Known,
    study::{Glass, Member},
};
use ui::{Cell, Checkboxes, Choice, Table};

use super::Desk;
use crate::{
    ask::Ask,
    error::{Error, Reply},
    gate::{Allowed, holds},
    page::{again, page},
    sent::{Form, Sent},
    visit::Visit,
};

#[derive(Template)]
#[template(path = "study/team.html")]
struct Team<'a> {
    v: &'a Visit,
    desk: Desk,
    team: Vec<Member>,
    glasses: Vec<Glass>,
    /// The hub's team without those who are in, for whoever leads the study; none for the others.
    others: Option<Vec<Known>>,
}

impl Team<'_> {
    fn table(&self) -> Table {
        let v = self.v;
        let row = |member: &Member| {
            let parts = member.parts.iter().map(|part| v.t(format!("study-part-{}", part.code())));
            let name = member.name.as_str();
            let name = match self.others {
                Some(_) => Cell::link(format!("{}/team/{}", self.desk.address(), member.person), name),
                None => Cell::new(name),
            };
            [name.attribute("dir", "auto"), Cell::new(parts.collect::<Vec<_>>().join(", "))]
        };
        let columns = ["study-member", "study-parts"].map(|key| v.t(key));
        let table = Table::new(v.t("study-team-title")).caption_hidden().columns(columns);
        table.rows(self.team.iter().map(row)).named_rows()
    }
}

/// Shows the team and who was let see names and code.
pub async fn list(v: Visit, permitted: Allowed<SeeStudy>) -> Reply {
    let mut tx = v.app.db.read().await?;
    let desk = Desk::of(&mut tx, &permitted).await?;
    let team = store::study::members(&mut tx, &permitted).await?;
    let glasses = store::study::glasses(&mut tx, &permitted).await?;
    let leads = holds(permit::<ManageStudy>(&mut tx, v.who()?, permitted.thing()).await)?.is_some();
    let others = if leads {
        let all = store::person::members(&mut tx, permitted.hub()).await?;
        Some(all.into_iter().filter(|known| !team.iter().any(|member| member.person == known.id)).collect())
    } else {
        None
    };
    drop(tx);
    page(&Team { v: &v, desk, team, glasses, others })
}

#[derive(Template)]
#[template(path = "study/member.html")]
struct Show<'a> {
    v: &'a Visit,
    ask: Ask<'a>,
    desk: Desk,
    known: Known,
}

impl Show<'_> {
    fn parts(&self) -> Checkboxes {
        let v = self.v;
        let choice = |part: Part| {
            Choice::new(part.code(), v.t(format!("study-part-{}", part.code())))
                .hint(v.t(format!("study-part-hint-{}", part.code())))
                .checked(self.ask.ticked("part", part.code()))
        };
        Checkboxes::new("part", v.t("study-parts")).choices(Part::ALL.map(choice)).error(self.ask.error("part"))
    }
}

/// A member of the hub's team, whether they are in the study or not.
async fn find(tx: &mut Tx, permit: &Allowed<ManageStudy>, person: PersonId) -> Result<(Desk, Known), Error> {
    let desk = Desk::of(tx, permit).await?;
    let all = store::person::members(tx, permit.hub()).await?;
    Ok((desk, all.into_iter().find(|known| known.id == person).ok_or(Error::Missing)?))
}

/// Shows somebody's parts.
pub async fn get(v: Visit, permit: Allowed<ManageStudy>, Path((_, person)): Path<(StudyId, PersonId)>) -> Reply {
    let mut tx = v.app.db.read().await?;
    let (desk, known) = find(&mut tx, &permit, person).await?;
    let team = store::study::members(&mut tx, &permit).await?;
    drop(tx);
    let parts = team.into_iter().filter(|member| member.person == person).flat_map(|member| member.parts);
    let fields = parts.fold(Fields::default(), |fields, part| fields.with("part", part.code()));
    let form = Form { fields, ..Form::default() };
    page(&Show { v: &v, ask: Ask::new(&v, &form), desk, known })
}

/// Changes them.
pub async fn post(
    v: Visit,
    permit: Allowed<ManageStudy>,
    Path((_, person)): Path<(StudyId, PersonId)>,
    sent: Sent,
) -> Reply {
    let checked = Membership::check(&sent.fields);
    let mut tx = v.write(&sent).await?;
    let faults = match checked {
        Ok(to) => match store::study::set_member(&mut tx, &permit, &v.app.world, person, &to).await {
            Ok(()) => return v.done(tx, &sent, &format!("/studies/{}/team?said=saved", permit.thing())).await,
            Err(store::Error::Taken) => Faults::one("part", "study-fault-member"),
            Err(error) => return Err(error.into()),
        },
        Err(faults) => faults,
    };
    drop(tx);
    let mut tx = v.app.db.read().await?;
    let (desk, known) = find(&mut tx, &permit, person).await?;
    let form = Form { fields: sent.fields, faults };
    again(&Show { v: &v, ask: Ask::new(&v, &form), desk, known })
}
