//! Item text: shipped where everybody may reproduce it, loaded by a hub where it holds a license.

use std::{fmt, sync::LazyLock};

use serde::{Deserialize, Serialize};

use crate::{
    catalog::find,
    instrument::{Instrument, LicenseClass},
    words::Language,
};

/// The longest text of an instruction, item or label, in characters.
const LONGEST: usize = 2000;

/// The words of an instrument in one language.
///
/// ```
/// use instruments::{ItemText, Language, find};
///
/// // The PHQ-9 is free to reproduce; the text of the BPI is not here, and a hub with a license loads its own.
/// assert_eq!(find("phq9").unwrap().text(Language::Fr).unwrap().items.len(), 9);
/// assert!(find("bpi").unwrap().text(Language::En).is_none());
/// let own = r#"{"instrument": "pomi", "language": "en", "instruction": "Please answer.", "items": ["a", "b", "c", "d", "e", "f"],
///     "answers": [{"value": 0, "label": "No"}, {"value": 1, "label": "Yes"}], "source": "our copy", "permission": "letter of the publisher"}"#;
/// assert_eq!(ItemText::load(own).unwrap().items.len(), 6);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ItemText {
    /// The instrument's id.
    pub instrument: String,
    /// The language's tag, such as "fr" or "fr-CA".
    pub language: String,
    /// What is said before the items.
    pub instruction: String,
    /// The items in their order.
    pub items: Vec<Item>,
    /// The answers, where all items share them.
    #[serde(default)]
    pub answers: Vec<Label>,
    /// Where the words were taken from.
    pub source: String,
    /// By what right they stand here; needed wherever the license class is not TEXT.
    #[serde(default)]
    pub permission: Option<String>,
}

/// One item's words.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(untagged)]
pub enum Item {
    /// The item alone.
    Plain(String),
    /// The item with answers of its own, as the sections of the ODI.
    Own {
        /// The item.
        text: String,
        /// Its answers.
        answers: Vec<Label>,
    },
}

/// The words at one value of the scale.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Label {
    /// The value.
    pub value: i64,
    /// Its words.
    pub label: String,
}

/// Why a text cannot be used. It quotes nothing of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TextFault {
    /// The document is no JSON of this form; where, as the reader says it.
    Form {
        /// The line.
        line: usize,
        /// The column.
        column: usize,
    },
    /// There is no such instrument.
    Instrument,
    /// The language is no tag.
    Language,
    /// The instrument has another number of items.
    Count {
        /// How many it has.
        expected: usize,
        /// How many are given.
        found: usize,
    },
    /// A text is empty, too long, or holds control characters; the item, or none for the instruction or source.
    Words(Option<usize>),
    /// The answers of this item name a value twice, one outside the scale, or not both ends of the scale.
    Labels(usize),
    /// The license class asks for the right by which the text is used.
    Permission,
}

impl TextFault {
    /// What is wrong and what to do.
    #[must_use]
    pub fn sentence(&self, language: Language) -> String {
        let en = language == Language::En;
        match self {
            Self::Form { line, column } if en => {
                format!("The document cannot be read at line {line}, column {column}.")
            }
            Self::Form { line, column } => format!("Le document est illisible à la ligne {line}, colonne {column}."),
            Self::Instrument if en => "There is no instrument of that name here.".to_owned(),
            Self::Instrument => "Aucun instrument ne porte ce nom ici.".to_owned(),
            Self::Language if en => "The language must be a tag such as en or fr-CA.".to_owned(),
            Self::Language => "La langue doit être une étiquette telle que en ou fr-CA.".to_owned(),
            Self::Count { expected, found } if en => {
                format!("The instrument has {expected} items; the document has {found}.")
            }
            Self::Count { expected, found } => {
                format!("L'instrument compte {expected} questions; le document en compte {found}.")
            }
            Self::Words(None) if en => "The instruction or the source is empty or too long.".to_owned(),
            Self::Words(None) => "La consigne ou la source est vide ou trop longue.".to_owned(),
            Self::Words(Some(item)) if en => format!("The words of item {item} are empty or too long."),
            Self::Words(Some(item)) => format!("Le texte de la question {item} est vide ou trop long."),
            Self::Labels(item) if en => {
                format!(
                    "The answers of item {item} must name both ends of the scale, and no value twice or outside it."
                )
            }
            Self::Labels(item) => format!(
                "Les réponses à la question {item} doivent nommer les deux extrémités de l'échelle, sans valeur répétée ni hors échelle."
            ),
            Self::Permission if en => {
                "This text belongs to somebody: say under `permission` by what right it is used.".to_owned()
            }
            Self::Permission => {
                "Ce texte appartient à quelqu'un : indiquez sous `permission` de quel droit il est utilisé.".to_owned()
            }
        }
    }
}

