//! The letter in plain words for the patient, as final texts: the page and the PDF are made from the same ones.

use domain::{
    letter::{Letter, patient},
    voice::Voice,
};
use serde::Serialize;

use crate::{
    letter::paragraphs,
    world::{self, Error, Template},
};

const TEMPLATE: Template = Template { name: "patient", markup: include_str!("../templates/patient.typ") };

/// What the patient reads, in the letter's language. It names nobody but the hub and the program.
#[derive(Clone, Default, PartialEq, Eq, Serialize)]
pub struct Patient {
    /// "en" or "fr".
    pub language: &'static str,
    /// The hub's name.
    pub hub: String,
    /// The program's title.
    pub program: String,
    /// "Ideas to talk about with your clinician".
    pub title: String,
    /// Where the ideas come from.
    pub intro: String,
    /// What comes first: to change nothing alone.
    pub first: String,
    /// The heading of the ideas.
    pub ideas_title: String,
    /// The ideas, one text a paragraph.
    pub items: Vec<Vec<String>>,
    /// The heading of what is to be known.
    pub note_title: String,
    /// What is to be known, one text a paragraph.
    pub note: Vec<String>,
    /// "Page".
    pub page: String,
    /// "of", between the page number and the number of pages.
    pub of: String,
}

domain::unprinted!(Patient);

impl Patient {
    /// The plain words of a letter; none when nobody wrote any.
    pub fn of(letter: &Letter, voice: &dyn Voice) -> Option<Self> {
        let items: Vec<Vec<String>> = patient::items(letter).into_iter().map(paragraphs).collect();
        if items.is_empty() {
            return None;
        }
        Some(Self {
            language: voice.language().code(),
            hub: letter.hub.get(voice.language()).to_owned(),
            program: letter.program.clone(),
            title: voice.say("letter-patient-paper-title"),
            intro: voice.say("letter-patient-paper-intro"),
            first: voice.say("letter-patient-paper-first"),
            ideas_title: voice.say("letter-patient-paper-ideas"),
            items,
            note_title: voice.say("letter-patient-paper-note-title"),
            note: paragraphs(&voice.say("letter-patient-paper-note")),
            page: voice.say("letter-paper-page"),
            of: voice.say("letter-paper-of"),
        })
    }
}

/// The plain words as PDF. `ident` names the document for good.
pub fn pdf(patient: &Patient, ident: &str) -> Result<Vec<u8>, Error> {
    world::pdf(&TEMPLATE, patient, ident)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::{assert_accessible, read, text};

    fn patient() -> Patient {
        let text = str::to_owned;
        Patient {
            language: "en",
            hub: text("Pain hub"),
            program: text("Chronic pain"),
            title: text("Ideas to talk about with your clinician"),
            intro: text("Your clinician asked a team for ideas."),
            first: text("Talk with your clinician before you change anything."),
            ideas_title: text("The ideas"),
            items: vec![
                vec![text("Walk a little every day."), text("Rest when you need to.")],
                vec![text("*Sleep* #well.")],
            ],
            note_title: text("Good to know"),
            note: vec![text("The team has not met you.")],
            page: text("Page"),
            of: text("of"),
        }
    }

    #[test]
    fn the_patient_reads_what_comes_first_then_the_ideas() {
        let pdf = pdf(&patient(), "patient-1").unwrap();
        assert_accessible(&pdf, "Ideas to talk about with your clinician");
        let Some(read) = text(&pdf) else { return };
        assert_eq!(
            read,
            "Pain hub · Chronic pain Ideas to talk about with your clinician Your clinician asked a team for ideas. \
             Talk with your clinician before you change anything. The ideas 1. Walk a little every day. Rest when you need \
             to. 2. *Sleep* #well. Good to know The team has not met you. Pain hub Page 1 of 1"
        );
    }

    #[test]
    fn headings_and_ideas_are_tagged_for_screen_readers() {
        let Some(structure) = read("pdfinfo", &["-struct"], &pdf(&patient(), "patient-1").unwrap()) else { return };
        let tags = || structure.lines().filter_map(|line| line.split_whitespace().next());
        let count = |name: &str| tags().filter(|tag| *tag == name).count();
        assert_eq!((count("H1"), count("H2"), count("L"), count("LI")), (1, 2, 1, 2), "{structure}");
    }
}
