//! How much a day: dose × times, through the strength of a piece or a milliliter, or the rate of what is worn.

use super::{Day, Reading, acetaminophen, often};
use crate::Ratio;
use crate::code::Code;
use crate::medication::{Amount, Medication, Strength};
use crate::product::Product;
use crate::route::{Form, Route};
use crate::sig::{Sig, Span};
use crate::unit::Unit;

/// More than this a day is too much acetaminophen: ten tablets of 325 mg (CFP 2011;57, 3.2 g).
const ACETAMINOPHEN: Ratio = Ratio::whole(3250);

impl Reading {
    pub(super) fn amounts(&mut self, line: &Medication, sig: &Sig, product: &Product, supply: bool) {
        let mut dose = self.dose(&line.dose);
        let carried = match &line.dose {
            Amount::Given(_, unit) => unit.as_deref(),
            _ => None,
        };
        let mut unit = self.unit(line.dose_unit.as_deref(), carried);
        self.told.sig = line.sig.is_some();
        if dose.is_none() && line.dose.is_missing() {
            dose = sig.dose;
            if let Some([low, high]) = dose {
                if high.is_zero() {
                    self.broken.add(Code::ZeroDose);
                } else if low > high {
                    self.broken.add(Code::RangeReversed);
                }
            }
            if unit.is_none() && !self.faults.has(Code::UnknownUnit) {
                unit = sig.unit;
            }
        }
        if line.sig.is_some() {
            if sig.sequence {
                self.faults.add(Code::TitrationSequence);
            } else if sig.unclear
                && (line.dose.is_missing() || (line.frequency_per_day.is_missing() && line.timing.is_none()))
            {
                self.faults.add(Code::SigUnclear);
            }
        }
        let mut per_day = if supply { None } else { often::often(line, sig, &mut self.broken, &mut self.faults) };
        if (supply || (per_day.is_none() && !line.quantity.is_missing())) && !line.days.is_missing() {
            (dose, per_day) = self.supplied(line, dose, supply);
            self.told.supply = true;
        }
        self.disagreement(line, sig, per_day);
        if let (Some(times), Some(most)) = (&mut per_day, sig.most_times) {
            *times = [times[0].min(most), times[1].min(most)];
        }
        let strength = self.strength_of(line, sig, product);
        self.strength = strength;
        self.told = super::Told { dose, unit, per_day, ..std::mem::take(&mut self.told) };
        if line.dose.is_missing() && self.stated_otherwise(sig, strength) {
            self.faults.add(Code::SigUnclear);
        }
        self.fit(unit, strength);
        if !self.broken.is_empty() || self.mismatch {
            return;
        }
        self.day = self.a_day(dose, unit, per_day, strength);
        self.cap(line, sig, unit, strength);
        self.plausible(dose, unit, strength, product, line);
        if let Some(each) = acetaminophen(line, product)
            && self.other_a_day(each).is_some_and(|day| day > ACETAMINOPHEN)
        {
            self.notes.add(Code::AcetaminophenHigh);
        }
        if self.prn && self.long_acting {
            self.notes.add(Code::LongActingPrn);
        } else if self.prn {
            self.notes.add(Code::PrnMax);
            match &mut self.day {
                Some(Day::Mass(day)) => day[0] = Ratio::ZERO,
                Some(Day::Worn(_, count)) => count[0] = Ratio::ZERO,
                None => {}
            }
        }
    }

    /// Whether "2 tabs (15 mg)" of a tablet of 5 mg says two things: neither all of it nor a piece's strength is 15 mg.
    fn stated_otherwise(&self, sig: &Sig, strength: Option<(Ratio, Unit)>) -> bool {
        let mass = |unit: Unit| match (unit, strength) {
            (Unit::Mass(mass) | Unit::Rate(mass), _) => Some(mass),
            (Unit::Pieces(_), Some((value, Unit::Mass(mass) | Unit::Rate(mass))))
            | (Unit::Volume(_), Some((value, Unit::Concentration(mass)))) => value.times(mass),
            _ => None,
        };
        let of = |span: Span, unit: Unit| {
            let volume = if let Unit::Volume(volume) = unit { volume } else { Ratio::ONE };
            let each = mass(unit)?.times(volume)?;
            Some([span[0].times(each)?, span[1].times(each)?])
        };
        let Some((own, stated)) = sig
            .dose
            .zip(sig.unit)
            .and_then(|(dose, unit)| of(dose, unit))
            .zip(sig.stated.and_then(|(dose, unit)| of(dose, unit)))
        else {
            return false;
        };
        let piece = sig.unit.and_then(mass).is_some_and(|each| stated == [each; 2]);
        own != stated && !piece
    }

