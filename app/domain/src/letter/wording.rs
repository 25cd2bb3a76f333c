//! How a recommendation is worded in the letter: a specialist may change it after the session, their own or, as an editor,
//! somebody else's. The author stays, who edited is told, and the earlier wording is kept.

use super::patient;
use crate::{
    fields::{Check, Faults, Fields},
    recommendation,
};

/// A recommendation's words.
#[derive(Clone, PartialEq, Eq)]
pub struct Wording {
    /// For the presenter.
    pub text: String,
    /// For the patient; may be empty.
    pub plain: String,
}

crate::unprinted!(Wording);

impl Wording {
    /// The words as typed in the fields "text" and "plain".
    pub fn check(fields: &Fields) -> Result<Self, Faults> {
        let mut check = Check::new(fields);
        let text = check.text("text", recommendation::TEXT);
        let plain = check.maybe_text("plain", patient::TEXT);
        check.done(Self { text, plain })
    }

    /// The form that gives these words back.
    pub fn fields(&self) -> Fields {
        Fields::default().with("text", &self.text).with("plain", &self.plain)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_letter_needs_words_and_the_patient_may_have_some() {
        let faults = Wording::check(&Fields::default().with("plain", "x".repeat(601))).unwrap_err();
        let found: Vec<_> = faults.iter().map(|fault| (fault.field.as_str(), fault.key)).collect();
        assert_eq!(found, [("text", "fault-missing"), ("plain", "fault-too-long")]);
        let wording = Wording { text: "Lower the dose.".to_owned(), plain: String::new() };
        assert!(Wording::check(&wording.fields()).unwrap() == wording);
    }
}
