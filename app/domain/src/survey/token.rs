//! The code under which a person's answers in a program are kept. Who it is can be worked out with the key file only.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// Characters of a token: 128 bits in hexadecimal.
const LENGTH: usize = 32;

/// An opaque code of one person in one program; the same at every wave.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Token(String);

/// A text that is no token.
#[derive(Debug, thiserror::Error)]
#[error("not a token")]
pub struct NoToken;

impl Token {
    /// The token of the first 16 bytes of a keyed hash.
    pub fn of(hash: &[u8]) -> Self {
        let digits = hash.iter().take(LENGTH / 2).map(|byte| format!("{byte:02x}"));
        Self(digits.collect())
    }

    /// The token, as the database keeps it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The first eight characters: enough for people to tell the sheets of one list apart.
    pub fn short(&self) -> &str {
        self.0.get(..8).unwrap_or(&self.0)
    }
}

impl FromStr for Token {
    type Err = NoToken;

    fn from_str(text: &str) -> Result<Self, NoToken> {
        let whole = text.len() == LENGTH && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        if whole { Ok(Self(text.to_owned())) } else { Err(NoToken) }
    }
}

impl TryFrom<String> for Token {
    type Error = NoToken;

    fn try_from(text: String) -> Result<Self, NoToken> {
        text.parse()
    }
}

impl From<Token> for String {
    fn from(token: Token) -> Self {
        token.0
    }
}

impl fmt::Display for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