    fn dose(&mut self, amount: &Amount) -> Option<Span> {
        match amount {
            Amount::Missing => None,
            Amount::Bad => {
                self.broken.add(Code::NotANumber);
                None
            }
            Amount::Given([low, high], _) => {
                if low.is_negative() || high.is_negative() {
                    self.broken.add(Code::NegativeDose);
                } else if low > high {
                    self.broken.add(Code::RangeReversed);
                } else if high.is_zero() {
                    self.broken.add(Code::ZeroDose);
                }
                Some([*low, *high])
            }
        }
    }

    fn unit(&mut self, told: Option<&str>, carried: Option<&str>) -> Option<Unit> {
        let mut read = |text: &str| {
            let unit = Unit::parse(text);
            if unit.is_none() {
                self.faults.add(Code::UnknownUnit);
            }
            unit
        };
        let (told, carried) = (told.and_then(&mut read), carried.and_then(&mut read));
        if told.is_some() && carried.is_some() && told != carried {
            self.faults.add(Code::UnitMismatch);
        }
        told.or(carried)
    }

    /// Quantity dispensed over the days of supply.
    fn supplied(&mut self, line: &Medication, dose: Option<Span>, supply: bool) -> (Option<Span>, Option<Span>) {
        let quantity = if supply { dose } else { self.dose(&line.quantity) };
        let days = line.days.one().filter(|days| *days > Ratio::ZERO);
        if days.is_none() {
            self.broken.add(Code::NotANumber);
        }
        let per_day = days.and_then(|days| Ratio::ONE.over(days)).map(|rate| [rate, rate]);
        (quantity, per_day)
    }

    fn disagreement(&mut self, line: &Medication, sig: &Sig, per_day: Option<Span>) {
        let fields = !line.frequency_per_day.is_missing() || line.timing.is_some();
        let differs = match (per_day, sig.per_day) {
            (Some(told), Some(said)) => fields && !sig.unclear && !close(told, said),
            _ => false,
        };
        let dose = match (line.dose.span(), sig.dose) {
            (Some(told), Some(said)) => told != said && line.dose_unit.as_deref().and_then(Unit::parse) == sig.unit,
            _ => false,
        };
        if differs || dose {
            self.notes.add(Code::SigDisagrees);
        }
    }

    /// Strength of a piece, a milliliter or an hour: the field decides over the name (37 mcg/h is not 37.5).
    fn strength_of(&mut self, line: &Medication, sig: &Sig, product: &Product) -> Option<(Ratio, Unit)> {
        if let Some(found) = self.strength_field(&line.strength) {
            return Some(found);
        }
        if !self.broken.is_empty() || self.faults.has(Code::UnknownUnit) {
            return None;
        }
        let mut salts = Ratio::ZERO;
        for salt in &line.salts {
            match salt.one() {
                Some(more) => salts = salts.plus(more).unwrap_or(salts),
                None => self.broken.add(Code::NotANumber),
            }
        }
        if salts > Ratio::ZERO {
            self.told.salts = line.salts.len() > 1;
            return Some((salts, Unit::Mass(Ratio::whole(1000))));
        }
        // "1 tab = 10 mg" of a tablet of 5 mg: one of the two is wrong.
        if let (Some(named), Some(said)) = (product.strength, sig.strength)
            && !crate::product::same_strength(&named, &said)
        {
            self.faults.add(Code::SigUnclear);
        }
        let found = product.strength.or(sig.strength);
        self.told.named_strength = found.is_some();
        found
    }

