//! Alpha with 1,000 bootstrap resamples of 10 coders by 10,000 units, beside the Python package `krippendorff`.

use std::error::Error;
use std::time::Instant;

use measures::agreement::{Draws, Metric, Ratings, Value, alpha, alpha_interval};
use measures::random::Generator;

use crate::{Figure, named, peer};

const CODERS: usize = 10;
const UNITS: usize = 10_000;
const RESAMPLES: usize = 1_000;

/// Codings of 1 to 5: three in four agree with the unit, one in twenty is missing.
fn codings() -> Vec<Vec<Option<f64>>> {
    let mut generator = Generator::new(2026);
    let truth: Vec<usize> = (0..UNITS).map(|_| generator.below(5)).collect();
    let coder = |_| {
        let code = |true_code: &usize| match generator.below(20) {
            0 => None,
            1..=14 => Some(*true_code as f64 + 1.0),
            _ => Some(generator.below(5) as f64 + 1.0),
        };
        truth.iter().map(code).collect()
    };
    (0..CODERS).map(coder).collect()
}

pub fn measure() -> Result<Vec<Figure>, Box<dyn Error>> {
    let codings = codings();
    let values = codings.iter().map(|row| row.iter().map(|code| code.map(Value::Number)).collect()).collect();
    let ratings = Ratings::from_coders(values, None)?;
    let draws = Draws::Units { resamples: RESAMPLES, seed: 1 };
    let mut figures = Vec::new();
    for (level, name) in [(Metric::Nominal, "nominal"), (Metric::Ordinal, "ordinal"), (Metric::Interval, "interval")] {
        let start = Instant::now();
        let ours = alpha(&ratings, level)?;
        let interval = alpha_interval(&ratings, level, &draws, 0.95)?;
        let seconds = start.elapsed().as_secs_f64();
        let told = peer("alpha.py", &serde_json::to_string(&codings)?, &[&RESAMPLES.to_string(), name])?;
        if let (Some(told), Some(ours)) = (&told, ours.alpha) {
            let theirs = told["alpha"].as_f64().unwrap_or(f64::NAN);
            if (theirs - ours).abs() > 1e-9 {
                return Err(format!("{name}: our alpha {ours} is not the peer's {theirs}").into());
            }
        }
        println!("# {name}: alpha {:?}, interval {:?} to {:?}", ours.alpha, interval.lower, interval.upper);
        for (way, key) in [("codings", "codings"), ("value_counts", "counts")] {
            figures.push(Figure {
                name: format!("alpha_{name}_bootstrap_1000_of_10x10000_beside_{way}"),
                value: seconds,
                unit: "s",
                peer: named("krippendorff", told.as_ref()),
                peer_value: told.as_ref().and_then(|told| told[key].as_f64()),
            });
        }
    }
    Ok(figures)
}
