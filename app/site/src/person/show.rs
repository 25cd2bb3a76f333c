//! One person.

use askama::Template;
use axum::extract::Path;
use domain::{
    access::{Role, SeePeople},
    id::PersonId,
};
use store::person::Known;
use ui::{Fact, SummaryList};

use super::kept_by_the_hub;
use crate::{error::Reply, gate::Allowed, page::page, visit::Visit};

#[derive(Template)]
#[template(path = "person/show.html")]
struct Show<'a> {
    v: &'a Visit,
    known: Known,
    facts: SummaryList,
    /// Whether the reader may change roles.
    manages: bool,
}

/// Shows them.
pub async fn get(v: Visit, permit: Allowed<SeePeople>, Path(person): Path<PersonId>) -> Reply {
    let known = store::person::show(&mut v.app.db.read().await?, &permit, person).await?;
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
    page(&Show { v: &v, facts, manages, known })
}
