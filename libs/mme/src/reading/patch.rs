//! Patches: what counts is the rate while they are worn, if they are worn without a break.

use super::amount::close;
use super::{Day, Drug, Reading};
use crate::Ratio;
use crate::code::Code;
use crate::sig::Span;
use crate::unit::Unit;

/// How the interval between changes compares with the label.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Interval {
    Usual,
    /// Shorter than usual, as some labels allow: still one patch at a time.
    Short,
    /// So short that several may be worn, or so long that none is for a while.
    Odd,
}

impl Reading {
    pub(super) fn worn(
        &mut self,
        dose: Option<Span>,
        unit: Option<Unit>,
        per_day: Option<Span>,
        strength: Option<(Ratio, Unit)>,
    ) -> Option<Day> {
        let counted = matches!(unit, Some(Unit::Pieces(_)));
        let fault = match (unit, strength) {
            (Some(Unit::Mass(_)), _) | (Some(Unit::Pieces(_)), Some((_, Unit::Mass(_)))) => {
                Some(Code::PatchStrengthNotPerHour)
            }
            (Some(Unit::Volume(_) | Unit::Concentration(_)), _)
            | (Some(Unit::Pieces(_)), Some((_, Unit::Concentration(_)))) => Some(Code::UnitMismatch),
            (Some(Unit::Pieces(_)), None) if !self.faults.has(Code::UnknownUnit) => Some(Code::MissingStrength),
            _ => None,
        };
        if let Some(fault) = fault {
            self.faults.add(fault);
        }
        if counted && per_day.is_none() {
            self.faults.add(Code::MissingFrequency);
        }
        let whole = |dose: Span| dose.iter().all(|end| end.is_whole());
        if counted && !self.told.supply && dose.is_some_and(|dose| !whole(dose)) {
            self.faults.add(Code::PartialPatch);
        }
        let label = match strength {
            Some((value, Unit::Rate(mass))) => value.times(mass),
            _ => None,
        };
        let (rate, count) = match (unit?, dose?) {
            (Unit::Pieces(_), dose) => {
                let count = if self.told.supply { self.by_supply_worn(dose, per_day?, label?)? } else { dose };
                (label?, count)
            }
            (Unit::Rate(mass), [low, high]) if low == high => self.of_rate(low.times(mass)?, label),
            (Unit::Rate(mass), dose) => (mass, dose),
            _ => return None,
        };
        if !self.told.supply {
            self.interval(rate, per_day, counted);
        }
        self.plausible_rate(rate.times(count[1])?);
        self.faults.is_empty().then_some(Day::Worn(rate, count))
    }

    /// A rate as the dose: so many patches of the label's rate, or one of its own.
    fn of_rate(&mut self, rate: Ratio, label: Option<Ratio>) -> (Ratio, Span) {
        let pieces = label.and_then(|label| Some((label, rate.over(label)?)));
        match pieces {
            Some((label, count)) if count.is_whole() => (label, [count, count]),
            Some(_) => {
                self.notes.add(Code::DoseNotMultiple);
                (rate, [Ratio::ONE; 2])
            }
            None => (rate, [Ratio::ONE; 2]),
        }
    }

    /// Patches worn at once, from the quantity dispensed: a day's share times the days that one is worn.
    fn by_supply_worn(&self, dose: Span, per_day: Span, label: Ratio) -> Option<Span> {
        let wear = self.usual(label)[0];
        let count = dose[0].times(per_day[0])?.times(wear)?;
        Some([count, count])
    }

    /// Days between changes on the label: shortest and longest.
    fn usual(&self, rate: Ratio) -> Span {
        let strong = rate >= Ratio::whole(35);
        match self.drug {
            Drug::Opioid(drug) if drug.facts().id == "buprenorphine" && !strong => [Ratio::whole(7); 2],
            // The European patches of 35, 52.5 and 70 mcg/h are changed twice a week.
            Drug::Opioid(drug) if drug.facts().id == "buprenorphine" => [Ratio::whole(3), Ratio::whole(4)],
            _ => [Ratio::whole(3); 2],
        }
    }

    fn interval(&mut self, rate: Ratio, per_day: Option<Span>, counted: bool) {
        let Some(times) = per_day else { return };
        // A rate "once a day" is how lists write a rate; it says nothing about the change.
        if !counted && close(times, [Ratio::ONE; 2]) {
            return;
        }
        let found =
            times.into_iter().filter_map(|times| Ratio::ONE.over(times)).map(|days| self.compared(rate, days)).max();
        match found {
            Some(Interval::Usual) => {}
            Some(Interval::Short) => self.notes.add(Code::PatchIntervalUnusual),
            // Given as a rate, a change too often does not alter the rate.
            Some(Interval::Odd) if !counted && times[0] > Ratio::ONE => self.notes.add(Code::PatchIntervalUnusual),
            _ => self.faults.add(Code::PatchIntervalUnusual),
        }
    }

    fn compared(&self, rate: Ratio, days: Ratio) -> Interval {
        let [least, most] = self.usual(rate);
        let near = |limit: Ratio| close([days; 2], [limit; 2]);
        if near(least) || near(most) || (days > least && days < most) {
            return Interval::Usual;
        }
        let shortest = if least == Ratio::whole(7) { Ratio::whole(5) } else { Ratio::whole(2) };
        if days < least && (days > shortest || near(shortest)) { Interval::Short } else { Interval::Odd }
    }

    fn plausible_rate(&mut self, rate: Ratio) {
        let most = match self.drug {
            Drug::Opioid(drug) if drug.facts().id == "buprenorphine" => Ratio::whole(140),
            _ => Ratio::whole(400),
        };
        if rate < Ratio::whole(5) && rate > Ratio::ZERO {
            self.notes.add(Code::ImplausibleLowDose);
        } else if most.times(Ratio::whole(10)).is_some_and(|limit| rate >= limit) {
            self.faults.add(Code::ImplausibleHighDose);
        } else if rate > most {
            self.notes.add(Code::ImplausibleHighDose);
        }
    }
}
