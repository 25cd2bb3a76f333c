//! Recommendation letters: the list of those that wait, the draft and its words, signatures and objections, the letter itself,
//! its versions, and what the patient reads of it.

mod mail;
mod typed;

pub mod addition;
pub mod amendment;
pub mod differences;
mod draft;
pub mod edition;
mod frozen;
pub mod list;
pub mod objection;
pub mod patient;
pub mod pdf;
pub mod show;
pub mod signature;
pub mod version;
pub mod wording;

use domain::{
    letter::{Clock, clock},
    moment::{Moment, Zone},
};

use crate::visit::Visit;

/// "due in 2 working days", "overdue by 1 working day".
fn clock_in_words(v: &Visit, due: Moment, zone: &Zone) -> String {
    match clock(due, v.now, zone) {
        Clock::In(0) => v.t("letter-due-today"),
        Clock::In(days) => v.t1("letter-due-in", "count", days),
        Clock::Over(0) => v.t("letter-overdue-now"),
        Clock::Over(days) => v.t1("letter-overdue", "count", days),
    }
}
