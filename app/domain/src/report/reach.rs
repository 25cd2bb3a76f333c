//! Whom a program reached: people, professions, places, hours, cases and credits, each on enough people to be printed.
//!
//! A part is printed beside its whole only when both it and the rest reach the floor, or one of them is nobody: else the
//! rest could be worked out by subtraction. Breakdowns share nothing but a printed margin (see [`crate::small_cells`]). What each
//! figure rests on goes with it, so that later reports can stand beside this one (see [`crate::small_cells::basis`]).

use std::collections::{BTreeMap, BTreeSet};

use super::FLOOR;
use crate::{
    id::PersonId,
    person::is_rural,
    profession::Family,
    small_cells::{
        Resting,
        basis::{Basis, Line, line},
        fold, nobody_or_enough,
    },
};

/// Somebody approved to take part, over all cycles of the program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Took {
    /// The person.
    pub person: PersonId,
    /// Their profession's family.
    pub family: Family,
    /// The first three signs of their postal code; may be empty.
    pub postal_area: String,
    /// The community they serve, folded for comparing.
    pub community: String,
    /// The sessions they were in.
    pub sessions: u32,
    /// The minutes they were there.
    pub minutes: u32,
    /// The cases they presented.
    pub presented: u32,
    /// The credits on their certificates, in hundredths; none without a certificate.
    pub hundredths: Option<u32>,
}

/// Where somebody works, by the postal code: a zero in second place marks a rural delivery area (Canada Post).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// In a rural area.
    Rural,
    /// In an urban area.
    Urban,
    /// They did not say.
    Unsaid,
}

impl Place {
    /// Every place, in the order of lists.
    pub const ALL: [Self; 3] = [Self::Rural, Self::Urban, Self::Unsaid];

    /// The code; its name is the message "report-place-CODE".
    pub const fn code(self) -> &'static str {
        match self {
            Self::Rural => "rural",
            Self::Urban => "urban",
            Self::Unsaid => "unsaid",
        }
    }

    fn of(took: &Took) -> Self {
        match is_rural(&took.postal_area) {
            Some(true) => Self::Rural,
            Some(false) => Self::Urban,
            None => Self::Unsaid,
        }
    }
}

/// Time given to the program.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hours {
    /// Sessions held.
    pub sessions: u32,
    /// Their minutes.
    pub minutes: u32,
    /// Minutes of everybody who took part, together.
    pub person_minutes: u32,
}

/// Whom the program reached. A figure is none where it stands for too few people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reach {
    /// The people who were in at least one session: everything below is about them.
    pub people: BTreeSet<PersonId>,
    /// How many they are.
    pub attended: u32,
    /// How many were approved to take part.
    pub approved: Option<u32>,
    /// By family of professions; several told together where one has too few.
    pub families: Vec<(Vec<Family>, u32)>,
    /// By place.
    pub places: Vec<(Vec<Place>, u32)>,
    /// How many communities they serve.
    pub communities: u32,
    /// The time they gave.
    pub hours: Hours,
    /// How many presented a case.
    pub presenters: Option<u32>,
    /// How many earned a certificate.
    pub certified: Option<u32>,
    /// The credits on the certificates, in hundredths.
    pub hundredths: Option<u32>,
    /// How many cases were presented.
    pub cases: u32,
    /// What each figure that can change rests on, by its name.
    pub bases: BTreeMap<&'static str, Basis>,
}

