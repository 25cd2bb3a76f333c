//! Product names and codes: what a name or a code says about ingredient, strength, form.

mod coded;
mod strength;
mod suggest;

use std::sync::OnceLock;

use crate::Ratio;
use crate::drug::{Named, Names, Opioid, exact, plain, within};
use crate::route::{Form, Marks, Route};
use crate::unit::Unit;

pub use coded::{ccdd, coded, din, rxnorm, written};
pub use suggest::{Suggestion, suggest};

/// Whether two strengths are the same amount in whatever unit.
#[must_use]
pub fn same_strength(left: &(Ratio, Unit), right: &(Ratio, Unit)) -> bool {
    strength::equal(left, right)
}

/// What a product name tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Product {
    /// The opioid.
    pub opioid: Option<Opioid>,
    /// Strength of one unit of it.
    pub strength: Option<(Ratio, Unit)>,
    /// Route.
    pub route: Option<Route>,
    /// Form.
    pub form: Option<Form>,
    /// Extended release, patch.
    pub long_acting: bool,
    /// Other active ingredients: name, milligrams where known. Antagonists and caffeine among them.
    pub others: Vec<(String, Option<Ratio>)>,
}

static PRODUCTS: &str = include_str!("../../data/products.tsv");

fn rows(file: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    file.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t').collect())
}

fn brands() -> &'static Names<String, Product> {
    static BRANDS: OnceLock<Names<String, Product>> = OnceLock::new();
    BRANDS.get_or_init(|| rows(PRODUCTS).filter_map(|row| brand(&row)).collect())
}

fn brand(row: &[&str]) -> Option<(String, Product)> {
    let cell = |place: usize| row.get(place).copied().unwrap_or_default();
    let Some(Named::Opioid(opioid)) = exact(&plain(cell(1))) else { return None };
    let form = match cell(5) {
        "solid" => Some(Form::Solid),
        "liquid" => Some(Form::Liquid),
        "patch" => Some(Form::Patch),
        "film" => Some(Form::Film),
        "spray" => Some(Form::Spray),
        "lozenge" => Some(Form::Lozenge),
        "injection" => Some(Form::Injection),
        "implant" => Some(Form::Implant),
        _ => None,
    };
    let others = cell(7).split(';').filter(|other| !other.is_empty()).map(|other| {
        let (name, amount) = other.split_once('=').unwrap_or((other, ""));
        (name.to_owned(), Ratio::parse(amount))
    });
    let product = Product {
        opioid: Some(opioid),
        strength: Ratio::parse(cell(2)).zip(Unit::parse(cell(3))),
        route: Route::of(cell(4)),
        form,
        long_acting: cell(6) == "yes",
        others: others.collect(),
    };
    Some((plain(cell(0)), product))
}

/// The opioid among the names in a text, or the other drug.
#[must_use]
pub fn first_named(text: &str) -> Option<Named> {
    let folded = plain(text);
    exact(&folded).or_else(|| {
        let mut first = None;
        for named in within(&folded) {
            if matches!(named, Named::Opioid(_)) {
                return Some(named);
            }
            first = first.or(Some(named));
        }
        first
    })
}

impl Product {
    /// Reads a product name: a brand of the table, the words of it, or RxNorm's way of writing
    /// (`aspirin 325 MG / oxycodone hydrochloride 2.25 MG / oxycodone terephthalate 0.19 MG Oral Tablet`).
    #[must_use]
    pub fn read(name: &str) -> Self {
        let folded = plain(name);
        let mut read = by_brand(&folded).cloned().unwrap_or_default();
        let marks = Marks::of(&folded);
        let implied = marks.implied();
        if implied.1.is_some() {
            read.form = implied.1;
        }
        if implied.0.is_some() && (read.route.is_none() || !matches!(implied.0, Some(Route::Oral))) {
            read.route = implied.0;
        }
        read.long_acting |= marks.long_acting() || read.form == Some(Form::Patch);
        if read.opioid.is_none() {
            read.opioid = within(&folded).find_map(|named| match named {
                Named::Opioid(opioid) => Some(opioid),
                Named::Other(_) => None,
            });
        }
        if let Some(opioid) = read.opioid {
            read.parts(described(&folded).unwrap_or(&folded), opioid);
        }
        read
    }

