//! The proof that somebody presented a case, as final texts: who, when, where, and not a word of the case.

use domain::{presentation, voice::Voice};
use serde::Serialize;

use crate::{
    letter::{Fact, named},
    world::{self, Error, Template},
};

const TEMPLATE: Template = Template { name: "presentation", markup: include_str!("../templates/presentation.typ") };

/// A proof in its owner's language, ready to be read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Presentation {
    /// "en" or "fr".
    pub language: &'static str,
    /// The hub's name.
    pub hub: String,
    /// "Proof of presentation".
    pub title: String,
    /// Who presented what where, in one sentence.
    pub statement: String,
    /// The same as facts.
    pub facts: Vec<Fact>,
    /// That nothing of the case stands here.
    pub nothing: String,
    /// How to check the proof; shown with a code only.
    pub check: String,
    /// The address that checks it; empty without a code.
    pub address: String,
    /// The code, as people type it; may be empty.
    pub code: String,
}

impl Presentation {
    /// What a proof says, said by a voice. `url` is the installation's own address without a trailing slash.
    pub fn of(proof: &presentation::Presentation, url: &str, voice: &dyn Voice) -> Self {
        let hub = proof.hub.get(voice.language());
        let (name, date) = (named(&proof.named, voice), voice.date(proof.starts, &proof.zone));
        let fact = |key: &str, value: &str| Fact { name: voice.say(key), value: value.to_owned() };
        let values = [("name", name.as_str()), ("date", &date), ("program", &proof.program), ("hub", hub)];
        let code = proof.code.as_ref().map(ToString::to_string).unwrap_or_default();
        Self {
            language: voice.language().code(),
            hub: hub.to_owned(),
            title: voice.say("presentation-paper-title"),
            statement: voice.tell("presentation-paper-statement", &values),
            facts: vec![
                fact("presentation-paper-name", &name),
                fact("presentation-paper-session", &date),
                fact("presentation-paper-program", &proof.program),
                fact("presentation-paper-hub", hub),
            ],
            nothing: voice.say("presentation-paper-nothing"),
            check: voice.say("presentation-paper-check"),
            address: if code.is_empty() { String::new() } else { format!("{url}/verify/{code}") },
            code,
        }
    }
}

/// The proof as PDF. `ident` names the document for good.
pub fn pdf(proof: &Presentation, ident: &str) -> Result<Vec<u8>, Error> {
    world::pdf(&TEMPLATE, proof, ident)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::{assert_accessible, text};

    fn proof(code: &str) -> Presentation {
        let text = str::to_owned;
        let address = if code.is_empty() { String::new() } else { format!("https://hub.example/verify/{code}") };
        Presentation {
            language: "en",
            hub: text("Pain hub"),
            title: text("Proof of presentation"),
            statement: text("Ada presented a de-identified patient case."),
            facts: vec![Fact { name: text("Presented by"), value: text("Ada Lovelace, NP") }],
            nothing: text("It says nothing about the case."),
            check: text("Check this proof at"),
            address,
            code: code.to_owned(),
        }
    }

    #[test]
    fn the_proof_says_who_and_how_to_check_it() {
        let pdf = pdf(&proof("7K3M-9QWX-2TRB"), "presentation-1").unwrap();
        assert_accessible(&pdf, "Proof of presentation");
        let Some(read) = text(&pdf) else { return };
        assert_eq!(
            read,
            "Pain hub Proof of presentation Ada presented a de-identified patient case. Presented by: Ada Lovelace, NP \
             It says nothing about the case. Check this proof at https://hub.example/verify/7K3M-9QWX-2TRB 7K3M-9QWX-2TRB"
        );
    }

    #[test]
    fn a_proof_without_a_code_names_no_address() {
        let Some(read) = text(&pdf(&proof(""), "presentation-1").unwrap()) else { return };
        assert!(read.ends_with("It says nothing about the case."), "{read}");
    }
}
