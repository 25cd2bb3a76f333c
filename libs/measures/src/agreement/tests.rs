//! Published examples and values of `reference/agreement.py`.

use super::*;

pub(super) fn close(left: f64, right: f64) {
    assert!((left - right).abs() < 1e-9, "{left} is not {right}");
}

fn numbers(rows: &[&[f64]]) -> Vec<Vec<Option<Value>>> {
    let value = |number: &f64| (!number.is_nan()).then_some(Value::Number(*number));
    rows.iter().map(|row| row.iter().map(value).collect()).collect()
}

fn letters(rows: &[&str]) -> Vec<Vec<Option<Value>>> {
    rows.iter().map(|row| row.chars().map(|letter| Some(Value::Label(letter.to_string()))).collect()).collect()
}

const N: f64 = f64::NAN;

/// Krippendorff 2011, example C and D: four observers, twelve units, missing values.
fn four_observers() -> Ratings {
    let rows: [&[f64]; 4] = [
        &[1., 2., 3., 3., 2., 1., 4., 1., 2., N, N, N],
        &[1., 2., 3., 3., 2., 2., 4., 1., 2., 5., N, 3.],
        &[N, 3., 3., 3., 2., 3., 4., 2., 2., 5., 1., N],
        &[1., 2., 3., 3., 2., 4., 4., 1., 2., 5., 1., N],
    ];
    Ratings::from_coders(numbers(&rows), None).unwrap()
}

fn alpha_at(ratings: &Ratings, level: Metric) -> f64 {
    alpha(ratings, level).unwrap().alpha.unwrap()
}

#[test]
fn krippendorffs_binary_example_gives_095() {
    let rows: [&[f64]; 2] = [&[0., 1., 0., 0., 0., 0., 0., 0., 1., 0.], &[1., 1., 1., 0., 0., 1., 0., 0., 0., 0.]];
    let found = alpha(&Ratings::from_coders(numbers(&rows), None).unwrap(), Metric::Nominal).unwrap();
    close(found.alpha.unwrap(), 0.09523809523809534);
    assert_eq!(found.coincidence_totals, [14.0, 6.0]);
    assert_eq!(found.coincidences.unwrap().rows(), [vec![10.0, 4.0], vec![4.0, 2.0]]);
}

#[test]
fn krippendorffs_nominal_example_gives_692() {
    let ratings = Ratings::from_coders(letters(&["aabbdcccedda", "babbbccceddd"]), None).unwrap();
    close(alpha_at(&ratings, Metric::Nominal), 0.6919642857142858);
}

#[test]
fn krippendorffs_example_with_missing_values_gives_the_four_printed_alphas() {
    let ratings = four_observers();
    close(alpha_at(&ratings, Metric::Nominal), 0.743421052631579);
    close(alpha_at(&ratings, Metric::Ordinal), 0.8153875037548814);
    close(alpha_at(&ratings, Metric::Interval), 0.8491071428571428);
    close(alpha_at(&ratings, Metric::Ratio), 0.7974027747116121);
    let found = alpha(&ratings, Metric::Nominal).unwrap();
    assert_eq!((found.coders, found.units, found.pairable_units), (4, 12, 11));
    assert_eq!((found.values, found.pairable_values), (41, 40.0));
    assert_eq!(found.coincidence_totals, [9.0, 13.0, 10.0, 5.0, 3.0]);
}

#[test]
fn the_example_of_three_coders_and_fifteen_units_gives_691_807_811() {
    let rows: [&[f64]; 3] = [
        &[N, N, N, N, N, 3., 4., 1., 2., 1., 1., 3., 3., N, 3.],
        &[1., N, 2., 1., 3., 3., 4., 3., N, N, N, N, N, N, N],
        &[N, N, 2., 1., 3., 4., 4., N, 2., 1., 1., 3., 3., N, 4.],
    ];
    let ratings = Ratings::from_coders(numbers(&rows), None).unwrap();
    close(alpha_at(&ratings, Metric::Nominal), 0.691358024691358);
    close(alpha_at(&ratings, Metric::Ordinal), 0.8067214199413153);
    close(alpha_at(&ratings, Metric::Interval), 0.8108448928121059);
    close(alpha_at(&ratings, Metric::Ratio), 0.8089436707842471);
}

