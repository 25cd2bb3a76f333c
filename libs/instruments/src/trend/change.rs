//! From one figure to a later one, and whether the difference matters.

use crate::{
    exact::Exact,
    instrument::{Higher, ImportantChange, Instrument},
    refusal::{Code, Refusal},
    rule::{Band, Rule},
    words::Language,
};

/// Which way a score went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// To the good.
    Better,
    /// To the bad.
    Worse,
    /// Nowhere.
    Same,
}

/// From one figure to a later one.
#[derive(Debug, Clone, PartialEq)]
pub struct Change<'a> {
    /// The earlier figure.
    pub before: Exact,
    /// The later figure.
    pub after: Exact,
    /// `after` − `before`.
    pub difference: Exact,
    /// The difference in percent of `before`; none when that was zero.
    pub percent: Option<Exact>,
    /// Which way it went.
    pub direction: Direction,
    /// The published change that matters, where one is known.
    pub important: Option<(&'a ImportantChange, Exact)>,
    /// The earlier band.
    pub band_before: Option<&'a Band>,
    /// The later band.
    pub band_after: Option<&'a Band>,
    is_percentage: bool,
}

impl Instrument {
    /// The change of a figure.
    ///
    /// # Errors
    /// [`Code::BadShape`] when the instrument has no such figure, [`Code::OutOfRange`] when one of them cannot be one of it.
    pub fn change(&self, key: &str, before: Exact, after: Exact) -> Result<Change<'_>, Refusal> {
        let (least, most) = self.range(key).ok_or_else(|| Refusal::new(Code::BadShape).field("key"))?;
        let outside = || Refusal::new(Code::OutOfRange).field(key);
        if [before, after].iter().any(|figure| *figure < least || *figure > most) {
            return Err(outside());
        }
        let difference = after.minus(before).ok_or_else(outside)?;
        let rose = difference > Exact::whole(0);
        let direction = match self.higher_is {
            _ if difference == Exact::whole(0) => Direction::Same,
            Higher::Worse if rose => Direction::Worse,
            Higher::Better if !rose => Direction::Worse,
            Higher::Worse | Higher::Better => Direction::Better,
        };
        Ok(Change {
            before,
            after,
            difference,
            percent: difference.percent_of(before),
            direction,
            important: self.important_change(key),
            band_before: self.band_of(key, before),
            band_after: self.band_of(key, after),
            is_percentage: self.is_percentage(key),
        })
    }

    pub(super) fn is_percentage(&self, key: &str) -> bool {
        self.result(key).is_some_and(|outcome| matches!(outcome.rule, Rule::Percent { .. }))
    }

    pub(super) fn band_of(&self, key: &str, figure: Exact) -> Option<&Band> {
        let mut rules = self.results.iter().map(|outcome| &outcome.rule);
        rules.find(|rule| matches!(rule, Rule::Band { of, .. } if of == key))?.band(figure)
    }
}

impl Change<'_> {
    /// Whether the published change that matters is reached; none when none is known.
    #[must_use]
    pub fn matters(&self) -> Option<bool> {
        self.important.map(|(_, points)| self.difference.size() >= points)
    }

    /// The change in words.
    #[must_use]
    pub fn sentence(&self, language: Language) -> String {
        let figure = |figure: Exact, band: Option<&Band>| {
            let shown = language.decimal(&figure.decimals(1));
            band.map_or(shown.clone(), |band| format!("{shown} ({})", band.names.get(language)))
        };
        let (before, after) = (figure(self.before, self.band_before), figure(self.after, self.band_after));
        let size = self.points(self.difference.size(), language);
        let rose = self.difference > Exact::whole(0);
        let way = match (language, rose) {
            (Language::En, true) => "higher",
            (Language::En, false) => "lower",
            (Language::Fr, true) => "de plus",
            (Language::Fr, false) => "de moins",
        };
        let mut text = match (language, self.direction) {
            (Language::En, Direction::Same) => format!("From {before} to {after}: no change."),
            (Language::Fr, Direction::Same) => format!("De {before} à {after} : aucun changement."),
            (Language::En, Direction::Better) => {
                format!("From {before} to {after}: {size} {way}, which is better.")
            }
            (Language::En, Direction::Worse) => format!("From {before} to {after}: {size} {way}, which is worse."),
            (Language::Fr, Direction::Better) => {
                format!("De {before} à {after} : {size} {way}, ce qui est une amélioration.")
            }
            (Language::Fr, Direction::Worse) => {
                format!("De {before} à {after} : {size} {way}, ce qui est une détérioration.")
            }
        };
        if let Some((important, points)) = self.important {
            let points = self.points(points, language);
            let source = &important.source;
            let reached = self.matters() == Some(true);
            text.push_str(&match (language, reached) {
                (Language::En, true) => {
                    format!(" This reaches the published change that matters, {points} ({source}).")
                }
                (Language::En, false) => {
                    format!(" This is less than the published change that matters, {points} ({source}).")
                }
                (Language::Fr, true) => {
                    format!(" Cela atteint le changement important publié, soit {points} ({source}).")
                }
                (Language::Fr, false) => {
                    format!(" Cela reste en deçà du changement important publié, soit {points} ({source}).")
                }
            });
        }
        text
    }

    fn points(&self, size: Exact, language: Language) -> String {
        // English has one point and many; French has one point below two.
        let one = match language {
            Language::En => size == Exact::whole(1),
            Language::Fr => size < Exact::whole(2),
        };
        let unit = match (self.is_percentage, language, one) {
            (false, _, true) => "point",
            (false, _, false) => "points",
            (true, Language::En, true) => "percentage point",
            (true, Language::En, false) => "percentage points",
            (true, Language::Fr, true) => "point de pourcentage",
            (true, Language::Fr, false) => "points de pourcentage",
        };
        format!("{} {unit}", language.decimal(&size.decimals(1)))
    }
}
