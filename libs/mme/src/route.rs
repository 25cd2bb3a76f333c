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
}

/// The words of a product name that tell its form, and the word for each in both languages.
const MARKS: &[(u64, &str)] = &[
    (PATCH, "transdermal|transdermic|transdermique|patch|patches|timbre|timbres|mcg/h|mcg/hr|ug/h|ug/hr|mg/hr|mg/h"),
    (SUPPOSITORY, "suppository|suppositories|suppositoire|suppositoires|supp|supps"),
    (INJECTION, "injection|injections|injectable|inj|cartridge|syringe|ampoule|vial"),
    (IMPLANT, "implant|implants"),
    (MUCOSAL, "mucosal|transmucosal|transmuqueux|transmuqueuse"),
    (SUBLINGUAL, "sublingual|sublinguale|sl"),
    (SPRAY, "spray|vaporisateur"),
    (ORAL, "oral|orale|orales"),
    (NASAL, "nasal|nasale"),
    (LOZENGE, "lozenge|lozenges|troche|troches"),
    (BUCCAL, "buccal|buccale"),
    (FILM, "film|films"),
    (STRIP, "strip|strips"),
    (MEASURED, "solution|soln|suspension|susp|drops|gouttes"),
    (SYRUP, "syrup|sirop|elixir"),
    (
        SOLID,
        "tablet|tablets|tab|tabs|capsule|capsules|cap|caps|comprime|comprimes|compr|comp|co|cos|cp|gelule|gelules|caplet|\
         caplets",
    ),
    (LIQUID, "liquid|liquide"),
    (LP, "lp"),
    (LONG, "sr|er|cr|xr|xl|contin|sra|extended-release|prolonged-release|long-acting|controlled-release"),
    (SLOW, "extended|prolonged|controlled|sustained|long|longue|prolongee|controlee"),
    (RELEASE, "release|acting|action|liberation"),
    (HOURS, "hr"),
];
const PATCH: u64 = 1;
const SUPPOSITORY: u64 = 1 << 1;
const INJECTION: u64 = 1 << 2;
const IMPLANT: u64 = 1 << 3;
const MUCOSAL: u64 = 1 << 4;
const SUBLINGUAL: u64 = 1 << 5;
const SPRAY: u64 = 1 << 6;
const ORAL: u64 = 1 << 7;
const NASAL: u64 = 1 << 8;
const LOZENGE: u64 = 1 << 9;
const BUCCAL: u64 = 1 << 10;
const FILM: u64 = 1 << 11;
const STRIP: u64 = 1 << 12;
const MEASURED: u64 = 1 << 13;
const SYRUP: u64 = 1 << 14;
const SOLID: u64 = 1 << 15;
const LIQUID: u64 = 1 << 16;
const LONG: u64 = 1 << 17;
const SLOW: u64 = 1 << 18;
const RELEASE: u64 = 1 << 19;
const HOURS: u64 = 1 << 20;
/// "Libération prolongée"; in the name of an injection it is the label's own ("Morphine LP Epidural").
const LP: u64 = 1 << 21;

/// What the words of a product name or a form say about it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Marks(u64);

impl Marks {
    /// Reads a name folded by [`plain`].
    #[must_use]
    pub fn of(name: &str) -> Self {
        static WORDS: OnceLock<Names<&'static str, u64>> = OnceLock::new();
        let read = || MARKS.iter().flat_map(|(mark, words)| words.split('|').map(|word| (word, *mark))).collect();
        let words = WORDS.get_or_init(read);
        let (mut marks, mut before) = (0, "");
        for word in name.split(|sign: char| !(sign.is_alphanumeric() || matches!(sign, '-' | '/'))) {
            // "extended-release" is one word, "MS-Contin" and "SR-30" are two.
            let found = words.get(word).copied().unwrap_or_else(|| {
                word.split('-').filter_map(|part| words.get(part)).fold(0, |marks, mark| marks | mark)
            });
            // "12 HR" and "24 HR" are long; "72 HR" stands on patches, which are anyway.
            if found != HOURS || matches!(before, "12" | "24") {
                marks |= found;
            }
            before = word;
        }
        Self(marks)
    }

    const fn has(self, all: u64) -> bool {
        self.0 & all == all
    }

    const fn any(self, one: u64) -> bool {
        self.0 & one != 0
    }

    /// Route and form.
    #[must_use]
    pub const fn implied(self) -> (Option<Route>, Option<Form>) {
        if self.has(PATCH) {
            (Some(Route::Transdermal), Some(Form::Patch))
        } else if self.has(SUPPOSITORY) {
            (Some(Route::Rectal), Some(Form::Suppository))
        } else if self.has(INJECTION) {
            (Some(Route::Parenteral), Some(Form::Injection))
        } else if self.has(IMPLANT) {
            (Some(Route::Implant), Some(Form::Implant))
        } else if self.any(MUCOSAL | SUBLINGUAL) && self.has(SPRAY) {
            (Some(Route::MucosalSpray), Some(Form::Spray))
        } else if self.has(NASAL) {
            (Some(Route::Nasal), Some(Form::Spray))
        } else if self.has(ORAL | SPRAY) {
            (Some(Route::OralSpray), Some(Form::Spray))
        } else if self.has(LOZENGE) {
            (Some(Route::Lozenge), Some(Form::Lozenge))
        } else if self.has(BUCCAL | FILM) {
            (Some(Route::BuccalFilm), Some(Form::Film))
        } else if self.has(SUBLINGUAL | FILM) || self.has(ORAL | STRIP) {
            (Some(Route::Sublingual), Some(Form::Film))
        } else if self.has(SUBLINGUAL) {
            (Some(Route::Sublingual), Some(Form::Solid))
        } else if self.has(BUCCAL) {
            (Some(Route::Buccal), Some(Form::Solid))
        } else if self.has(FILM) {
            (None, Some(Form::Film))
        } else if self.has(ORAL | MEASURED) || self.any(SYRUP | LIQUID) {
            (Some(Route::Oral), Some(Form::Liquid))
        } else if self.has(SOLID) {
            (Some(Route::Oral), Some(Form::Solid))
        } else if self.has(ORAL) && !self.any(MUCOSAL) {
            (Some(Route::Oral), None)
        } else if self.has(MEASURED) {
            (None, Some(Form::Liquid))
        } else {
            (None, None)
        }
    }

    /// Extended release or long-acting.
    #[must_use]
    pub const fn long_acting(self) -> bool {
        self.any(LONG | HOURS) || self.has(SLOW | RELEASE) || (self.has(LP) && !self.has(INJECTION))
    }
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
        assert_eq!(Marks::of("morphine sulfate 10 mg oral tablet").implied(), (Some(Route::Oral), Some(Form::Solid)));
        assert_eq!(Marks::of("fentanyl 0.4 mg buccal film").implied(), (Some(Route::BuccalFilm), Some(Form::Film)));
        assert_eq!(Marks::of("72 hr fentanyl 0.025 mg/hr transdermal system").implied().0, Some(Route::Transdermal));
        assert_eq!(Marks::of("morphine").implied(), (None, None));
        let long = |name: &str| Marks::of(name).long_acting();
        assert!(
            long("morphine sr 30 mg")
                && long("12 hr oxycodone 10 mg")
                && long("oxycodone prolonged-release oral tablet")
        );
        assert!(!long("laudanum") && !long("72 hr something") && long("ms-contin"));
    }
}
