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
}

static FLAGS: &str = include_str!("../../data/flags.tsv");

fn all() -> &'static [Flag] {
    static ALL: OnceLock<Vec<Flag>> = OnceLock::new();
    ALL.get_or_init(|| {
        let rows = FLAGS.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t'));
        rows.filter_map(|mut row| {
            let id = row.next()?;
            let guideline = Guideline::of(row.next()?)?;
            Some(Flag { id, guideline, recommendation: row.next()?, strength: row.next()? })
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
