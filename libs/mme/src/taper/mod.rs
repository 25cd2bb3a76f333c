//! Taper schedules for teaching: a percentage of the original or of the current dose, named; steps that can be dispensed.
//!
//! Sources: CDC 2022 (10 % a month or slower after a year), HHS 2019 (5 to 20 % every 4 weeks), NOUGG 2010 B-12 (10 % a day
//! to 10 % every 1 to 2 weeks; half the rate from one third of the original dose). None says of which dose the percentage is.

mod strengths;

pub use strengths::Marketed;

use crate::Ratio;
use crate::drug::plain;
use crate::json::Json;
use crate::medication::{Amount, Timing};

/// Of which dose the percentage is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// Of the dose at the start: equal steps.
    Original,
    /// Of the dose at each step: ever smaller steps.
    Current,
}

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Dose at the start.
    pub start: Ratio,
    /// Per cent of each step.
    pub percent: Ratio,
    /// Of which dose; none when it was not named.
    pub basis: Option<Basis>,
    /// Days of a step.
    pub days: Ratio,
    /// Steps.
    pub steps: usize,
    /// Steps after which the dose is held for one more interval.
    pub pauses: Vec<usize>,
    /// From one third of the original dose on, half the percentage (NOUGG 2010).
    pub slow_at_third: bool,
    /// Marketed strengths on which steps must land.
    pub marketed: Option<Marketed>,
    /// Pregnant.
    pub pregnant: bool,
    /// On sedatives.
    pub sedatives: bool,
}

/// One step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// Its number, from 1.
    pub number: usize,
    /// Day on which it begins.
    pub day: Ratio,
    /// The computed dose.
    pub target: Ratio,
    /// The dose that can be dispensed, where strengths are known.
    pub dose: Ratio,
    /// A pause: the dose before goes on.
    pub pause: bool,
    /// At or below one third of the original dose.
    pub third: bool,
}

/// Most steps of a plan.
const STEPS: usize = 200;

/// Days of an interval in words: `1 month`, `4 weeks`, `2 semaines`, `10 days`, `monthly`.
#[must_use]
pub fn interval_days(text: &str) -> Option<Ratio> {
    let folded = plain(text);
    match folded.as_str() {
        "daily" | "die" | "quotidien" => return Some(Ratio::ONE),
        "weekly" | "hebdomadaire" => return Some(Ratio::whole(7)),
        "biweekly" | "fortnight" | "2-weekly" => return Some(Ratio::whole(14)),
        "monthly" | "mensuel" => return Some(Ratio::whole(30)),
        _ => {}
    }
    let cut = folded.find(|sign: char| sign.is_alphabetic())?;
    let (count, unit) = folded.split_at(cut);
    let count = if count.trim().is_empty() { Ratio::ONE } else { Ratio::parse(count)? };
    let unit = unit.trim().trim_start_matches("every ").trim();
    let unit = if unit == "months" || unit == "mos" { "month" } else { unit };
    Some(count.times(Timing::days(unit)?)?).filter(|days| *days > Ratio::ZERO)
}

