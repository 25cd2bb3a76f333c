//! Recommendation letters: the list of those that wait, the draft, the signature, and the letter itself.

pub mod edition;
pub mod list;
pub mod pdf;
pub mod show;
pub mod signature;

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
