//! Exact numbers: fractions of whole numbers, so that one dose every three days is a third and 49.95 is not 50.

use std::cmp::Ordering;
use std::fmt;

/// A fraction in lowest terms with a positive denominator. Every operation gives `None` rather than a wrong number when
/// 128 bits do not suffice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Ratio {
    top: i128,
    bottom: i128,
}

/// Longest number that is read, in digits; longer ones are no doses.
const DIGITS: usize = 24;

/// Decimal places printed when a fraction has no finite decimal form.
const PLACES: usize = 9;

impl Default for Ratio {
    fn default() -> Self {
        Self::ZERO
    }
}

impl Ratio {
    /// Nothing.
    pub const ZERO: Self = Self { top: 0, bottom: 1 };
    /// One.
    pub const ONE: Self = Self { top: 1, bottom: 1 };

    /// A whole number.
    #[must_use]
    pub const fn whole(value: i64) -> Self {
        Self { top: value as i128, bottom: 1 }
    }

    /// `top / bottom`; none when the denominator is nothing.
    #[must_use]
    pub fn new(top: i128, bottom: i128) -> Option<Self> {
        if bottom == 0 || top == i128::MIN || bottom == i128::MIN {
            return None;
        }
        let sign = if bottom < 0 { -1 } else { 1 };
        let common = divisor(top.unsigned_abs(), bottom.unsigned_abs());
        let common = i128::try_from(common).ok()?.max(1);
        Some(Self { top: top.checked_div(common)?.checked_mul(sign)?, bottom: (bottom / common).checked_mul(sign)? })
    }

    /// Reads a decimal number as JSON writes it: `-0.5`, `12`, `1e3`. Anything else (a word, `NaN`, a comma) is none.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (negative, rest) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        let (mantissa, exponent) = match rest.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
            None => (rest, 0),
        };
        let (whole, part) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let digits = whole.len() + part.len();
        let only_digits = whole.bytes().chain(part.bytes()).all(|byte| byte.is_ascii_digit());
        if !only_digits || whole.len() + part.len() == 0 || digits > DIGITS || exponent.unsigned_abs() > 12 {
            return None;
        }
        let mut top: i128 = 0;
        for byte in whole.bytes().chain(part.bytes()) {
            top = top.checked_mul(10)?.checked_add(i128::from(byte - b'0'))?;
        }
        let shift = exponent - i32::try_from(part.len()).ok()?;
        let power = 10_i128.checked_pow(shift.unsigned_abs())?;
        let top = if negative { -top } else { top };
        if shift < 0 { Self::new(top, power) } else { Self::new(top.checked_mul(power)?, 1) }
    }

    /// Sum.
    #[must_use]
    pub fn plus(self, other: Self) -> Option<Self> {
        if self.bottom == other.bottom {
            let top = self.top.checked_add(other.top)?;
            return if self.bottom == 1 { Some(Self { top, bottom: 1 }) } else { Self::new(top, self.bottom) };
        }
        let left = self.top.checked_mul(other.bottom)?;
        let right = other.top.checked_mul(self.bottom)?;
        Self::new(left.checked_add(right)?, self.bottom.checked_mul(other.bottom)?)
    }

    /// Difference.
    #[must_use]
    pub fn minus(self, other: Self) -> Option<Self> {
        self.plus(Self { top: -other.top, bottom: other.bottom })
    }

    /// Product.
    #[must_use]
    pub fn times(self, other: Self) -> Option<Self> {
        let top = self.top.checked_mul(other.top)?;
        let bottom = self.bottom.checked_mul(other.bottom)?;
        if bottom == 1 { Some(Self { top, bottom }) } else { Self::new(top, bottom) }
    }

    /// Quotient; none when the divisor is nothing.
    #[must_use]
    pub fn over(self, other: Self) -> Option<Self> {
        Self::new(self.top.checked_mul(other.bottom)?, self.bottom.checked_mul(other.top)?)
    }

    /// Whether it is less than nothing.
    #[must_use]
    pub fn is_negative(self) -> bool {
        self.top < 0
    }

    /// Whether it is nothing.
    #[must_use]
    pub fn is_zero(self) -> bool {
        self.top == 0
    }

    /// Whether it is a whole number.
    #[must_use]
    pub fn is_whole(self) -> bool {
        self.bottom == 1
    }

    /// The largest whole number not above it.
    #[must_use]
    pub fn floor(self) -> i128 {
        self.top.div_euclid(self.bottom)
    }

    /// The number with so many decimal places, halves away from nothing: 49.95 with one place is 50.0. For the eye only;
    /// thresholds are decided on the exact number.
    #[must_use]
    pub fn rounded(self, places: usize) -> String {
        let power = u32::try_from(places).ok().and_then(|places| 10_u128.checked_pow(places)).unwrap_or(1);
        let (mut top, mut bottom) = (self.top.unsigned_abs(), self.bottom.unsigned_abs());
        // What does not fit is shortened at both ends: thirty digits are for nobody's eye.
        let scaled = loop {
            match top.checked_mul(power) {
                Some(scaled) => break scaled,
                None => (top, bottom) = (top >> 1, (bottom >> 1).max(1)),
            }
        };
        let nearest = scaled / bottom + u128::from((scaled % bottom) >= bottom - scaled % bottom);
        let digits = format!("{nearest:0>width$}", width = places + 1);
        let (whole, part) = digits.split_at(digits.len() - places);
        let sign = if self.top < 0 && nearest > 0 { "-" } else { "" };
        if places == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{part}") }
    }

    /// Decimal places of the finite decimal form, if there is one.
    fn places(self) -> Option<usize> {
        let mut rest = self.bottom;
        let (mut twos, mut fives) = (0, 0);
        while rest % 2 == 0 {
            rest /= 2;
            twos += 1;
        }
        while rest % 5 == 0 {
            rest /= 5;
            fives += 1;
        }
        (rest == 1).then_some(twos.max(fives))
    }
}

