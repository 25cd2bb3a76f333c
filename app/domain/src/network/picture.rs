//! The figures of a wave, with what may be printed of them.

use std::collections::{BTreeMap, BTreeSet};

use measures::{
    describe::mean,
    networks::{Direction, Network, Person, Tie, contact_diversity, external_internal, structure},
};

use super::{Contact, Member};
use crate::{id::PersonId, profession::Family, small_cells};

/// The seed of the permutations: the same figures from the same data, always.
pub const SEED: u64 = 1;

/// How many permutations are drawn where not all are looked at.
const PERMUTATIONS: usize = 9_999;

/// Families told in one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The families.
    pub families: Vec<Family>,
    /// How many members the wave has of them.
    pub people: usize,
}

/// The E-I index, always with what it has to be compared with; or why there is none.
#[derive(Clone, Debug, PartialEq)]
pub enum External {
    /// There is one.
    Index {
        /// (external − internal) / (external + internal).
        index: f64,
        /// Pairs of people of different lines, and of one line.
        ties: [usize; 2],
        /// The index if everybody turned to everybody.
        expected: f64,
        /// The mean index with professions dealt anew to people.
        dealt: f64,
        /// How often an index as far from it came out, both tails.
        p: f64,
        /// How many arrangements that rests on.
        arrangements: usize,
        /// Whether these were all there are.
        exact: bool,
    },
    /// Nobody turned to anybody.
    NoTies,
    /// There is one line only: the index would be −1 by construction.
    OneGroup,
    /// It would give hidden figures of the table away.
    Hidden,
}

impl External {
    /// The index less the one that the sizes of the groups alone would give.
    pub fn beyond(&self) -> Option<f64> {
        match self {
            Self::Index { index, expected, .. } => Some(index - expected),
            Self::NoTies | Self::OneGroup | Self::Hidden => None,
        }
    }
}

/// How often people who are no physicians turned to physicians.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reached {
    /// Times.
    pub times: u32,
    /// Different pairs of people; none where the table does not print it.
    pub pairs: Option<u32>,
}

/// A wave in figures.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// The least number of people and of pairs that a printed figure stands for.
    pub floor: u32,
    /// Everybody who could have turned to somebody.
    pub people: usize,
    /// How often somebody turned to somebody.
    pub contacts: u32,
    /// Different pairs of people, each in its direction.
    pub ties: u32,
    /// The lines and columns of the table.
    pub groups: Vec<Group>,
    /// Pairs by the one who turns (line) and the one turned to (column); none where hidden.
    pub matrix: Vec<Vec<Option<u32>>>,
    /// Pairs by the one who turns.
    pub given: Vec<u32>,
    /// Pairs by the one turned to.
    pub received: Vec<u32>,
    /// Pairs over possible pairs.
    pub density: Option<f64>,
    /// Pairs that are returned, over pairs; none where too few are.
    pub reciprocity: Option<f64>,
    /// Mean contact diversity of those who were turned to, and how many they are.
    pub diversity: Option<(f64, usize)>,
    /// The E-I index.
    pub external: External,
    /// How often people who are no physicians turned to physicians; none where that rests on too few.
    pub to_physicians: Option<Reached>,
}

/// The figures of a wave; none when it rests on too few people. Contacts with somebody who is no member do not count.
pub fn picture(members: &[Member], contacts: &[Contact], floor: u32) -> Option<Picture> {
    let pairs: Vec<Pair> = contacts.iter().map(|contact| (contact.from, contact.to)).collect();
    let everybody = members.iter().map(|member| member.person).collect();
    drawn(members, &everybody, &pairs, floor)
}

/// One person turned to another, once or once more.
pub type Pair = (PersonId, PersonId);

