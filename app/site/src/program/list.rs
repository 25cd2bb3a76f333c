//! The programs of the hub: the published ones for everybody, all of them for the hub's team.

use askama::Template;
use domain::access::Role;
use store::program::{self, Record};

use crate::{error::Reply, page::page, visit::Visit};

#[derive(Template)]
#[template(path = "program/list.html")]
struct List<'a> {
    v: &'a Visit,
    programs: Vec<Record>,
    begins: bool,
}

/// Shows them.
pub async fn get(v: Visit) -> Reply {
    let mut tx = v.app.db.read().await?;
    let staff = v.login.as_ref().map(|login| &login.who).filter(|who| who.is_staff());
    let programs = match staff {
        Some(who) => program::of_person(&mut tx, who).await?,
        None => program::published(&mut tx, v.app.hub).await?,
    };
    let begins = staff.is_some_and(|who| who.has(Role::Coordinator));
    page(&List { v: &v, programs, begins })
}
