//! Tests between groups and on tables.

#![expect(clippy::excessive_precision, reason = "as R prints it")]

use proptest::prelude::*;

use crate::{Alternative, RankSumMethod, adjust, chi_square, fisher, goodness_of_fit, mcnemar, rank_sum};

#[track_caller]
fn near(ours: f64, theirs: f64, relative: f64) {
    assert!((ours - theirs).abs() <= relative * theirs.abs(), "{ours} is not {theirs}");
}

#[test]
fn mcnemar_is_that_of_r() {
    for (yes_no, no_yes, exact, mid, corrected, plain) in [
        (
            6,
            16,
            0.052_478_790_283_203_16,
            0.034_689_664_840_698_284,
            0.055_008_833_629_265_72,
            0.033_006_257_661_232_44,
        ),
        (0, 5, 0.0625, 0.03125, 0.073_638_270_120_302_77, 0.025_347_318_677_468_304),
        (10, 10, 1.0, 1.0, 1.0, 1.0),
        (
            59,
            6,
            4.964_650_327_128_622_5e-12,
            2.725_803_198_606_865e-12,
            1.119_932_714_954_246_4e-10,
            4.903_361_433_195_136e-11,
        ),
        (
            1000,
            1100,
            3.072_070_786_424_241_4e-2,
            2.911_063_368_590_915_6e-2,
            3.074_503_475_899_333_8e-2,
            2.909_633_174_125_223e-2,
        ),
    ] {
        let test = mcnemar(yes_no, no_yes).unwrap();
        near(test.p, exact, 1e-11);
        near(test.p_mid, mid, 1e-11);
        near(test.p_chi_square_corrected, corrected, 1e-11);
        near(test.p_chi_square, plain, 1e-11);
    }
    assert!(mcnemar(0, 0).unwrap_err().to_string().contains("nobody changed"));
    assert!(mcnemar(u64::MAX, u64::MAX).is_ok());
}

#[test]
fn mann_whitney_with_and_without_ties_is_that_of_r_and_coin() {
    let (x, y) = (vec![1., 2., 2., 3., 5., 5., 7.], vec![2., 4., 5., 5., 6., 8., 9., 9.]);
    let (p, q) = (vec![0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46], vec![1.15, 0.88, 0.90, 0.74, 1.21]);
    let (many, more): (Vec<f64>, Vec<f64>) =
        ((1..=60).map(|k| f64::from(k * 17 % 7)).collect(), (1..=45).map(|k| f64::from(k * 29 % 8 + 1)).collect());
    use Alternative::{Greater, Less, TwoSided};
    for (first, second, alternative, u, exact, corrected, plain) in [
        (&x, &y, TwoSided, 13., 0.083_294_483_294_483_3, 0.088_945_878_218_554_57, 0.078_468_992_859_088_4),
        (&x, &y, Greater, 13., 0.965_811_965_811_965_8, 0.965_490_386_709_343_4, 0.960_765_503_570_455_8),
        (&x, &y, Less, 13., 0.044_599_844_599_844_604, 0.044_472_939_109_277_285, 0.039_234_496_429_544_2),
        (&p, &q, TwoSided, 35., 0.254_412_254_412_254_4, 0.244_623_605_126_983_36, 0.220_671_361_919_846_8),
        (&p, &q, Greater, 35., 0.127_206_127_206_127_2, 0.122_311_802_563_491_68, 0.110_335_680_959_923_4),
        (
            &many,
            &more,
            TwoSided,
            878.,
            1.866_774_820_360_286_3e-3,
            2.084_219_782_406_862_8e-3,
            2.061_505_891_253_384_4e-3,
        ),
        (&many, &more, Less, 878., 9.323_311_275_465_766e-4, 1.042_109_891_203_431_4e-3, 1.030_752_945_626_692_2e-3),
    ] {
        let test = rank_sum(first, second, RankSumMethod::Auto, alternative).unwrap();
        assert_eq!(test.u_first, u);
        near(test.p, exact, 1e-10);
        near(test.p_normal_corrected, corrected, 1e-11);
        near(test.p_normal, plain, 1e-11);
    }
    // Brute force over all groupings, in R: twice the smaller tail.
    let doubled = rank_sum(&x, &y, RankSumMethod::Exact, TwoSided).unwrap().p_exact_doubled.unwrap();
    near(doubled, 0.089_199_689_199_689_19, 1e-12);
}

