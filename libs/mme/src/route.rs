//! Routes, and the forms that imply them, in the words of orders, products and RxNorm.

use std::sync::OnceLock;

use crate::drug::{Names, plain};

/// How a drug is given. Fentanyl's mucosal forms have factors of their own, so they are routes here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Route {
    /// Swallowed.
    Oral,
    /// Patch.
    Transdermal,
    /// Tablet in the cheek.
    Buccal,
    /// Under the tongue.
    Sublingual,
    /// Lozenge, troche.
    Lozenge,
    /// Film in the cheek.
    BuccalFilm,
    /// Spray into the mouth.
    OralSpray,
    /// Mucosal spray of RxNorm.
    MucosalSpray,
    /// Through the mouth's lining, not told how.
    OralTransmucosal,
    /// Into the nose.
    Nasal,
    /// Suppository.
    Rectal,
    /// By needle: intravenous, intramuscular, subcutaneous.
    Parenteral,
    /// Under the skin for months.
    Implant,
    /// Near the spinal cord.
    Spinal,
    /// On the skin, without a patch.
    Topical,
    /// A route that is named and not known here.
    Other,
}

/// What the thing is that is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// Tablet, capsule.
    Solid,
    /// Measured in milliliters.
    Liquid,
    /// Patch.
    Patch,
    /// Film, strip.
    Film,
    /// Suppository.
    Suppository,
    /// Spray.
    Spray,
    /// Lozenge.
    Lozenge,
    /// Injection.
    Injection,
    /// Implant.
    Implant,
}

/// The names of routes in either language, folded by [`plain`].
const NAMES: &[(Route, &str)] = &[
    (
        Route::Oral,
        "oral|po|p.o.|p.o|by mouth|per os|orally|mouth|orale|par la bouche|voie orale|buccale orale|\
         oral route|peg|gastrostomy",
    ),
    (Route::Transdermal, "transdermal|transdermic|transdermique|patch|timbre|td|tts|topical patch"),
    (Route::Buccal, "buccal|buccal tablet|buccally|buccale"),
    (
        Route::Sublingual,
        "sublingual|sl|s.l.|sublinguale|under the tongue|sous la langue|sublingual film|\
         sublingual tablet|oral strip|subl",
    ),
    (Route::Lozenge, "lozenge|troche|oral lozenge|pastille|oralet"),
    (Route::BuccalFilm, "buccal film|buccal film or oral spray|film|buccal soluble film"),
    (Route::OralSpray, "oral spray|vaporisation buccale"),
    (Route::MucosalSpray, "mucosal spray|sublingual spray"),
    (Route::OralTransmucosal, "oral transmucosal|transmucosal|transmuqueux|transmuqueuse|oromucosal"),
    (Route::Nasal, "nasal|intranasal|nasal spray|in|intranasale|nasale|nose"),
    (Route::Rectal, "rectal|pr|p.r.|rectally|rectale|suppository|suppositoire|ir"),
    (
        Route::Parenteral,
        "parenteral|parenterale|injection|iv|i.v.|im|i.m.|sc|s.c.|sq|subq|subcut|subcutaneous|\
         sous-cutanee|sous-cutane|intravenous|intraveineuse|intraveineux|intramuscular|intramusculaire|\
         injectable|infusion|perfusion",
    ),
    (Route::Implant, "implant|subdermal|drug implant"),
    (Route::Spinal, "epidural|epidurale|intrathecal|intrathecale|spinal"),
    (Route::Topical, "topical|topique|cutaneous|cutanee"),
];

impl Route {
    /// Routes on which tables of oral factors have no word at all.
    pub const APART: [Self; 6] =
        [Self::Rectal, Self::Parenteral, Self::Implant, Self::Spinal, Self::Topical, Self::Other];

