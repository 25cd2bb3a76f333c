//! Shares of the whole program with their intervals, each of a base that is printed too.

use std::collections::BTreeMap;

use super::{Column, Fate, Given, Report, Total, View};
use crate::small_cells::basis::{Basis, Line, line};

/// The level of the intervals.
const LEVEL: f64 = 0.95;

/// What a share counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// Those whose fate was told.
    Answered,
    /// Those of a fate, or of several told together.
    Fates(Vec<Fate>),
    /// Those the presenter spoke of in the session.
    Said,
    /// Those of a view, or of several told together.
    Views(Vec<View>),
}

/// Of what it is a share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Base {
    /// All that went out.
    Given,
    /// Those whose fate was told.
    Answered,
    /// Those the presenter spoke of in the session.
    Said,
}

impl Base {
    /// The code; its name is the message "advice-of-CODE".
    pub const fn code(self) -> &'static str {
        match self {
            Self::Given => "given",
            Self::Answered => "answered",
            Self::Said => "said",
        }
    }
}

/// A share.
#[derive(Clone, Debug, PartialEq)]
pub struct Shared {
    /// What is counted.
    pub what: What,
    /// How many.
    pub count: u32,
    /// Of what.
    pub base: Base,
    /// How many that is.
    pub of: u32,
    /// In percent: the share, and Wilson's interval for it.
    pub percent: [f64; 3],
}

impl Report {
    /// How many were answered, where those that were not stand by themselves.
    pub fn answered(&self) -> Option<u32> {
        alone(&self.fates, Fate::Waiting).map(|waiting| self.given.saturating_sub(waiting))
    }

    /// The same for one line: its own count less those not answered.
    pub fn answered_of(&self, line: &super::Line) -> Option<u32> {
        let place = self.fates.iter().position(|total| total.parts == [Fate::Waiting])?;
        line.fates.get(place).copied().flatten().map(|waiting| line.given.saturating_sub(waiting))
    }

    /// The share of a line that was followed, of what was answered; none where one of the two is hidden or nothing was.
    pub fn done_of(&self, line: &super::Line) -> Option<Shared> {
        let place = self.fates.iter().position(|total| total.parts == [Fate::Done])?;
        let count = line.fates.get(place).copied().flatten()?;
        shared(What::Fates(vec![Fate::Done]), count, Base::Answered, self.answered_of(line)?)
    }

    /// What the shares of the whole rest on: cases, with how many of their recommendations had which fate and view.
    pub fn basis(&self, given: &[Given]) -> Basis {
        Basis(vec![lines(&self.fates, given), lines(&self.views, given)])
    }

    /// The shares of the whole: of what was answered where that is known, else of all that went out.
    pub fn shares(&self) -> Vec<Shared> {
        let answered = self.answered();
        let said = alone(&self.views, View::Unsaid).map(|unsaid| self.given.saturating_sub(unsaid));
        let mut all = Vec::new();
        all.extend(answered.map(|count| (What::Answered, count, Base::Given, self.given)));
        for total in &self.fates {
            let (base, of) = match answered {
                Some(answered) if total.parts != [Fate::Waiting] => (Base::Answered, answered),
                _ => (Base::Given, self.given),
            };
            all.push((What::Fates(total.parts.clone()), total.count, base, of));
        }
        all.extend(said.map(|count| (What::Said, count, Base::Given, self.given)));
        for total in self.views.iter().filter(|total| said.is_none() || total.parts != [View::Unsaid]) {
            let (base, of) = said.map_or((Base::Given, self.given), |said| (Base::Said, said));
            all.push((What::Views(total.parts.clone()), total.count, base, of));
        }
        all.into_iter().filter_map(|(what, count, base, of)| shared(what, count, base, of)).collect()
    }
}

/// The cases of each total, with how many of their recommendations stand in which of its columns.
fn lines<T: Column + Ord>(totals: &[Total<T>], given: &[Given]) -> Vec<Line> {
    let of = |total: &Total<T>| {
        let mut counts: BTreeMap<_, u32> = BTreeMap::new();
        for given in given.iter().filter(|given| total.parts.contains(&T::of(given))) {
            *counts.entry((given.case, T::of(given))).or_default() += 1;
        }
        line(counts.into_iter().map(|((case, column), count)| (case, format!("{} {count}", column.code()))))
    };
    totals.iter().map(of).collect()
}

/// The count of a column that stands by itself.
fn alone<T: PartialEq>(totals: &[Total<T>], part: T) -> Option<u32> {
    let holds = |total: &&Total<T>| matches!(total.parts.as_slice(), [only] if *only == part);
    totals.iter().find(holds).map(|total| total.count)
}

fn shared(what: What, count: u32, base: Base, of: u32) -> Option<Shared> {
    let found = measures::wilson(count.into(), of.into(), LEVEL).ok()?;
    Some(Shared { what, count, base, of, percent: [found.share, found.low, found.high].map(|share| share * 100.0) })
}
