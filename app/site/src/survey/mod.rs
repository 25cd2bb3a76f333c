//! Surveys: written and scheduled by coordinators, answered by the people of a cycle, read by those whom the hub names.

use domain::survey::{Phase, When};
use store::survey::Wave;

use crate::visit::Visit;

pub mod check;
pub mod headings;
pub mod list;
pub mod own;
pub mod preview;
pub mod question;
pub mod reader;
pub mod reading;
pub mod scale;
pub mod schedule;
pub mod section;
pub mod show;
pub mod start;
pub mod unveiling;

mod answering;
mod row;

/// Which wave it is, in words: "before the program", "after session 3".
pub(crate) fn wave(v: &Visit, wave: &Wave) -> String {
    match (wave.when, wave.session) {
        (When::Months(months), _) => v.t1("survey-when-months", "months", months),
        (When::Session(_), Some(number)) => v.t1("survey-when-session", "number", number),
        (when, _) => phase(v, when.phase()),
    }
}

/// Where in a cycle a wave stands, in words.
pub(crate) fn phase(v: &Visit, phase: Phase) -> String {
    v.t(format!("survey-phase-{}", phase.code()))
}
