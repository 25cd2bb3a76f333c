//! The recommendation letter: what stands in it and in which order, and the clock until it is due.
//!
//! Names: a specialist stands in the letter with name and credentials, because the hub answers for what its team says; a
//! peer stands in it with profession and community, because a colleague gave a thought in passing about a patient they
//! never saw, and their setting says more about it than their name. A person with lived experience stands in it without a
//! name: a letter travels, and what they live with is theirs to tell. The profession is always there.

mod item;
pub mod patient;
pub mod reminder;
pub mod signature;
pub mod version;
pub mod wording;

use item::profession_code;
pub use item::{Author, Item, Other};
use jiff::{
    ToSpan,
    civil::{Date, Weekday},
};
use serde::{Deserialize, Serialize};

use self::{signature::Signature, version::Version};
use crate::{
    fields::{Check, Faults, Fields},
    id::RecommendationId,
    language::{Language, Text},
    moment::{Moment, Zone},
    profession::Profession,
    recommendation::Domain,
};

/// Everything a letter says. It is kept as signed: what is printed later is what the specialist read.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    /// The language it is written in: the presenter's.
    pub language: Language,
    /// The hub's name.
    pub hub: Text,
    /// The program's title.
    pub program: String,
    /// The program's disclaimer.
    pub disclaimer: String,
    /// The case's code.
    pub case: String,
    /// The session's topic.
    pub topic: String,
    /// When the session was.
    pub starts: Moment,
    /// The zone the session was planned in.
    pub zone: Zone,
    /// To whom: the presenter.
    pub presenter: Named,
    /// What the presenter asked.
    pub questions: Vec<String>,
    /// The recommendations, in the order of [`arrange`].
    pub items: Vec<Item>,
    /// Which of the case's letters this is.
    #[serde(default)]
    pub version: Version,
    /// Who signed, in the order of the signatures. They stand under the text, not in it: what each of them signs is the same.
    #[serde(skip)]
    pub signatures: Vec<Signature>,
}

/// A person as a letter names them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// The name.
    pub name: String,
    /// Degrees and titles, as "MD, FRCPC"; may be empty.
    pub credentials: String,
    /// The profession.
    #[serde(with = "profession_code")]
    pub profession: Profession,
}

crate::unprinted!(Letter);

/// The recommendations of one domain, by profession.
pub type Part<'a> = (Domain, Vec<Group<'a>>);

/// The recommendations of one profession, each with its number in the letter.
pub type Group<'a> = (Profession, Vec<(usize, &'a Item)>);

/// The items by domain and within it by profession, each kept in the order it came, numbered through the whole letter.
pub fn arrange(items: &[Item]) -> Vec<Part<'_>> {
    let mut numbers = 1..;
    let mut parts = Vec::new();
    for domain in Domain::ALL {
        let mut groups: Vec<Group<'_>> = Vec::new();
        for profession in Profession::ALL {
            let fits = |item: &&Item| item.domain == domain && item.profession == *profession;
            let group: Vec<_> =
                items.iter().filter(fits).zip(&mut numbers).map(|(item, number)| (number, item)).collect();
            if !group.is_empty() {
                groups.push((*profession, group));
            }
        }
        if !groups.is_empty() {
            parts.push((domain, groups));
        }
    }
    parts
}

/// A recommendation before the letter is signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// What the letter would say.
    pub item: Item,
    /// Whether it is left out.
    pub struck: bool,
    /// The place a specialist gave it within its group, smallest first; those without one come last, as they were given.
    pub place: Option<u32>,
}

/// What a specialist changes in a draft: for each recommendation whether it stays, and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edition(pub Vec<Choice>);

/// The choice for one recommendation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The recommendation.
    pub id: RecommendationId,
    /// Whether it is left out.
    pub struck: bool,
    /// Its place within its group.
    pub place: Option<u32>,
}

impl Edition {
    /// The choices as typed: "keep" holds the id of each one that stays, "place-ID" its place (1 to 99, may be empty).
    pub fn check(fields: &Fields, drafts: &[Draft]) -> Result<Self, Faults> {
        let mut check = Check::new(fields);
        let known = |id: &str| drafts.iter().any(|draft| draft.item.id.to_string() == id);
        if fields.all("keep").any(|id| !known(id)) {
            check.fault("keep", "fault-unknown-option");
        }
        let mut choices = Vec::new();
        for draft in drafts {
            let id = draft.item.id;
            let name = format!("place-{id}");
            let typed = !fields.get(&name).is_empty();
            let place =
                if typed { check.number(&name, 1, 99).and_then(|place| u32::try_from(place).ok()) } else { None };
            choices.push(Choice { id, struck: !fields.ticked("keep", &id.to_string()), place });
        }
        check.done(Self(choices))
    }
}

/// Whether a day is a working day: Monday to Friday. Holidays differ by province and are not looked at.
fn works(date: Date) -> bool {
    !matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday)
}

/// The date so many working days after another.
pub fn working_days_after(date: Date, days: u32) -> Date {
    let following = |date: &Date| date.checked_add(1.day()).ok();
    let later = std::iter::successors(following(&date), following).filter(|date| works(*date));
    match days {
        0 => date,
        days => later.take(usize::try_from(days).unwrap_or(usize::MAX)).last().unwrap_or(date),
    }
}

/// Working days after `from`, up to and with `to`.
pub fn working_days_between(from: Date, to: Date) -> u32 {
    let following = |date: &Date| date.checked_add(1.day()).ok();
    let days = std::iter::successors(following(&from), following).take_while(|date| *date <= to);
    u32::try_from(days.filter(|date| works(*date)).count()).unwrap_or(u32::MAX)
}

/// When the letter of a session is due: at the end of the day so many working days after the session's local date.
pub fn due(starts: Moment, zone: &Zone, days: u32) -> Moment {
    let day = working_days_after(starts.local(zone).date(), days);
    zone.moment(day.at(23, 59, 0, 0))
}

/// How a letter stands to its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// Due in so many working days; 0 is today.
    In(u32),
    /// Overdue by so many working days; 0 when only a weekend lies between.
    Over(u32),
}

/// Reads the clock.
pub fn clock(due: Moment, now: Moment, zone: &Zone) -> Clock {
    let (day, today) = (due.local(zone).date(), now.local(zone).date());
    if today <= day {
        Clock::In(working_days_between(today, day))
    } else {
        Clock::Over(working_days_between(day, today))
    }
}

#[cfg(test)]
#[path = "letter_tests.rs"]
mod tests;
