//! Products by their codes: RxNorm, Canadian drug identification numbers, the Canadian Clinical Drug Data Set.

use std::sync::OnceLock;

use super::{first_named, rows};
use crate::Ratio;
use crate::drug::{Named, Names, Opioid};

static RXNORM: &str = include_str!("../../data/rxnorm.tsv");
pub(super) static DIN: &str = include_str!("../../data/din.tsv");
static CCDD: &str = include_str!("../../data/ccdd.tsv");

/// The name that RxNorm gives a product code.
#[must_use]
pub fn rxnorm(code: &str) -> Option<&'static str> {
    static CODES: OnceLock<Names<&'static str, &'static str>> = OnceLock::new();
    let codes = CODES.get_or_init(|| rows(RXNORM).filter_map(|row| Some((*row.first()?, *row.get(1)?))).collect());
    codes.get(code).copied()
}

/// The drug that an RxNorm code stands for, of an ingredient or a product.
#[must_use]
pub fn coded(code: &str) -> Option<Named> {
    static DRUGS: OnceLock<Names<&'static str, Named>> = OnceLock::new();
    let read = || {
        let products = rows(RXNORM).filter_map(|row| Some((*row.first()?, first_named(row.get(1)?)?)));
        let ingredients = Opioid::all().map(|drug| (drug.facts().rxnorm, Named::Opioid(drug)));
        products.chain(ingredients).collect()
    };
    DRUGS.get_or_init(read).get(code).copied()
}

/// Brand and description of the product with this DIN; none when it is not in the table.
#[must_use]
pub fn din(code: &str) -> Option<(&'static str, &'static str)> {
    static DINS: OnceLock<Names<&'static str, (&'static str, &'static str)>> = OnceLock::new();
    let read = || rows(DIN).filter_map(|row| Some((*row.first()?, (*row.get(1)?, *row.get(2)?)))).collect();
    DINS.get_or_init(read).get(code.trim()).copied()
}

/// Description of the product or drug with this code of the Canadian Clinical Drug Data Set: a therapeutic moiety
/// (`8000106`, hydromorphone: no strength), a non-proprietary product (`9000202`, hydromorphone hydrochloride 2 mg oral
/// tablet), or a manufactured product, whose code is its DIN. None when it is not in the tables, which hold opioids only.
#[must_use]
pub fn ccdd(code: &str) -> Option<&'static str> {
    static CODES: OnceLock<Names<&'static str, &'static str>> = OnceLock::new();
    let read = || rows(CCDD).filter_map(|row| Some((*row.first()?, *row.get(1)?))).collect();
    let found = CODES.get_or_init(read).get(code.trim()).copied();
    found.or_else(|| din(code).map(|(_, description)| description))
}

/// The longest that a form's column takes, in characters.
const LONGEST: usize = 120;

/// A product as it is written into a form: `BRAND (description)`. Where that is longer than 120 characters, without salts in
/// brackets and without those parts that are neither an opioid nor an antagonist nor a limit on the dose by themselves.
#[must_use]
pub fn written(brand: Option<&str>, description: &str) -> String {
    let told = |description: &str| match brand {
        Some(brand) => format!("{brand} ({description})"),
        None => description.to_owned(),
    };
    let whole = told(description);
    if whole.chars().count() <= LONGEST {
        return whole;
    }
    let plain: String =
        description.split('(').map(|piece| piece.split_once(") ").map_or(piece, |(_, after)| after)).collect();
    let parts: Vec<&str> = plain.split(" and ").collect();
    let counts = |part: &&&str| {
        matches!(first_named(part), Some(Named::Opioid(_)))
            || ["acetaminophen", "acetylsalicylic", "naloxone"].iter().any(|name| part.starts_with(name))
    };
    let kept: Vec<&str> = parts.iter().filter(counts).copied().collect();
    // The form stands behind the last part; where that is left out, the form is put back.
    let form = parts.last().filter(|last| kept.last() != Some(last)).and_then(|last| {
        let words: Vec<&str> = last.split(' ').collect();
        let number = words.iter().rposition(|word| Ratio::parse(word).is_some())?;
        Some(words.get(number + 2..)?.join(" "))
    });
    let form = form.map(|form| format!(" {form}")).unwrap_or_default();
    told(&format!("{}{form}", kept.join(" and ")))
}
