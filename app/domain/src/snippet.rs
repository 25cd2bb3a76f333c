//! The library of recommendations that come up again and again: each a snippet with numbered editions and its source.
//! Editions are never changed, so what a letter took from one can always be read.

use crate::{
    fields::{Check, Faults, Fields},
    language::{Language, Text},
    recommendation::{Domain, Evidence, TEXT},
};

/// What an edition says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    /// Under which heading it belongs.
    pub domain: Domain,
    /// The recommendation, in one language at least.
    pub text: Text,
    /// What it rests on.
    pub evidence: Evidence,
}

impl Wording {
    /// The wording as typed in the fields "domain", "text_en", "text_fr" and those of [`Evidence::read`]. A library says what
    /// it rests on, so the strength must be there.
    pub fn check(fields: &Fields) -> Result<Self, Faults> {
        let mut check = Check::new(fields);
        let domain = check.choice("domain", Domain::parse);
        let text = Text { en: check.maybe_text("text_en", TEXT), fr: check.maybe_text("text_fr", TEXT) };
        if text.en.is_empty() && text.fr.is_empty() {
            check.fault("text_en", "snippet-fault-text");
        }
        let evidence = Evidence::read(&mut check);
        let nothing = ["strength", "source", "link"].iter().all(|name| fields.get(name).is_empty());
        if nothing {
            check.fault("strength", "recommendation-fault-strength");
        }
        check.build(|| Some(Self { domain: domain?, text, evidence: evidence? }))
    }

    /// The recommendation in a language, or in the other one where it is not written in it.
    pub fn text(&self, language: Language) -> &str {
        let other = if language == Language::En { Language::Fr } else { Language::En };
        [language, other].into_iter().map(|one| self.text.get(one)).find(|text| !text.is_empty()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recommendation::Strength;

    #[test]
    fn a_wording_needs_a_text_in_one_language_and_its_source() {
        let fields = Fields::default().with("domain", "safety");
        let faults = Wording::check(&fields).unwrap_err();
        let found: Vec<_> = faults.iter().map(|fault| (fault.field.as_str(), fault.key)).collect();
        assert_eq!(found, [("text_en", "snippet-fault-text"), ("strength", "recommendation-fault-strength")]);
        let fields =
            fields.with("text_fr", "Offrir la naloxone.").with("strength", "strong").with("source", "CDC 2022");
        let wording = Wording::check(&fields).unwrap();
        assert_eq!(wording.text(Language::En), "Offrir la naloxone.");
        assert_eq!(wording.evidence.strength, Strength::Strong);
    }
}
