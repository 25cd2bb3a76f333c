//! What must not change agreement: names, order, empty rows, categories nobody used.

use super::*;
use proptest::prelude::*;

type Rows = Vec<Vec<Option<u8>>>;

fn rows() -> impl Strategy<Value = Rows> {
    (2_usize..5).prop_flat_map(|coders| {
        proptest::collection::vec(proptest::collection::vec(proptest::option::weighted(0.8, 0_u8..4), coders), 2..12)
    })
}

fn ratings(rows: &Rows, value: impl Fn(u8) -> super::Value, categories: Option<Vec<super::Value>>) -> Ratings {
    let units = rows.iter().map(|row| row.iter().map(|cell| cell.map(&value)).collect()).collect();
    Ratings::from_units(units, categories).unwrap()
}

fn number(code: u8) -> super::Value {
    super::Value::Number(f64::from(code) + 1.0)
}

const LEVELS: [Metric; 4] = [Metric::Nominal, Metric::Ordinal, Metric::Interval, Metric::Ratio];

fn same(left: Option<f64>, right: Option<f64>) -> Result<(), TestCaseError> {
    match (left, right) {
        (Some(left), Some(right)) => prop_assert!((left - right).abs() < 1e-9, "{left} is not {right}"),
        (left, right) => prop_assert_eq!(left, right),
    }
    Ok(())
}

/// Alpha by definition: every pair of values within units, every pair of values at all.
fn by_definition(rows: &Rows, level: Metric) -> Option<f64> {
    let pairable: Vec<Vec<u8>> =
        rows.iter().map(|row| row.iter().flatten().copied().collect::<Vec<u8>>()).filter(|row| row.len() > 1).collect();
    let all: Vec<u8> = pairable.iter().flatten().copied().collect();
    let used = |code: u8| all.iter().filter(|value| **value == code).count() as f64;
    let apart = |a: u8, b: u8| {
        let (x, y) = (f64::from(a) + 1.0, f64::from(b) + 1.0);
        match level {
            Metric::Nominal => f64::from(u8::from(a != b)),
            Metric::Ordinal if a == b => 0.0,
            Metric::Ordinal => {
                let between: f64 = (a.min(b)..=a.max(b)).map(used).sum();
                (between - (used(a) + used(b)) / 2.0).powi(2)
            }
            Metric::Interval => (x - y).powi(2),
            Metric::Ratio => ((x - y) / (x + y)).powi(2),
        }
    };
    let pairs = |values: &[u8]| -> f64 { values.iter().flat_map(|a| values.iter().map(|b| apart(*a, *b))).sum() };
    let n = all.len() as f64;
    let observed: f64 = pairable.iter().map(|unit| pairs(unit) / (unit.len() as f64 - 1.0)).sum::<f64>() / n;
    let expected = pairs(&all) / (n * (n - 1.0));
    (all.len() > 1 && expected > 0.0).then(|| 1.0 - observed / expected)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn alpha_is_what_its_definition_says(rows in rows()) {
        for level in LEVELS {
            same(alpha(&ratings(&rows, number, None), level).unwrap().alpha, by_definition(&rows, level))?;
        }
    }

    #[test]
    fn renaming_categories_does_not_change_nominal_alpha(rows in rows(), turn in 0_u8..4) {
        let renamed = ratings(&rows, |code| super::Value::Label(format!("code {}", (code + turn) % 4)), None);
        same(
            alpha(&ratings(&rows, number, None), Metric::Nominal).unwrap().alpha,
            alpha(&renamed, Metric::Nominal).unwrap().alpha,
        )?;
    }

    #[test]
    fn the_order_of_units_and_coders_does_not_matter(rows in rows()) {
        let mut turned: Rows = rows.iter().rev().cloned().collect();
        turned.iter_mut().for_each(|row| row.reverse());
        for level in LEVELS {
            same(
                alpha(&ratings(&rows, number, None), level).unwrap().alpha,
                alpha(&ratings(&turned, number, None), level).unwrap().alpha,
            )?;
        }
        let (left, right) = (ratings(&rows, number, None), ratings(&turned, number, None));
        same(gwet(&left, &Weights::Linear).unwrap().value, gwet(&right, &Weights::Linear).unwrap().value)?;
    }

    #[test]
    fn an_unused_category_does_not_change_alpha_or_kappa(rows in rows(), at in 0_usize..5) {
        let mut categories: Vec<super::Value> = (0..4).map(number).collect();
        categories.insert(at.min(4), super::Value::Number(at as f64 + 0.5));
        let wider = ratings(&rows, number, Some(categories));
        let plain = ratings(&rows, number, None);
        for level in LEVELS {
            same(alpha(&plain, level).unwrap().alpha, alpha(&wider, level).unwrap().alpha)?;
        }
        if plain.coders() == 2 {
            let unweighted = Weights::Unweighted;
            same(kappa(&plain, &unweighted).unwrap().kappa, kappa(&wider, &unweighted).unwrap().kappa)?;
        }
    }

    #[test]
    fn units_nobody_coded_change_nothing(rows in rows(), place in 0_usize..10) {
        let mut longer = rows.clone();
        longer.insert(place.min(rows.len()), vec![None; rows[0].len()]);
        let (plain, padded) = (ratings(&rows, number, None), ratings(&longer, number, None));
        for level in LEVELS {
            same(alpha(&plain, level).unwrap().alpha, alpha(&padded, level).unwrap().alpha)?;
        }
        same(gwet(&plain, &Weights::Unweighted).unwrap().value, gwet(&padded, &Weights::Unweighted).unwrap().value)?;
        let draws = Draws::Units { resamples: 20, seed: 3 };
        prop_assert_eq!(
            alpha_interval(&plain, Metric::Ordinal, &draws, 0.9),
            alpha_interval(&padded, Metric::Ordinal, &draws, 0.9)
        );
    }

    #[test]
    fn a_coder_who_coded_nothing_changes_nothing(rows in rows()) {
        let wider: Rows = rows.iter().map(|row| row.iter().copied().chain([None]).collect()).collect();
        for level in LEVELS {
            same(
                alpha(&ratings(&rows, number, None), level).unwrap().alpha,
                alpha(&ratings(&wider, number, None), level).unwrap().alpha,
            )?;
        }
    }
}
