//! The first page: for a stranger what this is and the programs, for a signed-in person what is next and what waits.

use askama::Template;
use domain::access::{Role, Who};
use store::{
    case, participant, program, registration,
    session::{self, Listed},
};

use ui::Html;

use crate::{
    case::mine,
    error::{Error, Reply},
    page::page,
    visit::Visit,
};

/// How far ahead a session without a presenter becomes a task.
const LOOK_AHEAD_DAYS: i64 = 28;

#[derive(Template)]
#[template(path = "home/stranger.html")]
struct Stranger<'a> {
    v: &'a Visit,
    programs: Vec<program::Record>,
}

/// Something that waits for a coordinator.
struct Task {
    address: String,
    words: String,
    count: Option<u32>,
}

#[derive(Template)]
#[template(path = "home/person.html")]
struct Person<'a> {
    v: &'a Visit,
    name: &'a str,
    next: Option<Listed>,
    more: Vec<Listed>,
    /// None for people who have no tasks of this kind.
    tasks: Option<Vec<Task>>,
    programs: Vec<program::Record>,
    /// The person's own cases; none for people who have none and cannot begin one.
    cases: Option<Html>,
    /// Studies that wait for the person's answer.
    asked: Vec<participant::Asked>,
    /// The surveys the person can answer now.
    surveys: Vec<store::survey::Known>,
    staff: bool,
    joins: bool,
    manages: bool,
}

impl Person<'_> {
    /// Where a program leads: its coordinator to its cycles, everybody else to its page.
    fn program(&self, record: &program::Record) -> String {
        if self.manages { format!("/programs/{}/cycles", record.id) } else { format!("/programs/{}", record.slug) }
    }
}

/// Shows it.
pub async fn get(v: Visit) -> Reply {
    let mut tx = v.app.db.read().await?;
    let Some(login) = &v.login else {
        let programs = program::published(&mut tx, v.app.hub).await?;
        return page(&Stranger { v: &v, programs });
    };
    let who = &login.who;
    let mut coming = session::next(&mut tx, who, v.now, 6).await?.into_iter();
    let programs = program::of_person(&mut tx, who).await?;
    let manages = who.has(Role::Coordinator);
    let tasks = if manages { Some(tasks(&mut tx, &v, who).await?) } else { None };
    let staff = who.is_staff();
    // An evaluator or administrator sees the hub's sessions but has no place in their rooms.
    let joins =
        !staff || [Role::Coordinator, Role::Facilitator, Role::Specialist].into_iter().any(|role| who.has(role));
    let cases = mine::block(&v, &mut tx).await?;
    let asked = participant::asked(&mut tx, who.hub, who.person).await?;
    let surveys = store::survey::of_person(&mut tx, who, v.now).await?;
    let (next, more) = (coming.next(), coming.collect());
    page(&Person {
        v: &v,
        name: &login.name,
        next,
        more,
        tasks,
        programs,
        cases,
        asked,
        surveys,
        staff,
        joins,
        manages,
    })
}

async fn tasks(tx: &mut store::Tx, v: &Visit, who: &Who) -> Result<Vec<Task>, Error> {
    let mut tasks = Vec::new();
    for waiting in registration::waiting(tx, who).await? {
        tasks.push(Task {
            address: format!("/cycles/{}/registrations", waiting.cycle),
            words: v.t2("home-task-registrations", "program", &waiting.program, "cycle", &waiting.title),
            count: Some(waiting.people),
        });
    }
    let submitted = case::waiting(tx, who).await?;
    if submitted > 0 {
        tasks.push(Task { address: "/cases".to_owned(), words: v.t("home-task-cases"), count: Some(submitted) });
    }
    for open in session::without_presenter(tx, who, v.now, v.now.plus_days(LOOK_AHEAD_DAYS)).await? {
        let topic = crate::session::topic(v, &open.session);
        let date = v.words.short_date(open.session.starts, v.zone());
        tasks.push(Task {
            address: format!("/sessions/{}/plan", open.session.id),
            words: v.t2("home-task-presenter", "topic", topic, "date", date),
            count: None,
        });
    }
    Ok(tasks)
}
