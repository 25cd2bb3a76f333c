//! Tables beyond 2×2: the probabilities of all of them, column by column.

use std::collections::BTreeMap;

use super::SAME;
use crate::{
    alternative::p_value,
    distribution::special::ln_gamma,
    error::{Error, Result},
};

/// Partial tables that are looked at before giving up.
const STEPS: usize = 5_000_000;

/// What partial tables that leave the same rows to fill (in any order) contribute, as a logarithm, rounded to be a key;
/// and how many there are.
type Partial = BTreeMap<i64, (f64, f64)>;

pub(super) fn p(table: &[Vec<u64>]) -> Result<f64> {
    let columns: Vec<u64> = transposed(table).iter().map(|column| column.iter().sum()).collect();
    let rows: Vec<u64> = table.iter().map(|row| row.iter().sum()).collect();
    // What is left of the rows is the state, so the shorter side is "rows".
    let (mut rows, mut columns) = if rows.len() <= columns.len() { (rows, columns) } else { (columns, rows) };
    rows.sort_unstable();
    columns.sort_unstable();
    let margins: f64 = rows.iter().chain(&columns).map(|sum| log_factorial(*sum)).sum();
    let mut sum = Sum {
        observed: -table.iter().flatten().map(|count| log_factorial(*count)).sum::<f64>() + SAME,
        constant: margins - log_factorial(rows.iter().sum()),
        steps: 0,
        p: 0.0,
    };
    (rows.len() <= 16).then(|| sum.over(rows, &columns)).flatten().ok_or_else(|| {
        Error::input("There are too many tables with these margins for Fisher's test; use the chi-square test.")
    })?;
    Ok(p_value(sum.p))
}

struct Sum {
    /// The logarithm up to which a table counts.
    observed: f64,
    /// What turns Σ −ln x! into a log probability.
    constant: f64,
    steps: usize,
    p: f64,
}

impl Sum {
    /// Adds every table; `None` when there are too many. Columns are filled from the last one.
    fn over(&mut self, rows: Vec<u64>, columns: &[u64]) -> Option<()> {
        let mut states: BTreeMap<Vec<u64>, Partial> = BTreeMap::from([(rows, BTreeMap::from([(0, (0.0, 1.0))]))]);
        let mut columns = columns;
        while let Some((column, rest)) = columns.split_last() {
            let mut next: BTreeMap<Vec<u64>, Partial> = BTreeMap::new();
            for (left, mut partial) in states {
                self.settle(&left, columns, &mut partial);
                if partial.is_empty() {
                    continue;
                }
                let mut fill = Fill { left: &left, budget: STEPS.checked_sub(self.steps)?, ways: Vec::new() };
                fill.rows(&mut Vec::with_capacity(left.len()), *column, 0.0)?;
                self.steps += fill.ways.len();
                if rest.len() == 1 {
                    self.finish(&fill.ways, &partial);
                    continue;
                }
                self.steps += fill.ways.len() * partial.len();
                for (state, log) in fill.ways {
                    let target = next.entry(state).or_default();
                    for (past, count) in partial.values() {
                        let sum = past + log;
                        target.entry((sum * 1e8).round() as i64).or_insert((sum, 0.0)).1 += count;
                    }
                }
            }
            if rest.len() == 1 {
                return Some(());
            }
            (states, columns) = (next, rest);
        }
        Some(())
    }

    /// Takes out the partial tables whose completions all count, or none of them (Mehta and Patel's longest and shortest
    /// path; bounded by Jensen's inequality here).
    fn settle(&mut self, left: &[u64], columns: &[u64], partial: &mut Partial) {
        let alone = |sums: &[u64]| sums.iter().map(|sum| log_factorial(*sum)).sum::<f64>();
        let spread = |sums: &[u64], parts: usize| {
            let parts = parts as f64;
            sums.iter().map(|sum| parts * ln_gamma(*sum as f64 / parts + 1.0)).sum::<f64>()
        };
        let (rows_alone, columns_alone) = (alone(left), alone(columns));
        let longest = -spread(left, columns.len()).max(spread(columns, left.len()));
        let shortest = -rows_alone.min(columns_alone);
        let every = log_factorial(left.iter().sum()) - rows_alone - columns_alone;
        partial.retain(|_, (past, count)| {
            if *past + longest <= self.observed {
                self.p += *count * (*past + every + self.constant).exp();
                return false;
            }
            *past + shortest <= self.observed
        });
    }

    /// Fills the last two columns: `ways` are those to fill the first of them.
    fn finish(&mut self, ways: &[(Vec<u64>, f64)], partial: &Partial) {
        let mut logs: Vec<f64> =
            ways.iter().map(|(last, log)| log - last.iter().map(|count| log_factorial(*count)).sum::<f64>()).collect();
        logs.sort_unstable_by(f64::total_cmp);
        let most = logs.last().copied().unwrap_or(0.0);
        let areas: Vec<f64> = logs
            .iter()
            .scan(0.0, |sum, log| {
                *sum += (log - most).exp();
                Some(*sum)
            })
            .collect();
        for (past, count) in partial.values() {
            let counting = logs.partition_point(|log| past + log <= self.observed);
            if let Some(area) = counting.checked_sub(1).and_then(|last| areas.get(last)) {
                self.p += count * area * (past + most + self.constant).exp();
            }
        }
    }
}

/// Every way to spread one column over what is left of the rows: what is then left, in ascending order, and Σ −ln x!.
struct Fill<'a> {
    left: &'a [u64],
    budget: usize,
    ways: Vec<(Vec<u64>, f64)>,
}

impl Fill<'_> {
    fn rows(&mut self, rest: &mut Vec<u64>, column: u64, log: f64) -> Option<()> {
        let here = *self.left.get(rest.len())?;
        let room: u64 = self.left.iter().skip(rest.len() + 1).sum();
        for count in column.saturating_sub(room)..=column.min(here) {
            rest.push(here - count);
            let log = log - log_factorial(count);
            if rest.len() == self.left.len() {
                let mut state = rest.clone();
                state.sort_unstable();
                self.ways.push((state, log));
                if self.ways.len() > self.budget {
                    return None;
                }
            } else {
                self.rows(rest, column - count, log)?;
            }
            rest.pop();
        }
        Some(())
    }
}

fn log_factorial(n: u64) -> f64 {
    ln_gamma(n as f64 + 1.0)
}

fn transposed(table: &[Vec<u64>]) -> Vec<Vec<u64>> {
    let width = table.first().map_or(0, Vec::len);
    (0..width).map(|column| table.iter().filter_map(|row| row.get(column).copied()).collect()).collect()
}
