//! Why there is no score: a code for programs, a sentence for people.

use serde::Serialize;

use crate::words::Language;

/// The reason of a refusal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Code {
    /// An answer is missing, and no published rule says what to do then.
    Incomplete,
    /// An answer is none of the instrument's answers.
    OutOfRange,
    /// An answer or a tick names an item the instrument does not have.
    UnknownItem,
    /// A value is no number.
    NotANumber,
    /// The points differ for women and men, and the sex is not given.
    MissingSex,
    /// Two parts of the input say different things.
    Conflict,
    /// A field has another form than it must have.
    BadShape,
    /// There is no instrument of that name.
    UnknownInstrument,
    /// No instrument is named.
    MissingInstrument,
    /// The line is no JSON object.
    BadLine,
}

impl Code {
    /// Every code.
    pub const ALL: [Self; 10] = [
        Self::Incomplete,
        Self::OutOfRange,
        Self::UnknownItem,
        Self::NotANumber,
        Self::MissingSex,
        Self::Conflict,
        Self::BadShape,
        Self::UnknownInstrument,
        Self::MissingInstrument,
        Self::BadLine,
    ];

    /// As data writes it: `INCOMPLETE`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Incomplete => "INCOMPLETE",
            Self::OutOfRange => "OUT_OF_RANGE",
            Self::UnknownItem => "UNKNOWN_ITEM",
            Self::NotANumber => "NOT_A_NUMBER",
            Self::MissingSex => "MISSING_SEX",
            Self::Conflict => "CONFLICT",
            Self::BadShape => "BAD_SHAPE",
            Self::UnknownInstrument => "UNKNOWN_INSTRUMENT",
            Self::MissingInstrument => "MISSING_INSTRUMENT",
            Self::BadLine => "BAD_LINE",
        }
    }

    /// What is wrong and what to do, without the place.
    #[must_use]
    pub const fn sentence(self, language: Language) -> &'static str {
        match self {
            Self::Incomplete => language.pick(
                "An answer is missing, and nothing is filled in, so there is no score: complete the answers.",
                "Il manque une réponse et rien n'est rempli d'office, donc aucun score : complétez les réponses.",
            ),
            Self::OutOfRange => language.pick(
                "A value lies outside what the instrument allows: correct it.",
                "Une valeur se situe hors de ce que permet l'instrument : corrigez-la.",
            ),
            Self::UnknownItem => language.pick(
                "The answers name an item that this instrument does not have: remove it or choose another instrument.",
                "Les réponses nomment une question que cet instrument ne contient pas : retirez-la ou choisissez un autre instrument.",
            ),
            Self::NotANumber => language.pick(
                "A value is not a number: give the number itself.",
                "Une valeur n'est pas un nombre : indiquez le nombre lui-même.",
            ),
            Self::MissingSex => language.pick(
                "The points of this instrument are published for women and for men, and the sex is not given as one of the two.",
                "Les points de cet instrument sont publiés pour les femmes et pour les hommes, et le sexe n'est pas indiqué comme l'un des deux.",
            ),
            Self::Conflict => language.pick(
                "Two parts of the input say different things: keep the right one.",
                "Deux éléments fournis se contredisent : gardez celui qui est exact.",
            ),
            Self::BadShape => language.pick(
                "A field does not have the form it must have.",
                "Un champ n'a pas la forme voulue.",
            ),
            Self::UnknownInstrument => language.pick(
                "There is no instrument of that name here.",
                "Aucun instrument ne porte ce nom ici.",
            ),
            Self::MissingInstrument => language.pick("No instrument is named.", "Aucun instrument n'est nommé."),
            Self::BadLine => language.pick("The line is not a JSON object.", "La ligne n'est pas un objet JSON."),
        }
    }
}

/// No score, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The reason.
    pub code: Code,
    /// The items it is about, from 1; empty when it is about none or all.
    pub items: Vec<usize>,
    /// How many answers were given and how many belong to the instrument, where a list is too short to say which is missing.
    pub counts: Option<(usize, usize)>,
    /// The field it is about, by the name this library gives it; never what somebody typed.
    pub field: Option<String>,
    /// Results that must be told although there is no score, such as `item9_flag` of the PHQ-9.
    pub alerts: Vec<String>,
}

impl Refusal {
    /// A refusal about no place in particular.
    #[must_use]
    pub const fn new(code: Code) -> Self {
        Self { code, items: Vec::new(), counts: None, field: None, alerts: Vec::new() }
    }

    /// The same, about these items.
    #[must_use]
    pub fn at(mut self, items: Vec<usize>) -> Self {
        self.items = items;
        self
    }

    /// The same, about a list with so many answers instead of so many.
    #[must_use]
    pub const fn short(mut self, given: usize, expected: usize) -> Self {
        self.counts = Some((given, expected));
        self
    }

    /// The same, about this field.
    #[must_use]
    pub fn field(mut self, field: &str) -> Self {
        self.field = Some(field.to_owned());
        self
    }

    /// The whole sentence: what is wrong, where, and what to do. It quotes nothing that was typed.
    #[must_use]
    pub fn sentence(&self, language: Language) -> String {
        let mut sentence = self.code.sentence(language).to_owned();
        let numbers: Vec<String> = self.items.iter().map(usize::to_string).collect();
        if !numbers.is_empty() {
            let one = numbers.len() == 1;
            let word = match (language, one) {
                (Language::En, true) => "Item",
                (Language::En, false) => "Items",
                (Language::Fr, true) => "Question",
                (Language::Fr, false) => "Questions",
            };
            let colon = language.pick(":", " :");
            sentence.push_str(&format!(" {word}{colon} {}.", numbers.join(", ")));
        }
        if let Some((given, expected)) = self.counts {
            sentence.push_str(&match language {
                Language::En => format!(" Answers: {given} of {expected}."),
                Language::Fr => format!(" Réponses : {given} sur {expected}."),
            });
        }
        if let Some(field) = &self.field {
            let word = language.pick("Field:", "Champ :");
            sentence.push_str(&format!(" {word} {field}."));
        }
        sentence
    }
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.sentence(Language::En))
    }
}

impl std::error::Error for Refusal {}
