//! Which drug a line is about.

use super::Drug;
use crate::code::Code;
use crate::drug::{Named, Opioid, plain};
use crate::medication::Medication;
use crate::product::{self, Product, first_named};

/// What name or code tell of the product.
pub fn product(line: &Medication) -> Product {
    let coded = || {
        let by_din = line.din.as_deref().and_then(product::din).map(|(_, description)| description);
        let by_ccdd = || line.ccdd.as_deref().and_then(product::ccdd);
        by_din.or_else(by_ccdd).or_else(|| line.rxnorm.as_deref().and_then(product::rxnorm))
    };
    match line.name.as_deref() {
        Some(name) => {
            let mut read = Product::read(name);
            // A code completes what the name leaves open only when both speak of the same drug.
            if let Some(more) =
                coded().map(Product::read).filter(|more| read.opioid.is_some() && more.opioid == read.opioid)
            {
                read.route = read.route.or(more.route);
                read.form = read.form.or(more.form);
                read.long_acting |= more.long_acting;
                read.strength = read.strength.or(more.strength);
            }
            read
        }
        None => coded().map(Product::read).unwrap_or_default(),
    }
}

/// Ingredient, name and code together: they must not contradict each other.
pub fn drug(line: &Medication, product: &Product) -> Drug {
    let ingredient = line.ingredient.as_deref();
    let by_ingredient = ingredient.and_then(first_named);
    let by_name = product
        .opioid
        .map(Named::Opioid)
        .filter(|_| line.name.is_some())
        .or_else(|| line.name.as_deref().and_then(first_named));
    let by_code = line.rxnorm.as_deref().and_then(product::coded);
    let by_din = line.din.as_deref().and_then(|din| first_named(product::din(din)?.1));
    let by_ccdd = line.ccdd.as_deref().and_then(|code| first_named(product::ccdd(code)?));
    if ingredient.is_some() && by_ingredient.is_none() {
        // A name beside it does not help: the ingredient says that it is something else.
        return Drug::Unknown(Code::UnknownDrug);
    }
    let opioids: Vec<Opioid> = [by_ingredient, by_name, by_code, by_din, by_ccdd]
        .into_iter()
        .filter_map(|named| match named {
            Some(Named::Opioid(opioid)) => Some(opioid),
            _ => None,
        })
        .collect();
    let told = by_ingredient.or(by_name);
    match opioids.as_slice() {
        // Naloxone in a name beside the opioid is a part of the tablet; but a name of another drug alone contradicts the code.
        [_, ..] if matches!(told, Some(Named::Other(_))) => Drug::Unknown(Code::CodeDisplayMismatch),
        [first, rest @ ..] if rest.iter().all(|other| other == first) => Drug::Opioid(*first),
        [_, ..] => Drug::Unknown(Code::CodeDisplayMismatch),
        [] => match told {
            Some(Named::Other(_)) if line.name.as_deref().is_some_and(may_hide_opioid) => {
                Drug::Unknown(Code::UnknownDrug)
            }
            Some(Named::Other(class)) => Drug::Other(class),
            _ if line.name.is_some() => Drug::Unknown(Code::UnknownDrug),
            _ if line.rxnorm.is_some() || line.din.is_some() || line.ccdd.is_some() => {
                product.opioid.map_or(Drug::Unknown(Code::UnknownCode), Drug::Opioid)
            }
            _ => Drug::Unknown(Code::MissingDrug),
        },
    }
}

/// "acet/cod/caf 300/30/15": beside a drug that is no opioid stands the beginning of an opioid's name.
fn may_hide_opioid(name: &str) -> bool {
    let folded = plain(name);
    let words = folded.split(|sign: char| !sign.is_alphabetic()).filter(|word| word.len() >= 3);
    let begins = |word: &str| Opioid::all().any(|drug| drug.facts().id.starts_with(word));
    words.filter(|word| crate::drug::exact(word).is_none()).any(begins)
}

/// What to call the line: its name, else its ingredient, else its code.
pub fn label(line: &Medication, drug: Drug) -> String {
    let brand = line.din.as_deref().and_then(product::din).map(|(brand, _)| brand);
    let told = line.name.as_deref().or(line.ingredient.as_deref()).or(brand);
    let code = line.rxnorm.as_deref().or(line.din.as_deref()).or(line.ccdd.as_deref());
    match (told.or(code), drug) {
        (Some(told), _) => told.chars().take(120).collect(),
        (None, Drug::Opioid(opioid)) => opioid.facts().id.to_owned(),
        (None, _) => "?".to_owned(),
    }
}

/// Whether it is given for opioid use disorder, by its indication or by words in its name.
pub fn for_oud(line: &Medication) -> bool {
    let told = |text: &str| {
        let folded = plain(text);
        if !["op", "maintenance", "medication-assisted", "oud", "oat", "tao", "tuo", "mmt"]
            .iter()
            .any(|part| folded.contains(part))
        {
            return false;
        }
        let phrases = [
            "opioid use disorder",
            "opioid dependence",
            "opioid addiction",
            "opioid agonist",
            "opioid substitution",
            "usage d'opioides",
            "dependance aux opioides",
            "agonistes opioides",
            "usage des opioides",
            "utilisation d'opioides",
            "opiate dependence",
            "medication-assisted",
            "maintenance therapy",
            "methadone maintenance",
        ];
        let word = folded
            .split(|sign: char| !sign.is_alphanumeric())
            .any(|word| matches!(word, "oud" | "oat" | "tao" | "moud" | "tuo" | "mmt"));
        word || phrases.iter().any(|phrase| folded.contains(phrase))
    };
    [&line.indication, &line.name, &line.sig].into_iter().flatten().any(|text| told(text))
}