#[test]
fn large_groups_are_named_normal_and_degenerate_ones_are_a_sentence() {
    let many: Vec<f64> = (0..3000).map(f64::from).collect();
    let test = rank_sum(&many, &many, RankSumMethod::Auto, Alternative::TwoSided).unwrap();
    assert_eq!((test.p_exact, test.p), (None, 1.0));
    assert!(test.method.contains("normal"));
    assert!(rank_sum(&many, &many, RankSumMethod::Exact, Alternative::TwoSided).is_err());
    let why =
        |x: &[f64], y: &[f64]| rank_sum(x, y, RankSumMethod::Auto, Alternative::TwoSided).unwrap_err().to_string();
    assert_eq!(why(&[], &[1.0]), "one of the groups is empty");
    assert_eq!(why(&[1.0, 1.0], &[1.0]), "all values are equal");
    assert!(why(&[f64::NAN], &[1.0]).contains("finite"));
}

#[test]
fn chi_square_is_that_of_r() {
    let party = chi_square(&[vec![762., 239.], vec![484., 468.], vec![327., 477.]]).unwrap();
    near(party.chi_square, 2.516_331_076_369_322_9e2, 1e-12);
    near(party.p, 2.283_310_346_219_823e-55, 1e-11);
    assert_eq!((party.df, party.chi_square_corrected), (2, None));
    let small = chi_square(&[vec![12., 7.], vec![5., 7.]]).unwrap();
    near(small.chi_square, 1.371_646_026_831_785_4, 1e-12);
    near(small.p, 0.241_529_274_763_686_82, 1e-12);
    near(small.chi_square_corrected.unwrap(), 0.641_120_263_895_031_7, 1e-12);
    near(small.p_corrected.unwrap(), 0.423_305_424_322_418_4, 1e-12);
    let with_empty = chi_square(&[vec![12., 0., 7.], vec![5., 0., 7.], vec![0., 0., 0.]]).unwrap();
    assert_eq!((with_empty.empty, with_empty.chi_square), ([1, 1], small.chi_square));
    assert!(chi_square(&[vec![1., 2.], vec![3.]]).is_err());
    assert!(chi_square(&[vec![1., -2.], vec![3., 4.]]).is_err());
    assert!(chi_square(&[vec![1., 2.], vec![0., 0.]]).unwrap_err().to_string().contains("fewer than two"));
    assert!(goodness_of_fit(&[1., 2.], Some(&[1., 0.])).is_err());
}

#[test]
fn fisher_is_that_of_r() {
    for (cells, p, odds, low, high, greater, less) in [
        (
            [3., 1., 1., 3.],
            0.485_714_285_714_285_8,
            6.408_319_658_199_662,
            0.211_735_595_446_579_66,
            626.243_530_588_814_1,
            0.242_857_142_857_142_88,
            0.985_714_285_714_285_8,
        ),
        (
            [12., 7., 5., 7.],
            0.288_308_104_012_509_8,
            2.330_720_881_209_439_5,
            0.437_063_518_326_070_9,
            13.590_080_664_060_329,
            0.211_791_523_593_042,
            0.938_698_392_739_114_4,
        ),
        (
            [2., 15., 10., 3.],
            5.367_241_191_434_363_6e-4,
            0.046_936_639_049_680_04,
            0.003_317_163_950_657_366,
            0.363_189_602_356_679_96,
            0.999_984_519_018_686_1,
            4.651_809_433_629_053e-4,
        ),
        (
            [200., 180., 150., 190.],
            0.025_076_692_908_564_766,
            1.406_736_502_207_108_6,
            1.037_757_680_833_139_2,
            1.909_000_681_071_365_1,
            0.013_609_782_989_185_588,
            0.990_813_111_280_132_2,
        ),
    ] {
        let [a, b, c, d] = cells;
        let table = [vec![a, b], vec![c, d]];
        let test = fisher(&table, Alternative::TwoSided, 0.95).unwrap();
        near(test.p, p, 1e-10);
        let ratio = test.odds.unwrap();
        // The p values are R's; the odds ratios SciPy's, because R's solver stops at 1e-5 of the scale.
        near(ratio.conditional.unwrap(), odds, 1e-10);
        near(ratio.interval[0].unwrap(), low, 1e-10);
        near(ratio.interval[1].unwrap(), high, 1e-10);
        near(fisher(&table, Alternative::Greater, 0.95).unwrap().p, greater, 1e-10);
        near(fisher(&table, Alternative::Less, 0.95).unwrap().p, less, 1e-10);
    }
    let none = fisher(&[vec![0., 6.], vec![5., 2.]], Alternative::TwoSided, 0.95).unwrap();
    near(none.p, 0.020_979_020_979_020_976, 1e-12);
    let odds = none.odds.unwrap();
    assert_eq!((odds.sample, odds.conditional, odds.interval[0]), (Some(0.0), Some(0.0), Some(0.0)));
    near(odds.interval[1].unwrap(), 0.825_755_539_519_815_7, 1e-10);
}

