//! A report of a program for those who pay for it: a document of final texts in both languages, frozen with the people it
//! rests on.
//!
//! What it counts is in [`reach`], what it claims to show in [`evidence`]. A frozen report never changes: page, PDF, DOCX and
//! CSV are made of the same kept texts. A report that would differ from an earlier one by fewer people than the floor is
//! refused ([`too_near`]): the difference would point at them. Every other figure follows the reports before it by one rule
//! ([`crate::small_cells::basis`]).

mod document;
mod evidence;
mod reach;
mod satisfaction;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

pub use document::{Bar, Column, Document, Part};
pub use evidence::{Level, Shown};
pub use reach::{Hours, Place, Reach, Took, reach};
pub use satisfaction::{Rated, SATISFACTION, Satisfaction, satisfaction};

use jiff::ToSpan as _;

use crate::{
    fields::{Check, Faults, Fields},
    id::PersonId,
    moment::{Moment, Zone},
};

/// The least number of people that a figure of a report stands for: reports leave the house.
pub const FLOOR: u32 = 11;

/// The most characters of a reading or a limit.
pub const WORDS: usize = 2000;

/// What the person who freezes a report adds in their own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remarks {
    /// What the figures cannot show, as the program sees it; may be empty.
    pub limits: String,
}

impl Remarks {
    /// Reads `limits`.
    pub fn check(fields: &Fields) -> Result<Self, Faults> {
        let mut check = Check::new(fields);
        let limits = check.maybe_text("limits", WORDS);
        check.done(Self { limits })
    }
}

/// Until when a report made now counts: the last end of a month in the program's zone, as the first moment after it.
pub fn until(now: Moment, zone: &Zone) -> Moment {
    zone.moment(now.local(zone).date().first_of_month().at(0, 0, 0, 0))
}

/// The first moment of the month before the one that begins at `until`.
pub fn month_before(until: Moment, zone: &Zone) -> Moment {
    let first = until.local(zone).date();
    zone.moment(first.checked_sub(1.month()).unwrap_or(first).at(0, 0, 0, 0))
}

/// Whether two reports rest on people that differ, but by fewer than the floor: side by side they would point at them.
pub fn too_near(one: &BTreeSet<PersonId>, other: &BTreeSet<PersonId>) -> bool {
    let differing = one.symmetric_difference(other).count();
    differing > 0 && differing < usize::try_from(FLOOR).unwrap_or(usize::MAX)
}