impl fmt::Display for TextFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence(Language::En))
    }
}

impl std::error::Error for TextFault {}

impl Item {
    /// The words.
    #[must_use]
    pub fn words(&self) -> &str {
        match self {
            Self::Plain(text) | Self::Own { text, .. } => text,
        }
    }
}

impl ItemText {
    /// Reads a hub's own text and holds it against the instrument's shape.
    ///
    /// # Errors
    /// [`TextFault`], the first that is found.
    pub fn load(json: &str) -> Result<Self, TextFault> {
        let text: Self = serde_json::from_str(json)
            .map_err(|fault| TextFault::Form { line: fault.line(), column: fault.column() })?;
        let instrument = find(&text.instrument).ok_or(TextFault::Instrument)?;
        text.check(instrument)?;
        Ok(Self { instrument: instrument.id.clone(), ..text })
    }

    fn check(&self, instrument: &Instrument) -> Result<(), TextFault> {
        let tag = &self.language;
        if !(2..=35).contains(&tag.len()) || !tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
            return Err(TextFault::Language);
        }
        let expected = instrument.shape.count;
        if self.items.len() != expected {
            return Err(TextFault::Count { expected, found: self.items.len() });
        }
        if !is_text(&self.instruction) || !is_text(&self.source) {
            return Err(TextFault::Words(None));
        }
        for (place, item) in self.items.iter().enumerate() {
            if !is_text(item.words()) || !self.answers_to(place + 1).iter().all(|label| is_text(&label.label)) {
                return Err(TextFault::Words(Some(place + 1)));
            }
            let mut values: Vec<i64> = self.answers_to(place + 1).iter().map(|label| label.value).collect();
            values.sort_unstable();
            let ends = values.first() == Some(&instrument.shape.low) && values.last() == Some(&instrument.shape.high);
            if !ends || values.windows(2).any(|pair| pair.first() == pair.last()) {
                return Err(TextFault::Labels(place + 1));
            }
        }
        let free = matches!(instrument.license.class, LicenseClass::Text | LicenseClass::Paraphrase);
        if !free && !self.permission.as_deref().is_some_and(is_text) {
            return Err(TextFault::Permission);
        }
        Ok(())
    }

    /// The answers to an item (from 1).
    #[must_use]
    pub fn answers_to(&self, item: usize) -> &[Label] {
        match item.checked_sub(1).and_then(|place| self.items.get(place)) {
            Some(Item::Own { answers, .. }) => answers,
            Some(Item::Plain(_)) | None => &self.answers,
        }
    }
}

fn is_text(text: &str) -> bool {
    !text.trim().is_empty() && text.chars().count() <= LONGEST && !text.chars().any(char::is_control)
}

pub(crate) const FILES: &[&str] = &[
    include_str!("../text/phq9.en.json"),
    include_str!("../text/phq9.fr.json"),
    include_str!("../text/phq4.en.json"),
    include_str!("../text/phq4.fr.json"),
    include_str!("../text/phq2.en.json"),
    include_str!("../text/phq2.fr.json"),
    include_str!("../text/gad7.en.json"),
    include_str!("../text/gad7.fr.json"),
    include_str!("../text/gad2.en.json"),
    include_str!("../text/gad2.fr.json"),
    include_str!("../text/rmdq.en.json"),
    include_str!("../text/oud.en.json"),
    include_str!("../text/oud.fr.json"),
];

