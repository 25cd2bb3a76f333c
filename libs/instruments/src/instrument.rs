//! An instrument as data: its shape, its rules, where they come from, and what may be shipped of it.

use serde::{Deserialize, Serialize};

use crate::{
    exact::Exact,
    key::Key,
    rule::{Outcome, Rule},
    words::Words,
};

/// One scored instrument, as a file in `data/` tells it.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Instrument {
    /// The name in data: `phq9`.
    pub id: String,
    /// Other spellings of the id.
    pub aliases: Vec<String>,
    /// What people call it.
    pub names: Words,
    /// Which edition of the instrument this is.
    pub version: String,
    /// Rises by one with each change of this definition; kept with a stored score.
    pub revision: u32,
    /// The LOINC code of the total, where the reference names one.
    pub loinc: Option<String>,
    /// Whether a higher score is worse or better.
    pub higher_is: Higher,
    /// How many items there are and what each may be.
    pub shape: Shape,
    /// The fields by which its answers come in.
    pub fields: Fields,
    /// What a missing answer does.
    pub missing: Missing,
    /// Items (from 1) whose answer counts from the other end.
    pub reverse: Vec<usize>,
    /// Names of the items, where they have names; otherwise items are named by their number.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub keys: Vec<Key>,
    /// An item that follows from an age.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub age_item: Option<AgeItem>,
    /// Items that do not count when a field says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub excluded: Option<Excluded>,
    /// What is worked out, in the order in which it is told.
    pub results: Vec<Outcome>,
    /// Published changes that matter to people.
    pub important_changes: Vec<ImportantChange>,
    /// What a reader of the score should know.
    pub notes: Vec<Words>,
    /// The publication to cite.
    pub citation: String,
    /// Where the rules were taken from.
    pub sources: Vec<String>,
    /// What may be shipped, and the evidence.
    pub license: License,
}

/// Which end of the scale is the bad one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Higher {
    /// More is worse.
    Worse,
    /// More is better.
    Better,
}

/// Every item of an instrument has the same range.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Shape {
    /// How many items.
    pub count: usize,
    /// The lowest answer.
    pub low: i64,
    /// The highest answer.
    pub high: i64,
}

/// Fields of an input document, besides `items`, which every instrument takes.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Fields {
    /// Other names of the list of all answers.
    pub lists: Vec<String>,
    /// Names of a list of the items that apply; those left out do not apply.
    pub ticks: Vec<String>,
    /// Names of lists that hold a part of the answers.
    pub parts: Vec<Part>,
}

/// A field with the answers to a run of items.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// The field's name.
    pub field: String,
    /// Its first item, from 1.
    pub first: usize,
    /// Its last item.
    pub last: usize,
}

/// What a missing answer does. Published rules are known for the ODI alone; nothing is ever imputed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Missing {
    /// No score.
    Refuse,
    /// The score is taken over the answered items.
    Divide,
}

/// An item that applies when the age lies in a range (both ends included, in years).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct AgeItem {
    /// The item, from 1.
    pub item: usize,
    /// The youngest age.
    pub from: i64,
    /// The oldest age.
    pub to: i64,
}

/// Items that do not count when a field is true.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Excluded {
    /// The field.
    pub field: String,
    /// The items, from 1.
    pub items: Vec<usize>,
}

/// The smallest change that people notice, as published.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ImportantChange {
    /// Of which result.
    pub of: String,
    /// How many points, as a decimal.
    pub points: String,
    /// Who found it.
    pub source: String,
}

/// What the repository may hold of an instrument.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct License {
    /// The class.
    pub class: LicenseClass,
    /// Why it is in this class.
    pub evidence: String,
}

/// Classes of what may be shipped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum LicenseClass {
    /// The item text may be in the repository, and is.
    Text,
    /// Looks free, but needs a written yes first: numbers only.
    Ask,
    /// Numbers only; a hub may load the text it has a license for.
    Scorer,
    /// The text belongs to somebody; this library tells the items in its own words.
    Paraphrase,
}

impl LicenseClass {
    /// As the files write it: TEXT, ASK, SCORER, PARAPHRASE.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Text => "TEXT",
            Self::Ask => "ASK",
            Self::Scorer => "SCORER",
            Self::Paraphrase => "PARAPHRASE",
        }
    }
}

impl Instrument {
    /// The result of this name.
    #[must_use]
    pub fn result(&self, key: &str) -> Option<&Outcome> {
        self.results.iter().find(|outcome| outcome.key == key)
    }

    /// Whether its items are yes/no.
    #[must_use]
    pub const fn is_yes_no(&self) -> bool {
        self.shape.low == 0 && self.shape.high == 1
    }

    /// The item (from 1) of this name or number.
    #[must_use]
    pub fn item_named(&self, name: &str) -> Option<usize> {
        let named = self.keys.iter().position(|key| key.is(name)).map(|place| place + 1);
        named.or_else(|| name.trim().parse().ok()).filter(|item| (1..=self.shape.count).contains(item))
    }

    /// The lowest and the highest value of a figure; none when the result is no figure.
    #[must_use]
    pub fn range(&self, key: &str) -> Option<(Exact, Exact)> {
        match &self.result(key)?.rule {
            Rule::Sum { items, weights } => {
                let (mut least, mut most) = (i64::MAX, i64::MIN);
                for points in weights.as_ref().map_or(vec![None], |weights| weights.columns().map(Some).collect()) {
                    let points = |place: usize| points.map_or(1, |list| list.get(place).copied().unwrap_or(0));
                    let total = |answer: i64| {
                        (0..items.len())
                            .fold(0_i64, |total, place| total.saturating_add(answer.saturating_mul(points(place))))
                    };
                    least = least.min(total(self.shape.low));
                    most = most.max(total(self.shape.high));
                }
                Some((Exact::whole(least), Exact::whole(most)))
            }
            Rule::Mean { .. } => Some((Exact::whole(self.shape.low), Exact::whole(self.shape.high))),
            Rule::Percent { .. } => Some((Exact::whole(0), Exact::whole(100))),
            Rule::Band { .. } | Rule::Flag { .. } | Rule::Item { .. } | Rule::Syndrome { .. } => None,
        }
    }

    /// The published change that matters of a result.
    #[must_use]
    pub fn important_change(&self, key: &str) -> Option<(&ImportantChange, Exact)> {
        let change = self.important_changes.iter().find(|change| change.of == key)?;
        Some((change, Exact::decimal(&change.points)?))
    }
}