#[test]
fn larger_tables_are_exact_within_bounds() {
    let rows = |rows: &[&[f64]]| rows.iter().map(|row| row.to_vec()).collect::<Vec<_>>();
    let job = rows(&[&[1., 3., 10., 6.], &[2., 3., 10., 7.], &[1., 6., 14., 12.], &[0., 1., 9., 11.]]);
    near(fisher(&job, Alternative::TwoSided, 0.95).unwrap().p, 0.782_684_938_965_638_8, 1e-9);
    let three = rows(&[&[5., 0., 3.], &[2., 4., 3.], &[1., 6., 7.]]);
    near(fisher(&three, Alternative::TwoSided, 0.95).unwrap().p, 0.039_276_211_290_140_54, 1e-9);
    let wide = rows(&[&[3., 2., 4.], &[0., 1., 3.]]);
    near(fisher(&wide, Alternative::TwoSided, 0.95).unwrap().p, 0.735_664_335_664_336_3, 1e-9);
    assert!(fisher(&wide, Alternative::Less, 0.95).is_err());
    let huge: Vec<Vec<f64>> = (0..8)
        .map(|row| (0..8).map(|column| f64::from((row * 7 + column * 5 + row * column) % 11 * 3)).collect())
        .collect();
    assert!(fisher(&huge, Alternative::TwoSided, 0.95).unwrap_err().to_string().contains("too many tables"));
    assert!(fisher(&vec![vec![1.0; 40]; 40], Alternative::TwoSided, 0.95).is_err());
    assert!(fisher(&[vec![1.5, 2.0], vec![1.0, 1.0]], Alternative::TwoSided, 0.95).is_err());
}

#[test]
fn adjusted_p_values_are_those_of_r() {
    let p = [0.001, 0.04, 0.03, 0.2, 0.005, 0.005, 0.9].map(Some);
    let adjusted = adjust(&p).unwrap();
    for (ours, theirs) in adjusted.holm.iter().zip([0.007, 0.12, 0.12, 0.4, 0.03, 0.03, 0.9]) {
        near(ours.unwrap(), theirs, 1e-14);
    }
    let bh =
        [0.007, 0.056, 0.0525, 0.233_333_333_333_333_36, 0.011_666_666_666_666_667, 0.011_666_666_666_666_667, 0.9];
    for (ours, theirs) in adjusted.bh.iter().zip(bh) {
        near(ours.unwrap(), theirs, 1e-14);
    }
    assert!(adjust(&[Some(1.5)]).is_err());
    assert!(adjust(&[None]).unwrap().holm == [None]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn exchanging_the_groups_mirrors_the_test(x in prop::collection::vec(0..6_u8, 1..12), y in prop::collection::vec(0..6_u8, 1..12)) {
        let (x, y): (Vec<f64>, Vec<f64>) = (x.into_iter().map(f64::from).collect(), y.into_iter().map(f64::from).collect());
        let one = rank_sum(&x, &y, RankSumMethod::Exact, Alternative::Greater);
        let other = rank_sum(&y, &x, RankSumMethod::Exact, Alternative::Less);
        if let (Ok(one), Ok(other)) = (one, other) {
            prop_assert!((one.p - other.p).abs() < 1e-12);
            prop_assert_eq!(one.u_first, other.u_second);
        }
    }

    #[test]
    fn fisher_does_not_care_how_a_table_is_turned(cells in prop::collection::vec(0..7_u8, 6)) {
        let at = |k: usize| f64::from(cells[k]);
        let table = [vec![at(0), at(1), at(2)], vec![at(3), at(4), at(5)]];
        let turned = [vec![at(5), at(2)], vec![at(3), at(0)], vec![at(4), at(1)]];
        let (one, other) = (fisher(&table, Alternative::TwoSided, 0.95), fisher(&turned, Alternative::TwoSided, 0.95));
        match (one, other) {
            (Ok(one), Ok(other)) => prop_assert!((one.p - other.p).abs() < 1e-9),
            (one, other) => prop_assert_eq!(one.is_err(), other.is_err()),
        }
    }

    #[test]
    fn adjusting_keeps_the_order_and_never_makes_p_smaller(p in prop::collection::vec(0.0..=1.0_f64, 0..20)) {
        let adjusted = adjust(&p.iter().copied().map(Some).collect::<Vec<_>>()).unwrap();
        for k in 0..p.len() {
            let (holm, bh) = (adjusted.holm[k].unwrap(), adjusted.bh[k].unwrap());
            prop_assert!(p[k] <= bh * (1.0 + 1e-12) && bh <= holm * (1.0 + 1e-12));
            for j in 0..p.len() {
                prop_assert!(p[k] > p[j] || adjusted.holm[k] <= adjusted.holm[j]);
            }
        }
    }
}