// A test loads every file: none is left out here.
static SHIPPED: LazyLock<Vec<ItemText>> =
    LazyLock::new(|| FILES.iter().filter_map(|file| ItemText::load(file).ok()).collect());

impl Instrument {
    /// The text that ships with the library; none where the license class forbids it, or where no text in this language
    /// is known to be free.
    #[must_use]
    pub fn text(&self, language: Language) -> Option<&'static ItemText> {
        SHIPPED.iter().find(|text| text.instrument == self.id && text.language == language.tag())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::all;

    #[test]
    fn every_shipped_text_loads_and_belongs_to_a_class_that_allows_it() {
        for file in FILES {
            let text = ItemText::load(file).unwrap();
            let class = find(&text.instrument).unwrap().license.class;
            assert!(matches!(class, LicenseClass::Text | LicenseClass::Paraphrase), "{}", text.instrument);
        }
        assert_eq!(SHIPPED.len(), FILES.len());
        for instrument in all() {
            let free = matches!(instrument.license.class, LicenseClass::Text | LicenseClass::Paraphrase);
            assert_eq!(instrument.text(Language::En).is_some(), free, "{}", instrument.id);
            let french = free && instrument.id != "rmdq";
            assert_eq!(instrument.text(Language::Fr).is_some(), french, "{}", instrument.id);
        }
    }

    fn own(change: impl FnOnce(&mut serde_json::Value)) -> Result<ItemText, TextFault> {
        let mut text = serde_json::json!({
            "instrument": "PEG", "language": "fr-CA", "instruction": "Répondez.", "items": ["un", "deux", "trois"],
            "answers": [{"value": 0, "label": "zéro"}, {"value": 10, "label": "dix"}],
            "source": "notre copie", "permission": "lettre de 2026",
        });
        change(&mut text);
        ItemText::load(&text.to_string())
    }

    #[test]
    fn a_hubs_own_text_is_held_against_the_shape() {
        assert_eq!(own(|_| ()).unwrap().instrument, "peg");
        assert_eq!(own(|text| text["instrument"] = "riosord".into()), Err(TextFault::Instrument));
        assert_eq!(own(|text| text["language"] = "français".into()), Err(TextFault::Language));
        assert_eq!(
            own(|text| drop(text["items"].as_array_mut().unwrap().pop())),
            Err(TextFault::Count { expected: 3, found: 2 })
        );
        assert_eq!(own(|text| text["instruction"] = " ".into()), Err(TextFault::Words(None)));
        assert_eq!(own(|text| text["items"][1] = "a\u{0}".into()), Err(TextFault::Words(Some(2))));
        assert_eq!(own(|text| text["answers"][1]["value"] = 9.into()), Err(TextFault::Labels(1)));
        assert_eq!(own(|text| text["answers"][1]["value"] = 0.into()), Err(TextFault::Labels(1)));
        assert_eq!(own(|text| text["permission"] = serde_json::Value::Null), Err(TextFault::Permission));
        assert!(matches!(own(|text| text["itmes"] = 1.into()), Err(TextFault::Form { line: 1, .. })));
        let section =
            serde_json::json!({"text": "x", "answers": [{"value": 0, "label": "a"}, {"value": 10, "label": "b"}]});
        assert_eq!(own(|text| text["items"][2] = section).unwrap().answers_to(3)[1].label, "b");
    }

    #[test]
    fn every_fault_is_a_sentence_in_both_languages() {
        for fault in [
            TextFault::Form { line: 1, column: 2 },
            TextFault::Instrument,
            TextFault::Language,
            TextFault::Count { expected: 3, found: 2 },
            TextFault::Words(None),
            TextFault::Words(Some(1)),
            TextFault::Labels(1),
            TextFault::Permission,
        ] {
            let (en, fr) = (fault.sentence(Language::En), fault.sentence(Language::Fr));
            assert!(en.ends_with('.') && fr.ends_with('.') && en != fr, "{en} {fr}");
        }
    }
}
