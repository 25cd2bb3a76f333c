//! The balance of talk over the sessions of a cycle, told so that no part of it and no difference between two parts rests on
//! fewer people than the floor.
//!
//! Sessions are told in batches, in their order: a batch is over as soon as every line of it rests on enough people; often
//! that is one session. Which families share a line is decided by the first batch and stands from then on. So what was told
//! after some sessions is told unchanged after the next one, and whoever subtracts an earlier page from a later one is left
//! with a whole batch. A person counts once for each session they were in, which keeps every figure of the cycle the sum of
//! its batches.

use std::collections::{BTreeMap, BTreeSet};

use measures::talk::balance;

use super::{Heard, total};
use crate::{
    id::{PersonId, SessionId},
    profession::Family,
    small_cells,
};

/// Families told in one line.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The families.
    pub families: Vec<Family>,
    /// The people present, each once for each session.
    pub people: usize,
    /// Seconds they spoke in the discussion.
    pub seconds: f64,
    /// Their turns.
    pub turns: usize,
    /// Their share of the discussion; none when nobody spoke.
    pub share_of_talk: Option<f64>,
    /// Their share of the people present.
    pub share_of_people: f64,
    /// The one over the other: 1 is even.
    pub balance: Option<f64>,
}

/// Sessions told together.
#[derive(Clone, Debug, PartialEq)]
pub struct Batch {
    /// The sessions.
    pub sessions: Vec<SessionId>,
    /// The people present, each once for each session.
    pub people: usize,
    /// Seconds of all of them added up.
    pub seconds: f64,
    /// Seconds in which somebody spoke.
    pub speech: f64,
    /// Seconds in which at least two spoke.
    pub overlap: f64,
    /// Turns.
    pub turns: usize,
    /// How unevenly the talk was spread over people, population form.
    pub gini: Option<f64>,
    /// The same in the form that reaches 1.
    pub gini_unbiased: Option<f64>,
    /// By family.
    pub lines: Vec<Line>,
}

/// Seconds of people who are told apart from the discussion, over the sessions up to which enough of them had spoken.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pooled {
    /// The seconds.
    pub seconds: f64,
    /// In how many sessions, from the first on.
    pub sessions: usize,
}

/// What is told of a cycle.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// Session by session, or several together.
    pub batches: Vec<Batch>,
    /// All batches as one; none without any.
    pub whole: Option<Batch>,
    /// How many sessions wait for the next ones, because too few people were there.
    pub waiting: usize,
    /// What presenters said while they presented; none on too few of them.
    pub presenting: Option<Pooled>,
    /// What those who lead said; none on too few of them.
    pub leading: Option<Pooled>,
}

/// Tells the sessions of a cycle, given in their order.
pub fn told(sessions: &[Heard], floor: u32) -> Told {
    let heard: Vec<&Heard> = sessions.iter().filter(|heard| heard.has_speech()).collect();
    let (mut lines, mut pending, mut batches) = (None, Vec::new(), Vec::new());
    let mut counted: Vec<&Heard> = Vec::new();
    for heard in heard {
        pending.push(heard);
        let people = by_family(&pending);
        if lines.is_none() {
            lines = begun(&people, floor);
        }
        let Some(families) = &lines else { continue };
        if suffices(families, &people, floor) {
            batches.extend(batch(&pending, families));
            counted.append(&mut pending);
        }
    }
    let whole = lines.filter(|_| !counted.is_empty()).and_then(|lines| batch(&counted, &lines));
    let presenting = pooled(&counted, floor, |heard| {
        let spoken = heard.people.iter().map(|present| {
            let [_, presenting] = heard.split(present);
            (present.person, total(&presenting))
        });
        spoken.collect()
    });
    let leading = pooled(&counted, floor, |heard| {
        let leads = heard.people.iter().filter(|present| present.leads);
        let spoken = leads.map(|present| {
            let [other, _] = heard.split(present);
            (present.person, total(&other))
        });
        spoken.collect()
    });
    Told { batches, whole, waiting: pending.len(), presenting, leading }
}

/// Whose own figures of a session may be shown to somebody they let see them. Where all but a few of a line agreed, the few
/// could be worked out of the line's total: then nobody's of that line are shown. Those who lead have no line.
pub fn shown(heard: &Heard, batch: &Batch, agreed: &BTreeSet<PersonId>, floor: u32) -> BTreeSet<PersonId> {
    let mut shown = BTreeSet::new();
    for line in &batch.lines {
        let own = heard.participants().filter(|present| line.families.contains(&present.profession.family()));
        let (open, rest): (BTreeSet<PersonId>, BTreeSet<PersonId>) =
            own.map(|present| present.person).partition(|person| agreed.contains(person));
        if rest.is_empty() || u32::try_from(rest.len()).unwrap_or(u32::MAX) >= floor {
            shown.extend(open);
        }
    }
    shown
}

