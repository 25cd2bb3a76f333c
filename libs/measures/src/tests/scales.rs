//! Scales, tests and bootstrap, against pingouin and SciPy (`reference/scales.py`).

use proptest::prelude::*;

use crate::{Figure, Resampling, bootstrap, cronbach_alpha, describe, item_analysis, random::Generator};

const SCALE: [[f64; 4]; 8] = [
    [4., 5., 4., 3.],
    [3., 3., 2., 3.],
    [5., 5., 4., 5.],
    [2., 1., 3., 2.],
    [4., 4., 5., 3.],
    [3., 2., 3., 4.],
    [1., 2., 1., 3.],
    [5., 4., 4., 4.],
];
const TEST: [[u8; 4]; 10] = [
    [1, 1, 1, 0],
    [1, 0, 1, 0],
    [1, 1, 0, 0],
    [0, 0, 0, 1],
    [1, 1, 1, 1],
    [1, 0, 0, 0],
    [0, 1, 0, 0],
    [1, 1, 1, 0],
    [0, 0, 0, 0],
    [1, 1, 0, 1],
];
const SKEWED: [f64; 12] = [2.1, 3.4, 1.9, 5.6, 4.4, 3.8, 2.7, 6.1, 3.3, 4.0, 9.2, 2.2];

fn scale() -> Vec<Vec<Option<f64>>> {
    SCALE.iter().map(|row| row.iter().copied().map(Some).collect()).collect()
}

#[track_caller]
fn near(ours: f64, theirs: f64, relative: f64) {
    assert!((ours - theirs).abs() <= relative * theirs.abs(), "{ours} is not {theirs}");
}

#[test]
fn alpha_is_that_of_pingouin() {
    let mut rows = scale();
    rows.push(vec![Some(1.0), None, Some(2.0), Some(5.0)]);
    let result = cronbach_alpha(&rows, 0.95).unwrap();
    assert_eq!((result.n, result.excluded, result.items), (8, 1, 4));
    near(result.alpha, 0.873_308_733_087_330_7, 1e-12);
    near(result.interval[0], 0.623_900_46, 1e-7);
    near(result.interval[1], 0.971_543_11, 1e-7);
    near(result.standardized.unwrap(), 0.870_211_625_005_609_6, 1e-12);
    let told = [
        (0.945_759_448_762_402, 0.739_884_393_063_583_9),
        (0.800_853_434_723_806_7, 0.810_661_764_705_882_2),
        (0.683_854_089_477_128_1, 0.855_182_926_829_268_2),
        (0.544_045_135_046_925_3, 0.904_009_720_534_629_6),
    ];
    for (item, (rest, without)) in result.per_item.iter().zip(told) {
        near(item.item_rest.unwrap(), rest, 1e-12);
        near(item.alpha_without.unwrap(), without, 1e-12);
    }
}

#[test]
fn item_statistics_are_those_of_numpy() {
    let rows: Vec<Vec<_>> = TEST.iter().map(|row| row.iter().map(|right| Some(f64::from(*right))).collect()).collect();
    let result = item_analysis(&rows).unwrap();
    near(result.kr20.unwrap(), 0.476_190_476_190_476_1, 1e-12);
    let told = [
        (0.7, 0.460_682_212_720_428_3, 0.737_711_113_563_317_5),
        (0.6, 0.356_348_322_549_899_23, 0.690_065_559_342_354_3),
        (0.4, 0.356_348_322_549_899_23, 0.690_065_559_342_354_4),
        (0.3, -0.019_837_990_021_453_894, 0.368_855_556_781_658_7),
    ];
    for (item, (difficulty, discrimination, total)) in result.items.iter().zip(told) {
        near(item.difficulty.unwrap(), difficulty, 1e-12);
        near(item.discrimination.unwrap(), discrimination, 1e-11);
        near(item.item_total.unwrap(), total, 1e-12);
    }
    // Upper group: the totals 4, 3, 3, 3; lower: 0, 1, 1, 1.
    assert_eq!(result.items[0].upper_lower, Some(0.75));
}

#[test]
fn scales_that_do_not_vary_are_a_sentence() {
    let why = |rows: &[Vec<Option<f64>>]| cronbach_alpha(rows, 0.95).unwrap_err().to_string();
    assert_eq!(why(&[vec![Some(1.0), Some(2.0)], vec![Some(1.0), Some(2.0)]]), "the total score does not vary");
    assert!(why(&[vec![Some(1.0)], vec![Some(2.0)]]).contains("two items"));
    assert!(why(&[vec![Some(1.0), None], vec![Some(2.0), Some(1.0)]]).contains("fewer than two people"));
    assert!(why(&[vec![Some(1.0)], vec![]]).contains("same number of items"));
    let same = item_analysis(&[vec![Some(1.0), Some(1.0)], vec![Some(1.0), Some(1.0)]]).unwrap();
    assert_eq!((same.kr20, same.items[0].discrimination, same.items[0].upper_lower), (None, None, None));
    assert!(item_analysis(&[vec![Some(2.0)]]).is_err());
    assert!(item_analysis(&[]).unwrap().items.is_empty());
}

