//! The hub's team.

use askama::Template;
use domain::access::{ManageHub, SeePeople};
use store::{
    access::permit,
    person::{Known, Search},
};

use crate::{error::Reply, gate::Allowed, page::page, person::list::last_page, visit::Visit};

#[derive(Template)]
#[template(path = "member/list.html")]
struct List<'a> {
    v: &'a Visit,
    /// Each with whether they have set a password.
    rows: Vec<(Known, bool)>,
    total: u64,
    page: u32,
    last: u32,
}

/// Shows a page of it.
pub async fn get(v: Visit, allowed: Allowed<ManageHub>) -> Reply {
    let mut tx = v.app.db.read().await?;
    let sees = permit::<SeePeople>(&mut tx, v.who()?, allowed.hub()).await?;
    let asked = v.asked("page").parse().unwrap_or(0);
    let found = store::person::list(&mut tx, &sees, &Search { members: true, ..Search::default() }, asked).await?;
    let mut rows = Vec::new();
    for known in found.people {
        let ready = store::password::of(&mut tx, known.id).await?.is_some();
        rows.push((known, ready));
    }
    page(&List { v: &v, rows, total: found.total, page: asked, last: last_page(found.total) })
}
