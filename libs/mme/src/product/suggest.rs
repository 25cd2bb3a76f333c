//! Products and drugs to choose from while typing.

use super::{DIN, PRODUCTS, rows};
use crate::drug::{Opioid, plain};

/// A product or drug to choose while typing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// What to write into the list.
    pub name: String,
    /// Its DIN, where it has one.
    pub din: Option<&'static str>,
}

/// Drugs, product names and Canadian products whose name, description or DIN begins with the typed text, or has a word that
/// does; names that begin with it first. Nothing for fewer than two signs.
#[must_use]
pub fn suggest(typed: &str, most: usize) -> Vec<Suggestion> {
    let typed = plain(typed);
    if typed.chars().count() < 2 {
        return Vec::new();
    }
    let drugs = Opioid::all().flat_map(|drug| drug.facts().names).map(|name| (name.to_owned(), name, None));
    let brands = rows(PRODUCTS).filter_map(|row| row.first().map(|name| ((*name).to_owned(), *name, None)));
    let coded = rows(DIN).filter_map(|row| {
        let (din, brand, described) = (*row.first()?, *row.get(1)?, *row.get(2)?);
        Some((format!("{brand} ({described})"), brand, Some(din)))
    });
    let mut found: Vec<(bool, Suggestion)> = Vec::new();
    for (name, brand, din) in drugs.chain(brands).chain(coded) {
        let folded = plain(&name);
        let first = plain(brand).starts_with(&typed) || din.is_some_and(|din| din.starts_with(&typed));
        let within = || {
            folded
                .match_indices(&typed)
                .any(|(place, _)| !folded.get(..place).is_some_and(|before| before.ends_with(char::is_alphanumeric)))
        };
        if (first || within()) && found.iter().all(|(_, known)| known.name != name) {
            found.push((first, Suggestion { name, din }));
        }
    }
    // Stable: the order of the lists stays within both groups.
    found.sort_by_key(|(first, _)| !first);
    found.into_iter().map(|(_, suggestion)| suggestion).take(most).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::product::Product;

    #[test]
    fn what_is_typed_finds_drugs_products_and_dins() {
        let names = |typed: &str| suggest(typed, 5).into_iter().map(|found| found.name).collect::<Vec<_>>();
        assert_eq!(names("méth").first().map(String::as_str), Some("methadone"));
        assert_eq!(suggest("02341212", 5)[0].din, Some("02341212"));
        assert_eq!(names("hydromorph c")[0], "hydromorph contin");
        assert!(names("codeine phosphate 15").iter().any(|name| name.starts_with("TEVA-CODEINE")));
        assert!(names("x").is_empty() && names("zzz").is_empty());
        for found in suggest("contin", 50) {
            assert!(Product::read(&found.name).opioid.is_some(), "{}", found.name);
        }
    }
}
