//! Products and drugs to choose from while typing.

use super::coded::{self, DIN};
use super::{PRODUCTS, rows};
use crate::drug::{Opioid, others, plain};

/// A product or drug to choose while typing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// What to write into the list.
    pub name: String,
    /// Its DIN, where it has one.
    pub din: Option<&'static str>,
}

/// Drugs of every class, product names and Canadian products whose name, description or DIN begins with the typed text, or has
/// a word that does; names that begin with it first. Accents and letter case do not matter; of two ways of writing one name the
/// one with the typed accents is given. Nothing for fewer than two signs.
#[must_use]
pub fn suggest(typed: &str, most: usize) -> Vec<Suggestion> {
    let written = typed.trim().to_lowercase();
    let typed = plain(typed);
    if typed.chars().count() < 2 {
        return Vec::new();
    }
    let drugs = Opioid::all().flat_map(|drug| drug.facts().names).map(|name| (name.to_owned(), name, None));
    let brands = rows(PRODUCTS).filter_map(|row| row.first().map(|name| ((*name).to_owned(), *name, None)));
    let others = others().map(|name| (name.to_owned(), name, None));
    let products = rows(DIN).filter_map(|row| {
        let (din, brand, described) = (*row.first()?, *row.get(1)?, *row.get(2)?);
        Some((coded::written(Some(brand), described), brand, Some(din)))
    });
    let mut found: Vec<Found> = Vec::new();
    for (name, brand, din) in drugs.chain(brands).chain(others).chain(products) {
        let folded = plain(&name);
        let first = plain(brand).starts_with(&typed) || din.is_some_and(|din| din.starts_with(&typed));
        let within = || {
            folded
                .match_indices(&typed)
                .any(|(place, _)| !folded.get(..place).is_some_and(|before| before.ends_with(char::is_alphanumeric)))
        };
        if !(first || within()) {
            continue;
        }
        let as_written = |name: &str| name.to_lowercase().starts_with(&written);
        match found.iter_mut().find(|known| known.folded == folded) {
            Some(known) if as_written(&name) && !as_written(&known.suggestion.name) => known.suggestion.name = name,
            Some(_) => {}
            None => found.push(Found { first, folded, suggestion: Suggestion { name, din } }),
        }
    }
    // Stable: the order of the lists stays within both groups.
    found.sort_by_key(|found| !found.first);
    found.into_iter().map(|found| found.suggestion).take(most).collect()
}

/// A suggestion with its folded name, and whether that begins with what was typed.
struct Found {
    first: bool,
    folded: String,
    suggestion: Suggestion,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::product::Product;

    #[test]
    fn what_is_typed_finds_drugs_products_and_dins() {
        let names = |typed: &str| suggest(typed, 5).into_iter().map(|found| found.name).collect::<Vec<_>>();
        assert_eq!(names("meth").first().map(String::as_str), Some("methadone"));
        assert_eq!(names("méth").first().map(String::as_str), Some("méthadone"));
        assert_eq!(suggest("02341212", 5)[0].din, Some("02341212"));
        assert_eq!(names("hydromorph c")[0], "hydromorph contin");
        assert!(names("codeine phosphate 15").iter().any(|name| name.starts_with("TEVA-CODEINE")));
        assert!(names("x").is_empty() && names("zzz").is_empty());
        assert_eq!(names("02341212").len(), 1);
        for found in suggest("contin", 50) {
            assert!(Product::read(&found.name).opioid.is_some(), "{}", found.name);
        }
    }

    #[test]
    fn sedatives_naloxone_and_other_analgesics_are_offered_too() {
        let names = |typed: &str| suggest(typed, 5).into_iter().map(|found| found.name).collect::<Vec<_>>();
        assert_eq!(names("loraz"), ["lorazepam"]);
        assert_eq!(names("lorazé"), ["lorazépam"]);
        assert_eq!(names("ATIV"), ["ativan"]);
        assert_eq!(names("zopic"), ["zopiclone"]);
        assert!(names("narcan").contains(&"narcan".to_owned()));
        assert_eq!(names("prégab"), ["pregabalin", "prégabaline"]);
        assert!(names("acétamin").iter().any(|name| name == "acétaminophène"));
        for found in suggest("clon", 50) {
            assert!(crate::product::first_named(&found.name).is_some(), "{}", found.name);
        }
    }
}
