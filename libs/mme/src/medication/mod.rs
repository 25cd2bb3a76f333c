//! One line of a medication list as it was sent. What is missing is missing.

mod amount;
mod read;
mod row;

pub use amount::Amount;

use crate::Ratio;

/// One line of a medication list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Medication {
    /// Product or drug as written.
    pub name: Option<String>,
    /// Ingredient, when it is told apart from the name.
    pub ingredient: Option<String>,
    /// Route, in words.
    pub route: Option<String>,
    /// Form, in words.
    pub form: Option<String>,
    /// How much at a time.
    pub dose: Amount,
    /// Its unit.
    pub dose_unit: Option<String>,
    /// How many times a day.
    pub frequency_per_day: Amount,
    /// How often, in parts.
    pub timing: Option<Timing>,
    /// Directions in words.
    pub sig: Option<String>,
    /// Strength of one unit.
    pub strength: Strength,
    /// RxNorm code.
    pub rxnorm: Option<String>,
    /// Canadian drug identification number.
    pub din: Option<String>,
    /// Code of the Canadian Clinical Drug Data Set.
    pub ccdd: Option<String>,
    /// Extended release or long-acting.
    pub long_acting: Option<bool>,
    /// As needed.
    pub prn: Option<bool>,
    /// Most in a day, in dose units.
    pub max_per_day: Amount,
    /// Days of supply.
    pub days: Amount,
    /// Units dispensed for these days.
    pub quantity: Amount,
    /// Status of the order, as FHIR names it.
    pub status: Option<String>,
    /// Salts of the opioid in one unit, milligrams.
    pub salts: Vec<Amount>,
    /// Other ingredients of one unit: name, milligrams.
    pub others: Vec<(String, Amount)>,
    /// What it is given for.
    pub indication: Option<String>,
    /// Day of the order, `YYYY-MM-DD`.
    pub ordered: Option<String>,
    /// Whether a comma may be a decimal sign (a French locale).
    pub comma: bool,
}

/// Strength of one unit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Strength {
    /// How much.
    pub value: Amount,
    /// Of which unit (`mg`, `mcg/h`, `mg/mL`).
    pub unit: Option<String>,
    /// In how many units of the denominator (5 for 10 mg in 5 mL).
    pub per_value: Amount,
    /// The denominator, when the unit does not name it (`mL`).
    pub per_unit: Option<String>,
}

/// FHIR's `timing.repeat`, as far as it says how often.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timing {
    /// So many times, at most so many.
    pub frequency: Amount,
    /// At most so many times.
    pub frequency_max: Amount,
    /// In so much time.
    pub period: Amount,
    /// In at most so much time.
    pub period_max: Amount,
    /// The unit of that time: `s`, `min`, `h`, `d`, `wk`, `mo` (30 days), `a` (365 days).
    pub unit: Option<String>,
    /// Times of the day named.
    pub times_of_day: usize,
    /// A code as `BID`.
    pub code: Option<String>,
}

impl Timing {
    /// Days of one unit of time.
    #[must_use]
    pub fn days(unit: &str) -> Option<Ratio> {
        match crate::drug::plain(unit).as_str() {
            "s" | "sec" => Ratio::new(1, 86_400),
            "min" => Ratio::new(1, 1440),
            "h" | "hr" | "hour" | "hours" | "heure" | "heures" => Ratio::new(1, 24),
            "d" | "day" | "days" | "j" | "jour" | "jours" => Some(Ratio::ONE),
            "wk" | "w" | "week" | "weeks" | "semaine" | "semaines" => Some(Ratio::whole(7)),
            "mo" | "month" | "mois" => Some(Ratio::whole(30)),
            "a" | "y" | "year" | "an" | "annee" => Some(Ratio::whole(365)),
            _ => None,
        }
    }
}
