//! A cycle's page: its sessions, for those who take part and for the hub's team.

use askama::Template;
use domain::{
    access::{Role, SeeCycle},
    registration::State,
};
use store::{cycle, program, registration, session};

use crate::{error::Reply, gate::Allowed, page::page, visit::Visit};

#[derive(Template)]
#[template(path = "cycle/show.html")]
struct Show<'a> {
    v: &'a Visit,
    program: program::Record,
    record: cycle::Record,
    coming: Vec<session::Record>,
    past: Vec<session::Record>,
    enrolled: u32,
    waiting: u32,
    takes_part: bool,
    manages: bool,
}

/// Shows it.
pub async fn get(v: Visit, permit: Allowed<SeeCycle>) -> Reply {
    let mut tx = v.app.db.read().await?;
    let record = cycle::get(&mut tx, &permit).await?;
    let program = program::find(&mut tx, permit.hub(), record.program).await?;
    let sessions = session::of_cycle(&mut tx, &permit).await?;
    let (mut past, coming): (Vec<_>, Vec<_>) = sessions.into_iter().partition(|session| session.is_over(v.now));
    past.reverse();
    let enrolled = registration::count(&mut tx, record.id, State::Approved).await?;
    let waiting = registration::count(&mut tx, record.id, State::Requested).await?;
    let takes_part = registration::standing(&mut tx, record.id, permit.person()).await? == Some(State::Approved);
    let manages = v.who()?.has(Role::Coordinator);
    page(&Show { v: &v, program, record, coming, past, enrolled, waiting, takes_part, manages })
}
