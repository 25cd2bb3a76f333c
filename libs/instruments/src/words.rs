//! Two languages: every name and sentence of this library stands in both.

use serde::{Deserialize, Serialize};

/// A language of the sentences.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// English.
    #[default]
    En,
    /// French as written in Canada.
    Fr,
}

impl Language {
    /// The language of a tag such as "fr" or "en-CA".
    #[must_use]
    pub fn of(tag: &str) -> Option<Self> {
        match tag.get(..2)?.to_ascii_lowercase().as_str() {
            "en" => Some(Self::En),
            "fr" => Some(Self::Fr),
            _ => None,
        }
    }

    /// The tag: "en" or "fr".
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Fr => "fr",
        }
    }

    /// A decimal written with a point, as this language writes it.
    #[must_use]
    pub fn decimal(self, text: &str) -> String {
        match self {
            Self::En => text.replace('-', "\u{2212}"),
            Self::Fr => text.replace('-', "\u{2212}").replace('.', ","),
        }
    }

    /// One of the two.
    pub(crate) const fn pick<T: Copy>(self, en: T, fr: T) -> T {
        match self {
            Self::En => en,
            Self::Fr => fr,
        }
    }
}

/// The same words in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// In English.
    pub en: String,
    /// In French.
    pub fr: String,
}

impl Words {
    /// In the language asked for.
    #[must_use]
    pub fn get(&self, language: Language) -> &str {
        language.pick(&self.en, &self.fr)
    }
}
