//! Whether each profession's share of the talk matches its share of the people.

use super::share::{Speech, Talk, talk, unique};
use crate::error::Result;
use serde::{Deserialize, Serialize};

/// What somebody does in a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Takes part; only participants enter the balance.
    #[default]
    Participant,
    /// Leads the session.
    Facilitator,
    /// Presents a didactic or a case.
    Presenter,
    /// A room with one microphone: never a person.
    Room,
}

/// Somebody present.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Speaker {
    /// Who.
    #[serde(alias = "person", alias = "name")]
    pub id: String,
    /// Profession or family.
    #[serde(default, alias = "group", alias = "family")]
    pub profession: String,
    /// What the person does.
    #[serde(default)]
    pub role: Role,
}

/// Talk by profession and role.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Balance {
    /// Talk of participants.
    pub participants: Talk,
    /// Each profession among participants.
    pub professions: Vec<ProfessionTalk>,
    /// Talk time of facilitators, presenters and rooms, apart.
    pub facilitators: f64,
    /// Presenters' talk time.
    pub presenters: f64,
    /// Rooms' talk time.
    pub rooms: f64,
}

/// One profession's talk.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ProfessionTalk {
    /// The profession.
    pub profession: String,
    /// Participants of it who are present.
    pub people: usize,
    /// Their talk time.
    pub talk: f64,
    /// Share of all participants' talk.
    pub share_of_talk: Option<f64>,
    /// Share of all participants.
    pub share_of_people: f64,
    /// Share of talk / share of people: 1 is even.
    pub balance: Option<f64>,
}

/// Sums up talk by profession. Who speaks without being listed takes part without a profession.
///
/// # Errors
/// As [`talk`].
pub fn balance(speakers: &[Speaker], speech: &[Speech]) -> Result<Balance> {
    let role =
        |person: &str| speakers.iter().find(|speaker| speaker.id == person).map_or(Role::Participant, |s| s.role);
    let of = |wanted: Role| speech.iter().filter(|s| role(&s.person) == wanted).cloned().collect::<Vec<_>>();
    let apart = |wanted: Role| talk(&[], &of(wanted)).map(|talk| talk.talk);
    let present = speakers.iter().filter(|speaker| speaker.role == Role::Participant).map(|speaker| speaker.id.clone());
    let present = unique(present);
    let participants = talk(&present, &of(Role::Participant))?;
    let profession = |person: &str| {
        speakers
            .iter()
            .find(|speaker| speaker.id == person)
            .map(|speaker| speaker.profession.clone())
            .unwrap_or_default()
    };
    let belongs: Vec<String> = participants.people.iter().map(|person| profession(&person.person)).collect();
    let all = belongs.len() as f64;
    let one = |name: String| {
        let own = participants.people.iter().zip(&belongs).filter(|(_, belongs)| **belongs == name);
        let (people, talk) = own.fold((0, 0.0), |(people, sum), (person, _)| (people + 1, sum + person.talk));
        let share_of_people = people as f64 / all;
        let share_of_talk = (participants.talk > 0.0).then(|| talk / participants.talk);
        ProfessionTalk {
            profession: name,
            people,
            talk,
            share_of_talk,
            share_of_people,
            balance: share_of_talk.map(|share| share / share_of_people),
        }
    };
    Ok(Balance {
        professions: unique(belongs.iter().cloned()).into_iter().map(one).collect(),
        facilitators: apart(Role::Facilitator)?,
        presenters: apart(Role::Presenter)?,
        rooms: apart(Role::Room)?,
        participants,
    })
}
