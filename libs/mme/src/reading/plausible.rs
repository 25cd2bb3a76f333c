//! Whether a dose can be true: microgram for milligram, and milligrams of the other ingredient.

use super::{Day, Drug, Reading};
use crate::Ratio;
use crate::code::Code;
use crate::medication::Medication;
use crate::product::Product;
use crate::sig::Span;
use crate::unit::Unit;

impl Reading {
    pub(super) fn plausible(
        &mut self,
        dose: Option<Span>,
        unit: Option<Unit>,
        strength: Option<(Ratio, Unit)>,
        product: &Product,
        line: &Medication,
    ) {
        let Drug::Opioid(opioid) = self.drug else { return };
        let Some(Day::Mass(_)) = self.day else { return };
        let each = match (unit, strength) {
            (Some(Unit::Mass(mass)), _) => Some(mass),
            (Some(Unit::Pieces(_)), Some((value, Unit::Mass(mass)))) => value.times(mass),
            (Some(Unit::Volume(volume)), Some((value, Unit::Concentration(mass)))) => {
                value.times(mass).and_then(|mass| mass.times(volume))
            }
            _ => None,
        };
        let (Some(each), Some(dose)) = (each, dose) else { return };
        if matches!(unit, Some(Unit::Mass(_))) && self.other_ingredient(dose, each, strength, product, line) {
            self.faults.add(Code::DoseUnitAmbiguous);
            self.day = None;
            return;
        }
        let [least, most] = opioid.facts().single;
        let single = [dose[0].times(each), dose[1].times(each)];
        if !self.told.supply && single[1].is_some_and(|single| single < least && single > Ratio::ZERO) {
            self.notes.add(Code::ImplausibleLowDose);
        }
        let day = match self.day {
            Some(Day::Mass(day)) => day[1],
            _ => Ratio::ZERO,
        };
        let over = |times: i64| {
            most.times(Ratio::whole(times)).is_some_and(|limit| {
                single[1].is_none_or(|single| single >= limit && times > 1 || single > limit)
                    || day >= limit.times(Ratio::whole(10)).unwrap_or(limit)
            })
        };
        if over(10) {
            self.faults.add(Code::ImplausibleHighDose);
            self.day = None;
        } else if over(1) && !self.told.supply {
            self.notes.add(Code::ImplausibleHighDose);
        }
    }

    /// Whether milligrams look like those of the other ingredient: a whole number of its strength, at least 100 mg.
    fn other_ingredient(
        &self,
        dose: Span,
        each: Ratio,
        strength: Option<(Ratio, Unit)>,
        product: &Product,
        line: &Medication,
    ) -> bool {
        let milligrams = dose[1].times(each).and_then(|dose| dose.over(Ratio::whole(1000)));
        let Some(milligrams) = milligrams else { return false };
        let told = line.others.iter().map(|(name, amount)| (name.as_str(), amount.one()));
        let named = product.others.iter().map(|(name, amount)| (name.as_str(), *amount));
        let mut others =
            told.chain(named).filter(|(name, _)| !matches!(*name, "naloxone" | "naltrexone" | "caffeine")).peekable();
        if others.peek().is_none() || milligrams < Ratio::whole(100) {
            return false;
        }
        let own = match strength {
            Some((value, Unit::Mass(mass))) => value.times(mass).and_then(|own| own.over(Ratio::whole(1000))),
            _ => None,
        };
        let pieces = own.and_then(|own| milligrams.over(own));
        let of_own = pieces.is_some_and(|pieces| pieces.is_whole() && pieces <= Ratio::whole(4));
        let of_other = others.any(|(_, amount)| {
            let amount = amount.filter(|amount| *amount >= Ratio::whole(100));
            amount
                .and_then(|amount| milligrams.over(amount))
                .is_some_and(|count| count.is_whole() && count <= Ratio::whole(4))
        });
        (own.is_none() || of_other) && !of_own || pieces.is_some_and(|pieces| pieces > Ratio::whole(8))
    }
}
