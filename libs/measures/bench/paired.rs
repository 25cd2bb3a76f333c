//! Paired tests of many small data sets, beside SciPy.

use std::error::Error;
use std::time::Instant;

use measures::Alternative;
use measures::change::{Method, Pairs, SignedRankOptions, paired_t, signed_rank};
use measures::random::Generator;

use crate::{Figure, named, peer};

const SETS: usize = 400;
const PEOPLE: usize = 40;

/// One pair of score lists in, a p value out.
type Test<'a> = &'a dyn Fn(&Pairs) -> measures::Result<f64>;

/// Scores on a fine scale (no ties, no zeros), so that SciPy's exact method applies too; the mean gain is small.
fn sets() -> Vec<(Vec<f64>, Vec<f64>)> {
    let mut generator = Generator::new(7);
    let mut score = |gain: f64| (generator.below(1 << 30) as f64) / f64::from(1 << 30) * 6.0 + 1.0 + gain;
    (0..SETS).map(|_| ((0..PEOPLE).map(|_| score(0.0)).collect(), (0..PEOPLE).map(|_| score(0.7)).collect())).collect()
}

pub fn measure() -> Result<Vec<Figure>, Box<dyn Error>> {
    let sets = sets();
    let told = peer("paired.py", &serde_json::to_string(&sets)?, &[])?;
    let with = |method| SignedRankOptions { method, ..SignedRankOptions::default() };
    let p_t = |pairs: &Pairs| paired_t(pairs, Alternative::TwoSided, 0.95).map(|test| test.p);
    let p_normal = |pairs: &Pairs| signed_rank(pairs, with(Method::NormalCorrected)).map(|test| test.p);
    let p_exact = |pairs: &Pairs| signed_rank(pairs, with(Method::Exact)).map(|test| test.p);
    let tests: [(&str, &str, Test); 3] = [
        ("t", "paired_t_with_interval_of_40_pairs", &p_t),
        ("normal", "signed_rank_normal_of_40_pairs", &p_normal),
        ("exact", "signed_rank_exact_of_40_pairs", &p_exact),
    ];
    let mut figures = Vec::new();
    for (key, name, test) in tests {
        let start = Instant::now();
        let mut sum = 0.0;
        for (pre, post) in &sets {
            sum += test(&Pairs::complete(pre, post)?)?;
        }
        let seconds = start.elapsed().as_secs_f64() / SETS as f64;
        let theirs = told.as_ref().map(|told| &told[key]);
        if let Some(their_sum) = theirs.and_then(|theirs| theirs["sum"].as_f64())
            && (their_sum - sum).abs() > 1e-6
        {
            return Err(format!("{name}: our p values add up to {sum}, the peer's to {their_sum}").into());
        }
        figures.push(Figure {
            name: name.to_owned(),
            value: seconds * 1e6,
            unit: "us",
            peer: named("SciPy", told.as_ref()),
            peer_value: theirs.and_then(|theirs| theirs["seconds"].as_f64()).map(|seconds| seconds * 1e6),
        });
    }
    Ok(figures)
}
