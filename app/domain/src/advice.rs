//! What happened to our advice: the recommendations of a program's letters counted by what became of them, without a text
//! and without a small cell.
//!
//! Three breakdowns stand side by side: by domain, by who advised (hub, peers, people with lived experience, and within each
//! by profession), and by cycle. They share nothing but the margins, which all rest on enough cases to be printed; so no
//! difference between two of them gives a hidden cell away (see [`small_cells`]). For the same reason a cycle is a line of
//! a table and no filter: what a filter left out could be worked out by subtraction.
//!
//! The count stands still between the ends of months ([`as_of`]): who looks twice must not see who answered in between.

mod month;
mod share;
mod table;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

pub use month::as_of;
pub use share::{Base, Shared, What};
pub use table::{Group, Line};

use crate::{
    follow_up::{Barrier, Outcome},
    id::{CaseId, CycleId},
    profession::Profession,
    recommendation::{AuthorKind, Domain},
    small_cells,
};

/// A recommendation that went out in a letter, as far as it is counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// The case.
    pub case: CaseId,
    /// The case's cycle.
    pub cycle: CycleId,
    /// What it is about.
    pub domain: Domain,
    /// As whom its author spoke.
    pub kind: AuthorKind,
    /// The author's profession then.
    pub profession: Profession,
    /// Whether the presenter found it feasible; none when they did not say.
    pub feasible: Option<bool>,
    /// What became of it; none while that is not answered.
    pub outcome: Option<Outcome>,
    /// What stood in the way; none where nothing did, or where nobody was asked.
    pub barrier: Option<Barrier>,
}

/// What became of a recommendation, as a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// Followed.
    Done,
    /// Followed in part.
    Partly,
    /// Not followed.
    Not,
    /// Not answered.
    Waiting,
}

/// Whether it was feasible, as a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum View {
    /// Where the presenter works.
    Here,
    /// Not there.
    NotHere,
    /// The presenter did not say.
    Unsaid,
}

/// A column, as a set of recommendations.
pub trait Column: Copy + PartialEq + 'static {
    /// Every column, in order.
    const ALL: &'static [Self];
    /// The column of a recommendation.
    fn of(given: &Given) -> Self;
    /// With which others it can be told, the best first.
    fn partners(self) -> &'static [Self];
    /// The code; its name is the message "advice-CODE".
    fn code(self) -> &'static str;
}

impl Column for Fate {
    const ALL: &'static [Self] = &[Self::Done, Self::Partly, Self::Not, Self::Waiting];

    fn of(given: &Given) -> Self {
        match given.outcome {
            Some(Outcome::Done) => Self::Done,
            Some(Outcome::Partly) => Self::Partly,
            Some(Outcome::Not) => Self::Not,
            None => Self::Waiting,
        }
    }

    fn partners(self) -> &'static [Self] {
        match self {
            Self::Done => &[Self::Partly, Self::Not, Self::Waiting],
            Self::Partly => &[Self::Not, Self::Done, Self::Waiting],
            Self::Not => &[Self::Partly, Self::Done, Self::Waiting],
            Self::Waiting => &[Self::Not, Self::Partly, Self::Done],
        }
    }

    fn code(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Partly => "partly",
            Self::Not => "not",
            Self::Waiting => "waiting",
        }
    }
}

impl Column for View {
    const ALL: &'static [Self] = &[Self::Here, Self::NotHere, Self::Unsaid];

    fn of(given: &Given) -> Self {
        match given.feasible {
            Some(true) => Self::Here,
            Some(false) => Self::NotHere,
            None => Self::Unsaid,
        }
    }

    fn partners(self) -> &'static [Self] {
        match self {
            Self::Here | Self::NotHere => &[Self::Unsaid, Self::Here, Self::NotHere],
            Self::Unsaid => &[Self::NotHere, Self::Here],
        }
    }

    fn code(self) -> &'static str {
        match self {
            Self::Here => "here",
            Self::NotHere => "not-here",
            Self::Unsaid => "unsaid",
        }
    }
}

