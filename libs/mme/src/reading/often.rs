//! How many times a day.

use crate::Ratio;
use crate::code::{Code, Codes};
use crate::medication::{Amount, Medication, Timing};
use crate::sig::{Sig, Span};

/// The times a day that the fields tell, else those of the directions. Faults go into `broken` and `faults`.
pub fn often(line: &Medication, sig: &Sig, broken: &mut Codes, faults: &mut Codes) -> Option<Span> {
    let told = match &line.frequency_per_day {
        Amount::Missing => line.timing.as_ref().and_then(|timing| timed(timing, broken, faults)),
        amount => checked(amount, broken),
    };
    let found = told.or(sig.per_day);
    if let Some([low, high]) = found {
        if high > Ratio::whole(48) {
            broken.add(Code::ImplausibleFrequency);
        } else if low > high {
            broken.add(Code::RangeReversed);
        }
    }
    found
}

/// A frequency or a period: a number above nothing.
fn checked(amount: &Amount, broken: &mut Codes) -> Option<Span> {
    match amount {
        Amount::Missing => None,
        Amount::Bad => {
            broken.add(Code::NotANumber);
            None
        }
        Amount::Given([low, high], _) => {
            if low.is_negative() || high.is_negative() {
                broken.add(Code::NegativeFrequency);
            } else if high.is_zero() {
                broken.add(Code::ZeroFrequency);
            } else if low > high {
                broken.add(Code::RangeReversed);
            }
            Some([*low, *high])
        }
    }
}

fn timed(timing: &Timing, broken: &mut Codes, faults: &mut Codes) -> Option<Span> {
    let most = checked(&timing.frequency_max, broken);
    let Some(times) = checked(&timing.frequency, broken).or(most) else {
        if timing.times_of_day > 0 {
            let count = Ratio::whole(i64::try_from(timing.times_of_day).ok()?);
            return Some([count, count]);
        }
        return timing.code.as_deref().and_then(|code| Sig::parse(code, false).per_day);
    };
    let high = most.map_or(times[1], |most| most[1]);
    if times[0] > high {
        broken.add(Code::RangeReversed);
    }
    let period = checked(&timing.period, broken)?;
    let longest = checked(&timing.period_max, broken).map_or(period[1], |longest| longest[1]);
    let unit = timing.unit.as_deref()?;
    let Some(days) = Timing::days(unit) else {
        faults.add(Code::UnknownUnit);
        return None;
    };
    Some([times[0].over(longest.times(days)?)?, high.over(period[0].times(days)?)?])
}
