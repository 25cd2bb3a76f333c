//! Studies of a program: what is asked, by whom, with which guide, and what happened.

pub mod guide;
pub mod list;
pub mod member;
pub mod new;
pub mod settings;
pub mod show;
pub mod state;
pub mod trail;

use domain::{
    access::{Act, Permit},
    id::StudyId,
    participant::pseudonym,
    transcript::Voice,
};
use store::{Tx, participant::Record};

use crate::{error::Error, visit::Visit};

/// The study of a page, with the names of its parts.
pub(crate) struct Desk {
    /// The study.
    pub record: store::study::Record,
    /// Its participants under their pseudonyms.
    pub people: Vec<Record>,
}

impl Desk {
    /// Reads it.
    pub async fn of<A: Act<Thing = StudyId>>(tx: &mut Tx, permit: &Permit<A>) -> Result<Self, Error> {
        let record = store::study::get(tx, permit).await?;
        Ok(Self { record, people: store::participant::of_study(tx, permit).await? })
    }

    /// The address of the study.
    pub fn address(&self) -> String {
        format!("/studies/{}", self.record.id)
    }

    /// The title.
    pub fn title(&self) -> &str {
        &self.record.study.title
    }

    /// A voice in words: a pseudonym, or what else it is.
    pub fn voice(&self, v: &Visit, voice: &Voice) -> String {
        let number = |id| self.people.iter().find(|person| person.id == id).map(|person| person.number);
        match voice.participant().and_then(number) {
            Some(number) => pseudonym(number),
            None => v.t(format!("transcript-voice-{}", voice.code())),
        }
    }
}

/// Minutes and seconds from the beginning: "12:05", "1:02:05"; empty when nobody wrote it down.
pub(crate) fn clock(millis: impl std::borrow::Borrow<Option<i64>>) -> String {
    let Some(seconds) = millis.borrow().map(|millis| millis / 1000) else { return String::new() };
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes}:{seconds:02}") }
}
