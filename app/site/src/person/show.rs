//! One person.

use askama::Template;
use axum::extract::Path;
use domain::{
    access::{CorrectPeople, Role, SeePeople},
    id::PersonId,
};
use store::{Tx, person::Known};
use ui::{Fact, SummaryList};

use super::kept_by_the_hub;
use crate::{
    error::{Error, Reply},
    gate::{Allowed, holds},
    page::page,
    visit::Visit,
};

#[derive(Template)]
#[template(path = "person/show.html")]
struct Show<'a> {
    v: &'a Visit,
    known: Known,
    facts: SummaryList,
    /// Whether the reader may change roles.
    manages: bool,
    /// Whether the reader may correct address and profession.
    corrects: bool,
}

/// Shows them.
pub async fn get(v: Visit, permit: Allowed<SeePeople>, Path(person): Path<PersonId>) -> Reply {
    let mut tx = v.app.db.read().await?;
    let known = store::person::show(&mut tx, &permit, person).await?;
    let corrects = corrects(&v, &mut tx, person).await?;
    let person = &known.person;
    let roles: Vec<String> = known.roles.iter().map(|role| v.t(format!("role-{}", role.code()))).collect();
    let mut facts = kept_by_the_hub(&v, person)
        .fact(Fact::new(v.t("person-site"), person.site.as_str()))
        .fact(Fact::new(v.t("person-community"), person.community.as_str()))
        .fact(Fact::new(v.t("person-language"), words::of(person.language).say("site-this-language")))
        .fact(Fact::new(v.t("person-zone"), person.zone.as_str()));
    if !roles.is_empty() {
        facts = facts.fact(Fact::new(v.t("member-roles"), roles.join(", ")));
    }
    let manages = v.who()?.has(Role::Administrator);
    page(&Show { v: &v, facts, manages, corrects, known })
}

async fn corrects(v: &Visit, tx: &mut Tx, person: PersonId) -> Result<bool, Error> {
    let permit = store::access::permit::<CorrectPeople>(tx, v.who()?, v.app.hub).await?;
    Ok(holds(store::person::correctable(tx, &permit, v.who()?, person).await)?.is_some())
}
