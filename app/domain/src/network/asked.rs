//! Whom people say they turned to: the answers of one wave of a survey as the same figures without a name.

use std::collections::BTreeSet;

use super::{
    External, Member, Picture, Reached,
    picture::{Pair, drawn},
};
use crate::id::PersonId;

/// What was answered at a wave that is over, joined to people in memory. It is never kept like this.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// Everybody whom the list named, in the profession they had then.
    pub members: Vec<Member>,
    /// Those who answered, also "nobody".
    pub heard: BTreeSet<PersonId>,
    /// Who named whom.
    pub named: Vec<(PersonId, PersonId)>,
}

/// The figures of a wave of answers; none when it rests on too few people. A pair is one person's answer about another: how
/// often they turned to them is not asked, so times are pairs, and other professions turning to physicians are told only where
/// the table prints them too. Density is over those who answered. A line of the table of which everybody named everybody says
/// something about each of them, so the wave is then told as one line, or not at all.
pub fn asked(answers: &Asked, floor: u32) -> Option<Picture> {
    let of_members = |person: &PersonId| answers.members.iter().any(|member| member.person == *person);
    let heard: BTreeSet<PersonId> = answers.heard.iter().copied().filter(of_members).collect();
    let pairs: BTreeSet<Pair> =
        answers.named.iter().copied().filter(|(from, to)| from != to && heard.contains(from)).collect();
    let pairs: Vec<Pair> = pairs.into_iter().collect();
    let mut found = drawn(&answers.members, &heard, &pairs, floor)?;
    if found.density.is_some_and(|density| density >= 1.0) {
        return None;
    }
    if full(answers, &heard, &found) {
        found = told_together(found);
    }
    found.contacts = found.ties;
    found.to_physicians =
        found.to_physicians.and_then(|reached| reached.pairs).map(|pairs| Reached { times: pairs, pairs: Some(pairs) });
    Some(found)
}

/// Whether everybody heard of a line named everybody of a column.
fn full(answers: &Asked, heard: &BTreeSet<PersonId>, found: &Picture) -> bool {
    let count = |line: &super::Group, only: Option<&BTreeSet<PersonId>>| {
        let own = answers.members.iter().filter(|member| line.families.contains(&member.profession.family()));
        own.filter(|member| only.is_none_or(|only| only.contains(&member.person))).count()
    };
    found.groups.iter().zip(&found.matrix).any(|(from, row)| {
        let heard = count(from, Some(heard));
        found.groups.iter().zip(row).any(|(to, cell)| {
            let people = if to == from { to.people.saturating_sub(1) } else { to.people };
            let all = heard.saturating_mul(people);
            all > 0 && cell.is_some_and(|cell| usize::try_from(cell) == Ok(all))
        })
    })
}

/// The same wave with everybody in one line: what was one line's is not told.
fn told_together(found: Picture) -> Picture {
    let groups: Vec<_> = found.groups.iter().flat_map(|group| group.families.iter().copied()).collect();
    let people = found.people;
    Picture {
        groups: vec![super::Group { families: groups, people }],
        matrix: vec![vec![Some(found.ties)]],
        given: vec![found.ties],
        received: vec![found.ties],
        diversity: None,
        external: External::OneGroup,
        to_physicians: None,
        ..found
    }
}

/// What changed from one wave of answers to the next: differences of figures that both waves tell, so nothing new is known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    /// Other professions turning to physicians, in pairs.
    pub to_physicians: Option<i64>,
    /// Density.
    pub density: Option<f64>,
    /// The E-I index less the one that sizes alone would give.
    pub beyond: Option<f64>,
}

