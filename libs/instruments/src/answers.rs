//! What was answered, before any rule looks at it.

use crate::{exact::Exact, instrument::Instrument};

/// One item's answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// A whole number.
    Given(i64),
    /// No answer.
    Missing,
    /// A number that is none of the answers whatever the range, such as 1.5.
    NotWhole,
    /// Something else than a number.
    NotANumber,
}

/// The sex for which points were published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sex {
    /// The column for women.
    Female,
    /// The column for men.
    Male,
}

impl Sex {
    /// Reads the usual words of both languages.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        match word.trim().to_lowercase().as_str() {
            "female" | "f" | "woman" | "women" | "femme" | "femmes" | "féminin" => Some(Self::Female),
            "male" | "m" | "man" | "men" | "h" | "homme" | "hommes" | "masculin" => Some(Self::Male),
            _ => None,
        }
    }
}

/// Everything that a score can rest on.
///
/// ```
/// use instruments::{Answers, find};
///
/// let phq9 = find("PHQ-9").unwrap();
/// let scored = phq9.score(&Answers::of([2, 2, 2, 2, 2, 2, 2, 0, 0])).unwrap();
/// assert_eq!(scored.figure("total").unwrap().decimals(0), "14");
/// assert_eq!(scored.code("band"), Some("moderate"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answers {
    /// The answers in the order of the items.
    pub items: Vec<Answer>,
    /// For instruments with points by sex.
    pub sex: Option<Sex>,
    /// Whether the items that the instrument excludes on a condition are excluded; none when nobody said.
    pub excluded: Option<bool>,
    /// Figures that somebody else worked out, by the name of the result.
    pub reported: Vec<(String, Exact)>,
}

impl Answers {
    /// Answers to all items, in their order.
    #[must_use]
    pub fn of(items: impl IntoIterator<Item = i64>) -> Self {
        Self { items: items.into_iter().map(Answer::Given).collect(), ..Self::default() }
    }

    /// Answers of which some may be missing.
    #[must_use]
    pub fn of_some(items: impl IntoIterator<Item = Option<i64>>) -> Self {
        let items = items.into_iter().map(|item| item.map_or(Answer::Missing, Answer::Given)).collect();
        Self { items, ..Self::default() }
    }

    /// Yes (1) for these items, no (0) for every other one.
    #[must_use]
    pub fn ticked(instrument: &Instrument, items: &[usize]) -> Self {
        Self::of((1..=instrument.shape.count).map(|item| i64::from(items.contains(&item))))
    }

    /// The same, with the sex.
    #[must_use]
    pub const fn by(mut self, sex: Sex) -> Self {
        self.sex = Some(sex);
        self
    }

    /// The value of an item (from 1).
    #[must_use]
    pub fn given(&self, item: usize) -> Option<i64> {
        match self.items.get(item.checked_sub(1)?)? {
            Answer::Given(value) => Some(*value),
            Answer::Missing | Answer::NotWhole | Answer::NotANumber => None,
        }
    }
}
