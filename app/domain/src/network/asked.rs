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