/// The later wave less the earlier one.
pub fn step(earlier: &Picture, later: &Picture) -> Step {
    let reached = |picture: &Picture| picture.to_physicians.and_then(|reached| reached.pairs).map(i64::from);
    let less = |later: Option<f64>, earlier: Option<f64>| Some(later? - earlier?);
    Step {
        to_physicians: reached(later).zip(reached(earlier)).map(|(later, earlier)| later - earlier),
        density: less(later.density, earlier.density),
        beyond: less(later.external.beyond(), earlier.external.beyond()),
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::{
        id::Id,
        profession::{Family, Profession},
    };

    fn person(number: u128) -> PersonId {
        PersonId::from_uuid(Uuid::from_u128(number))
    }

    /// Six physicians (0 to 5), six nurses (6 to 11).
    fn members() -> Vec<Member> {
        let profession = |number| if number < 6 { Profession::FamilyPhysician } else { Profession::RegisteredNurse };
        (0..12).map(|number| Member { person: person(number), profession: profession(number) }).collect()
    }

    fn answers(heard: impl IntoIterator<Item = u128>, named: &[(u128, u128)]) -> Asked {
        Asked {
            members: members(),
            heard: heard.into_iter().map(person).collect(),
            named: named.iter().map(|(from, to)| (person(*from), person(*to))).collect(),
        }
    }

    /// Each nurse names two physicians, each physician the next one and one nurse.
    fn ties() -> Vec<(u128, u128)> {
        let of = |n: u128| [(6 + n, n), (6 + n, (n + 1) % 6), (n, (n + 1) % 6), (n, 6 + n)];
        (0..6).flat_map(of).collect()
    }

    #[test]
    fn a_wave_of_answers_is_told_over_those_who_answered() {
        let found = asked(&answers(0..12, &ties()), 5).unwrap();
        assert_eq!((found.people, found.ties, found.contacts), (12, 24, 24));
        assert_eq!(found.matrix, [[Some(6), Some(6)], [Some(12), Some(0)]]);
        assert_eq!(found.density, Some(24.0 / 132.0));
        assert_eq!(found.to_physicians, Some(Reached { times: 12, pairs: Some(12) }));
        // One nurse did not answer: she could name nobody, and others still name her.
        let mut named = ties();
        named.retain(|(from, _)| *from != 11);
        let some = asked(&answers(0..11, &named), 5).unwrap();
        assert_eq!((some.people, some.ties, some.density), (12, 22, Some(22.0 / 121.0)));
        assert_eq!(some.to_physicians, Some(Reached { times: 10, pairs: Some(10) }));
        // What somebody who did not answer would have named is nobody's answer, and named twice is named once.
        let mut doubled = named.clone();
        doubled.extend([(11, 0), (6, 0), (6, 6), (6, 99)]);
        assert_eq!(asked(&answers(0..11, &doubled), 5), Some(some));
    }

    #[test]
    fn the_next_wave_less_this_one_is_what_changed() {
        let before = asked(&answers(0..12, &ties()), 5).unwrap();
        let mut more = ties();
        more.extend((0..6).map(|n: u128| (6 + n, (n + 2) % 6)));
        let after = asked(&answers(0..12, &more), 5).unwrap();
        let found = step(&before, &after);
        assert_eq!(found.to_physicians, Some(6));
        assert!((found.density.unwrap() - 6.0 / 132.0).abs() < 1e-12);
        // From 18 to 24 of the pairs between the two: (18 − 6) / 24 and (24 − 6) / 30, beside the same expected index.
        assert!((found.beyond.unwrap() - (0.6 - 0.5)).abs() < 1e-12);
    }

    #[test]
    fn a_line_of_which_everybody_names_everybody_of_another_is_not_told() {
        let mut all: Vec<(u128, u128)> = (6..12).flat_map(|nurse| (0..6).map(move |one| (nurse, one))).collect();
        all.extend((0..6).map(|n| (n, 6 + n)));
        let found = asked(&answers(0..12, &all), 5).unwrap();
        let families: Vec<_> = found.groups.iter().map(|group| group.families.as_slice()).collect();
        assert_eq!(families, [[Family::Physician, Family::Nursing].as_slice()]);
        assert_eq!((found.matrix, found.to_physicians), (vec![vec![Some(42)]], None));
        // One pair less says nothing about each of them.
        all.remove(0);
        assert_eq!(asked(&answers(0..12, &all), 5).unwrap().groups.len(), 2);
        let everybody: Vec<(u128, u128)> = (0..12).flat_map(|one| (0..12).map(move |two| (one, two))).collect();
        assert_eq!(asked(&answers(0..12, &everybody), 5), None);
    }

    #[test]
    fn few_who_answered_are_told_with_others_or_not_at_all() {
        let named = [(0, 1), (1, 2), (2, 3), (3, 4)];
        assert_eq!(asked(&answers(0..4, &named), 5), None);
        // Four nurses answered that they named nobody: their line would say so of each of them.
        let mut named: Vec<(u128, u128)> = (0..6).map(|n| (n, (n + 1) % 6)).collect();
        named.extend((0..6).map(|n| (n, 6 + n)));
        let found = asked(&answers((0..6).chain(6..10), &named), 5).unwrap();
        assert_eq!(found.groups.len(), 1);
        assert_eq!(found.external, External::OneGroup);
    }
}