/// The greatest common divisor, on 64 bits whenever these suffice (they nearly always do).
fn divisor(mut left: u128, mut right: u128) -> u128 {
    loop {
        if let (Ok(mut left), Ok(mut right)) = (u64::try_from(left), u64::try_from(right)) {
            while right != 0 {
                (left, right) = (right, left % right);
            }
            return u128::from(left);
        }
        if right == 0 {
            return left;
        }
        (left, right) = (right, left % right);
    }
}

impl fmt::Display for Ratio {
    /// The exact decimal form, or nine places where there is none (a third is 0.333333333).
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.places() {
            Some(places) if places <= 18 => out.write_str(&self.rounded(places)),
            _ => out.write_str(self.rounded(PLACES).trim_end_matches('0').trim_end_matches('.')),
        }
    }
}

impl Ord for Ratio {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.top.checked_mul(other.bottom), other.top.checked_mul(self.bottom)) {
            (Some(left), Some(right)) => left.cmp(&right),
            // Too large to multiply out: by whole parts, then by the fractions' reciprocals.
            _ => self.floor().cmp(&other.floor()).then_with(|| {
                let left = Self { top: self.top.rem_euclid(self.bottom), bottom: self.bottom };
                let right = Self { top: other.top.rem_euclid(other.bottom), bottom: other.bottom };
                match (left.top, right.top) {
                    (0, 0) => Ordering::Equal,
                    (0, _) => Ordering::Less,
                    (_, 0) => Ordering::Greater,
                    _ => {
                        Self { top: right.bottom, bottom: right.top }.cmp(&Self { top: left.bottom, bottom: left.top })
                    }
                }
            }),
        }
    }
}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Ratio {
        Ratio::parse(text).unwrap()
    }

    #[test]
    fn decimals_are_read_and_printed_exactly() {
        for (text, printed) in [
            ("0.1", "0.1"),
            ("49.95", "49.95"),
            ("1e3", "1000"),
            ("-2.50", "-2.5"),
            ("7", "7"),
            (".5", "0.5"),
            ("0", "0"),
        ] {
            assert_eq!(read(text).to_string(), printed);
        }
        assert_eq!(Ratio::new(1, 3).unwrap().to_string(), "0.333333333");
        assert_eq!(Ratio::new(2, -4).unwrap().to_string(), "-0.5");
    }

    #[test]
    fn what_is_no_number_is_none() {
        for text in ["", ".", "NaN", "ten", "10,5", "1e99", "--1", "1.2.3", "٣", "0x10", "Infinity", "1 0"] {
            assert_eq!(Ratio::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_tenth_three_times_is_three_tenths() {
        let tenth = read("0.1");
        assert_eq!(tenth.plus(tenth).unwrap().plus(tenth).unwrap(), read("0.3"));
        assert_eq!(Ratio::ONE.over(Ratio::whole(3)).unwrap().times(Ratio::whole(3)).unwrap(), Ratio::ONE);
        assert_eq!(Ratio::ONE.over(Ratio::ZERO), None);
    }

    #[test]
    fn rounding_is_for_the_eye() {
        assert_eq!(read("49.95").rounded(1), "50.0");
        assert!(read("49.95") < Ratio::whole(50));
        assert_eq!(read("-0.04").rounded(1), "0.0");
    }

    #[test]
    fn too_large_is_none_and_order_still_holds() {
        let large = Ratio::new(i128::MAX - 1, 7).unwrap();
        assert_eq!(large.times(large), None);
        assert!(Ratio::new(i128::MAX - 8, 7).unwrap() < large);
        assert!(large.to_string().bytes().all(|byte| byte.is_ascii_digit() || byte == b'.'));
        assert!(Ratio::new(1, i128::MAX).unwrap() < Ratio::new(1, i128::MAX - 1).unwrap());
    }
}
