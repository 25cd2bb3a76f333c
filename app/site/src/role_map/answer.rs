//! What one's own profession can do: a form with one act, and the versions before kept.

use askama::Template;
use axum::extract::Path;
use domain::{
    access::FillRoles,
    fields::{Faults, Fields},
    id::CaseId,
    profession::Profession,
    role_map::{Act, Answer, Can, JURISDICTION, LIMITS},
};
use store::{Tx, case::Heading};
use ui::{Html, Radios};

use super::{name, named};
use crate::{
    ask::Ask,
    error::{Error, Reply},
    gate::Allowed,
    identifier::{self, Found},
    page::{again, page},
    sent::{Form, Sent},
    visit::Visit,
};

#[derive(Template)]
#[template(path = "role_map/answer.html")]
struct Asked<'a> {
    v: &'a Visit,
    heading: &'a Heading,
    act: &'a Act,
    own: Profession,
    /// The version that the page shows: a newer one must not be overwritten unseen.
    version: u32,
    ask: Ask<'a>,
    form: &'a Form,
}

impl Asked<'_> {
    fn name(&self) -> String {
        name(self.v, self.heading)
    }

    /// The choice of an answer.
    fn can(&self) -> Radios {
        let choice = |can: Can| (can.code(), self.v.t(format!("role-map-can-{}", can.code())));
        self.ask.radios("can", "role-map-can-question").choices(Can::ALL.map(choice))
    }

    fn title(&self) -> String {
        named(self.v, self.act)
    }

    fn asked(&self) -> askama::Result<Html> {
        let found = Found::new(self.v, self.form);
        Ok(found.at(|field| field == "limits" || field == "jurisdiction")?.then(found.made()?))
    }
}

/// Where the writer's profession stands with an act.
struct Standing {
    heading: Heading,
    act: Act,
    own: Profession,
    version: u32,
    fields: Fields,
}

impl Standing {
    /// [`Error::Missing`] when there is no such act.
    async fn of(tx: &mut Tx, allowed: &Allowed<FillRoles>, act: &str) -> Result<Self, Error> {
        let record = store::case::get(tx, allowed).await?;
        let heading = store::case::heading(tx, allowed).await?;
        let map = store::role_map::of_case(tx, allowed, &record).await?;
        let own = store::role_map::own(tx, allowed).await?;
        let act = map.acts.into_iter().find(|known| known.key() == act).ok_or(Error::Missing)?;
        let entry = map.entries.into_iter().find(|entry| entry.profession == own && entry.act == act.key());
        let (version, fields) = entry.map(|entry| (entry.version, entry.answer.fields())).unwrap_or_default();
        Ok(Self { heading, act, own, version, fields })
    }

    fn page<'a>(&'a self, v: &'a Visit, form: &'a Form) -> Asked<'a> {
        let Self { heading, act, own, version, .. } = self;
        Asked { v, heading, act, own: *own, version: *version, ask: Ask::new(v, form), form }
    }
}

/// Shows the form with what was said last.
pub async fn get(v: Visit, allowed: Allowed<FillRoles>, Path((_, act)): Path<(CaseId, String)>) -> Reply {
    let standing = Standing::of(&mut v.app.db.read().await?, &allowed, &act).await?;
    let form = Form { fields: standing.fields.clone(), ..Form::default() };
    page(&standing.page(&v, &form))
}

/// Keeps it as a new version.
pub async fn post(v: Visit, allowed: Allowed<FillRoles>, Path((_, act)): Path<(CaseId, String)>, sent: Sent) -> Reply {
    let mut tx = v.write(&sent).await?;
    let standing = Standing::of(&mut tx, &allowed, &act).await?;
    let names = ["limits", "jurisdiction"].map(str::to_owned);
    let looked = identifier::look(&v, &mut tx, &allowed, &sent.fields, &names).await?;
    let version = sent.fields.get("version").parse().map_err(|_| Error::Unreadable)?;
    let faults = match looked.check(Answer::check) {
        Ok(answer) => match store::role_map::answer(&mut tx, &allowed, (&act, version), &answer, v.now).await {
            Ok(()) => {
                identifier::keep(&v, &mut tx, &allowed, &looked).await?;
                let to = format!("/cases/{}/roles?said=role-map-kept", allowed.thing());
                return v.done(tx, &sent, &to).await;
            }
            Err(store::Error::Taken) => Faults::one("", "role-map-fault-taken"),
            Err(error) => return Err(error.into()),
        },
        Err(faults) => faults,
    };
    let form = Form { fields: looked.fields, faults };
    again(&standing.page(&v, &form))
}
