//! A program's public page: what it is, for whom, when, and how to take part.

use askama::Template;
use axum::extract::Path;
use domain::{
    access::{Role, SeeCycle},
    id::{Id, ProgramId},
    registration::State,
};
use store::{
    cycle::{self, Listed},
    program::{self, Record},
    registration, session,
};

use crate::{
    error::{Error, Reply, see_other},
    page::page,
    places,
    visit::Visit,
};

#[derive(Template)]
#[template(path = "program/show.html")]
struct Show<'a> {
    v: &'a Visit,
    record: &'a Record,
    mailbox: String,
    /// The cycle the page is about: one that people can join, else the newest.
    cycle: Option<Listed>,
    /// Its sessions that are not over.
    coming: Vec<session::Record>,
    /// How many are over.
    past: usize,
    /// How the reader stands to the cycle.
    standing: Option<State>,
    manages: bool,
    /// Sees the sessions of the cycle.
    sees: bool,
    /// What the reader may see of how the program does: the end of each page's address, and the key of its title.
    parts: Vec<(&'static str, &'static str)>,
}

impl Show<'_> {
    /// Whether the reader can ask to take part.
    fn is_open(&self) -> bool {
        let asks = matches!(self.standing, None | Some(State::Declined | State::Withdrawn));
        asks && self.record.published
            && !self.coming.is_empty()
            && self.cycle.as_ref().is_some_and(|cycle| cycle.record.cycle.open)
    }

    /// Where a session leads: to its page for those who may see it.
    fn href(&self, session: &session::Record) -> String {
        if self.sees { format!("/sessions/{}", session.id) } else { String::new() }
    }

    fn takes_part(&self) -> bool {
        self.standing == Some(State::Approved)
    }

    fn waits(&self) -> bool {
        self.standing == Some(State::Requested)
    }

    /// Places left, when they are limited.
    fn places(&self) -> Option<u32> {
        let cycle = self.cycle.as_ref()?;
        Some(cycle.record.cycle.capacity?.saturating_sub(cycle.enrolled))
    }
}

/// Shows it, by its name in the address; an id leads there too.
pub async fn get(v: Visit, Path(name): Path<String>) -> Reply {
    let mut tx = v.app.db.read().await?;
    let who = v.login.as_ref().map(|login| &login.who);
    let record = match name.parse::<uuid::Uuid>() {
        Ok(id) => program::find(&mut tx, v.app.hub, ProgramId::from_uuid(id)).await?,
        Err(_) => program::by_slug(&mut tx, v.app.hub, &name).await?,
    };
    if !record.published && !who.is_some_and(|who| who.is_staff()) {
        return Err(Error::Missing);
    }
    if record.slug != name {
        return Ok(see_other(&format!("/programs/{}", record.slug)));
    }
    let cycle = cycle::current(&mut tx, v.app.hub, record.id).await?;
    let (mut coming, mut past, mut standing) = (Vec::new(), 0, None);
    if let Some(cycle) = &cycle {
        let sessions = session::of(&mut tx, v.app.hub, cycle.record.id).await?;
        let all = sessions.len();
        coming = sessions.into_iter().filter(|session| !session.is_over(v.now)).collect();
        past = all - coming.len();
        if let Some(person) = v.person() {
            standing = registration::standing(&mut tx, cycle.record.id, person).await?;
        }
    }
    let mailbox = store::hub::find(&mut tx, v.app.hub).await?.mailbox;
    let manages = who.is_some_and(|who| who.has(Role::Coordinator));
    // An administrator is on the team and sees no session.
    let sees = match (who, &cycle) {
        (Some(who), Some(cycle)) => match store::access::permit::<SeeCycle>(&mut tx, who, cycle.record.id).await {
            Ok(_) => true,
            Err(store::Error::Missing) => false,
            Err(error) => return Err(error.into()),
        },
        _ => false,
    };
    let parts = places::of_program(&v, &mut tx, record.id).await?;
    page(&Show { v: &v, record: &record, mailbox, cycle, coming, past, standing, manages, sees, parts })
}
