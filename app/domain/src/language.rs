//! The languages people read, and texts kept in both.

use serde::{Deserialize, Serialize};

/// A language that everything is written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// English.
    #[default]
    En,
    /// French.
    Fr,
}

impl Language {
    /// Every language, in the order in which a choice lists them.
    pub const ALL: [Self; 2] = [Self::En, Self::Fr];

    /// The language of a code ("en", "fr", "fr-CA").
    pub fn parse(code: &str) -> Option<Self> {
        match code.get(..2)? {
            "en" | "EN" => Some(Self::En),
            "fr" | "FR" => Some(Self::Fr),
            _ => None,
        }
    }

    /// The two-letter code, as in the `lang` attribute.
    pub const fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Fr => "fr",
        }
    }

    /// The language a browser asks for in `Accept-Language`, by its order; English when it names neither.
    pub fn from_accept(header: &str) -> Self {
        header.split(',').find_map(|part| Self::parse(part.trim())).unwrap_or_default()
    }
}

/// A text in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    /// The English text.
    pub en: String,
    /// The French text.
    pub fr: String,
}

impl Text {
    /// The text in a language.
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::En => &self.en,
            Language::Fr => &self.fr,
        }
    }
}
