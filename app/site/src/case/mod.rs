//! Cases: begun, read, submitted, reviewed, scheduled.

pub mod mail;

pub mod mine;

pub mod begin;
pub mod discard;
pub mod list;
pub mod show;
pub mod similar;
pub mod submission;
pub mod withdrawal;

mod body;
mod following;
pub mod view;

pub mod review;

pub mod acceptance;
pub mod place;
pub mod returning;

use domain::{case::State, moment::Moment};
use store::case::Heading;
use ui::{Color, Tag};

use crate::visit::Visit;

/// A state in words, colored by whom it waits for: blue the presenter, yellow the hub, green the session.
pub fn tag(v: &Visit, state: State) -> Tag {
    let color = match state {
        State::Draft | State::FollowUpDue => Color::Blue,
        State::Returned => Color::Red,
        State::Submitted | State::Presented => Color::Yellow,
        State::Accepted | State::Scheduled => Color::Green,
        State::LetterSent => Color::Teal,
        State::Closed => Color::Grey,
    };
    Tag::new(v.t(format!("case-state-{}", state.code()))).color(color)
}

/// Who presents a case.
pub fn by(v: &Visit, heading: &Heading) -> String {
    let profession = v.t(format!("profession-{}", heading.profession.code()));
    v.t2("case-by", "name", &heading.name, "profession", profession)
}

/// The session a case is in.
pub fn in_session(v: &Visit, number: u32, starts: &Moment) -> String {
    v.t2("case-in-session", "number", number, "when", v.when(starts))
}

/// What a presenter can expect or do next.
pub fn next(v: &Visit, heading: &Heading) -> String {
    match (heading.state, &heading.session) {
        (State::Scheduled, Some((_, _, starts))) => v.t1("case-next-scheduled", "when", v.when(starts)),
        (state, _) => v.t(format!("case-next-{}", state.code())),
    }
}

/// What a case is called: by its code, or by the day it was begun; and which one it follows.
pub fn name(v: &Visit, heading: &Heading) -> String {
    let name = match &heading.code {
        Some(code) => v.t1("case-name", "code", code.as_str()),
        None => v.t1("case-name-begun", "date", v.words.short_date(heading.created, v.zone())),
    };
    match &heading.follows {
        Some(earlier) => v.t2("case-name-follows", "name", name, "earlier", earlier.as_str()),
        None => name,
    }
}