    fn strength_field(&mut self, strength: &Strength) -> Option<(Ratio, Unit)> {
        let value = match &strength.value {
            Amount::Missing => return None,
            amount => amount.one(),
        };
        let Some(value) = value else {
            self.broken.add(Code::NotANumber);
            return None;
        };
        if value <= Ratio::ZERO {
            self.broken.add(Code::NegativeStrength);
            return None;
        }
        let unit = strength.unit.as_deref()?;
        let Some(mut unit) = Unit::parse(unit) else {
            self.faults.add(Code::UnknownUnit);
            return None;
        };
        let per = match &strength.per_value {
            Amount::Missing => Ratio::ONE,
            amount => match amount.one().filter(|per| *per > Ratio::ZERO) {
                Some(per) => per,
                None => {
                    self.broken.add(Code::NotANumber);
                    return None;
                }
            },
        };
        if let (Unit::Mass(mass), Some(below)) = (unit, strength.per_unit.as_deref()) {
            unit = match (Unit::parse(below), crate::drug::plain(below).as_str()) {
                (Some(Unit::Volume(volume)), _) => Unit::Concentration(mass.over(volume)?),
                (_, "h" | "hr" | "hour" | "heure") => Unit::Rate(mass),
                _ => unit,
            };
        } else if let (Unit::Mass(mass), true) = (unit, per > Ratio::ONE) {
            // 10 mg in 5: only milliliters are counted in fives.
            unit = Unit::Concentration(mass);
        }
        Some((value.over(per)?, unit))
    }

    /// Whether the unit of the dose can be the product's at all.
    fn fit(&mut self, unit: Option<Unit>, strength: Option<(Ratio, Unit)>) {
        let patch = self.form == Some(Form::Patch) || self.route == Some(Route::Transdermal);
        let liquid = matches!(self.form, Some(Form::Liquid)) || matches!(strength, Some((_, Unit::Concentration(_))));
        let injected = matches!(self.form, Some(Form::Injection)) || self.route == Some(Route::Parenteral);
        self.mismatch = match unit {
            Some(Unit::Pieces(Some(Form::Patch))) => {
                let other = self.route.is_some_and(|route| route != Route::Transdermal);
                let known = self.form.is_some_and(|form| form != Form::Patch);
                let piece = matches!(strength, Some((_, Unit::Concentration(_))));
                other || known || piece
            }
            Some(Unit::Pieces(Some(form))) => {
                let solid = matches!(self.form, Some(Form::Solid)) || self.route == Some(Route::Oral);
                (patch && self.route.is_none_or(|route| route == Route::Transdermal))
                    || (form == Form::Solid && liquid && !injected)
                    || (form == Form::Suppository && solid)
            }
            Some(Unit::Volume(_)) => {
                matches!(self.form, Some(Form::Solid | Form::Film | Form::Patch | Form::Suppository | Form::Lozenge))
            }
            _ => false,
        };
    }

    fn a_day(
        &mut self,
        dose: Option<Span>,
        unit: Option<Unit>,
        per_day: Option<Span>,
        strength: Option<(Ratio, Unit)>,
    ) -> Option<Day> {
        let patch = self.route == Some(Route::Transdermal)
            || (self.route.is_none() && self.form == Some(Form::Patch))
            || (self.route.is_none() && matches!(unit, Some(Unit::Pieces(Some(Form::Patch)) | Unit::Rate(_))));
        if patch {
            self.route = Some(Route::Transdermal);
        }
        if self.route.is_none() && matches!(unit, Some(Unit::Pieces(Some(Form::Solid)))) {
            self.route = Some(Route::Oral);
        }
        if self.route.is_none() && matches!(unit, Some(Unit::Pieces(Some(Form::Suppository)))) {
            self.route = Some(Route::Rectal);
        }
        if dose.is_none() {
            self.faults.add(Code::MissingDose);
        }
        if unit.is_none() && !self.faults.has(Code::UnknownUnit) && dose.is_some() {
            self.faults.add(Code::MissingUnit);
        }
        if patch {
            return self.worn(dose, unit, per_day, strength);
        }
        if per_day.is_none() && !self.faults.has(Code::UnknownUnit) {
            self.faults.add(Code::MissingFrequency);
        }
        let each = unit.and_then(|unit| self.each(unit, strength, dose));
        if !self.faults.is_empty() {
            return None;
        }
        let (dose, per_day, each) = (dose?, per_day?, each?);
        let ends = [dose[0].times(per_day[0])?.times(each), dose[1].times(per_day[1])?.times(each)];
        Some(Day::Mass([ends[0]?, ends[1]?]))
    }

