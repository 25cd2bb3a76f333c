//! Units of doses and strengths.

use crate::Ratio;
use crate::drug::plain;
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

fn mass(word: &str) -> Option<Ratio> {
    Some(match word {
        "mg" | "mgs" | "milligram" | "milligrams" | "milligramme" | "milligrammes" => MG,
        "mcg" | "ug" | "mcgs" | "microgram" | "micrograms" | "microgramme" | "microgrammes" => MCG,
        "g" | "gm" | "gram" | "grams" | "gramme" | "grammes" => G,
        _ => return None,
    })
}

fn volume(word: &str) -> Option<Ratio> {
    Some(match word {
        "ml" | "mls" | "cc" | "milliliter" | "milliliters" | "millilitre" | "millilitres" => Ratio::ONE,
        "l" | "liter" | "litre" => Ratio::whole(1000),
        "tsp" | "teaspoon" | "teaspoons" => Ratio::whole(5),
        "tbsp" | "tablespoon" | "tablespoons" => Ratio::whole(15),
        _ => return None,
    })
}

fn pieces(word: &str) -> Option<Option<Form>> {
    Some(match word {
        "tab" | "tabs" | "tablet" | "tablets" | "co" | "cos" | "comp" | "comprime" | "comprimes" | "cp" | "cps"
        | "caplet" | "caplets" | "cap" | "caps" | "capsule" | "capsules" | "gelule" | "gelules" | "gel" | "pill"
        | "pills" | "pilule" | "pilules" | "{tablet}" | "{tbl}" | "{capsule}" => Some(Form::Solid),
        "patch" | "patches" | "timbre" | "timbres" | "patchs" | "{patch}" | "system" => Some(Form::Patch),
        "film" | "films" | "strip" | "strips" | "pellicule" | "pellicules" => Some(Form::Film),
        "supp" | "supps" | "suppository" | "suppositories" | "suppositoire" | "suppositoires" => {
            Some(Form::Suppository)
        }
        "lozenge" | "lozenges" | "loz" | "troche" | "troches" | "pastille" | "pastilles" => Some(Form::Lozenge),
        "actuat" | "actuation" | "actuations" | "spray" | "sprays" | "puff" | "puffs" | "vaporisation"
        | "vaporisations" | "pulverisation" | "pulverisations" | "{actuat}" => Some(Form::Spray),
        "implant" | "implants" => Some(Form::Implant),
        "unit" | "units" | "unite" | "unites" | "dose" | "doses" | "each" | "ea" | "dosage unit" | "1" => None,
        _ => return None,
    })
}

impl Unit {
    /// Reads a unit; letter case and accents do not matter. None when it is not known (nothing is assumed then).
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::of(plain(text).trim_end_matches('.'))
    }

    /// The same for a word already folded by [`plain`].
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        if let Some(found) = mass(word) {
            return Some(Self::Mass(found));
        }
        if let Some(found) = pieces(word) {
            return Some(Self::Pieces(found));
        }
        if let Some(found) = volume(word) {
            return Some(Self::Volume(found));
        }
        let (top, bottom) =
            word.split_once('/').or_else(|| word.split_once(" per ")).or_else(|| word.split_once(" par "))?;
        let top = mass(top.trim())?;
        let bottom = bottom.trim();
        if matches!(bottom, "h" | "hr" | "hrs" | "hour" | "heure") {
            return Some(Self::Rate(top));
        }
        if let Some(found) = pieces(bottom) {
            // "600 mcg/actuat" is the strength of a piece.
            return (found != Some(Form::Patch)).then_some(Self::Mass(top));
        }
        let digits = bottom.len() - bottom.trim_start_matches(|sign: char| sign.is_ascii_digit() || sign == '.').len();
        let (count, word) = bottom.split_at(digits);
        let count = if count.is_empty() { Ratio::ONE } else { Ratio::parse(count)? };
        Some(Self::Concentration(top.over(volume(word.trim())?.times(count)?)?))
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
