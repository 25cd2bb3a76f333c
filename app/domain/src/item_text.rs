//! A hub's own words of a questionnaire, where it holds a license for them: this program ships item text only where everybody
//! may reproduce it.

pub use instruments::ItemText;
use instruments::{Instrument, LicenseClass};

use crate::{
    fields::{Check, Faults, Fields},
    language::Language,
};

/// The longest document, in characters.
pub const DOCUMENT: usize = 40_000;

/// The shape of a document.
pub const EXAMPLE: &str = r#"{"instrument": "pomi", "language": "en", "instruction": "…",
 "items": ["…", "…"], "answers": [{"value": 0, "label": "…"}, {"value": 1, "label": "…"}],
 "source": "…", "permission": "…"}"#;

/// The words in a document of the field "document" (JSON, as the README of `instruments` describes it), and the language they
/// are in. What is wrong with it is told in the `reader`'s language.
pub fn check(fields: &Fields, reader: Language) -> Result<(Language, ItemText), Faults> {
    let mut check = Check::new(fields);
    let document = check.text("document", DOCUMENT);
    if document.is_empty() {
        return check.build(|| None);
    }
    match ItemText::load(&document) {
        Ok(text) => match Language::parse(&text.language) {
            Some(language) => return check.done((language, text)),
            None => check.fault("document", "item-text-fault-language"),
        },
        Err(fault) => {
            let why = fault.sentence(crate::form::words(reader));
            check.fault_with("document", "item-text-fault", vec![("why", why)]);
        }
    }
    check.build(|| None)
}

/// The instruments that take a hub's own words; those whose words ship already need none.
pub fn taking() -> impl Iterator<Item = &'static Instrument> {
    let takes = |one: &&Instrument| matches!(one.license.class, LicenseClass::Ask | LicenseClass::Scorer);
    instruments::all().iter().filter(takes)
}

/// What the instrument of these words is called.
pub fn name(text: &ItemText, language: Language) -> &str {
    let found = instruments::find(&text.instrument);
    found.map_or(&text.instrument, |instrument| instrument.names.get(crate::form::words(language)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const OWN: &str = r#"{"instrument": "pomi", "language": "fr-CA", "instruction": "Répondez.", "items": ["a", "b", "c", "d", "e", "f"],
        "answers": [{"value": 0, "label": "Non"}, {"value": 1, "label": "Oui"}], "source": "notre copie", "permission": "lettre"}"#;

    fn of(document: &str) -> Result<(Language, ItemText), Faults> {
        check(&Fields::default().with("document", document), Language::En)
    }

    #[test]
    fn a_document_that_fits_its_instrument_is_taken() {
        let (language, text) = of(OWN).unwrap();
        assert_eq!((language, text.instrument.as_str(), text.items.len()), (Language::Fr, "pomi", 6));
    }

    #[test]
    fn what_does_not_fit_is_told_in_the_readers_words() {
        let why = |document: &str| {
            let faults = of(document).unwrap_err();
            let fault = faults.of("document").unwrap();
            (fault.key, fault.args.first().map(|(_, why)| why.clone()).unwrap_or_default())
        };
        assert_eq!(why("").0, "fault-missing");
        assert_eq!(why("{").0, "item-text-fault");
        assert_eq!(why(&OWN.replace("fr-CA", "de")).0, "item-text-fault-language");
        let short = why(&OWN.replace("\"a\", ", ""));
        assert_eq!(short.1, "The instrument has 6 items; the document has 5.");
        assert!(why(&OWN.replace(", \"permission\": \"lettre\"", "")).1.contains("belongs to somebody"));
    }

    #[test]
    fn words_that_everybody_may_reproduce_are_not_loaded() {
        let ids: Vec<&str> = taking().map(|one| one.id.as_str()).collect();
        assert!(ids.contains(&"bpi") && !ids.contains(&"phq9"), "{ids:?}");
    }
}
