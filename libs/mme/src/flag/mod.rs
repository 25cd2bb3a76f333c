//! What guidelines have to say about a dose: suggestions with source, version, strength and the exact trigger.

mod card;
mod facts;
mod guideline;

use std::sync::OnceLock;

use crate::words::{Language, say};

pub use card::{Card, cards};
pub use facts::Facts;
pub use guideline::{Guideline, raised};

/// A flag with what stands behind it.
#[derive(Debug, PartialEq, Eq)]
pub struct Flag {
    /// Its id.
    pub id: &'static str,
    /// The guideline.
    pub guideline: Guideline,
    /// Number of the recommendation.
    pub recommendation: &'static str,
    /// Strength of the recommendation.
    pub strength: &'static str,
    /// What it is about; flags of one topic are read together. Among [`TOPICS`].
    pub topic: &'static str,
}

/// The topics of flags; of two with equally strong recommendations the one that matters sooner to a person's safety is first.
pub const TOPICS: [&str; 11] = [
    "sedatives",
    "naloxone",
    "dose",
    "pregnancy",
    "use-disorder",
    "taper",
    "start",
    "follow-up",
    "acetaminophen",
    "rotation",
    "total",
];

static FLAGS: &str = include_str!("../../data/flags.tsv");

fn all() -> &'static [Flag] {
    static ALL: OnceLock<Vec<Flag>> = OnceLock::new();
    ALL.get_or_init(|| {
        let rows = FLAGS.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t'));
        rows.filter_map(|mut row| {
            let id = row.next()?;
            let guideline = Guideline::of(row.next()?)?;
            Some(Flag { id, guideline, recommendation: row.next()?, strength: row.next()?, topic: row.next()? })
        })
        .collect()
    })
}

impl Flag {
    /// The flag with this id.
    #[must_use]
    pub fn named(id: &str) -> Option<&'static Self> {
        all().iter().find(|flag| flag.id == id)
    }

    /// How strong the recommendation is, the strongest first: 0 strong or category A; 1 category B or another grade; 2 weak,
    /// and statements of quality standards, which have no grade; 3 not told. The guidelines' own words differ, so the order is ours and only for reading.
    #[must_use]
    pub fn rank(&self) -> u8 {
        match self.strength {
            "strong" => 0,
            told if told.starts_with("category A") => 0,
            "weak" | "quality statement" => 2,
            "" => 3,
            _ => 1,
        }
    }

    /// What it suggests.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        say(&format!("flag.{}", self.id), language, &[])
    }

    /// What exactly brings it.
    #[must_use]
    pub fn trigger(&self, language: Language) -> String {
        say(&format!("trigger.{}", self.id), language, &[])
    }
}

#[cfg(test)]
mod tests;
