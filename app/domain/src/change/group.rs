//! Groups of people, told together until each reaches the floor, and never so that one breakdown can be subtracted from
//! another.
//!
//! Two breakdowns of the same people give small figures away where lines of the one lie within lines of the other: the mean of
//! eight physicians and the mean of nine prescribers give the score of the one nurse practitioner. So a breakdown is shown only
//! when, for all sets of its lines and of the lines of each one above it, the people in the one and not in the other are nobody
//! or enough wherever one set contains the other.

use std::collections::BTreeSet;

use super::Member;
use crate::{
    profession::Family,
    small_cells::{fold, least, nobody_or_enough},
};

/// What people are told apart by, in the order in which breakdowns are shown: earlier ones win.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum By {
    /// The family of their profession.
    Family,
    /// Whether they prescribe.
    Prescribing,
    /// Whether they presented a case.
    Presenting,
    /// How many sessions they attended.
    Dose,
}

impl By {
    /// Every one, in order.
    pub const ALL: [Self; 4] = [Self::Family, Self::Prescribing, Self::Presenting, Self::Dose];

    /// The code; its name is the message "change-by-CODE".
    pub const fn code(self) -> &'static str {
        match self {
            Self::Family => "family",
            Self::Prescribing => "prescribing",
            Self::Presenting => "presenting",
            Self::Dose => "dose",
        }
    }
}

/// A group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Of a family of professions.
    Family(Family),
    /// Prescribers, or the others.
    Prescribing(bool),
    /// Presenters, or the others.
    Presenting(bool),
    /// Who attended from so many to so many sessions; no end for "more".
    Sessions(u32, Option<u32>),
    /// Of whom nothing is known but their answers.
    Unknown,
}

/// Numbers of sessions that are told apart first (SCAN-ECHO: none, 1 to 5, more than 5).
const DOSES: [(u32, Option<u32>); 3] = [(0, Some(0)), (1, Some(5)), (6, None)];

impl Group {
    fn holds(self, member: &Member) -> bool {
        match self {
            Self::Unknown => member.unknown,
            _ if member.unknown => false,
            Self::Family(family) => member.family.unwrap_or(Family::Other) == family,
            Self::Prescribing(is) => member.prescribes == is,
            Self::Presenting(is) => member.presented == is,
            Self::Sessions(from, to) => member.sessions >= from && to.is_none_or(|to| member.sessions <= to),
        }
    }
}

/// A breakdown of people.
#[derive(Clone, Debug, PartialEq)]
pub struct Breakdown<L> {
    /// By what.
    pub by: By,
    /// The lines, or why there are none.
    pub lines: Result<Vec<L>, NotShown>,
}

/// Why a breakdown is not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotShown {
    /// All people would stand in one line.
    OneLine,
    /// It could be subtracted from one above it.
    Subtractable,
    /// Everybody of a line answered alike at a time: its figures would say what each of them did.
    Alike,
}

impl NotShown {
    /// The code; its sentence is the message "change-not-shown-CODE".
    pub const fn code(self) -> &'static str {
        match self {
            Self::OneLine => "one-line",
            Self::Subtractable => "subtractable",
            Self::Alike => "alike",
        }
    }
}

/// A line: the groups told together, and the places of its people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The groups.
    pub groups: Vec<Group>,
    /// The people, by place.
    pub people: BTreeSet<usize>,
}

/// The breakdowns of people that may be shown together.
pub fn breakdowns(people: &[&Member], floor: u32) -> Vec<Breakdown<Line>> {
    let mut shown: Vec<Breakdown<Line>> = Vec::new();
    for by in By::ALL {
        let lines = lines(by, people, floor).ok_or(NotShown::OneLine).and_then(|lines| {
            let above = shown.iter().filter_map(|above| above.lines.as_ref().ok());
            let apart = above.into_iter().all(|above| cannot_be_subtracted(above, &lines, floor));
            apart.then_some(lines).ok_or(NotShown::Subtractable)
        });
        shown.push(Breakdown { by, lines });
    }
    shown
}

