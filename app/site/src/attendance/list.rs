//! Who is or was in a session, in words and by profession.

use std::collections::BTreeMap;

use askama::Template;
use domain::{
    access::{Role, SeeAttendance},
    attendance::{Interval, counted, present, stays},
    id::PersonId,
    moment::Moment,
    profession::Profession,
    session::State,
};
use store::{attendance::Corrected, session::Record};

use crate::{error::Reply, gate::Allowed, page::page, visit::Visit};

#[derive(Template)]
#[template(path = "attendance/list.html")]
struct ListPage<'a> {
    v: &'a Visit,
    session: Record,
    may_correct: bool,
    lines: Vec<Line>,
    /// How many attended, by profession.
    professions: Vec<(String, usize)>,
    attended: usize,
    present: usize,
    length: u32,
    now: Moment,
}

/// One person.
struct Line {
    person: PersonId,
    name: String,
    profession: String,
    community: String,
    enrolled: bool,
    present: bool,
    /// Each stay in words.
    stays: Vec<String>,
    measured: u32,
    minutes: u32,
    corrected: Option<Corrected>,
}

impl ListPage<'_> {
    fn is_live(&self) -> bool {
        self.session.state == State::Live
    }

    fn is_planned(&self) -> bool {
        self.session.state == State::Planned
    }
}

/// Shows it.
pub async fn get(v: Visit, permit: Allowed<SeeAttendance>) -> Reply {
    let mut tx = v.app.db.read().await?;
    let session = store::session::get(&mut tx, &permit).await?;
    let meeting = store::attendance::meeting(&mut tx, &permit).await?;
    let attendees = store::attendance::of_session(&mut tx, &permit).await?;
    drop(tx);
    let mut professions: BTreeMap<Profession, usize> = BTreeMap::new();
    let mut lines = Vec::new();
    for attendee in attendees {
        let stays = stays(&attendee.events, meeting.open(v.now));
        let measured = meeting.attended(&stays, v.now);
        let minutes = counted(measured, attendee.correction.as_ref().map(|corrected| &corrected.correction));
        let present = session.ended.is_none() && present(&attendee.events);
        if present || !stays.is_empty() || minutes > 0 {
            *professions.entry(attendee.profession).or_default() += 1;
        }
        lines.push(Line {
            person: attendee.person,
            name: attendee.name,
            profession: v.t(format!("profession-{}", attendee.profession.code())),
            community: attendee.community,
            enrolled: attendee.enrolled,
            stays: stays.iter().map(|stay| in_words(&v, stay, present && stays.last() == Some(stay))).collect(),
            present,
            measured,
            minutes,
            corrected: attendee.correction,
        });
    }
    let attended = professions.values().sum();
    let named = |(profession, count): (Profession, usize)| (v.t(format!("profession-{}", profession.code())), count);
    page(&ListPage {
        may_correct: v.who()?.has(Role::Coordinator),
        professions: professions.into_iter().map(named).collect(),
        attended,
        present: lines.iter().filter(|line| line.present).count(),
        length: meeting.length(),
        now: v.now,
        v: &v,
        session,
        lines,
    })
}

/// "12:28 to 13:02", or "since 12:28" while it goes on.
fn in_words(v: &Visit, stay: &Interval, open: bool) -> String {
    let from = v.time(&stay.from);
    if open {
        v.t1("attendance-stay-open", "from", from)
    } else {
        v.t2("attendance-stay", "from", from, "to", v.time(&stay.to))
    }
}