#[test]
fn counts_by_unit_give_the_same_alpha_as_the_codings() {
    let ratings = four_observers();
    let count = |unit: &Vec<Option<usize>>| {
        (0..5).map(|c| u32::try_from(unit.iter().flatten().filter(|v| **v == c).count()).unwrap()).collect()
    };
    let rows: Vec<Vec<u32>> = ratings.units().iter().map(count).collect();
    for level in [Metric::Nominal, Metric::Ordinal, Metric::Interval, Metric::Ratio] {
        let counted = alpha_of_counts(&rows, ratings.categories().to_vec(), level).unwrap();
        assert_eq!(counted.alpha, alpha(&ratings, level).unwrap().alpha);
    }
}

#[test]
fn without_variation_alpha_and_kappa_are_not_estimable() {
    let ratings = Ratings::from_coders(letters(&["aaaa", "aaaa"]), None).unwrap();
    let found = alpha(&ratings, Metric::Nominal).unwrap();
    assert_eq!((found.alpha, found.estimable), (None, false));
    assert!(found.reason.unwrap().starts_with("All comparable values are the same"));
    let found = kappa(&ratings, &Weights::Unweighted).unwrap();
    assert_eq!((found.kappa, found.estimable, found.observed_agreement), (None, false, Some(1.0)));
}

#[test]
fn a_rare_code_can_have_95_percent_agreement_and_alpha_zero() {
    let ratings = Ratings::from_coders(letters(&["yxxxxxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxxxxxx"]), None).unwrap();
    close(percent(&ratings).agreement.unwrap(), 0.95);
    close(alpha_at(&ratings, Metric::Nominal), 0.0);
    let found = alpha(&ratings, Metric::Nominal).unwrap();
    close(found.per_category.last().unwrap().prevalence, 0.025);
}

#[test]
fn labels_as_numbers_are_refused_with_the_label() {
    let ratings = Ratings::from_coders(letters(&["ab", "ba"]), None).unwrap();
    let error = alpha(&ratings, Metric::Interval).unwrap_err().to_string();
    assert_eq!(error, "Interval data must be numbers, but \"a\" is none.");
}

#[test]
fn cohens_own_table_gives_492() {
    let table = [vec![88.0, 10.0, 2.0], vec![14.0, 40.0, 6.0], vec![18.0, 10.0, 12.0]];
    let plain = kappa_of_table(&table, None, &Weights::Unweighted).unwrap();
    close(plain.kappa.unwrap(), 0.49152542372881347);
    close(plain.observed_agreement.unwrap(), 0.70);
    close(plain.expected_agreement.unwrap(), 0.41);
    close(plain.standard_error.unwrap(), 0.05100181557607786);
    let linear = kappa_of_table(&table, None, &Weights::Linear).unwrap();
    close(linear.kappa.unwrap(), 0.4736842105263158);
    close(linear.standard_error.unwrap(), 0.05443230917764151);
    let quadratic = kappa_of_table(&table, None, &Weights::Quadratic).unwrap();
    close(quadratic.kappa.unwrap(), 0.4545454545454546);
    close(quadratic.standard_error.unwrap(), 0.06645368159107816);
}

#[test]
fn the_table_of_fleiss_cohen_and_everitt_gives_429_and_its_standard_errors() {
    let table = [vec![106.0, 10.0, 4.0], vec![22.0, 28.0, 10.0], vec![2.0, 12.0, 6.0]];
    let plain = kappa_of_table(&table, None, &Weights::Unweighted).unwrap();
    close(plain.kappa.unwrap(), 0.4285714285714285);
    close(plain.standard_error.unwrap(), 0.05371100486916735);
    let quadratic = kappa_of_table(&table, None, &Weights::Quadratic).unwrap();
    close(quadratic.kappa.unwrap(), 0.5666666666666667);
    close(quadratic.standard_error.unwrap(), 0.05566634015823023);
}

#[test]
fn kappa_counts_what_neither_coder_marked_unlike_the_popular_figure() {
    // Two coders mark characters 0–9 and 5–14 of 100. Cohen: observed .90, expected .82. The popular figure takes
    // observed agreement over marked characters (5 of 15) and P(yes) · P(no), and lies far below.
    let marked = |from: usize, to: usize| {
        (0..100).map(move |i| Some(Value::from(if i >= from && i < to { "yes" } else { "no" })))
    };
    let ratings = Ratings::from_coders(vec![marked(0, 10).collect(), marked(5, 15).collect()], None).unwrap();
    let found = kappa(&ratings, &Weights::Unweighted).unwrap();
    close(found.kappa.unwrap(), (0.90 - 0.82) / (1.0 - 0.82));
    let popular = (5.0 / 15.0 - 0.1 * 0.9) / (1.0 - 0.1 * 0.9);
    assert!(popular < found.kappa.unwrap() - 0.1);
}

