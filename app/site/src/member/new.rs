//! Adds a member to the hub's team and invites them.

use askama::Template;
use domain::{
    access::{ManageHub, Role, roles},
    fields::{Faults, Fields},
    id::PersonId,
    person::Person,
};
use ui::Checkboxes;

use super::{boxes, invitation, show::audit_roles};
use crate::{
    ask::Ask,
    error::Reply,
    gate::Allowed,
    page::{again, page},
    sent::{Form, Sent},
    visit::Visit,
};

#[derive(Template)]
#[template(path = "member/new.html")]
struct New<'a> {
    v: &'a Visit,
    f: Ask<'a>,
}

impl New<'_> {
    fn roles(&self) -> Checkboxes {
        boxes(self.v, self.f)
    }
}

/// Asks who it is.
pub async fn get(v: Visit) -> Reply {
    let hub = store::hub::find(&mut v.app.db.read().await?, v.app.hub).await?;
    let fields = Fields::default()
        .with("site", hub.name.get(v.language))
        .with("language", v.language.code())
        .with("zone", hub.zone.as_str());
    let form = Form { fields, ..Form::default() };
    page(&New { v: &v, f: Ask::new(&v, &form) })
}

/// Keeps them and sends the invitation.
pub async fn post(v: Visit, permit: Allowed<ManageHub>, sent: Sent) -> Reply {
    let (person, roles) = match check(&sent.fields) {
        Ok(checked) => checked,
        Err(faults) => return refuse(&v, sent, faults),
    };
    let mut tx = v.write(&sent).await?;
    let id: PersonId = v.app.world.id();
    match store::person::add(&mut tx, id, v.app.hub, &person, v.now).await {
        Err(store::Error::Taken) => return refuse(&v, sent, Faults::one("email", "fault-member-known")),
        added => added?,
    }
    store::person::set_roles(&mut tx, &permit, id, &roles).await?;
    invitation::send(&v, &mut tx, id).await?;
    audit_roles(&v, &mut tx, &permit, id, &roles).await?;
    v.done(tx, &sent, "/members?said=member-invited").await
}

fn check(fields: &Fields) -> Result<(Person, std::collections::BTreeSet<Role>), Faults> {
    match (roles(fields), Person::check(fields)) {
        (Ok(roles), Ok(person)) if !roles.is_empty() => Ok((person, roles)),
        (roles, person) => {
            let mut faults = match roles {
                Ok(roles) if roles.is_empty() => Faults::one("role", "fault-choose"),
                Ok(_) => Faults::default(),
                Err(faults) => faults,
            };
            faults.extend(person.err().unwrap_or_default());
            Err(faults)
        }
    }
}

fn refuse(v: &Visit, sent: Sent, faults: Faults) -> Reply {
    let form = Form { fields: sent.fields, faults };
    again(&New { v, f: Ask::new(v, &form) })
}
