//! The rules by which answers become results.

use serde::{Deserialize, Serialize};

use crate::{exact::Exact, words::Words};

/// A result: its name in data and how it is worked out.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
pub struct Outcome {
    /// The name in data: `total`, `band`, `positive`.
    pub key: String,
    /// How it is worked out.
    #[serde(flatten)]
    pub rule: Rule,
}

/// How a result is worked out. Items are numbered from 1.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(tag = "is", rename_all = "lowercase")]
pub enum Rule {
    /// The answers added up, each with its points where there are any.
    Sum {
        /// Over which items.
        items: Vec<usize>,
        /// Points of each item, in the order of `items`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        weights: Option<Weights>,
    },
    /// The mean of the answers.
    Mean {
        /// Over which items.
        items: Vec<usize>,
    },
    /// The sum as a percentage of the most that the answered items could give.
    Percent {
        /// Over which items.
        items: Vec<usize>,
    },
    /// The band in which a figure lies.
    Band {
        /// Of which result.
        of: String,
        /// From the lowest to the highest.
        bands: Vec<Band>,
    },
    /// Whether a figure reaches a cut-off.
    Flag {
        /// Of which result.
        of: String,
        /// True from here on …
        #[serde(default, skip_serializing_if = "Option::is_none")]
        at_least: Option<i64>,
        /// … or true above here.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        above: Option<i64>,
        /// What true means.
        names: Words,
    },
    /// Whether one answer reaches a value, whatever the others are.
    Item {
        /// Which item.
        item: usize,
        /// True from here on.
        at_least: i64,
        /// Told even when no score can be given.
        #[serde(default)]
        alert: bool,
        /// What true means.
        names: Words,
    },
    /// A diagnostic algorithm: how many symptoms are present, at least one of the core ones among them.
    Syndrome {
        /// From which answer each item counts as present.
        present: Vec<i64>,
        /// Items of which one has to be present.
        core: Vec<usize>,
        /// From the most symptoms to the fewest.
        levels: Vec<Level>,
        /// When no level is reached.
        none: Unreached,
    },
}

/// Points of each item.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(untagged, deny_unknown_fields)]
pub enum Weights {
    /// The same for everybody.
    Same {
        /// In the order of the items.
        all: Vec<i64>,
    },
    /// Published for women and for men.
    BySex {
        /// Points for women.
        female: Vec<i64>,
        /// Points for men.
        male: Vec<i64>,
    },
}

impl Weights {
    /// Every published column of points.
    pub(crate) fn columns(&self) -> impl Iterator<Item = &[i64]> {
        let (one, two) = match self {
            Self::Same { all } => (all, None),
            Self::BySex { female, male } => (female, Some(male)),
        };
        std::iter::once(one).chain(two).map(Vec::as_slice)
    }
}

/// A band: both ends belong to it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Band {
    /// The lowest value, as printed.
    pub from: i64,
    /// The highest value. What lies between two bands as printed belongs to the higher one.
    pub to: i64,
    /// The name in data.
    pub code: String,
    /// What people call it.
    pub names: Words,
}

/// A level of an algorithm.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Level {
    /// From so many symptoms on.
    pub at_least: usize,
    /// The name in data.
    pub code: String,
    /// What people call it.
    pub names: Words,
}

/// The name of "no level reached".
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Unreached {
    /// The name in data.
    pub code: String,
    /// What people call it.
    pub names: Words,
}

impl Rule {
    /// Whether the result is a figure.
    #[must_use]
    pub const fn is_figure(&self) -> bool {
        matches!(self, Self::Sum { .. } | Self::Mean { .. } | Self::Percent { .. })
    }

    /// The band of a figure.
    #[must_use]
    pub fn band(&self, figure: Exact) -> Option<&Band> {
        let Self::Band { bands, .. } = self else { return None };
        bands.iter().find(|band| figure <= Exact::whole(band.to))
    }

    /// What a code of a band or level means.
    #[must_use]
    pub fn meaning(&self, code: &str) -> Option<&Words> {
        match self {
            Self::Band { bands, .. } => bands.iter().find(|band| band.code == code).map(|band| &band.names),
            Self::Syndrome { levels, none, .. } => {
                let named = levels.iter().find(|level| level.code == code).map(|level| &level.names);
                named.or_else(|| (none.code == code).then_some(&none.names))
            }
            Self::Flag { names, .. } | Self::Item { names, .. } => Some(names),
            Self::Sum { .. } | Self::Mean { .. } | Self::Percent { .. } => None,
        }
    }
}