    /// Micrograms of one dose unit.
    fn each(&mut self, unit: Unit, strength: Option<(Ratio, Unit)>, dose: Option<Span>) -> Option<Ratio> {
        let wrong = match (unit, strength) {
            (Unit::Mass(mass), _) => {
                self.whole_units(mass, dose, strength);
                return Some(mass);
            }
            (Unit::Pieces(_), Some((value, Unit::Mass(mass)))) => {
                let halves = dose.is_some_and(|dose| dose.iter().any(|end| !end.is_whole()));
                if self.long_acting && halves && !self.told.supply {
                    self.notes.add(Code::DoseNotMultiple);
                }
                return value.times(mass);
            }
            (Unit::Volume(volume), Some((value, Unit::Concentration(mass)))) => {
                return value.times(mass)?.times(volume);
            }
            // One piece of an injection or a spray whose strength is given by the milliliter: how many milliliters?
            (Unit::Pieces(_) | Unit::Volume(_), None) if !self.faults.has(Code::UnknownUnit) => Code::MissingStrength,
            (Unit::Pieces(_) | Unit::Volume(_), None) => return None,
            (Unit::Rate(mass), _) if self.route == Some(Route::Parenteral) => return mass.times(Ratio::whole(24)),
            _ => Code::UnitMismatch,
        };
        self.faults.add(wrong);
        None
    }

    /// A dose in milligrams should be a number of whole long-acting units, or of half tablets.
    fn whole_units(&mut self, mass: Ratio, dose: Option<Span>, strength: Option<(Ratio, Unit)>) {
        let Some((value, Unit::Mass(of))) = strength else { return };
        let step = if self.long_acting { Some(Ratio::ONE) } else { Ratio::new(1, 2) };
        let step = step.and_then(|step| step.times(value.times(of)?));
        let broken =
            |end: &Ratio| step.and_then(|step| end.times(mass)?.over(step)).is_some_and(|count| !count.is_whole());
        if self.route == Some(Route::Oral) && dose.is_some_and(|dose| dose.iter().any(broken)) {
            self.notes.add(Code::DoseNotMultiple);
        }
    }

    /// The most that is allowed in a day wins over what the interval allows.
    fn cap(&mut self, line: &Medication, sig: &Sig, unit: Option<Unit>, strength: Option<(Ratio, Unit)>) {
        let told = match (line.max_per_day.one(), sig.most) {
            (Some(most), _) => Some((most, unit)),
            (None, Some((most, said))) => Some((most, said.or(unit))),
            (None, None) => None,
        };
        let Some((most, Some(of))) = told else { return };
        let each = match (of, strength) {
            (Unit::Mass(mass), _) => Some(mass),
            (Unit::Pieces(_), Some((value, Unit::Mass(mass)))) => value.times(mass),
            (Unit::Volume(volume), Some((value, Unit::Concentration(mass)))) => {
                value.times(mass).and_then(|mass| mass.times(volume))
            }
            _ => None,
        };
        let Some(limit) = each.and_then(|each| each.times(most)).filter(|limit| *limit > Ratio::ZERO) else { return };
        if let Some(Day::Mass(day)) = &mut self.day {
            day[1] = day[1].min(limit);
            day[0] = day[0].min(limit);
        }
        // The pieces a day, for the other ingredient.
        if let (Some(dose), Some(per_day), Unit::Pieces(_)) = (self.told.dose, &mut self.told.per_day, of)
            && let Some(times) = most.over(dose[1])
        {
            per_day[1] = per_day[1].min(times);
            per_day[0] = per_day[0].min(per_day[1]);
        }
    }
}

/// Equal within one in a hundred: 0.3333 a day is every three days.
pub(super) fn close(left: Span, right: Span) -> bool {
    left.iter().zip(right).all(|(left, right)| {
        let apart = if *left > right { left.minus(right) } else { right.minus(*left) };
        let limit = right.over(Ratio::whole(100));
        apart.zip(limit).is_some_and(|(apart, limit)| apart <= limit)
    })
}
