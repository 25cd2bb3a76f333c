//! JSON, read and written without a binary fraction anywhere: a number stays the text that was sent.

mod read;
mod write;

pub use read::parse;
pub use write::Writer;

/// A JSON value. Numbers keep their text, so that 0.1 is a tenth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Json {
    /// `null`.
    Null,
    /// `true`, `false`.
    Bool(bool),
    /// A number, as written.
    Number(String),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Json>),
    /// An object, in the order of the document; of equal keys the last counts.
    Object(Vec<(String, Json)>),
}

static NULL: Json = Json::Null;

impl Json {
    /// The value under a key; `null` when there is none or this is no object.
    #[must_use]
    pub fn get(&self, key: &str) -> &Self {
        match self {
            Self::Object(pairs) => pairs.iter().rev().find(|(name, _)| name == key).map_or(&NULL, |(_, value)| value),
            _ => &NULL,
        }
    }

    /// The first value under one of the keys that is not `null`.
    #[must_use]
    pub fn any(&self, keys: &[&str]) -> &Self {
        keys.iter().map(|key| self.get(key)).find(|value| !value.is_null()).unwrap_or(&NULL)
    }

    /// Whether it is `null` (or was not there).
    #[must_use]
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// A text that is not blank.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) if !text.trim().is_empty() => Some(text.trim()),
            _ => None,
        }
    }

    /// A text or the digits of a number, as identifiers are sent either way.
    #[must_use]
    pub fn label(&self) -> Option<&str> {
        match self {
            Self::Number(text) => Some(text),
            _ => self.text(),
        }
    }

    /// `true` or `false`.
    #[must_use]
    pub fn bool(&self) -> Option<bool> {
        match self {
            Self::Bool(value) => Some(*value),
            _ => None,
        }
    }

    /// The values of a list; nothing for anything else.
    #[must_use]
    pub fn list(&self) -> &[Self] {
        match self {
            Self::List(values) => values,
            _ => &[],
        }
    }

    /// The pairs of an object; nothing for anything else.
    #[must_use]
    pub fn pairs(&self) -> &[(String, Self)] {
        match self {
            Self::Object(pairs) => pairs,
            _ => &[],
        }
    }

    /// The exact number of a number or of a text that holds one.
    #[must_use]
    pub fn number(&self) -> Option<crate::Ratio> {
        self.label().and_then(crate::Ratio::parse)
    }
}
