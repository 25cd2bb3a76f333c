//! Exact figures: fractions, never floats.

use std::cmp::Ordering;

/// A fraction in lowest terms with a positive denominator: a total (n/1), a mean, a percentage.
///
/// ```
/// use instruments::Exact;
///
/// let mean = Exact::ratio(25, 3).unwrap();
/// assert_eq!(mean.decimals(6), "8.333333");
/// assert_eq!(Exact::whole(14).decimals(6), "14");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Exact {
    over: i64,
    under: i64,
}

impl Exact {
    /// A whole number.
    #[must_use]
    pub const fn whole(value: i64) -> Self {
        Self { over: value, under: 1 }
    }

    /// `over` ÷ `under`; none when `under` is zero or a term does not fit.
    #[must_use]
    pub fn ratio(over: i64, under: i64) -> Option<Self> {
        if under == 0 {
            return None;
        }
        let common = i64::try_from(gcd(over.unsigned_abs(), under.unsigned_abs())).ok()?;
        let sign = under.signum();
        Some(Self {
            over: over.checked_div(common)?.checked_mul(sign)?,
            under: under.checked_div(common)?.checked_mul(sign)?,
        })
    }

    /// Reads a decimal as people write it with a point: "8.33", "-2". At most nine digits before the point and six behind it.
    #[must_use]
    pub fn decimal(text: &str) -> Option<Self> {
        let (sign, digits) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
        let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
        let part = part.trim_end_matches('0');
        let plain = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || whole.len() > 9 || part.len() > 6 || !plain(whole) || !plain(part) {
            return None;
        }
        let over: i64 = format!("{whole}{part}").parse().ok()?;
        Self::ratio(sign * over, 10_i64.checked_pow(u32::try_from(part.len()).ok()?)?)
    }

    /// The whole number, when it is one.
    #[must_use]
    pub const fn as_whole(self) -> Option<i64> {
        if self.under == 1 { Some(self.over) } else { None }
    }

    /// The difference `self` − `other`; none when it does not fit.
    #[must_use]
    pub fn minus(self, other: Self) -> Option<Self> {
        let left = self.over.checked_mul(other.under)?;
        let right = other.over.checked_mul(self.under)?;
        Self::ratio(left.checked_sub(right)?, self.under.checked_mul(other.under)?)
    }

    /// `self` ÷ `other` × 100; none when `other` is zero or the result does not fit.
    #[must_use]
    pub fn percent_of(self, other: Self) -> Option<Self> {
        let over = self.over.checked_mul(other.under)?.checked_mul(100)?;
        Self::ratio(over, self.under.checked_mul(other.over)?)
    }

    /// So many percent of a whole number; none when the result does not fit.
    #[must_use]
    pub fn share_of(self, whole: i64) -> Option<Self> {
        Self::ratio(self.over.checked_mul(whole)?, self.under.checked_mul(100)?)
    }

    /// Without its sign.
    #[must_use]
    pub const fn size(self) -> Self {
        Self { over: self.over.saturating_abs(), under: self.under }
    }

    /// As a decimal with at most `places` digits behind the point (up to 9), halves rounded away from zero, without
    /// trailing zeros.
    #[must_use]
    pub fn decimals(self, places: u32) -> String {
        let places = places.min(9);
        let scale = 10_i128.pow(places);
        let under = i128::from(self.under).max(1);
        let scaled = (i128::from(self.over.unsigned_abs()) * scale * 2 + under) / (under * 2);
        let sign = if self.over < 0 && scaled > 0 { "-" } else { "" };
        let whole = scaled / scale;
        let part = format!("{:0width$}", scaled % scale, width = places as usize);
        match part.trim_end_matches('0') {
            "" => format!("{sign}{whole}"),
            part => format!("{sign}{whole}.{part}"),
        }
    }
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Exact {
    fn cmp(&self, other: &Self) -> Ordering {
        (i128::from(self.over) * i128::from(other.under)).cmp(&(i128::from(other.over) * i128::from(self.under)))
    }
}

fn gcd(mut left: u64, mut right: u64) -> u64 {
    while right != 0 {
        (left, right) = (right, left % right);
    }
    left.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_are_rounded_away_from_zero() {
        let shown = |over, under, places| Exact::ratio(over, under).unwrap().decimals(places);
        assert_eq!(shown(5, 2, 0), "3");
        assert_eq!(shown(-5, 2, 0), "-3");
        assert_eq!(shown(1600, 45, 6), "35.555556");
        assert_eq!(shown(1600, 45, 1), "35.6");
        assert_eq!(shown(-1, 30, 1), "0");
        assert_eq!(shown(10, 1, 6), "10");
    }

    #[test]
    fn a_decimal_is_read_exactly_or_not_at_all() {
        assert_eq!(Exact::decimal("8.330"), Exact::ratio(833, 100));
        assert_eq!(Exact::decimal("-2"), Some(Exact::whole(-2)));
        for wrong in ["", ".", "1e3", "1.2.3", "+1", "1 ", "12345678901", "0.1234567", "٣"] {
            assert_eq!(Exact::decimal(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_fraction_has_one_form() {
        assert_eq!(Exact::ratio(6, -4), Exact::ratio(-3, 2));
        assert_eq!(Exact::ratio(1, 0), None);
        assert_eq!(Exact::ratio(i64::MIN, -1), None);
        assert!(Exact::ratio(1, 3) < Exact::ratio(2, 5));
    }
}
