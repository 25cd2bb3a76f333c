//! Two rows, two columns: the hypergeometric distribution and the odds ratio.

use super::{Odds, SAME};
use crate::{
    alternative::Alternative,
    distribution::{root, special::ln_choose},
    error::{Error, Result},
};

/// Most possible values of the first cell.
const MOST: u64 = 1_000_000;

/// Every value that the first cell can take, with the logarithm of its central hypergeometric probability.
struct Support {
    cells: Vec<(f64, f64)>,
    observed: f64,
}

pub(super) fn test(cells: [u64; 4], alternative: Alternative, confidence: f64) -> Result<(f64, Odds)> {
    let [a, b, c, d] = cells;
    let (first_row, second_row, first_column) = (a + b, c + d, a + c);
    let (low, high) = (first_column.saturating_sub(second_row), first_row.min(first_column));
    if high - low > MOST {
        return Err(Error::input("The counts are too large for Fisher's test; use the chi-square test."));
    }
    let log = |x: u64| ln_choose(first_row, x) + ln_choose(second_row, first_column - x);
    let support = Support { cells: (low..=high).map(|x| (x as f64, log(x))).collect(), observed: a as f64 };
    let areas = support.weights(0.0);
    let own = areas.iter().find(|(x, _)| *x == support.observed).map_or(0.0, |(_, area)| *area);
    let sum = |keep: &dyn Fn(f64, f64) -> bool| {
        areas.iter().filter(|(x, area)| keep(*x, *area)).map(|(_, area)| area).sum::<f64>()
    };
    let p = alternative.choose(
        sum(&|_, area| area <= own * (1.0 + SAME)),
        sum(&|x, _| x >= support.observed),
        sum(&|x, _| x <= support.observed),
    );
    let tail = 0.5 * (1.0 - confidence);
    let [first, .., last] = support.cells.as_slice() else {
        let nothing = Odds { sample: None, conditional: None, confidence, interval: [Some(0.0), None] };
        return Ok((p, nothing));
    };
    let (at_low, at_high) = (support.observed == first.0, support.observed == last.0);
    let lower = |log_odds: f64| support.area(log_odds, |x| x >= support.observed) - tail;
    let upper = |log_odds: f64| tail - support.area(log_odds, |x| x <= support.observed);
    let mean =
        |log_odds: f64| support.weights(log_odds).iter().map(|(x, area)| x * area).sum::<f64>() - support.observed;
    let solve = |f: &dyn Fn(f64) -> f64| root(f, -700.0, 700.0).map(f64::exp);
    let odds = Odds {
        sample: (b * c > 0).then(|| (a as f64 * d as f64) / (b as f64 * c as f64)),
        conditional: match (at_low, at_high) {
            (true, _) => Some(0.0),
            (_, true) => None,
            _ => solve(&mean),
        },
        confidence,
        interval: [if at_low { Some(0.0) } else { solve(&lower) }, if at_high { None } else { solve(&upper) }],
    };
    Ok((p, odds))
}

impl Support {
    /// Probabilities under an odds ratio (Fisher's noncentral hypergeometric distribution).
    fn weights(&self, log_odds: f64) -> Vec<(f64, f64)> {
        let log = |(x, log): &(f64, f64)| log + x * log_odds;
        let most = self.cells.iter().map(log).fold(f64::NEG_INFINITY, f64::max);
        let weights: Vec<(f64, f64)> = self.cells.iter().map(|cell| (cell.0, (log(cell) - most).exp())).collect();
        let whole: f64 = weights.iter().map(|(_, weight)| weight).sum();
        weights.into_iter().map(|(x, weight)| (x, weight / whole)).collect()
    }

    fn area(&self, log_odds: f64, keep: impl Fn(f64) -> bool) -> f64 {
        self.weights(log_odds).iter().filter(|(x, _)| keep(*x)).map(|(_, area)| area).sum()
    }
}