/// The lines of one breakdown; none when all people would stand in one.
fn lines(by: By, people: &[&Member], floor: u32) -> Option<Vec<Line>> {
    let known: Vec<Group> = match by {
        By::Family => Family::ALL.into_iter().map(Group::Family).collect(),
        By::Prescribing => [true, false].map(Group::Prescribing).to_vec(),
        By::Presenting => [true, false].map(Group::Presenting).to_vec(),
        By::Dose => DOSES.map(|(from, to)| Group::Sessions(from, to)).to_vec(),
    };
    let with_unknown = |known: Vec<Group>| known.into_iter().chain([Group::Unknown]).collect::<Vec<_>>();
    let found = folded(&with_unknown(known), people, floor);
    if found.is_some() || by != By::Dose {
        return found;
    }
    folded(&with_unknown(thirds(people)?), people, floor)
}

fn folded(groups: &[Group], people: &[&Member], floor: u32) -> Option<Vec<Line>> {
    let of = |group: &Group| -> BTreeSet<usize> {
        people.iter().enumerate().filter(|(_, member)| group.holds(member)).map(|(place, _)| place).collect()
    };
    let resting: Vec<_> = groups.iter().map(|group| (*group, of(group))).filter(|(_, own)| !own.is_empty()).collect();
    let lines: Vec<Line> = fold(&resting, floor)
        .into_iter()
        .map(|groups| Line { people: groups.iter().flat_map(of).collect(), groups })
        .collect();
    let enough = lines.iter().all(|line| line.people.len() >= least(floor));
    (lines.len() > 1 && enough).then_some(lines)
}

/// Three numbers of sessions with about as many people each, where that can be said; ties stay together.
fn thirds(people: &[&Member]) -> Option<Vec<Group>> {
    let mut sessions: Vec<u32> = people.iter().filter(|one| !one.unknown).map(|member| member.sessions).collect();
    sessions.sort_unstable();
    let at = |part: usize| sessions.get((sessions.len() * part / 3).checked_sub(1)?).copied();
    let (low, high) = (at(1)?, at(2)?);
    let first = Group::Sessions(0, Some(low));
    Some(if low < high {
        vec![first, Group::Sessions(low + 1, Some(high)), Group::Sessions(high + 1, None)]
    } else {
        vec![first, Group::Sessions(low + 1, None)]
    })
}

