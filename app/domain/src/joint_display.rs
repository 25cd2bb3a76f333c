//! A joint display: what people said beside what was measured, a theme a row, and what somebody reads out of the two
//! (Guetterman, Fetters, Creswell 2015, Ann Fam Med 13:554: statistics by themes). No reading is made by the software.

use std::collections::BTreeSet;

use crate::{
    fields::{Check, Faults, Fields},
    id::{QuoteId, SurveyId},
};

/// The most characters of a reading.
pub const WORDS: usize = 2000;

/// The most quotes of a row.
pub const QUOTES: usize = 3;

/// How what was said stands to what was measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// Both say the same.
    Confirm,
    /// One says more than the other.
    Expand,
    /// They say opposite things.
    Conflict,
    /// One says nothing about it.
    Silent,
}

impl Fit {
    /// Every one, in the order in which a choice lists them.
    pub const ALL: [Self; 4] = [Self::Confirm, Self::Expand, Self::Conflict, Self::Silent];

    /// The one of a code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|fit| fit.code() == code)
    }

    /// The code, as the database keeps it; its name is the message "joint-display-fit-CODE".
    pub const fn code(self) -> &'static str {
        match self {
            Self::Confirm => "confirm",
            Self::Expand => "expand",
            Self::Conflict => "conflict",
            Self::Silent => "silent",
        }
    }
}

/// A scale of a survey.
pub type ScaleOf = (SurveyId, String);

/// A figure of the program's network that stands beside a theme, in each of its waves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NetworkFigure {
    /// Other professions turning to physicians, by what people did.
    Reached,
    /// Density, by what people did.
    Density,
    /// The E-I index with the one expected, by what people did.
    External,
    /// Other professions turning to physicians, by what people say.
    AskedReached,
    /// Density, by what people say.
    AskedDensity,
    /// The E-I index with the one expected, by what people say.
    AskedExternal,
}

impl NetworkFigure {
    /// Every one, in the order in which a choice lists them.
    pub const ALL: [Self; 6] =
        [Self::Reached, Self::Density, Self::External, Self::AskedReached, Self::AskedDensity, Self::AskedExternal];

    /// The one of a code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|figure| figure.code() == code)
    }

    /// The code, as the database keeps it; its name is the message "joint-display-network-CODE".
    pub const fn code(self) -> &'static str {
        match self {
            Self::Reached => "reached",
            Self::Density => "density",
            Self::External => "external",
            Self::AskedReached => "asked-reached",
            Self::AskedDensity => "asked-density",
            Self::AskedExternal => "asked-external",
        }
    }
}

/// What somebody reads out of a theme and the figures beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The scale whose change stands beside the theme.
    pub scale: Option<ScaleOf>,
    /// The figure of the network that stands beside the theme.
    pub network: Option<NetworkFigure>,
    /// The quotes that stand for it.
    pub quotes: BTreeSet<QuoteId>,
    /// How the two fit.
    pub fit: Fit,
    /// The reading in words.
    pub words: String,
}

impl Reading {
    /// Reads `scale` ("SURVEY CODE" or empty), `network` (a code or empty), `quote` (several), `fit` and `words`.
    pub fn check(fields: &Fields, scales: &[ScaleOf], quotes: &BTreeSet<QuoteId>) -> Result<Self, Faults> {
        let mut check = Check::new(fields);
        let named = |value: &str| scales.iter().find(|scale| named(scale) == value).cloned();
        let scale = check.maybe_choice("scale", named);
        let network = check.maybe_choice("network", NetworkFigure::parse);
        let picked: Option<BTreeSet<QuoteId>> =
            fields.all("quote").map(|quote| quote.parse().ok().filter(|quote| quotes.contains(quote))).collect();
        match &picked {
            None => check.fault("quote", "fault-unknown-option"),
            Some(picked) if picked.len() > QUOTES => {
                check.fault_with("quote", "joint-display-fault-quotes", vec![("most", QUOTES.to_string())]);
            }
            Some(_) => {}
        }
        let fit = check.choice("fit", Fit::parse);
        let words = check.text("words", WORDS);
        check.build(|| Some(Self { scale, network, quotes: picked?, fit: fit?, words }))
    }

    /// The fields of a form that shows it.
    pub fn fields(&self) -> Fields {
        let scale = self.scale.as_ref().map(named).unwrap_or_default();
        let network = self.network.map(NetworkFigure::code).unwrap_or_default();
        let fields = Fields::default().with("scale", scale).with("network", network);
        let fields = fields.with("fit", self.fit.code()).with("words", &self.words);
        self.quotes.iter().fold(fields, |fields, quote| fields.with("quote", quote.to_string()))
    }
}

/// A scale as a form's choice names it.
pub fn named((survey, code): &ScaleOf) -> String {
    format!("{survey} {code}")
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::id::Id as _;

    fn quote(number: u128) -> QuoteId {
        QuoteId::from_uuid(Uuid::from_u128(number))
    }

    #[test]
    fn a_reading_is_read_and_shown_again_alike() {
        let scales = [(SurveyId::from_uuid(Uuid::from_u128(1)), "confidence".to_owned())];
        let quotes: BTreeSet<QuoteId> = (1..=5).map(quote).collect();
        let reading = Reading {
            scale: Some(scales[0].clone()),
            network: Some(NetworkFigure::AskedReached),
            quotes: BTreeSet::from([quote(2), quote(4)]),
            fit: Fit::Expand,
            words: "They ask more than the scale tells.".to_owned(),
        };
        assert_eq!(Reading::check(&reading.fields(), &scales, &quotes), Ok(reading.clone()));
        let bare = Reading { scale: None, network: None, quotes: BTreeSet::new(), ..reading };
        assert_eq!(Reading::check(&bare.fields(), &scales, &quotes), Ok(bare));
    }

    #[test]
    fn a_reading_needs_words_a_fit_and_at_most_three_known_quotes() {
        let quotes: BTreeSet<QuoteId> = (1..=5).map(quote).collect();
        let typed = |picked: &[u128]| {
            picked.iter().fold(Fields::default(), |fields, number| fields.with("quote", quote(*number).to_string()))
        };
        let faults = Reading::check(&typed(&[1, 2, 3, 4]).with("scale", "x"), &[], &quotes).unwrap_err();
        let found: Vec<_> = faults.iter().map(|fault| (fault.field.as_str(), fault.key)).collect();
        assert_eq!(
            found,
            [
                ("scale", "fault-unknown-option"),
                ("quote", "joint-display-fault-quotes"),
                ("fit", "fault-choose"),
                ("words", "fault-missing"),
            ]
        );
        let unknown = Reading::check(&typed(&[9]).with("fit", "confirm").with("words", "x"), &[], &quotes);
        assert_eq!(unknown.unwrap_err(), Faults::one("quote", "fault-unknown-option"));
    }
}