    /// Reads the parts, each about one drug.
    fn parts(&mut self, folded: &str, opioid: Opioid) {
        let mut strength: Option<(Ratio, Unit)> = None;
        let mut others = Vec::new();
        let folded = strength::spaced(folded);
        let parts = strength::parts(&folded);
        let single = parts.len() == 1;
        for part in &parts {
            let mut named = within(part);
            let first = named.next();
            let amount = strength::last(part);
            match first {
                Some(Named::Opioid(found)) if found == opioid => {
                    // Salts of one opioid in one tablet: added first.
                    strength = match (strength, amount) {
                        (Some((sum, unit)), Some((more, same))) if unit == same => {
                            sum.plus(more).map(|sum| (sum, unit))
                        }
                        (None, amount) => amount,
                        (kept, _) => kept,
                    };
                }
                Some(Named::Other(_)) if !single => {
                    let word = part.split(' ').find(|word| exact(word).is_some()).unwrap_or_default().to_owned();
                    others.push((word, amount.and_then(|(value, unit)| in_milligrams(value, unit))));
                }
                _ if single => strength = strength.or(amount),
                _ => {}
            }
        }
        self.strength = strength.or(self.strength);
        if self.strength.is_none()
            && let Some((own, other)) = self.pair(&folded)
        {
            self.strength = Some((own, Unit::Mass(Ratio::whole(1000))));
            if let Some(other) = other {
                let name = self.others.first().map_or("acetaminophen", |(name, _)| name);
                others = vec![(name.to_owned(), Some(other))];
            }
        }
        if !others.is_empty() {
            self.others = others;
        }
    }

    /// `Percocet 5/325`: beside the usual amounts of acetaminophen the small one is the opioid's. `Targin 20/10`,
    /// `Suboxone 8/2`: naloxone is half of the one and a quarter of the other.
    fn pair(&self, folded: &str) -> Option<(Ratio, Option<Ratio>)> {
        let known = |name: &str| self.others.iter().any(|(other, _)| other == name);
        let has = |name: &str| known(name) || folded.contains(name);
        let usual = |own: Ratio, other: Ratio| own < Ratio::whole(100) && other >= Ratio::whole(300);
        let acetaminophen = has("acet") || has("apap") || known("acetaminophen") || known("asa");
        let naloxone = |own: Ratio, other: Ratio| {
            has("naloxone") && [2, 4].iter().any(|times| other.times(Ratio::whole(*times)) == Some(own))
        };
        strength::pairs(folded).into_iter().find_map(|(left, right)| match () {
            () if acetaminophen && usual(left, right) => Some((left, Some(right))),
            () if acetaminophen && usual(right, left) => Some((right, Some(left))),
            () if naloxone(left, right) => Some((left, None)),
            () => None,
        })
    }
}

/// What stands behind a brand in brackets, where it is a description by itself: `ACET CODEINE 30 (acetaminophen 300 mg and
/// codeine phosphate 30 mg oral tablet)`. The brand's own words and numbers would be read as a part of it.
fn described(folded: &str) -> Option<&str> {
    let (_, inner) = folded.strip_suffix(')')?.split_once(" (")?;
    let opioid = within(inner).any(|named| matches!(named, Named::Opioid(_)));
    (opioid && strength::parts(&strength::spaced(inner)).iter().any(|part| strength::last(part).is_some()))
        .then_some(inner)
}

fn in_milligrams(value: Ratio, unit: Unit) -> Option<Ratio> {
    match unit {
        Unit::Mass(micrograms) => value.times(micrograms)?.over(Ratio::whole(1000)),
        _ => None,
    }
}