    /// By its name in either language. Not known is none.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        static ROUTES: OnceLock<Names<&'static str, Route>> = OnceLock::new();
        let read = || NAMES.iter().flat_map(|(route, names)| names.split('|').map(|name| (name, *route))).collect();
        ROUTES.get_or_init(read).get(plain(name).as_str()).copied()
    }

    /// What a product name or a form (folded by [`plain`]) says about route and form.
    #[must_use]
    pub fn implied(name: &str) -> (Option<Self>, Option<Form>) {
        let has = |word: &str| name.contains(word);
        if has("transdermal") || has("patch") || has("timbre") || has("mcg/h") || has("ug/h") || has("mg/hr") {
            return (Some(Self::Transdermal), Some(Form::Patch));
        }
        if has("suppositor") || has("suppositoire") {
            return (Some(Self::Rectal), Some(Form::Suppository));
        }
        if has("injection") || has("injectable") || has("cartridge") || has("syringe") || has("ampoule") || has("vial")
        {
            return (Some(Self::Parenteral), Some(Form::Injection));
        }
        if has("implant") {
            return (Some(Self::Implant), Some(Form::Implant));
        }
        if has("mucosal spray") || has("sublingual spray") {
            return (Some(Self::MucosalSpray), Some(Form::Spray));
        }
        if has("oral spray") {
            return (Some(Self::OralSpray), Some(Form::Spray));
        }
        if has("nasal") {
            return (Some(Self::Nasal), Some(Form::Spray));
        }
        if has("lozenge") || has("troche") {
            return (Some(Self::Lozenge), Some(Form::Lozenge));
        }
        if has("buccal film") {
            return (Some(Self::BuccalFilm), Some(Form::Film));
        }
        if has("sublingual film") || has("oral strip") {
            return (Some(Self::Sublingual), Some(Form::Film));
        }
        if has("sublingual") {
            return (Some(Self::Sublingual), Some(Form::Solid));
        }
        if has("buccal tablet") || has("buccal") {
            return (Some(Self::Buccal), Some(Form::Solid));
        }
        if has("film") {
            return (None, Some(Form::Film));
        }
        if has("oral solution")
            || has("oral suspension")
            || has("solution orale")
            || has("syrup")
            || has("sirop")
            || has("elixir")
            || has("oral drops")
            || has("gouttes orales")
        {
            return (Some(Self::Oral), Some(Form::Liquid));
        }
        if has("tablet") || has("capsule") || has("comprime") || has("gelule") || has("caplet") {
            return (Some(Self::Oral), Some(Form::Solid));
        }
        if has("solution") || has("liquid") || has("liquide") {
            return (None, Some(Form::Liquid));
        }
        (None, None)
    }
}

/// Whether a name (folded by [`plain`]) says extended release.
#[must_use]
pub fn long_acting(name: &str) -> bool {
    let words = name.split(|sign: char| !sign.is_alphanumeric());
    let short =
        words.clone().any(|word| matches!(word, "sr" | "er" | "cr" | "la" | "xr" | "xl" | "lp" | "contin" | "sra"));
    let text = [
        "extended release",
        "extended-release",
        "long acting",
        "long-acting",
        "controlled release",
        "sustained release",
        "prolonged-release",
        "prolonged release",
    ];
    let french = ["liberation prolongee", "longue action", "liberation controlee"];
    let hours = name.starts_with("12 hr ")
        || name.starts_with("24 hr ")
        || name.contains(" 12 hr ")
        || name.contains(" 24 hr ");
    short || hours || text.iter().chain(&french).any(|phrase| name.contains(phrase))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn routes_are_named_in_two_languages() {
        assert_eq!(Route::of("PO"), Some(Route::Oral));
        assert_eq!(Route::of("sous-cutanée"), Some(Route::Parenteral));
        assert_eq!(Route::of("oral strip"), Some(Route::Sublingual));
        assert_eq!(Route::of("moon"), None);
    }

    #[test]
    fn forms_imply_routes() {
        assert_eq!(Route::implied("morphine sulfate 10 mg oral tablet"), (Some(Route::Oral), Some(Form::Solid)));
        assert_eq!(Route::implied("fentanyl 0.4 mg buccal film"), (Some(Route::BuccalFilm), Some(Form::Film)));
        assert_eq!(Route::implied("72 hr fentanyl 0.025 mg/hr transdermal system").0, Some(Route::Transdermal));
        assert_eq!(Route::implied("morphine"), (None, None));
        assert!(long_acting("morphine sr 30 mg") && !long_acting("laudanum"));
    }
}
