//! How much saturation depends on the order of documents.

use super::path::{Document, Rule, follow};
use crate::describe::quantile;
use crate::error::{Error, Result};
use crate::random::Generator;
use serde::Serialize;
use std::collections::BTreeSet;

/// Saturation over many orders.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Orders {
    /// "all orders" or "random orders".
    pub method: &'static str,
    /// Orders looked at.
    pub orders: usize,
    /// The seed of random orders.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seed: Option<u64>,
    /// Share of orders in which saturation is reached.
    pub share_saturated: f64,
    /// Of these: fewest, median and most documents before the saturated run.
    pub reached_after: Option<(usize, f64, usize)>,
    /// Different codes after 1, 2, 3 … documents: mean over the orders, 5 % and 95 % quantile.
    pub cumulative: Vec<Cumulative>,
}

/// Codes known after a number of documents.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Cumulative {
    /// Number of documents.
    pub documents: usize,
    /// Mean number of codes.
    pub mean: f64,
    /// 5 % quantile.
    pub low: f64,
    /// 95 % quantile.
    pub high: f64,
}

/// Up to this many documents every order is followed.
const ALL_ORDERS: usize = 7;

/// Follows `orders` random orders from the seed, or all of them for at most seven documents.
///
/// # Errors
/// As [`super::saturation`]; an order whose base has no codes counts as not saturated.
pub fn spread(documents: &[Document], rule: Rule, orders: usize, seed: u64) -> Result<Orders> {
    if documents.len().saturating_mul(orders) > 20_000_000 {
        return Err(Error::input("These are too many orders of so many documents."));
    }
    let mut sets: Vec<&BTreeSet<String>> = documents.iter().map(|document| &document.codes).collect();
    let mut reached: Vec<f64> = Vec::new();
    let mut curves: Vec<Vec<f64>> = vec![Vec::new(); sets.len()];
    let mut count = 0_usize;
    let mut look = |order: &[&BTreeSet<String>]| -> Result<()> {
        count += 1;
        let mut known = BTreeSet::new();
        for (curve, codes) in curves.iter_mut().zip(order) {
            known.extend(codes.iter());
            curve.push(known.len() as f64);
        }
        match follow(order, rule) {
            Ok((news, base)) => {
                let later = news.get(rule.base..).unwrap_or_default();
                let quiet = |window: &[usize]| window.iter().sum::<usize>() as f64 / base as f64 <= rule.threshold;
                reached.extend(later.windows(rule.run).position(quiet).map(|place| (rule.base + place) as f64));
                Ok(())
            }
            Err(Error::NotEstimable(sentence)) if !sentence.starts_with("The base") => {
                Err(Error::NotEstimable(sentence))
            }
            Err(Error::NotEstimable(_)) => Ok(()),
            Err(error) => Err(error),
        }
    };
    let all = sets.len() <= ALL_ORDERS;
    if all {
        let size = sets.len();
        every(&mut sets, size, &mut look)?;
    } else {
        let mut generator = Generator::new(seed);
        for _ in 0..orders {
            generator.shuffle(&mut sets);
            look(&sets)?;
        }
    }
    if count == 0 {
        return Err(Error::input("At least one order is needed."));
    }
    reached.sort_by(f64::total_cmp);
    let cumulative = curves.into_iter().enumerate().filter_map(|(place, mut curve)| {
        curve.sort_by(f64::total_cmp);
        Some(Cumulative {
            documents: place + 1,
            mean: curve.iter().sum::<f64>() / curve.len() as f64,
            low: quantile(&curve, 0.05)?,
            high: quantile(&curve, 0.95)?,
        })
    });
    let ends = reached.first().copied().zip(reached.last().copied()).zip(quantile(&reached, 0.5));
    Ok(Orders {
        method: if all { "all orders" } else { "random orders" },
        orders: count,
        seed: (!all).then_some(seed),
        share_saturated: reached.len() as f64 / count as f64,
        reached_after: ends.map(|((first, last), median)| (first as usize, median, last as usize)),
        cumulative: cumulative.collect(),
    })
}

/// Heap's algorithm.
fn every<T>(items: &mut [T], size: usize, look: &mut impl FnMut(&[T]) -> Result<()>) -> Result<()> {
    if size <= 1 {
        return look(items);
    }
    for place in 0..size {
        every(items, size - 1, look)?;
        if place + 1 < size {
            items.swap(if size.is_multiple_of(2) { place } else { 0 }, size - 1);
        }
    }
    Ok(())
}
