//! What a line of the list means, before any table: which drug, by which route, how much a day. Faults are kept, not mended.

mod amount;
mod identity;
mod often;
mod patch;
mod plausible;

use crate::Ratio;
use crate::code::{Code, Codes};
use crate::drug::Opioid;
use crate::medication::Medication;
use crate::product::Product;
use crate::route::{Form, Marks, Route};
use crate::sig::{Sig, Span};
use crate::unit::Unit;

/// Which drug it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drug {
    /// An opioid.
    Opioid(Opioid),
    /// A drug that is no opioid.
    Other(crate::drug::Class),
    /// Not known; the code says why.
    Unknown(Code),
}

/// How much a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Day {
    /// Micrograms a day, low and high.
    Mass(Span),
    /// Patches worn: rate of one in micrograms an hour, how many at once (low and high).
    Worn(Ratio, Span),
}

/// One line, understood as far as it can be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Which drug.
    pub drug: Drug,
    /// What it was called.
    pub label: String,
    /// By which route.
    pub route: Option<Route>,
    /// In which form.
    pub form: Option<Form>,
    /// How much a day; none when a fault stands in the way.
    pub day: Option<Day>,
    /// Faults of the numbers themselves: they come before everything else.
    pub broken: Codes,
    /// The unit does not fit the form.
    pub mismatch: bool,
    /// What is missing or does not fit together.
    pub faults: Codes,
    /// What asks for a look but leaves the number.
    pub notes: Codes,
    /// Not to be counted: the order is not active.
    pub inactive: bool,
    /// Given for opioid use disorder.
    pub oud: bool,
    /// As needed.
    pub prn: bool,
    /// Long-acting.
    pub long_acting: bool,
    /// No dose, no frequency, no directions at all.
    pub bare: bool,
    /// The same line as another when these are equal.
    pub strength: Option<(Ratio, Unit)>,
    /// Single dose and times a day, as read.
    pub told: Told,
}

/// How the line was understood, for its explanation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// Single dose.
    pub dose: Option<Span>,
    /// Its unit.
    pub unit: Option<Unit>,
    /// Times a day.
    pub per_day: Option<Span>,
    /// The strength was read from the name.
    pub named_strength: bool,
    /// Several salts were added.
    pub salts: bool,
    /// There are directions in words.
    pub sig: bool,
    /// A dispensed quantity was divided by the days of supply.
    pub supply: bool,
}

impl Reading {
    /// Reads a line.
    #[must_use]
    pub fn of(line: &Medication) -> Self {
        let sig = line.sig.as_deref().map(|text| Sig::parse(text, line.comma)).unwrap_or_default();
        Self::with(line, &sig, false)
    }

    /// The same for a table whose own formula divides a dispensed quantity by the days of supply: there, `dose` without
    /// any frequency but with `days` is that quantity.
    #[must_use]
    pub fn by_supply(line: &Medication) -> Option<Self> {
        let alone = line.frequency_per_day.is_missing() && line.timing.is_none() && line.sig.is_none();
        (alone && !line.days.is_missing() && line.quantity.is_missing())
            .then(|| Self::with(line, &Sig::default(), true))
    }

    fn with(line: &Medication, sig: &Sig, supply: bool) -> Self {
        let product = identity::product(line);
        let drug = identity::drug(line, &product);
        let folded_form = line.form.as_deref().map(crate::drug::plain).unwrap_or_default();
        let formed = Marks::of(&folded_form).implied();
        let mut read = Self {
            drug,
            label: identity::label(line, drug),
            route: line
                .route
                .as_deref()
                .map(|name| Route::of(name).unwrap_or(Route::Other))
                .or(sig.route)
                .or(formed.0)
                .or(product.route),
            form: formed.1.or(product.form),
            day: None,
            broken: Codes::NONE,
            mismatch: false,
            faults: Codes::NONE,
            notes: Codes::NONE,
            inactive: false,
            oud: identity::for_oud(line),
            prn: line.prn.unwrap_or(sig.prn),
            long_acting: line.long_acting.unwrap_or(product.long_acting),
            bare: line.dose.is_missing()
                && line.frequency_per_day.is_missing()
                && line.timing.is_none()
                && line.sig.is_none(),
            strength: None,
            told: Told::default(),
        };
        read.status(line.status.as_deref());
        if matches!(read.drug, Drug::Opioid(_)) {
            read.amounts(line, sig, &product, supply);
        }
        read
    }

    fn status(&mut self, status: Option<&str>) {
        match status.map(crate::drug::plain).as_deref() {
            None | Some("active" | "intended" | "actif" | "active order" | "in-progress") => {}
            Some("unknown" | "inconnu") => self.notes.add(Code::StatusUnknown),
            Some(_) => self.inactive = true,
        }
    }

    /// The co-ingredient's milligrams in a day, at most: pieces a day times its strength.
    #[must_use]
    pub fn other_a_day(&self, each: Ratio) -> Option<Ratio> {
        match (self.told.dose, self.told.unit, self.told.per_day) {
            (Some(dose), Some(Unit::Pieces(_)), Some(per_day)) => dose[1].times(per_day[1])?.times(each),
            _ => None,
        }
    }
}

/// Acetaminophen milligrams of one piece, when the line or its name tells.
fn acetaminophen(line: &Medication, product: &Product) -> Option<Ratio> {
    let is =
        |name: &str| matches!(crate::drug::plain(name).as_str(), "acetaminophen" | "paracetamol" | "apap" | "tylenol");
    let told = line.others.iter().find(|(name, _)| is(name)).and_then(|(_, amount)| amount.one());
    told.or_else(|| product.others.iter().find(|(name, _)| is(name)).and_then(|(_, amount)| *amount))
}

#[cfg(test)]
mod tests;