/// A column with its total; of several parts where one alone would be too small.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Total<T> {
    /// What it holds.
    pub parts: Vec<T>,
    /// How many recommendations.
    pub count: u32,
}

/// The counts of a program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The least number of cases that a printed figure stands for.
    pub floor: u32,
    /// How many cases it rests on.
    pub cases: usize,
    /// How many recommendations went out.
    pub given: u32,
    /// What became of them.
    pub fates: Vec<Total<Fate>>,
    /// Whether they were feasible.
    pub views: Vec<Total<View>>,
    /// By domain; empty when they cannot be told apart, as below.
    pub domains: Vec<Line>,
    /// By who advised, with professions under each kind.
    pub authors: Vec<Line>,
    /// By cycle.
    pub cycles: Vec<Line>,
    /// What stood in the way of those that were not followed in full; none is one without a barrier from the list.
    pub barriers: Vec<Total<Option<Barrier>>>,
}

/// The counts, or none when they rest on fewer cases than the floor.
pub fn report(given: &[Given], floor: u32) -> Option<Report> {
    let cases: BTreeSet<CaseId> = given.iter().map(|given| given.case).collect();
    if cases.is_empty() || u32::try_from(cases.len()).unwrap_or(u32::MAX) < floor {
        return None;
    }
    let all: Vec<&Given> = given.iter().collect();
    let (fates, views) = (totals::<Fate>(&all, floor), totals::<View>(&all, floor));
    let columns = table::Columns { fates: &fates, views: &views, floor };
    Some(Report {
        floor,
        cases: cases.len(),
        given: count(&all),
        domains: columns.domains(&all),
        authors: columns.authors(&all),
        cycles: columns.cycles(&all),
        barriers: barriers(&all, &fates, floor),
        fates,
        views,
    })
}

fn count<T>(list: &[T]) -> u32 {
    u32::try_from(list.len()).unwrap_or(u32::MAX)
}

/// The cases behind recommendations.
fn cases<'a>(given: impl IntoIterator<Item = &'a &'a Given>) -> BTreeSet<CaseId> {
    given.into_iter().map(|given| given.case).collect()
}

/// The columns with their totals, each on enough cases.
fn totals<T: Column>(all: &[&Given], floor: u32) -> Vec<Total<T>> {
    let resting = |column: &T| (*column, cases(all.iter().filter(|given| T::of(given) == *column)));
    let columns: Vec<_> = T::ALL.iter().map(resting).collect();
    let joined = small_cells::join(&columns, |column| column.partners().to_vec(), floor);
    let total = |parts: Vec<T>| {
        let count = count(&all.iter().filter(|given| parts.contains(&T::of(given))).collect::<Vec<_>>());
        Total { parts, count }
    };
    joined.into_iter().map(total).collect()
}

/// The barriers of what was not followed in full; nothing when that is told together with something else.
fn barriers(all: &[&Given], fates: &[Total<Fate>], floor: u32) -> Vec<Total<Option<Barrier>>> {
    let barred = |fate: &Fate| matches!(fate, Fate::Partly | Fate::Not);
    if fates.iter().any(|total| total.parts.iter().any(barred) && !total.parts.iter().all(barred)) {
        return Vec::new();
    }
    let base: Vec<&Given> = all.iter().copied().filter(|given| barred(&Fate::of(given))).collect();
    let every = Barrier::ALL.into_iter().map(Some).chain([None]);
    let resting = |barrier| (barrier, cases(base.iter().filter(|given| given.barrier == barrier)));
    let groups: Vec<_> = every.map(resting).filter(|(_, cases)| !cases.is_empty()).collect();
    let folded = small_cells::fold(&groups, floor);
    if folded.len() < 2 {
        return Vec::new();
    }
    let total = |parts: Vec<Option<Barrier>>| {
        let count = count(&base.iter().filter(|given| parts.contains(&given.barrier)).collect::<Vec<_>>());
        Total { parts, count }
    };
    let mut lines: Vec<_> = folded.into_iter().map(total).collect();
    // What is told together stays last.
    lines.sort_by_key(|line| (line.parts.len() > 1, std::cmp::Reverse(line.count)));
    lines
}
