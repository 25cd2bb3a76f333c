//! Codes by profession: how many people said it, and in how many turns.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    id::{CodeId, ParticipantId},
    profession::{Family, Profession},
    small_cells::{
        basis::{Basis, line},
        fold, nobody_or_enough, protect,
    },
};

/// The least number of people that a figure stands for in anything public.
pub const PUBLIC_FLOOR: u32 = 11;

/// A participant as the registration knows them, with the profession of that time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Member {
    /// Who.
    pub participant: ParticipantId,
    /// Their profession when they took part.
    pub profession: Profession,
    /// Whether they took their consent back: they are in no public count.
    pub withdrawn: bool,
}

/// A turn that carries a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Coded {
    /// The code.
    pub code: CodeId,
    /// Who spoke; none for a moderator.
    pub participant: Option<ParticipantId>,
}

/// People and turns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// Participants who said it.
    pub people: u32,
    /// Turns in which they did.
    pub segments: u32,
}

/// A code's figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The code.
    pub code: CodeId,
    /// By profession, in the order of the matrix.
    pub cells: Vec<Cell>,
    /// All participants.
    pub all: Cell,
    /// Turns of others, as moderators.
    pub others: u32,
}

/// The matrix in full, for the study's own members.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matrix {
    /// The professions of the participants, each with how many there are.
    pub professions: Vec<(Profession, u32)>,
    /// A row for each code asked for, also for those that nobody said: a true zero.
    pub rows: Vec<Row>,
}

/// Counts the matrix.
pub fn matrix(coded: &[Coded], members: &[Member], codes: &[CodeId]) -> Matrix {
    let profession: BTreeMap<ParticipantId, Profession> =
        members.iter().map(|member| (member.participant, member.profession)).collect();
    let mut sizes: BTreeMap<Profession, u32> = BTreeMap::new();
    for own in profession.values() {
        *sizes.entry(*own).or_default() += 1;
    }
    let row = |code: &CodeId| {
        let own: Vec<Option<ParticipantId>> =
            coded.iter().filter(|coded| coded.code == *code).map(|coded| coded.participant).collect();
        let known = || own.iter().flatten().filter(|one| profession.contains_key(one));
        let cell = |wanted: Option<Profession>| {
            let counted = || known().filter(|one| wanted.is_none() || profession.get(one).copied() == wanted);
            Cell { people: count(counted().collect::<BTreeSet<_>>().len()), segments: count(counted().count()) }
        };
        Row {
            code: *code,
            cells: sizes.keys().map(|own| cell(Some(*own))).collect(),
            all: cell(None),
            others: count(own.len().saturating_sub(known().count())),
        }
    };
    let rows = codes.iter().map(row).collect();
    Matrix { professions: sizes.into_iter().collect(), rows }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Families that are told together, with how many people they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The families.
    pub families: Vec<Family>,
    /// Their people.
    pub people: u32,
}

/// A code's public figures; none where hidden.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicRow {
    /// The code.
    pub code: CodeId,
    /// People by column.
    pub cells: Vec<Option<u32>>,
    /// All people who said it.
    pub people: Option<u32>,
    /// The turns in which they did.
    pub segments: Option<u32>,
}

/// What of the matrix may be printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Public {
    /// The columns; none when the study is too small to tell anything.
    pub columns: Vec<Column>,
    /// All people.
    pub people: u32,
    /// The rows.
    pub rows: Vec<PublicRow>,
}

/// What may be printed: without those who withdrew, families under the floor told together, and for each code those who said
/// it and those who did not as one table between printed margins, so that neither is worked out. "Everybody said it" points at
/// each of them and is hidden like a small figure. A zero of those who said it stays a zero.
pub fn public(coded: &[Coded], members: &[Member], codes: &[CodeId], floor: u32) -> Public {
    let family: BTreeMap<ParticipantId, Family> = members
        .iter()
        .filter(|member| !member.withdrawn)
        .map(|member| (member.participant, member.profession.family()))
        .collect();
    let people = count(family.len());
    if people < floor {
        return Public { columns: Vec::new(), people: 0, rows: Vec::new() };
    }
    let resting: Vec<(Family, BTreeSet<ParticipantId>)> = Family::ALL
        .into_iter()
        .map(|own| (own, family.iter().filter(|(_, of)| **of == own).map(|(one, _)| *one).collect::<BTreeSet<_>>()))
        .filter(|(_, people)| !people.is_empty())
        .collect();
    let lines = fold(&resting, floor);
    let of_line = |line: &Vec<Family>| count(family.values().filter(|own| line.contains(own)).count());
    let columns: Vec<Column> =
        lines.iter().map(|line| Column { families: line.clone(), people: of_line(line) }).collect();
    let row = |code: &CodeId| {
        let own = || coded.iter().filter(|one| one.code == *code).filter_map(|one| one.participant);
        let said: BTreeSet<ParticipantId> = own().filter(|one| family.contains_key(one)).collect();
        let segments = count(own().filter(|one| family.contains_key(one)).count());
        let within = |line: &Vec<Family>| {
            count(said.iter().filter(|one| family.get(one).is_some_and(|own| line.contains(own))).count())
        };
        let with: Vec<u32> = lines.iter().map(within).collect();
        printed(*code, &with, &columns, (people, segments), floor)
    };
    let rows = codes.iter().map(row).collect();
    Public { columns, people, rows }
}

impl Public {
    /// What a code's row rests on: who said it and who did not, of all and of each column.
    pub fn basis(&self, code: CodeId, coded: &[Coded], members: &[Member]) -> Basis {
        let said: BTreeSet<ParticipantId> =
            coded.iter().filter(|one| one.code == code).filter_map(|one| one.participant).collect();
        let counted = || members.iter().filter(|member| !member.withdrawn);
        let both = |families: &[Family]| {
            [true, false].map(|with| {
                let own = counted().filter(|member| families.contains(&member.profession.family()));
                let own = own.filter(|member| said.contains(&member.participant) == with);
                line(own.map(|member| (member.participant, String::new())))
            })
        };
        let columns = self.columns.iter().flat_map(|column| both(&column.families)).collect();
        Basis(vec![both(&Family::ALL).into(), columns])
    }
}

fn wide(count: u32) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}

fn printed(code: CodeId, with: &[u32], columns: &[Column], all: (u32, u32), floor: u32) -> PublicRow {
    let (people, segments) = all;
    let said: u32 = with.iter().sum();
    if said == 0 {
        return PublicRow { code, cells: vec![Some(0); with.len()], people: Some(0), segments: Some(0) };
    }
    let silent = people.saturating_sub(said);
    let hidden = || PublicRow {
        code,
        cells: with.iter().map(|count| (*count == 0).then_some(0)).collect(),
        people: None,
        segments: None,
    };
    if [said, silent].iter().any(|own| *own == 0 || !nobody_or_enough(wide(*own), floor)) {
        // One figure alone that is not zero would be the hidden sum; it is hidden too, and so nothing follows.
        return hidden();
    }
    let without: Vec<u32> =
        with.iter().zip(columns).map(|(with, column)| column.people.saturating_sub(*with)).collect();
    // Where nobody was silent, the cell says something about each of its people.
    let everybody = without.contains(&0);
    let cells = if everybody && with.len() > 1 {
        vec![None; with.len()]
    } else {
        protect(&[with.to_vec(), without], floor).into_iter().next().unwrap_or_default()
    };
    PublicRow { code, cells, people: Some(said), segments: Some(segments) }
}
