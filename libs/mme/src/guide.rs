//! The public guide's calculator, reproduced with its defects, to show where and why another answer differs.
//!
//! After MMECalculator, OMTKLogic and ConversionFactors 3.0.0 (cqframework/opioid-mme-r4 @1357f45, Apache-2.0), read as a
//! specification. For comparison only: its numbers are never right because they are reproduced rightly.

use crate::Ratio;
use crate::code::Code;
use crate::drug::Opioid;
use crate::medication::{Medication, Timing};
use crate::product::{self, Product};
use crate::reading::Drug;
use crate::route::{Form, Route};
use crate::table::{self, Table};
use crate::total::List;
use crate::unit::Unit;
use crate::words::{Language, say};

/// Which factors the guide is asked with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Factors {
    /// Those its services use: the clinical sheet of 2016.
    Services,
    /// Those of its older logic library, which its own tests are written for: the research file of 2016, methadone in bands.
    Logic,
}

/// Why its answer differs: (a) to (k) as this project names the guide's defects, and what else it does otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "their sentences stand in data/words.tsv under guide.…")]
pub enum Reason {
    A,
    B,
    C,
    D,
    E,
    F,
    G,
    H,
    I,
    J,
    K,
    L,
    Prn,
    Range,
    RxNorm,
}

impl Reason {
    /// The letter, or a word for what has none.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::A => "a",
            Self::B => "b",
            Self::C => "c",
            Self::D => "d",
            Self::E => "e",
            Self::F => "f",
            Self::G => "g",
            Self::H => "h",
            Self::I => "i",
            Self::J => "j",
            Self::K => "k",
            Self::L => "l",
            Self::Prn => "prn",
            Self::Range => "range",
            Self::RxNorm => "rxnorm",
        }
    }

    /// The sentence.
    #[must_use]
    pub fn text(self, language: Language) -> String {
        say(&format!("guide.{}", self.id()), language, &[])
    }
}

/// The guide's answer beside that of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// The guide's total; none where it gives none.
    pub mme: Option<Ratio>,
    /// The guide's number of each line.
    pub lines: Vec<Option<Ratio>>,
    /// Why the other answer differs or would be told otherwise.
    pub reasons: Vec<Reason>,
}

/// The guide's total: lines without a number are left out, as it does.
#[must_use]
pub fn total(lines: &[Medication], factors: Factors) -> Option<Ratio> {
    summed(&lines.iter().map(|one| line(one, factors)).collect::<Vec<_>>())
}

fn summed(lines: &[Option<Ratio>]) -> Option<Ratio> {
    let mut numbers = lines.iter().flatten();
    let first = *numbers.next()?;
    numbers.try_fold(first, |sum, more| sum.plus(*more))
}

/// The product as the guide knows it: by its code, and by RxNorm's way of writing where the code is not known here.
fn product(line: &Medication) -> Option<Product> {
    let known = line.rxnorm.as_deref().and_then(product::rxnorm);
    Some(Product::read(known.or(line.name.as_deref())?))
}

/// The guide's number of a line, to one place.
#[must_use]
pub fn line(line: &Medication, factors: Factors) -> Option<Ratio> {
    let product = product(line)?;
    let (drug, dose) = (product.opioid?, line.dose.span()?[1]);
    let (value, unit) = product.strength?;
    let day = per_day(line)?;
    let thousandth = Ratio::new(1, 1000)?;
    let mme = match unit {
        // The day's dose is so many patches a day; the factor is divided by the same and holds for a third of a patch a day.
        Unit::Rate(mass) => {
            let rate = value.times(mass)?.times(thousandth)?;
            let a_third = match (drug.facts().id, factors) {
                ("fentanyl", _) => Ratio::whole(7200).times(Ratio::new(33_333_333, 100_000_000)?)?,
                ("buprenorphine", Factors::Logic) => Ratio::whole(12_600).times(day)?,
                _ => return None,
            };
            dose.times(rate)?.times(a_third)?
        }
        Unit::Mass(mass) | Unit::Concentration(mass) => {
            let each = value.times(mass)?.times(thousandth)?;
            // Whatever is not one of these two is so many pieces or milliliters, and micrograms stay the number they were.
            let once = match line.dose_unit.as_deref().map(str::trim) {
                Some("mg" | "MG" | "ug") => dose,
                _ => dose.times(each)?,
            };
            let daily = once.times(day)?;
            daily.times(factor(drug, &product, daily, factors)?)?
        }
        Unit::Volume(_) | Unit::Pieces(_) => return None,
    };
    Ratio::parse(&mme.rounded(1))
}

/// How many times a day: the most of the frequency, else the times of the day that are named, else once.
fn per_day(line: &Medication) -> Option<Ratio> {
    let Some(timing) = &line.timing else {
        return Some(line.frequency_per_day.span().map_or(Ratio::ONE, |[_, most]| most));
    };
    let times = timing.frequency_max.one().or(timing.frequency.one());
    let days = timing.unit.as_deref().and_then(Timing::days);
    match (times, timing.period.one(), days) {
        (Some(times), Some(period), Some(days)) => times.over(period.times(days)?),
        _ => match i64::try_from(timing.times_of_day) {
            Ok(times @ 1..) => Some(Ratio::whole(times)),
            _ => Some(Ratio::ONE),
        },
    }
}