type People = BTreeMap<Family, BTreeSet<PersonId>>;

fn by_family(heard: &[&Heard]) -> People {
    let mut people = People::new();
    for present in heard.iter().flat_map(|heard| heard.participants()) {
        people.entry(present.profession.family()).or_default().insert(present.person);
    }
    people
}

/// Which families share a line, once at least two lines have enough people. Families that nobody came from yet are told with
/// those that few came from.
fn begun(people: &People, floor: u32) -> Option<Vec<Vec<Family>>> {
    let groups: Vec<_> = people.iter().map(|(family, people)| (*family, people.clone())).collect();
    let mut lines = small_cells::fold(&groups, floor);
    let size = |line: &Vec<Family>| rest(line, people);
    if lines.len() < 2 || lines.iter().any(|line| size(line) < usize::try_from(floor).unwrap_or(usize::MAX)) {
        return None;
    }
    let smallest =
        lines.iter().enumerate().min_by_key(|(_, line)| (line.len() == 1, size(line))).map(|(place, _)| place);
    let absent = Family::ALL.into_iter().filter(|family| !people.contains_key(family));
    if let Some(line) = smallest.and_then(|place| lines.get_mut(place)) {
        line.extend(absent);
    }
    Some(lines)
}

fn rest(line: &[Family], people: &People) -> usize {
    line.iter().filter_map(|family| people.get(family)).flatten().collect::<BTreeSet<_>>().len()
}

fn suffices(lines: &[Vec<Family>], people: &People, floor: u32) -> bool {
    let sizes: Vec<usize> = lines.iter().map(|line| rest(line, people)).collect();
    let floor = usize::try_from(floor).unwrap_or(usize::MAX);
    sizes.iter().all(|size| *size == 0 || *size >= floor) && sizes.iter().any(|size| *size > 0)
}

fn batch(heard: &[&Heard], lines: &[Vec<Family>]) -> Option<Batch> {
    let zero = heard.first()?.ended;
    let line_of = |family: Family| {
        let place = lines.iter().position(|line| line.contains(&family));
        place.unwrap_or(lines.len()).to_string()
    };
    let (mut speakers, mut speech) = (Vec::new(), Vec::new());
    for heard in heard {
        let (own, said) = heard.voiced(zero, line_of);
        speakers.extend(own);
        speech.extend(said);
    }
    let found = balance(&speakers, &speech).ok()?;
    let people = &found.participants;
    let turns_of = |place: &str| {
        let own = speakers.iter().filter(|speaker| speaker.profession == place).map(|speaker| speaker.id.as_str());
        let own: BTreeSet<&str> = own.collect();
        people.people.iter().filter(|talk| own.contains(talk.person.as_str())).map(|talk| talk.turns).sum()
    };
    let line = |(place, families): (usize, &Vec<Family>)| {
        let place = place.to_string();
        let own = found.professions.iter().find(|talk| talk.profession == place);
        Line {
            families: families.clone(),
            people: own.map_or(0, |own| own.people),
            seconds: own.map_or(0.0, |own| own.talk),
            turns: turns_of(&place),
            share_of_talk: own.map_or(Some(0.0), |own| own.share_of_talk),
            share_of_people: own.map_or(0.0, |own| own.share_of_people),
            balance: own.and_then(|own| own.balance),
        }
    };
    Some(Batch {
        sessions: heard.iter().map(|heard| heard.session).collect(),
        people: people.people.len(),
        seconds: people.talk,
        speech: people.speech,
        overlap: people.overlap,
        turns: people.turns,
        gini: people.gini,
        gini_unbiased: people.gini_unbiased,
        lines: lines.iter().enumerate().map(line).collect(),
    })
}

/// Seconds over the sessions up to the last one by which at least `floor` people had spoken since the one used before.
fn pooled(heard: &[&Heard], floor: u32, spoken: impl Fn(&Heard) -> Vec<(PersonId, f64)>) -> Option<Pooled> {
    let (mut found, mut sum, mut people) = (None, 0.0, BTreeSet::new());
    for (place, heard) in heard.iter().enumerate() {
        for (person, seconds) in spoken(heard).into_iter().filter(|(_, seconds)| *seconds > 0.0) {
            people.insert(person);
            sum += seconds;
        }
        if u32::try_from(people.len()).unwrap_or(u32::MAX) >= floor {
            found = Some(Pooled { seconds: sum, sessions: place + 1 });
            people.clear();
        }
    }
    found
}
