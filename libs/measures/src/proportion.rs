//! A share of a whole with its interval.

use serde::Serialize;

use crate::{
    distribution::normal,
    error::{Error, Result},
};

/// A share with an interval.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Share {
    /// The name of the method behind the interval.
    pub method: &'static str,
    /// How many of them.
    pub count: u64,
    /// Of how many.
    pub n: u64,
    /// `count` / `n`.
    pub share: f64,
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
    /// The level, as 0.95.
    pub level: f64,
}

/// Wilson's score interval (1927) without correction, which keeps its level for few observations and near 0 and 1, where
/// the textbook interval fails (Newcombe 1998). It takes the observations as independent.
///
/// # Errors
/// [`Error::NotEstimable`] when there is nothing to take a share of, [`Error::Input`] when the count exceeds it or the level
/// is not between 0 and 1.
///
/// ```
/// let share = measures::wilson(81, 263, 0.95)?; // Newcombe 1998, table I
/// assert!((share.low - 0.2553).abs() < 5e-5 && (share.high - 0.3662).abs() < 5e-5);
/// # Ok::<(), measures::Error>(())
/// ```
pub fn wilson(count: u64, n: u64, level: f64) -> Result<Share> {
    if count > n {
        return Err(Error::input("The count is larger than the whole."));
    }
    if !(level > 0.0 && level < 1.0) {
        return Err(Error::input("The level must be between 0 and 1."));
    }
    if n == 0 {
        return Err(Error::not_estimable("there is nothing to take a share of"));
    }
    let z = normal::quantile(0.5 + level / 2.0);
    let (all, share) = (n as f64, count as f64 / n as f64);
    let middle = share + z * z / (2.0 * all);
    let half = z * (share * (1.0 - share) / all + z * z / (4.0 * all * all)).sqrt();
    let under = 1.0 + z * z / all;
    // The ends are exact where rounding would leave dust.
    let low = if count == 0 { 0.0 } else { ((middle - half) / under).max(0.0) };
    let high = if count == n { 1.0 } else { ((middle + half) / under).min(1.0) };
    Ok(Share { method: "Wilson's score interval", count, n, share, low, high, level })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_intervals_are_those_of_newcombe_1998() {
        for (count, n, low, high) in
            [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)]
        {
            let found = wilson(count, n, 0.95).unwrap();
            assert!((found.low - low).abs() < 5e-5 && (found.high - high).abs() < 5e-5, "{found:?}");
        }
    }

    #[test]
    fn the_whole_and_nothing_have_exact_ends() {
        let (none, all) = (wilson(0, 7, 0.95).unwrap(), wilson(7, 7, 0.95).unwrap());
        assert_eq!((none.low, all.high), (0.0, 1.0));
        assert!((none.high - (1.0 - all.low)).abs() < 1e-15);
    }

    #[test]
    fn there_is_no_share_of_nothing() {
        assert!(wilson(0, 0, 0.95).unwrap_err().to_string().contains("nothing to take a share of"));
        assert!(wilson(2, 1, 0.95).is_err() && wilson(1, 2, 1.0).is_err() && wilson(1, 2, f64::NAN).is_err());
    }
}