/// The figures of pairs among members, of whom those count as acting people who could be heard: everybody, or whoever answered.
/// Density is that of these people's pairs.
pub(super) fn drawn(members: &[Member], heard: &BTreeSet<PersonId>, pairs: &[Pair], floor: u32) -> Option<Picture> {
    let family: BTreeMap<PersonId, Family> =
        members.iter().map(|member| (member.person, member.profession.family())).collect();
    let known = |(from, to): &&Pair| from != to && family.contains_key(from) && family.contains_key(to);
    let contacts: Vec<Pair> = pairs.iter().filter(known).copied().collect();
    let lines = lines(&family, heard, &contacts, floor);
    let line_of = |person: &PersonId| {
        let own = family.get(person)?;
        lines.iter().position(|line| line.contains(own))
    };
    let person = |id: &PersonId, line: usize| Person {
        id: id.to_string(),
        group: line.to_string(),
        responded: heard.contains(id),
    };
    let people: Vec<Person> = (0..lines.len())
        .flat_map(|line| {
            let own = family.keys().filter(move |person| line_of(person) == Some(line));
            own.map(move |id| person(id, line))
        })
        .collect();
    let ties: Vec<Tie> = contacts.iter().map(|(from, to)| Tie { from: from.to_string(), to: to.to_string() }).collect();
    let network = Network::new(people, &ties, true).ok()?;
    let shape = structure(&network);
    let acting: BTreeSet<PersonId> = contacts.iter().map(|(from, _)| *from).collect();
    let met: BTreeSet<PersonId> = contacts.iter().map(|(_, to)| *to).collect();
    let enough = |count: usize| number(count) >= floor;
    if !enough(shape.people) || !enough(acting.len()) || !enough(met.len()) {
        return None;
    }
    let counts: Vec<Vec<u32>> = shape.mixing.ties.iter().map(|row| row.iter().copied().map(number).collect()).collect();
    let matrix = small_cells::protect(&counts, floor);
    let diversities: Vec<f64> =
        contact_diversity(&network, Direction::In).into_iter().filter_map(|person| person.diversity).collect();
    let mutual = shape.mutual_pairs.unwrap_or(0);
    Some(Picture {
        floor,
        people: shape.people,
        contacts: number(contacts.len()),
        ties: number(shape.ties),
        given: counts.iter().map(|row| row.iter().sum()).collect(),
        received: (0..lines.len()).map(|at| counts.iter().filter_map(|row| row.get(at)).sum()).collect(),
        density: shape.respondents_density,
        reciprocity: shape.reciprocity.filter(|_| mutual == 0 || enough(mutual)),
        diversity: mean(&diversities).filter(|_| enough(diversities.len())).map(|mean| (mean, diversities.len())),
        external: external(&network, &matrix),
        to_physicians: reached(&family, &contacts, &lines, &matrix, floor),
        groups: lines
            .into_iter()
            .zip(&shape.mixing.sizes)
            .map(|(families, people)| Group { families, people: *people })
            .collect(),
        matrix,
    })
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Which families share a line, so that each rests on nobody or on enough people: as members, as those who turn to others, and as
/// those who are turned to. Where not everybody was heard, also as those who were. Families without members have no line.
fn lines(
    family: &BTreeMap<PersonId, Family>,
    heard: &BTreeSet<PersonId>,
    contacts: &[Pair],
    floor: u32,
) -> Vec<Vec<Family>> {
    let members: BTreeSet<PersonId> = family.keys().copied().collect();
    let acting: BTreeSet<PersonId> = contacts.iter().map(|(from, _)| *from).collect();
    let met: BTreeSet<PersonId> = contacts.iter().map(|(_, to)| *to).collect();
    let mut lines: Vec<Vec<Family>> =
        Family::ALL.into_iter().filter(|own| family.values().any(|found| found == own)).map(|own| vec![own]).collect();
    // Folding joins lines and never parts them, so what one pass has reached the next one keeps.
    for people in [&members, heard, &acting, &met] {
        let of = |line: &Vec<Family>| {
            let own = people.iter().filter(|person| family.get(*person).is_some_and(|own| line.contains(own)));
            own.copied().collect::<BTreeSet<_>>()
        };
        let fold = |lines: &[Vec<Family>]| -> Vec<Vec<Family>> {
            let groups: Vec<_> = lines.iter().map(|line| (line.clone(), of(line))).collect();
            small_cells::fold(&groups, floor).into_iter().map(|line| line.concat()).collect()
        };
        let fits = |line: &Vec<Family>| of(line).is_empty() || number(of(line).len()) >= floor;
        // What turns on physicians is asked of every wave: they stay alone where everybody else can do without them.
        let (physicians, others): (Vec<_>, Vec<_>) =
            lines.iter().cloned().partition(|line| *line == [Family::Physician]);
        let apart = [physicians, fold(&others)].concat();
        lines = if apart.iter().all(fits) { apart } else { fold(&lines) };
    }
    for line in &mut lines {
        line.sort_unstable();
    }
    lines.sort_unstable();
    lines
}

/// The index over the lines of the table; only where its two counts follow from what the table prints.
fn external(network: &Network, matrix: &[Vec<Option<u32>>]) -> External {
    if network.ties().is_empty() {
        return External::NoTies;
    }
    if network.groups().len() < 2 {
        return External::OneGroup;
    }
    let diagonal = matrix.iter().enumerate().all(|(place, row)| row.get(place).is_some_and(Option::is_some));
    let found = external_internal(network, PERMUTATIONS, SEED);
    match (found.index, found.expected, found.permutation) {
        (Some(index), Some(expected), Some(dealt)) if diagonal => External::Index {
            index,
            ties: [found.external, found.internal],
            expected,
            dealt: dealt.mean,
            p: dealt.p_two_sided,
            arrangements: dealt.arrangements,
            exact: dealt.seed.is_none(),
        },
        _ => External::Hidden,
    }
}

/// How often people who are no physicians turned to physicians: on enough people on both sides, and with enough other contacts
/// left that these are not pointed at either.
fn reached(
    family: &BTreeMap<PersonId, Family>,
    contacts: &[Pair],
    lines: &[Vec<Family>],
    matrix: &[Vec<Option<u32>>],
    floor: u32,
) -> Option<Reached> {
    let physician = |person: &PersonId| family.get(person) == Some(&Family::Physician);
    let (to, rest): (Vec<Pair>, Vec<Pair>) =
        contacts.iter().copied().partition(|(from, to)| !physician(from) && physician(to));
    let sides = |contacts: &[Pair]| {
        let from: BTreeSet<PersonId> = contacts.iter().map(|(from, _)| *from).collect();
        let to: BTreeSet<PersonId> = contacts.iter().map(|(_, to)| *to).collect();
        from.len().min(to.len())
    };
    let told = |contacts: &[Pair]| contacts.is_empty() || number(sides(contacts)) >= floor;
    if !told(&to) || !told(&rest) {
        return None;
    }
    let pairs = lines.iter().position(|line| *line == [Family::Physician]).and_then(|own| {
        let others = matrix.iter().enumerate().filter(|(place, _)| *place != own);
        others.map(|(_, row)| row.get(own).copied().flatten()).sum::<Option<u32>>()
    });
    Some(Reached { times: number(to.len()), pairs })
}
