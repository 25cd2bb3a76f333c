//! Why there is no figure, as a sentence.

/// Why a function gives no figure. Each message is a sentence (or a clause after a colon) that a person can read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The input cannot be used as it is: lengths differ, a value is not finite, an option has a wrong value.
    #[error("{0}")]
    Input(String),
    /// The input is in order, but the figure does not exist for it: "all changed by 1", "no variation".
    #[error("{0}")]
    NotEstimable(String),
}

impl Error {
    /// A sentence about input that cannot be used.
    pub fn input(sentence: impl Into<String>) -> Self {
        Self::Input(sentence.into())
    }

    /// A sentence about data for which the figure does not exist.
    pub fn not_estimable(sentence: impl Into<String>) -> Self {
        Self::NotEstimable(sentence.into())
    }
}

/// What the functions of this library give back.
pub type Result<T> = std::result::Result<T, Error>;
