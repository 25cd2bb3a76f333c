//! Directions in words ("sig"), English and French: only what can be read without guessing.
//!
//! `1-2 co q4-6h prn, max 8/jour` gives a dose of 1 to 2 tablets, 4 to 6 times a day, as needed, at most 8 tablets a day.

mod bracket;
mod dose;
mod frequency;
mod limit;
mod read;
mod token;

use crate::Ratio;
use crate::route::Route;
use crate::unit::Unit;

/// A low and a high end; both the same for one number.
pub type Span = [Ratio; 2];

/// What the directions say. What they do not say is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sig {
    /// How much at a time (of several times with different doses: the day's sum, with `per_day` 1).
    pub dose: Option<Span>,
    /// Its unit.
    pub unit: Option<Unit>,
    /// Strength of a piece, where the directions repeat it (`2 mg tab`).
    pub strength: Option<(Ratio, Unit)>,
    /// The dose once more in brackets, in another unit: "2 tabs (10 mg)".
    pub stated: Option<(Span, Unit)>,
    /// How many times a day.
    pub per_day: Option<Span>,
    /// The route.
    pub route: Option<Route>,
    /// As needed.
    pub prn: bool,
    /// Most in a day, with its unit where one is given (else pieces or times as the dose).
    pub most: Option<(Ratio, Option<Unit>)>,
    /// Most times in a day ("up to 4 times a day", "max 4 doses/day").
    pub most_times: Option<Ratio>,
    /// Steps one after the other.
    pub sequence: bool,
    /// Something that would have to be guessed.
    pub unclear: bool,
}

impl Sig {
    /// Reads directions. `comma` tells whether the decimal sign may be a comma even without a French word.
    #[must_use]
    pub fn parse(text: &str, comma: bool) -> Self {
        read::read(text, comma)
    }
}

#[cfg(test)]
mod tests;
