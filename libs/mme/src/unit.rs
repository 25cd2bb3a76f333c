//! Units of doses and strengths.

use std::sync::OnceLock;

use crate::Ratio;
use crate::drug::{Names, plain};
use crate::route::Form;

/// The unit of a dose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Mass; micrograms of one unit.
    Mass(Ratio),
    /// Volume; milliliters of one unit.
    Volume(Ratio),
    /// Mass an hour; micrograms an hour of one unit.
    Rate(Ratio),
    /// Pieces. The form, where the word names one (`dose` does not).
    Pieces(Option<Form>),
    /// Mass a milliliter, which is a strength and no dose.
    Concentration(Ratio),
}

const MCG: Ratio = Ratio::ONE;
const MG: Ratio = Ratio::whole(1000);
const G: Ratio = Ratio::whole(1_000_000);

/// The words for units, folded by [`plain`].
const WORDS: &[(Unit, &str)] = &[
    (Unit::Mass(MG), "mg|mgs|milligram|milligrams|milligramme|milligrammes"),
    (Unit::Mass(MCG), "mcg|ug|mcgs|microgram|micrograms|microgramme|microgrammes"),
    (Unit::Mass(G), "g|gm|gram|grams|gramme|grammes"),
    (Unit::Volume(Ratio::ONE), "ml|mls|cc|milliliter|milliliters|millilitre|millilitres"),
    (Unit::Volume(Ratio::whole(1000)), "l|liter|litre"),
    (Unit::Volume(Ratio::whole(5)), "tsp|teaspoon|teaspoons"),
    (Unit::Volume(Ratio::whole(15)), "tbsp|tablespoon|tablespoons"),
    (
        Unit::Pieces(Some(Form::Solid)),
        "tab|tabs|tablet|tablets|co|cos|ce|ces|comp|comps|compr|comprime|comprimes|cp|cps|caplet|caplets|cap|caps|capsule|\
         capsules|gelule|gelules|gel|pill|pills|pilule|pilules|{tablet}|{tbl}|{capsule}",
    ),
    (Unit::Pieces(Some(Form::Patch)), "patch|patches|timbre|timbres|patchs|{patch}|system"),
    (Unit::Pieces(Some(Form::Film)), "film|films|strip|strips|pellicule|pellicules"),
    (Unit::Pieces(Some(Form::Suppository)), "supp|supps|suppository|suppositories|suppositoire|suppositoires"),
    (Unit::Pieces(Some(Form::Lozenge)), "lozenge|lozenges|loz|troche|troches|pastille|pastilles"),
    (
        Unit::Pieces(Some(Form::Spray)),
        "actuat|actuation|actuations|spray|sprays|puff|puffs|vaporisation|vaporisations|pulverisation|\
         pulverisations|{actuat}",
    ),
    (Unit::Pieces(Some(Form::Implant)), "implant|implants"),
    (Unit::Pieces(None), "unit|units|unite|unites|dose|doses|each|ea|dosage unit|1"),
];

impl Unit {
    /// Reads a unit; letter case and accents do not matter. None when it is not known (nothing is assumed then).
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::of(plain(text).trim_end_matches('.'))
    }

    fn named(word: &str) -> Option<Self> {
        static UNITS: OnceLock<Names<&'static str, Unit>> = OnceLock::new();
        let read = || WORDS.iter().flat_map(|(unit, words)| words.split('|').map(|word| (word, *unit))).collect();
        UNITS.get_or_init(read).get(word).copied()
    }

    /// The same for a word already folded by [`plain`].
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        if let Some(found) = Self::named(word) {
            return Some(found);
        }
        let (top, bottom) =
            word.split_once('/').or_else(|| word.split_once(" per ")).or_else(|| word.split_once(" par "))?;
        let Some(Self::Mass(top)) = Self::named(top.trim()) else { return None };
        let bottom = bottom.trim();
        if matches!(bottom, "h" | "hr" | "hrs" | "hour" | "heure") {
            return Some(Self::Rate(top));
        }
        if let Some(Self::Pieces(found)) = Self::named(bottom) {
            // "600 mcg/actuat" is the strength of a piece.
            return (found != Some(Form::Patch)).then_some(Self::Mass(top));
        }
        let digits = bottom.len() - bottom.trim_start_matches(|sign: char| sign.is_ascii_digit() || sign == '.').len();
        let (count, word) = bottom.split_at(digits);
        let count = if count.is_empty() { Ratio::ONE } else { Ratio::parse(count)? };
        let Some(Self::Volume(volume)) = Self::named(word.trim()) else { return None };
        Some(Self::Concentration(top.over(volume.times(count)?)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_read_in_every_spelling() {
        for text in ["mcg", "ug", "µg", "μg", "MCG", "microgramme"] {
            assert_eq!(Unit::parse(text), Some(Unit::Mass(MCG)), "{text}");
        }
        assert_eq!(Unit::parse("MG/HR"), Some(Unit::Rate(MG)));
        assert_eq!(Unit::parse("mcg/h"), Some(Unit::Rate(MCG)));
        assert_eq!(Unit::parse("MG/ML"), Some(Unit::Concentration(MG)));
        assert_eq!(Unit::parse("mg/5mL"), Some(Unit::Concentration(Ratio::whole(200))));
        assert_eq!(Unit::parse("mcg/actuat"), Some(Unit::Mass(MCG)));
        assert_eq!(Unit::parse("Comprimés"), Some(Unit::Pieces(Some(Form::Solid))));
        for text in ["IU", "drops", "", "mg/", "mg/moon", "%"] {
            assert_eq!(Unit::parse(text), None, "{text}");
        }
    }
}
