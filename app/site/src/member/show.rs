//! One member: their roles.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::Path;
use domain::{
    access::{ManageHub, Permit, Role, SeePeople, roles},
    fields::{Faults, Fields},
    id::PersonId,
};
use store::{
    Tx,
    access::permit,
    audit::{self, Entry},
    person::Known,
};
use ui::Checkboxes;

use super::boxes;
use crate::{
    ask::Ask,
    error::{Error, Reply},
    gate::Allowed,
    page::{again, page},
    sent::{Form, Sent},
    visit::Visit,
};

#[derive(Template)]
#[template(path = "member/show.html")]
struct Show<'a> {
    v: &'a Visit,
    f: Ask<'a>,
    known: &'a Known,
    /// Whether they have set a password.
    ready: bool,
    is_own: bool,
}

impl Show<'_> {
    fn roles(&self) -> Checkboxes {
        boxes(self.v, self.f)
    }
}

/// Shows them.
pub async fn get(v: Visit, Path(person): Path<PersonId>) -> Reply {
    let (known, ready) = find(&v, person).await?;
    let fields = known.roles.iter().fold(Fields::default(), |fields, role| fields.with("role", role.code()));
    let form = Form { fields, ..Form::default() };
    page(&Show { v: &v, f: Ask::new(&v, &form), known: &known, ready, is_own: v.person() == Some(person) })
}

/// Changes their roles.
pub async fn post(v: Visit, allowed: Allowed<ManageHub>, Path(person): Path<PersonId>, sent: Sent) -> Reply {
    let roles = match roles(&sent.fields) {
        Ok(roles) => roles,
        Err(faults) => return refuse(&v, person, sent, faults).await,
    };
    let mut tx = v.write(&sent).await?;
    match store::person::set_roles(&mut tx, &allowed, person, &roles).await {
        Err(store::Error::Taken) => {
            drop(tx);
            return refuse(&v, person, sent, Faults::one("role", "fault-last-administrator")).await;
        }
        changed => changed?,
    }
    audit_roles(&v, &mut tx, &allowed, person, &roles).await?;
    v.done(tx, &sent, "/members?said=saved").await
}

/// Writes down who holds which roles from now on.
pub(super) async fn audit_roles(
    v: &Visit,
    tx: &mut Tx,
    allowed: &Permit<ManageHub>,
    person: PersonId,
    roles: &BTreeSet<Role>,
) -> Result<(), Error> {
    let codes: Vec<&str> = roles.iter().map(|role| role.code()).collect();
    let (act, thing) = ("ChangeRoles".to_owned(), format!("{person} {}", codes.join("+")));
    audit::add(tx, &Entry { hub: allowed.hub(), person: Some(allowed.person()), act, thing }, v.now).await?;
    Ok(())
}

async fn refuse(v: &Visit, person: PersonId, sent: Sent, faults: Faults) -> Reply {
    let (known, ready) = find(v, person).await?;
    let form = Form { fields: sent.fields, faults };
    again(&Show { v, f: Ask::new(v, &form), known: &known, ready, is_own: v.person() == Some(person) })
}

async fn find(v: &Visit, person: PersonId) -> Result<(Known, bool), Error> {
    let mut tx = v.app.db.read().await?;
    let sees = permit::<SeePeople>(&mut tx, v.who()?, v.app.hub).await?;
    let known = store::person::show(&mut tx, &sees, person).await?;
    let ready = store::password::of(&mut tx, person).await?.is_some();
    Ok((known, ready))
}