/// The longest brand at a word's beginning.
fn by_brand(folded: &str) -> Option<&'static Product> {
    if let Some(found) = brands().get(folded) {
        return Some(found);
    }
    let mut numbered = None;
    let makers = ["ratio-", "teva-", "pms-", "apo-", "novo-"];
    let folded = makers.iter().find_map(|maker| folded.strip_prefix(maker)).unwrap_or(folded);
    if folded.starts_with("tylenol") || folded.starts_with("lenoltec") {
        let plain = folded.replace(" with codeine", "").replace(" avec codeine", "");
        let plain = plain.replace('#', "no. ").replace("no.", "no. ").replace("  ", " ").replace("no ", "no. ");
        // "Tylenol 3" is a product's own name, too; "Tylenol 325 mg" is none of these.
        let digit = plain.strip_prefix("tylenol ").filter(|rest| matches!(*rest, "1" | "2" | "3" | "4"));
        numbered = Some(digit.map_or_else(|| plain.clone(), |digit| format!("tylenol no. {digit}")));
    }
    let folded = numbered.as_deref().unwrap_or(folded);
    let starts = std::iter::once(0).chain(folded.match_indices([' ', '[', '(']).map(|(place, _)| place + 1));
    let mut best: Option<(&str, &Product)> = None;
    for start in starts {
        let rest = folded.get(start..).unwrap_or_default();
        let Some(first) = rest.bytes().next() else { continue };
        for (name, product) in initials().get(usize::from(first)).into_iter().flatten() {
            let whole =
                rest.strip_prefix(name).is_some_and(|after| !after.starts_with(|sign: char| sign.is_alphanumeric()));
            if whole && best.is_none_or(|(kept, _)| name.len() > kept.len()) {
                best = Some((name, product));
            }
        }
    }
    best.map(|(_, product)| product)
}

/// The brands by their first letter.
fn initials() -> &'static [Vec<(&'static str, &'static Product)>] {
    static INITIALS: OnceLock<Vec<Vec<(&'static str, &'static Product)>>> = OnceLock::new();
    INITIALS.get_or_init(|| {
        let mut initials = vec![Vec::new(); 128];
        for (name, product) in brands() {
            let place = name.bytes().next().map_or(0, usize::from);
            if let Some(same) = initials.get_mut(place) {
                same.push((name.as_str(), product));
            }
        }
        initials
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strength(name: &str) -> String {
        match Product::read(name).strength {
            Some((value, unit)) => format!("{value} {unit:?}"),
            None => "-".into(),
        }
    }

    #[test]
    fn strengths_are_read_from_rxnorm_names() {
        let mg = "Mass(Ratio { top: 1000, bottom: 1 })";
        for (name, wanted) in [
            (
                "aspirin 325 MG / oxycodone hydrochloride 2.25 MG / oxycodone terephthalate 0.19 MG Oral Tablet",
                format!("2.44 {mg}"),
            ),
            ("12 HR oxycodone hydrochloride 10 MG Extended Release Oral Tablet", format!("10 {mg}")),
            ("1 ML morphine sulfate 10 MG/ML Cartridge", "10 Concentration(Ratio { top: 1000, bottom: 1 })".into()),
            ("72 HR fentanyl 0.0875 MG/HR Transdermal System", "0.0875 Rate(Ratio { top: 1000, bottom: 1 })".into()),
            ("Tylenol No. 3", format!("30 {mg}")),
            ("Tylenol #3", format!("30 {mg}")),
            ("Percocet 5/325", format!("5 {mg}")),
            ("Percocet", "-".into()),
            ("Hydromorph Contin 3 mg", format!("3 {mg}")),
            ("ACET CODEINE 30 (acetaminophen 300 mg and codeine phosphate 30 mg oral tablet)", format!("30 {mg}")),
            ("oxycodone 5 mg (oxycodone hydrochloride 5 mg tablet)", format!("5 {mg}")),
            (
                "acetaminophen 160 mg per 5 mL and codeine phosphate 8 mg per 5 mL oral solution",
                "8 Concentration(Ratio { top: 200, bottom: 1 })".into(),
            ),
            ("fentanyl 25 mcg per hour transdermal patch", "25 Rate(Ratio { top: 1, bottom: 1 })".into()),
            ("acétaminophène 300 mg et caféine 15 mg et phosphate de codéine 30 mg comprimé", format!("30 {mg}")),
        ] {
            assert_eq!(strength(name), wanted, "{name}");
        }
    }

    #[test]
    fn brands_tell_ingredient_and_form() {
        let read = Product::read("BuTrans 20 mcg/h");
        assert_eq!(
            (read.opioid, read.route, read.long_acting),
            (Opioid::of("buprenorphine"), Some(Route::Transdermal), true)
        );
        let percocet = Product::read("Percocet");
        assert_eq!(percocet.others, [("acetaminophen".to_owned(), Ratio::parse("325"))]);
        assert_eq!(Product::read("Metadol-D 10 mg").opioid, Opioid::of("methadone"));
        assert_eq!(Product::read("Tylenol").opioid, None);
        assert_eq!(Product::read("ibuprofen 200 mg").opioid, None);
    }
}