#[test]
fn gwets_four_raters_give_775_and_its_weighted_forms() {
    let rows: [&[f64]; 12] = [
        &[1., 1., N, 1.],
        &[2., 2., 3., 2.],
        &[3., 3., 3., 3.],
        &[3., 3., 3., 3.],
        &[2., 2., 2., 2.],
        &[1., 2., 3., 4.],
        &[4., 4., 4., 4.],
        &[1., 1., 2., 1.],
        &[2., 2., 2., 2.],
        &[N, 5., 5., 5.],
        &[N, N, 1., 1.],
        &[N, N, 3., N],
    ];
    let ratings = Ratings::from_units(numbers(&rows), None).unwrap();
    let near = |left: f64, right: f64| assert!((left - right).abs() < 1e-9, "{left} is not {right}");
    for (weights, value, observed, expected, error) in [
        (Weights::Unweighted, 0.7754440681, 0.8181818182, 0.1903211806, 0.1429499506),
        (Weights::Linear, 0.8587391364, 0.9393939394, 0.5709635417, 0.1173290219),
        (Weights::Quadratic, 0.9140007236, 0.9753787879, 0.7137044271, 0.1039622446),
        (Weights::Ordinal, 0.8989397699, 0.9681818182, 0.68515625, 0.1069035238),
    ] {
        let found = gwet(&ratings, &weights).unwrap();
        near(found.value.unwrap(), value);
        near(found.observed_agreement.unwrap(), observed);
        near(found.expected_agreement.unwrap(), expected);
        near(found.standard_error.unwrap(), error);
        assert_eq!(found.coefficient, if weights == Weights::Unweighted { "AC1" } else { "AC2" });
    }
    close(percent(&ratings).agreement.unwrap(), 0.8181818181818182);
}

#[test]
fn gwets_skewed_example_has_ac1_of_941_beside_a_kappa_of_nothing() {
    let pairs = [(118, "aa"), (5, "ab"), (2, "ba")];
    let rows: Vec<&str> = pairs.iter().flat_map(|(times, pair)| std::iter::repeat_n(*pair, *times)).collect();
    let ratings = Ratings::from_units(letters(&rows), None).unwrap();
    close(gwet(&ratings, &Weights::Unweighted).unwrap().value.unwrap(), 0.9407763375914497);
    close(kappa(&ratings, &Weights::Unweighted).unwrap().kappa.unwrap(), -0.023391812865497075);
}

#[test]
fn given_resamples_give_the_percentiles_of_their_alphas() {
    let ratings = four_observers();
    let lists: Vec<Vec<usize>> = (0..9).map(|skip| (0..9).filter(|unit| *unit != skip).collect()).collect();
    let interval = alpha_interval(&ratings, Metric::Nominal, &Draws::Given(lists.clone()), 0.95).unwrap();
    let mut each: Vec<f64> = lists
        .iter()
        .map(|list| {
            let units = list.iter().map(|unit| {
                ratings.units()[*unit].iter().map(|c| c.map(|c| ratings.categories()[c].clone())).collect()
            });
            alpha_at(&Ratings::from_units(units.collect(), None).unwrap(), Metric::Nominal)
        })
        .collect();
    each.sort_by(f64::total_cmp);
    close(interval.lower.unwrap(), each[0] + 0.2 * (each[1] - each[0]));
    close(interval.upper.unwrap(), each[8] - 0.2 * (each[8] - each[7]));
}

#[test]
fn a_bootstrap_is_repeated_by_its_seed_and_draws_whole_documents() {
    let ratings = four_observers();
    let units = Draws::Units { resamples: 200, seed: 7 };
    let first = alpha_interval(&ratings, Metric::Ordinal, &units, 0.9).unwrap();
    assert_eq!(first, alpha_interval(&ratings, Metric::Ordinal, &units, 0.9).unwrap());
    assert!(first.lower.unwrap() < 0.815 && first.upper.unwrap() > 0.815);
    let of_unit: Vec<String> = (0..12).map(|unit| if unit < 6 { "one" } else { "two" }.to_owned()).collect();
    let documents = Draws::Documents { resamples: 50, seed: 7, of_unit };
    let found = alpha_interval(&ratings, Metric::Nominal, &documents, 0.9).unwrap();
    assert_eq!((found.method.as_str(), found.resamples), ("percentile bootstrap over documents", 50));
    let short = Draws::Documents { resamples: 50, seed: 7, of_unit: vec!["one".to_owned()] };
    assert!(alpha_interval(&ratings, Metric::Nominal, &short, 0.9).is_err());
}
