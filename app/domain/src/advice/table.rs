//! A breakdown: lines of groups that rest on enough cases, their cells between margins that are all printed.

use std::collections::BTreeSet;

use super::{Column, Fate, Given, Total, View, cases, count};
use crate::{
    id::CycleId,
    profession::{Family, Profession},
    recommendation::{AuthorKind, Domain},
    small_cells::{self, Resting},
};

/// A group of recommendations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Of a domain.
    Domain(Domain),
    /// Of hub, peers, or people with lived experience.
    Kind(AuthorKind),
    /// Of a profession.
    Profession(Profession),
    /// Of a family of professions.
    Family(Family),
    /// Of a cycle.
    Cycle(CycleId),
}

impl Group {
    fn holds(self, given: &Given) -> bool {
        match self {
            Self::Domain(domain) => given.domain == domain,
            Self::Kind(kind) => given.kind == kind,
            Self::Profession(profession) => given.profession == profession,
            Self::Family(family) => given.profession.family() == family,
            Self::Cycle(cycle) => given.cycle == cycle,
        }
    }
}

/// A line: one group, or several told together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The groups.
    pub groups: Vec<Group>,
    /// How many recommendations.
    pub given: u32,
    /// By what became of them, in the order of the report's columns; none where hidden.
    pub fates: Vec<Option<u32>>,
    /// By whether they were feasible; none where hidden.
    pub views: Vec<Option<u32>>,
    /// The same recommendations told apart further.
    pub parts: Vec<Line>,
}

/// What lines are counted under.
pub(super) struct Columns<'a> {
    pub fates: &'a [Total<Fate>],
    pub views: &'a [Total<View>],
    pub floor: u32,
}

impl Columns<'_> {
    /// By domain.
    pub fn domains(&self, all: &[&Given]) -> Vec<Line> {
        self.broken_down(all, Domain::ALL.into_iter().map(Group::Domain).collect())
    }

    /// By cycle, in the order in which they were begun.
    pub fn cycles(&self, all: &[&Given]) -> Vec<Line> {
        let cycles: BTreeSet<CycleId> = all.iter().map(|given| given.cycle).collect();
        self.broken_down(all, cycles.into_iter().map(Group::Cycle).collect())
    }

    /// By who advised. The professions stand under each kind and not beside the kinds: a profession that is a kind (people
    /// with lived experience) would otherwise be hidden in one table and printed in the other.
    pub fn authors(&self, all: &[&Given]) -> Vec<Line> {
        let mut lines = self.broken_down(all, AuthorKind::ALL.into_iter().map(Group::Kind).collect());
        for line in &mut lines {
            let own: Vec<&Given> =
                all.iter().copied().filter(|given| line.groups.iter().any(|group| group.holds(given))).collect();
            let parts = self.broken_down(&own, self.professions(&own));
            line.parts = parts;
            // The cells of a kind are the margins of its parts: where one is hidden, theirs are.
            let (fates, views) = (hides(&line.fates), hides(&line.views));
            for part in &mut line.parts {
                part.fates.iter_mut().filter(|_| fates).for_each(|cell| *cell = None);
                part.views.iter_mut().filter(|_| views).for_each(|cell| *cell = None);
            }
        }
        lines
    }

    /// The professions that gave something; a family where one of its professions rests on too few cases.
    fn professions(&self, all: &[&Given]) -> Vec<Group> {
        let of = |family: Family| {
            let own = Profession::ALL.iter().filter(|profession| profession.family() == family);
            let resting: Vec<Resting<Group, _>> = own
                .map(|profession| Group::Profession(*profession))
                .map(|group| (group, cases(all.iter().filter(|given| group.holds(given)))))
                .filter(|(_, cases)| !cases.is_empty())
                .collect();
            let few = |cases: usize| cases < usize::try_from(self.floor).unwrap_or(usize::MAX);
            if resting.len() > 1 && resting.iter().any(|(_, cases)| few(cases.len())) {
                vec![Group::Family(family)]
            } else {
                resting.into_iter().map(|(group, _)| group).collect()
            }
        };
        Family::ALL.into_iter().flat_map(of).collect()
    }

    /// The lines of a breakdown; none when all of it is one line.
    fn broken_down(&self, all: &[&Given], groups: Vec<Group>) -> Vec<Line> {
        let resting = |group: Group| (group, cases(all.iter().filter(|given| group.holds(given))));
        let groups: Vec<_> = groups.into_iter().map(resting).collect();
        let folded = small_cells::fold(&groups, self.floor);
        let own = |groups: &Vec<Group>| -> Vec<&Given> {
            all.iter().copied().filter(|given| groups.iter().any(|group| group.holds(given))).collect()
        };
        let owned: Vec<Vec<&Given>> = folded.iter().map(own).collect();
        if owned.iter().filter(|own| !own.is_empty()).count() < 2 {
            return Vec::new();
        }
        let cells = |place: usize, cells: &[Vec<Option<u32>>]| cells.get(place).cloned().unwrap_or_default();
        let fates = protected(&owned, self.fates, self.floor);
        let views = protected(&owned, self.views, self.floor);
        let line = |(place, (groups, own)): (usize, (Vec<Group>, &Vec<&Given>))| Line {
            groups,
            given: count(own),
            fates: cells(place, &fates),
            views: cells(place, &views),
            parts: Vec::new(),
        };
        folded.into_iter().zip(&owned).enumerate().map(line).collect()
    }
}

fn hides(cells: &[Option<u32>]) -> bool {
    cells.iter().any(Option::is_none)
}

fn protected<T: Column>(lines: &[Vec<&Given>], columns: &[Total<T>], floor: u32) -> Vec<Vec<Option<u32>>> {
    let cell = |line: &Vec<&Given>, total: &Total<T>| {
        count(&line.iter().filter(|given| total.parts.contains(&T::of(given))).collect::<Vec<_>>())
    };
    let counts: Vec<Vec<u32>> =
        lines.iter().map(|line| columns.iter().map(|total| cell(line, total)).collect()).collect();
    small_cells::protect(&counts, floor)
}
