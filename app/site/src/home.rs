//! The first page: for a stranger what this is and the programs, for a signed-in person what is next and what waits.

use askama::Template;
use domain::{
    access::{Act as _, Role, SeeLetters, SeeSession, Who},
    session::State,
};
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

/// Something that waits for a member of the team.
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
    /// Whether the sessions' own pages are open to the person.
    sees: bool,
    manages: bool,
}

impl Person<'_> {
    /// Where a session leads; nowhere for those to whom its page is closed.
    fn session(&self, listed: &Listed) -> String {
        if self.sees { format!("/sessions/{}", listed.session.id) } else { String::new() }
    }

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
    let signs = who.has(Role::Specialist);
    let mut tasks = if manages { Some(tasks(&mut tx, &v, who).await?) } else { None };
    if signs {
        tasks.get_or_insert_default().extend(letters(&mut tx, &v, who).await?);
    }
    let staff = who.is_staff();
    // An evaluator or administrator sees the hub's sessions but has no place in their rooms.
    let joins =
        !staff || [Role::Coordinator, Role::Facilitator, Role::Specialist].into_iter().any(|role| who.has(role));
    // An administrator keeps the hub and takes no part in its sessions.
    let sees = !staff || SeeSession::ROLES.iter().any(|role| who.has(*role));
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
        sees,
        manages,
    })
}

/// The letters that a specialist can sign.
async fn letters(tx: &mut store::Tx, v: &Visit, who: &Who) -> Result<Option<Task>, Error> {
    let permit = store::access::permit::<SeeLetters>(tx, who, v.app.hub).await?;
    let unsigned = |letter: &store::letter::Waiting| letter.is_unsigned();
    let count = store::letter::waiting(tx, &permit).await?.iter().filter(|letter| unsigned(letter)).count();
    let task =
        || Task { address: "/letters".to_owned(), words: v.t("home-task-letters"), count: u32::try_from(count).ok() };
    Ok((count > 0).then(task))
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
    for open in session::unsettled(tx, who, v.now).await? {
        let topic = crate::session::topic(v, &open.session);
        let date = v.words.short_date(open.session.starts, v.zone());
        let key = if open.session.state == State::Live { "home-task-unended" } else { "home-task-unheld" };
        tasks.push(Task {
            address: format!("/sessions/{}", open.session.id),
            words: v.t2(key, "topic", topic, "date", date),
            count: None,
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