impl Plan {
    /// Reads the `input` of a taper row.
    ///
    /// # Errors
    /// The codes of everything that cannot be used.
    pub fn read(input: &Json) -> Result<Self, Vec<&'static str>> {
        let mut faults = Vec::new();
        let mut number = |keys: &[&str], code: &'static str, least: Ratio, most: Ratio| {
            let found = Amount::read(input.any(keys), false).one().filter(|number| *number > least && *number <= most);
            if found.is_none() {
                faults.push(code);
            }
            found.unwrap_or(Ratio::ONE)
        };
        let million = Ratio::whole(1_000_000);
        let start = number(&["start", "start_dose", "start_mme", "dose"], "BAD_START", Ratio::ZERO, million);
        let percent = number(&["percent", "percent_per_step"], "BAD_PERCENT", Ratio::ZERO, Ratio::whole(100));
        let steps = number(&["steps"], "BAD_STEPS", Ratio::ZERO, Ratio::whole(STEPS as i64));
        let interval = input.any(&["interval", "every"]);
        let days = match interval {
            Json::Number(_) => interval.number().filter(|days| *days > Ratio::ZERO),
            interval => interval.text().and_then(interval_days),
        };
        if days.is_none() {
            faults.push("BAD_INTERVAL");
        }
        if !steps.is_whole() && !faults.contains(&"BAD_STEPS") {
            faults.push("BAD_STEPS");
        }
        // All at once is no taper.
        if percent == Ratio::whole(100) {
            faults.push("BAD_PERCENT");
        }
        let basis = match input.get("basis").text().map(plain).as_deref() {
            None => None,
            Some("original" | "initial" | "start" | "starting" | "initiale" | "originale" | "depart") => {
                Some(Basis::Original)
            }
            Some("current" | "actuelle" | "courante" | "present" | "previous" | "precedente") => Some(Basis::Current),
            Some(_) => {
                faults.push("BAD_BASIS");
                None
            }
        };
        if !input.get("basis").is_null() && basis.is_none() && !faults.contains(&"BAD_BASIS") {
            faults.push("BAD_BASIS");
        }
        let yes = |keys: &[&str]| input.any(keys).bool() == Some(true);
        let pauses = input.any(&["pauses", "pause_after", "holds"]);
        let pauses = match pauses {
            Json::Number(_) => vec![pauses.number()],
            list => list
                .list()
                .iter()
                .map(|pause| pause.number().or_else(|| pause.any(&["after_step", "after"]).number()))
                .collect(),
        };
        let plan = Self {
            start,
            percent,
            basis,
            days: days.unwrap_or(Ratio::ONE),
            steps: usize::try_from(steps.floor()).unwrap_or(1).min(STEPS),
            pauses: pauses.into_iter().flatten().filter_map(|after| usize::try_from(after.floor()).ok()).collect(),
            slow_at_third: yes(&["slow_at_third", "slow_at_one_third"]),
            marketed: Marketed::read(input),
            pregnant: yes(&["pregnant", "pregnancy"]),
            sedatives: yes(&["sedatives", "benzodiazepine", "benzodiazepines"]),
        };
        if faults.is_empty() && plan.faster_than(10, 1) {
            faults.push("FASTER_THAN_ANY_SOURCE");
        }
        if faults.is_empty() { Ok(plan) } else { Err(faults) }
    }

    /// Whether more than so many per cent go in so many days.
    fn faster_than(&self, percent: i64, days: i64) -> bool {
        let rate = self.percent.times(Ratio::whole(days));
        let limit = self.days.times(Ratio::whole(percent));
        rate.zip(limit).is_some_and(|(rate, limit)| rate > limit)
    }

    /// What to say before the plan is discussed.
    #[must_use]
    pub fn warnings(&self) -> Vec<&'static str> {
        let mut warnings = Vec::new();
        // 4 weeks are a month here, as the guidelines use the words.
        if self.faster_than(10, 28) {
            warnings.push("FASTER_THAN_CDC");
        }
        if self.faster_than(20, 28) {
            warnings.push("FASTER_THAN_HHS");
        }
        if self.basis.is_none() {
            warnings.push("BASIS_NOT_NAMED");
        }
        if self.pregnant {
            warnings.push("PREGNANCY");
        }
        if self.sedatives {
            warnings.push("SEDATIVES");
        }
        warnings
    }

    /// The steps on a basis; they end when nothing is left, or when the numbers end.
    #[must_use]
    pub fn schedule(&self, basis: Basis) -> Vec<Step> {
        let mut steps = Vec::new();
        let (mut target, mut dose, mut day) = (self.start, self.start, Ratio::ZERO);
        for number in 1..=self.steps {
            let third = target.times(Ratio::whole(3)).is_some_and(|three| three <= self.start);
            let Some(next) = self.next(target, basis, third) else { break };
            target = next;
            dose = self.marketed.as_ref().map_or(target, |marketed| marketed.nearest(target, dose));
            let third = target.times(Ratio::whole(3)).is_some_and(|three| three <= self.start);
            steps.push(Step { number, day, target, dose, pause: false, third });
            let Some(later) = day.plus(self.days) else { break };
            day = later;
            for _ in self.pauses.iter().filter(|after| **after == number) {
                steps.push(Step { number, day, target, dose, pause: true, third });
                let Some(later) = day.plus(self.days) else { return steps };
                day = later;
            }
            if target.is_zero() {
                break;
            }
        }
        steps
    }

    fn next(&self, target: Ratio, basis: Basis, third: bool) -> Option<Ratio> {
        let of = if basis == Basis::Original { self.start } else { target };
        let percent = if third && self.slow_at_third { self.percent.over(Ratio::whole(2))? } else { self.percent };
        let less = of.times(percent)?.over(Ratio::whole(100))?;
        Some(target.minus(less)?.max(Ratio::ZERO))
    }
}

#[cfg(test)]
mod tests;