/// The factor of an ingredient for milligrams a day. Of the route only fentanyl's dose form is looked at.
fn factor(drug: Opioid, product: &Product, daily: Ratio, factors: Factors) -> Option<Ratio> {
    let number = |text: &str| Ratio::parse(text);
    let within = |from: i64, to: i64| daily >= Ratio::whole(from) && daily <= Ratio::whole(to);
    let logic = factors == Factors::Logic;
    match drug.facts().id {
        "codeine" => number("0.15"),
        "hydrocodone" | "morphine" => Some(Ratio::ONE),
        "hydromorphone" => number("4"),
        "oxycodone" => number("1.5"),
        "oxymorphone" => number("3"),
        "methadone" if within(1, 20) => number("4"),
        "methadone" if within(21, 40) => number("8"),
        "methadone" if within(41, 60) => number("10"),
        "methadone" if daily >= Ratio::whole(61) => number("12"),
        "fentanyl" if logic => match (product.route, product.form) {
            (Some(Route::BuccalFilm), _) | (_, Some(Form::Film)) => number("180"),
            (Some(Route::Nasal | Route::MucosalSpray | Route::OralSpray), _) | (_, Some(Form::Spray)) => number("160"),
            (Some(Route::Buccal | Route::Sublingual | Route::Lozenge), _) | (_, Some(Form::Lozenge)) => number("130"),
            _ => None,
        },
        "buprenorphine" if logic => number("30"),
        "butorphanol" if logic => number("7"),
        "dihydrocodeine" if logic => number("0.25"),
        "levorphanol" if logic => number("11"),
        "meperidine" if logic => number("0.1"),
        "opium" if logic => Some(Ratio::ONE),
        "pentazocine" if logic => number("0.37"),
        "tapentadol" if logic => number("0.4"),
        "tramadol" if logic => number("0.1"),
        _ => None,
    }
}

/// The guide's answer beside a table's, with every reason why they differ or would be told otherwise.
#[must_use]
pub fn compare(lines: &[Medication], table: &Table) -> Compared {
    let list = List::read(lines);
    let ours = list.total(table);
    let gaps = table::named("cdc2016").map(|clinical| list.total(clinical));
    let seen = |one: &Medication| one.rxnorm.is_some();
    let numbers: Vec<_> = lines.iter().map(|one| if seen(one) { line(one, Factors::Services) } else { None }).collect();
    let mut reasons = Vec::new();
    let mut methadone = 0;
    for (place, (reading, found)) in list.by(table).zip(&ours.lines).enumerate() {
        let (Drug::Opioid(drug), Some(one)) = (reading.drug, lines.get(place)) else { continue };
        let id = drug.facts().id;
        let number = numbers.get(place).copied().flatten();
        let has = |code: Code| found.codes.has(code);
        let gap = gaps.iter().filter_map(|total| total.lines.get(place)).any(|line| line.codes.has(Code::BandGap));
        let unit = one.dose_unit.as_deref().map(str::trim);
        let product = product(one).unwrap_or_default();
        methadone += usize::from(id == "methadone");
        let old = matches!(id, "hydromorphone" | "methadone" | "tramadol" | "tapentadol") && table.id != "cdc2016";
        let patch = product.form == Some(Form::Patch);
        let by_rate = matches!(unit.and_then(Unit::parse), Some(Unit::Rate(_)));
        let spread = found.mme.is_some_and(|[low, high]| low != high);
        let told: &[(Reason, bool)] = &[
            (Reason::RxNorm, !seen(one)),
            (Reason::A, seen(one) && old && found.mme.is_some()),
            (Reason::B, seen(one) && number.is_none()),
            (Reason::C, seen(one) && gap),
            (Reason::D, methadone == 2),
            (Reason::E, number.is_some() && has(Code::RouteNotInTable)),
            (Reason::F, number.is_some() && unit == Some("ug")),
            (Reason::G, number.is_some() && patch && by_rate),
            (Reason::H, has(Code::PatchIntervalUnusual) || has(Code::PartialPatch)),
            (Reason::I, has(Code::DoseNotMultiple)),
            (Reason::K, has(Code::FormDoseMismatch)),
            (Reason::L, number.is_some() && has(Code::MissingFrequency)),
            (Reason::Prn, number.is_some() && spread && reading.prn),
            (Reason::Range, number.is_some() && spread && !reading.prn),
        ];
        reasons.extend(told.iter().filter(|(_, holds)| *holds).map(|(reason, _)| *reason));
    }
    let mme = summed(&numbers);
    if mme.is_some_and(|mme| mme >= Ratio::whole(50)) {
        reasons.push(Reason::J);
    }
    reasons.sort_unstable();
    reasons.dedup();
    Compared { mme, lines: numbers, reasons }
}

#[cfg(test)]
mod tests;