/// Counts; none when fewer people than the floor were in a session.
pub fn reach(all: &[Took], held: Hours) -> Option<Reach> {
    let attended: Vec<&Took> = all.iter().filter(|took| took.sessions > 0).collect();
    let people: BTreeSet<PersonId> = attended.iter().map(|took| took.person).collect();
    let whole = count(people.len());
    if whole < FLOOR {
        return None;
    }
    let approved = count(all.iter().map(|took| took.person).collect::<BTreeSet<_>>().len());
    let of = |holds: fn(&Took) -> bool| {
        count(attended.iter().filter(|took| holds(took)).map(|took| took.person).collect::<BTreeSet<_>>().len())
    };
    let certified = beside(whole, of(|took| took.hundredths.is_some()));
    let credits = attended.iter().filter_map(|took| took.hundredths).fold(0_u32, u32::saturating_add);
    let communities: BTreeSet<&str> =
        attended.iter().map(|took| took.community.as_str()).filter(|name| !name.is_empty()).collect();
    let families = broken_down(&attended, Family::ALL.as_slice(), |took| took.family);
    let places = broken_down(&attended, Place::ALL.as_slice(), Place::of);
    let mut told = Reach {
        attended: whole,
        // Those who never came are the rest.
        approved: beside(approved, whole).map(|_| approved),
        communities: count(communities.len()),
        hours: Hours { person_minutes: attended.iter().map(|took| took.minutes).fold(0, u32::saturating_add), ..held },
        presenters: beside(whole, of(|took| took.presented > 0)),
        hundredths: certified.map(|_| credits),
        cases: all.iter().map(|took| took.presented).fold(0, u32::saturating_add),
        certified,
        people,
        bases: bases(all, &attended, (&families, &places)),
        families,
        places,
    };
    // What is hidden was not told.
    let hidden = [
        ("approved", told.approved.is_none()),
        ("families", told.families.is_empty()),
        ("places", told.places.is_empty()),
        ("presenters", told.presenters.is_none()),
        ("certified", told.certified.is_none()),
        ("credits", told.hundredths.is_none()),
    ];
    told.bases.retain(|name, _| !hidden.contains(&(*name, true)));
    Some(told)
}

/// Groups told together, with how many people they are.
type Told<T> = (Vec<T>, u32);

/// What the figures rest on. A part of the people goes with the rest of them: who came and is in neither would be seen.
fn bases(
    all: &[Took],
    attended: &[&Took],
    (families, places): (&[Told<Family>], &[Told<Place>]),
) -> BTreeMap<&'static str, Basis> {
    let nothing = |_: &Took| String::new();
    let those = |holds: &dyn Fn(&Took) -> bool, part: &dyn Fn(&Took) -> String| -> Line {
        line(attended.iter().filter(|took| holds(took)).map(|took| (took.person, part(took))))
    };
    let two = |holds: &dyn Fn(&Took) -> bool, part: &dyn Fn(&Took) -> String| {
        Basis(vec![vec![those(holds, part), those(&|took| !holds(took), &nothing)]])
    };
    let away = line(all.iter().filter(|took| took.sessions == 0).map(|took| (took.person, String::new())));
    let presented = all.iter().filter(|took| took.presented > 0);
    let credits = |took: &Took| took.hundredths.unwrap_or_default().to_string();
    let lines = |own: Vec<Line>| Basis(vec![own]);
    BTreeMap::from([
        ("approved", lines(vec![those(&|_| true, &nothing), away])),
        (
            "families",
            lines(families.iter().map(|(own, _)| those(&|took| own.contains(&took.family), &nothing)).collect()),
        ),
        (
            "places",
            lines(places.iter().map(|(own, _)| those(&|took| own.contains(&Place::of(took)), &nothing)).collect()),
        ),
        ("communities", lines(vec![those(&|_| true, &|took| took.community.clone())])),
        ("person-hours", lines(vec![those(&|_| true, &|took| took.minutes.to_string())])),
        ("cases", Basis::of(presented.map(|took| (took.person, took.presented.to_string())))),
        ("presenters", two(&|took| took.presented > 0, &nothing)),
        ("certified", two(&|took| took.hundredths.is_some(), &nothing)),
        ("credits", two(&|took| took.hundredths.is_some(), &credits)),
    ])
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// A part that may be printed beside its whole.
fn beside(whole: u32, part: u32) -> Option<u32> {
    let fits = |number: u32| nobody_or_enough(usize::try_from(number).unwrap_or(usize::MAX), FLOOR);
    (fits(part) && fits(whole.saturating_sub(part))).then_some(part)
}

/// The people of each group that has any; empty when all of them would be told together.
fn broken_down<T: Copy + Ord>(all: &[&Took], groups: &[T], of: impl Fn(&Took) -> T) -> Vec<(Vec<T>, u32)> {
    let mut people: BTreeMap<T, BTreeSet<PersonId>> = BTreeMap::new();
    for took in all {
        people.entry(of(took)).or_default().insert(took.person);
    }
    let resting = |group: &T| Some((*group, people.get(group)?.clone()));
    let resting: Vec<Resting<T, PersonId>> = groups.iter().filter_map(resting).collect();
    let folded = fold(&resting, FLOOR);
    if folded.len() < 2 {
        return Vec::new();
    }
    let size = |groups: &Vec<T>| {
        count(groups.iter().filter_map(|group| people.get(group)).flatten().collect::<BTreeSet<_>>().len())
    };
    folded.into_iter().map(|groups| (groups.clone(), size(&groups))).collect()
}