/// Whether no set of lines of the one lies within a set of lines of the other but for a few people.
fn cannot_be_subtracted(one: &[Line], other: &[Line], floor: u32) -> bool {
    let sets = |lines: &[Line]| -> Vec<BTreeSet<usize>> {
        let chosen = |mask: u32| {
            let own = lines.iter().enumerate().filter(move |(place, _)| mask >> place & 1 == 1);
            own.flat_map(|(_, line)| line.people.iter().copied()).collect()
        };
        (1..1_u32 << lines.len().min(16)).map(chosen).collect()
    };
    let (ones, others) = (sets(one), sets(other));
    let apart = |small: &BTreeSet<usize>, large: &BTreeSet<usize>| {
        !small.is_subset(large) || nobody_or_enough(large.len() - small.len(), floor)
    };
    ones.iter().all(|one| others.iter().all(|other| apart(one, other) && apart(other, one)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn people(list: &[(Family, bool, bool, u32)]) -> Vec<Member> {
        let one = |(family, prescribes, presented, sessions): &(Family, bool, bool, u32)| Member {
            family: Some(*family),
            prescribes: *prescribes,
            presented: *presented,
            sessions: *sessions,
            ..Member::default()
        };
        list.iter().map(one).collect()
    }

    /// By what, and how many people with how many groups stand in each line.
    type Sizes = Vec<(&'static str, Result<Vec<(usize, usize)>, NotShown>)>;

    fn sizes(members: &[Member]) -> Sizes {
        let found = breakdowns(&members.iter().collect::<Vec<_>>(), 5);
        let sizes = |lines: Vec<Line>| lines.iter().map(|line| (line.groups.len(), line.people.len())).collect();
        found.into_iter().map(|one| (one.by.code(), one.lines.map(sizes))).collect()
    }

    fn repeated(count: usize, one: (Family, bool, bool, u32)) -> Vec<(Family, bool, bool, u32)> {
        vec![one; count]
    }

    #[test]
    fn families_under_the_floor_are_told_together() {
        let all = [
            repeated(8, (Family::Physician, true, true, 9)),
            repeated(6, (Family::Nursing, false, false, 3)),
            repeated(3, (Family::Pharmacy, false, false, 9)),
            repeated(2, (Family::Rehabilitation, false, false, 9)),
        ]
        .concat();
        let found = sizes(&people(&all));
        assert_eq!(found[0], ("family", Ok(vec![(1, 8), (1, 6), (2, 5)])));
        // Prescribers are the physicians here: nothing to subtract.
        assert_eq!(found[1], ("prescribing", Ok(vec![(1, 8), (1, 11)])));
        assert_eq!(found[2], ("presenting", Ok(vec![(1, 8), (1, 11)])));
        assert_eq!(found[3], ("dose", Ok(vec![(1, 6), (1, 13)])));
    }

    #[test]
    fn one_nurse_practitioner_is_not_worked_out_from_prescribers_and_physicians() {
        let mut all = repeated(8, (Family::Physician, true, true, 9));
        all.extend(repeated(9, (Family::Nursing, false, false, 9)));
        all.push((Family::Nursing, true, false, 9));
        let found = sizes(&people(&all));
        assert_eq!(found[0].1, Ok(vec![(1, 8), (1, 10)]));
        assert_eq!(found[1].1, Err(NotShown::Subtractable));
    }

    #[test]
    fn five_nurse_practitioners_are_enough() {
        let mut all = repeated(8, (Family::Physician, true, true, 9));
        all.extend(repeated(9, (Family::Nursing, false, false, 9)));
        all.extend(repeated(5, (Family::Nursing, true, false, 9)));
        assert_eq!(sizes(&people(&all))[1].1, Ok(vec![(1, 13), (1, 9)]));
    }

    #[test]
    fn where_sessions_cannot_be_told_apart_thirds_are() {
        let one = |sessions| (Family::Physician, true, true, sessions);
        let all: Vec<_> = [7, 7, 7, 7, 7, 9, 9, 9, 9, 9, 12, 12, 12, 12, 12].map(one).to_vec();
        let members = people(&all);
        let found = breakdowns(&members.iter().collect::<Vec<_>>(), 5);
        let groups: Vec<_> = found[3].lines.as_ref().unwrap().iter().map(|line| line.groups.clone()).collect();
        let expected = [Group::Sessions(0, Some(7)), Group::Sessions(8, Some(9)), Group::Sessions(10, None)];
        assert_eq!(groups, expected.map(|group| vec![group]));
        assert_eq!(found[0].lines, Err(NotShown::OneLine));
    }

    /// All pairs of shown breakdowns, against every sum over lines: nothing under the floor is left over.
    #[test]
    fn no_shown_breakdown_can_be_subtracted_from_another() {
        let mut seed = 7_u64;
        let mut draw = |below: u64| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) % below
        };
        for _ in 0..200 {
            let count = 6 + draw(30);
            let all: Vec<_> = (0..count)
                .map(|_| {
                    let family = Family::ALL[usize::try_from(draw(6)).unwrap()];
                    (family, draw(3) == 0, draw(2) == 0, u32::try_from(draw(9)).unwrap())
                })
                .collect();
            let members = people(&all);
            let found = breakdowns(&members.iter().collect::<Vec<_>>(), 5);
            let shown: Vec<&Vec<Line>> = found.iter().filter_map(|one| one.lines.as_ref().ok()).collect();
            for lines in &shown {
                assert!(lines.iter().all(|line| line.people.len() >= 5));
                assert_eq!(lines.iter().map(|line| line.people.len()).sum::<usize>(), all.len());
                assert!(shown.iter().all(|other| cannot_be_subtracted(lines, other, 5)));
            }
        }
    }
}