fn chosen(values: &[f64], chosen: &[usize]) -> Vec<f64> {
    chosen.iter().map(|place| values[*place]).collect()
}

#[test]
fn bootstrap_intervals_are_those_of_scipy_on_the_same_resamples() {
    let resampling = Resampling::Seed { seed: 20_261_125, resamples: 2000 };
    let run = |statistic: &dyn Fn(&[f64]) -> Option<f64>| {
        bootstrap(12, &resampling, 0.95, |places| statistic(&chosen(&SKEWED, places))).unwrap()
    };
    let mean = run(&describe::mean);
    near(mean.percentile[0], 3.025, 1e-9);
    near(mean.percentile[1], 5.250_416_666_666_664_5, 1e-9);
    let Figure::Known(bca) = mean.bca else { panic!("no BCa") };
    near(bca[0], 3.166_666_666_666_666_5, 1e-9);
    near(bca[1], 5.475, 1e-9);
    near(mean.standard_error.unwrap(), 0.566_379_424_775_515_1, 1e-9);
    near(mean.bias, -0.015_229_166_666_666_849, 1e-9);
    let deviation = run(&describe::standard_deviation);
    let Figure::Known(bca) = deviation.bca else { panic!("no BCa") };
    near(bca[0], 1.212_255_933_552_695_7, 1e-9);
    near(bca[1], 3.400_656_874_786_334_6, 1e-9);
    near(deviation.percentile[1], 2.903_672_552_165_562_4, 1e-9);
}

#[test]
fn given_indices_are_the_same_as_their_seed() {
    let mut generator = Generator::new(5);
    let lists = (0..50).map(|_| generator.resample(12)).collect();
    let mean = |places: &[usize]| describe::mean(&chosen(&SKEWED, places));
    let given = bootstrap(12, &Resampling::Indices(lists), 0.9, mean).unwrap();
    let seeded = bootstrap(12, &Resampling::Seed { seed: 5, resamples: 50 }, 0.9, mean).unwrap();
    assert_eq!((given.replicates, given.bca), (seeded.replicates, seeded.bca));
}

#[test]
fn a_bootstrap_without_variation_or_with_foreign_indices_is_a_sentence() {
    let constant = bootstrap(4, &Resampling::Seed { seed: 1, resamples: 100 }, 0.95, |_| Some(2.0)).unwrap();
    assert_eq!(constant.percentile, [2.0, 2.0]);
    assert!(matches!(constant.bca, Figure::Absent(_)));
    let mean = |places: &[usize]| describe::mean(&chosen(&SKEWED, places));
    assert!(bootstrap(12, &Resampling::Indices(vec![vec![12]]), 0.95, mean).is_err());
    assert!(bootstrap(12, &Resampling::Indices(vec![]), 0.95, mean).is_err());
    assert!(bootstrap(12, &Resampling::Seed { seed: 1, resamples: 0 }, 0.95, mean).is_err());
    assert!(bootstrap(12, &Resampling::Seed { seed: 1, resamples: usize::MAX }, 0.95, mean).is_err());
    assert!(bootstrap(0, &Resampling::Seed { seed: 1, resamples: 10 }, 0.95, mean).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_order_of_people_and_items_does_not_matter(seed in any::<u64>()) {
        let mut generator = Generator::new(seed);
        let (mut people, mut items): (Vec<usize>, Vec<usize>) = ((0..8).collect(), (0..4).collect());
        generator.shuffle(&mut people);
        generator.shuffle(&mut items);
        let rows: Vec<Vec<_>> = people.iter().map(|p| items.iter().map(|i| Some(SCALE[*p][*i])).collect()).collect();
        let (one, other) = (cronbach_alpha(&scale(), 0.95).unwrap(), cronbach_alpha(&rows, 0.95).unwrap());
        prop_assert!((one.alpha - other.alpha).abs() < 1e-12);
        prop_assert!((one.interval[0] - other.interval[0]).abs() < 1e-9);
    }

    #[test]
    fn nothing_panics_on_any_scores(rows in prop::collection::vec(prop::collection::vec(any::<Option<f64>>(), 3), 0..8)) {
        let _ = cronbach_alpha(&rows, 0.95);
        let _ = item_analysis(&rows);
    }
}
