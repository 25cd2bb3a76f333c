//! What was lost on the way in or out, named and counted. The standard asks every tool to say it (section 7).

use std::collections::BTreeMap;

use serde::Serialize;

/// The losses of one reading or writing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Losses(BTreeMap<String, u64>);

/// One kind of loss.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Loss {
    /// What it is, as "pictures".
    pub what: String,
    /// How many of them.
    pub count: u64,
}

/// Files can invent any number of names; what is beyond this many kinds is counted as one.
const KINDS: usize = 200;

impl Losses {
    /// Notes a number of things; zero is nothing.
    pub fn add(&mut self, what: &str, count: u64) {
        if count == 0 {
            return;
        }
        let what = if self.0.len() < KINDS || self.0.contains_key(what) { what } else { "other things" };
        let sum = self.0.entry(what.to_owned()).or_default();
        *sum = sum.saturating_add(count);
    }

    /// Adds another list to this one.
    pub fn extend(&mut self, other: &Self) {
        for (what, count) in &other.0 {
            self.add(what, *count);
        }
    }

    /// How many of a thing were lost.
    #[must_use]
    pub fn count(&self, what: &str) -> u64 {
        self.0.get(what).copied().unwrap_or(0)
    }

    /// Whether nothing was lost.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The list, by name.
    #[must_use]
    pub fn list(&self) -> Vec<Loss> {
        self.0.iter().map(|(what, count)| Loss { what: what.clone(), count: *count }).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn losses_are_named_once_and_counted() {
        let mut losses = Losses::default();
        losses.add("pictures", 2);
        losses.add("links", 0);
        losses.add("pictures", 1);
        assert_eq!(losses.list(), [Loss { what: "pictures".into(), count: 3 }]);
    }

    #[test]
    fn a_file_cannot_grow_the_list_without_end() {
        let mut losses = Losses::default();
        for number in 0..10_000 {
            losses.add(&format!("element {number}"), 1);
        }
        assert_eq!(losses.list().len(), KINDS + 1);
        assert_eq!(losses.count("other things"), 10_000 - KINDS as u64);
    }
}
