//! Against R (`reference/change.R`) and SciPy (`reference/change.py`), and what must hold for any data.

#![expect(clippy::excessive_precision, reason = "as R prints it")]

use proptest::prelude::*;

use super::*;
use crate::{Alternative, Error, Figure};

const LIKERT: ([f64; 20], [f64; 20]) = (
    [3., 4., 2., 5., 3., 4., 3., 2., 4., 5., 3., 2., 4., 3., 5., 1., 3., 4., 2., 3.],
    [4., 4., 3., 5., 5., 4., 4., 3., 5., 4., 5., 4., 4., 5., 5., 3., 4., 6., 1., 4.],
);
const PAIN: ([f64; 9], [f64; 9]) =
    ([6.1, 7.4, 5.0, 8.2, 6.6, 9.1, 4.3, 7.7, 6.9], [5.2, 7.6, 3.1, 6.0, 6.3, 7.0, 4.6, 5.1, 5.5]);

fn likert() -> Pairs {
    Pairs::complete(&LIKERT.0, &LIKERT.1).unwrap()
}

fn pain() -> Pairs {
    Pairs::complete(&PAIN.0, &PAIN.1).unwrap()
}

#[track_caller]
fn near(ours: f64, theirs: f64, relative: f64) {
    assert!((ours - theirs).abs() <= relative * theirs.abs(), "{ours} is not {theirs}");
}

#[test]
fn the_t_test_is_that_of_r() {
    let test = paired_t(&likert(), Alternative::TwoSided, 0.95).unwrap();
    near(test.t, 3.847_146_875_745_446, 1e-12);
    near(test.p, 0.001_086_325_074_358_619_5, 1e-12);
    near(test.interval[0], 0.387_561_080_014_045_6, 1e-12);
    near(test.interval[1], 1.312_438_919_985_954_3, 1e-12);
    let test = paired_t(&pain(), Alternative::Greater, 0.95).unwrap();
    near(test.t, -3.350_279_706_877_129_7, 1e-12);
    near(test.p, 0.994_961_943_945_709_8, 1e-12);
}

#[test]
fn the_signed_rank_test_gives_every_p_that_r_and_scipy_give() {
    let test = signed_rank(&likert(), SignedRankOptions::default()).unwrap();
    assert_eq!((test.n, test.zeros, test.n_used, test.ties), (20, 5, 15, true));
    assert_eq!((test.w_plus, test.w_minus, test.w), (110.0, 10.0, 10.0));
    assert_eq!(test.p, 0.002_807_617_187_5);
    near(test.p_normal, 0.003_357_662_859_672_362, 1e-12);
    near(test.z, 2.932_942_300_427_065_6, 1e-12);
    near(test.p_normal_corrected, 0.003_688_839_692_118_949, 1e-12);
    near(test.rank_biserial, 100.0 / 120.0, 1e-15);
    assert_eq!(test.method, "Wilcoxon signed-rank, exact conditional on the mid-ranks, zeros dropped");

    let with =
        |zeros, method, alternative| signed_rank(&likert(), SignedRankOptions { zeros, method, alternative }).unwrap();
    let pratt = with(Zeros::Pratt, Method::Auto, Alternative::TwoSided);
    assert_eq!((pratt.w_plus, pratt.w_minus, pratt.p), (175.0, 20.0, 0.003_173_828_125));
    near(pratt.p_normal, 0.003_051_769_952_556_586_3, 1e-12);
    near(pratt.p_normal_corrected, 0.003_246_686_888_666_773, 1e-12);
    assert_eq!(with(Zeros::Drop, Method::Exact, Alternative::Greater).p, 0.001_403_808_593_75);
    assert_eq!(with(Zeros::Drop, Method::Exact, Alternative::Less).p, 0.999_694_824_218_75);
    near(with(Zeros::Drop, Method::NormalCorrected, Alternative::Greater).p, 0.001_844_419_846_059_474_6, 1e-12);
}

#[test]
fn rounding_noise_of_differences_makes_no_false_ranks() {
    // 5.2 − 6.1 and others differ in the last bit although the change is the same on paper.
    let test = signed_rank(&pain(), SignedRankOptions::default()).unwrap();
    assert_eq!((test.w_plus, test.w_minus, test.p), (3.5, 41.5, 0.023_437_5));
    let noisy = Pairs::complete(&[0.1, 0.2, 0.3], &[0.3, 0.4, 0.5]).unwrap();
    assert_eq!(paired_t(&noisy, Alternative::TwoSided, 0.95), Err(Error::not_estimable("all changed by 0.2")));
}

#[test]
fn two_hundred_changes_are_exact_and_more_are_named_normal() {
    let changes = |n: i32| (1..=n).map(|k| Some(f64::from((k * 37) % 11 - 4))).collect::<Vec<_>>();
    let pairs = Pairs::from_changes(&changes(200)).unwrap();
    let drop = signed_rank(&pairs, SignedRankOptions::default()).unwrap();
    near(drop.p, 1.444_841_577_996_062_3e-5, 1e-12);
    let pratt = signed_rank(&pairs, SignedRankOptions { zeros: Zeros::Pratt, ..SignedRankOptions::default() }).unwrap();
    near(pratt.p, 3.232_381_248_750_540_5e-5, 1e-12);
    let pairs = Pairs::from_changes(&changes(300)).unwrap();
    let many = signed_rank(&pairs, SignedRankOptions::default()).unwrap();
    assert_eq!((many.w_plus, many.p_exact), (25220.0, None));
    near(many.p, 2.643_765_707_826_822e-7, 1e-10);
    assert_eq!(many.method, "Wilcoxon signed-rank, normal approximation, tie and continuity correction, zeros dropped");
    let exact = SignedRankOptions { method: Method::Exact, ..SignedRankOptions::default() };
    assert!(signed_rank(&pairs, exact).unwrap_err().to_string().contains("up to 200"));
}

#[test]
fn effects_and_their_intervals_are_those_of_r() {
    let likert = effects(&likert(), 0.95).unwrap();
    near(likert.d_z.value, 0.860_248_193_359_275_5, 1e-12);
    near(likert.d_z.interval[0], 0.336_458_382_745_006_83, 1e-9);
    near(likert.d_z.interval[1], 1.367_676_557_671_122_7, 1e-9);
    near(likert.hedges_factor.unwrap(), 0.959_910_352_924_253_64, 1e-12);
    near(likert.g_z.known().unwrap().value, 0.860_248_193_359_275_5 * 0.959_910_352_924_253_64, 1e-12);
    near(likert.correlation.unwrap(), 0.593_299_134_390_215_98, 1e-12);
    let d_av = likert.d_av.known().unwrap();
    near(d_av.value, 0.776_544_044_779_626, 1e-12);
    near(d_av.interval[0], 0.303_720_200_116_363_25, 1e-9);
    near(d_av.interval[1], 1.234_598_449_892_527_8, 1e-9);
    near(likert.d_rms.known().unwrap().value, 0.776_366_045_819_937_7, 1e-12);
    let pain = effects(&pain(), 0.95).unwrap();
    near(pain.d_z.interval[0], -1.942_880_297_519_694, 1e-9);
    near(pain.d_z.interval[1], -0.250_601_483_514_048_7, 1e-9);
}

#[test]
fn degenerate_data_is_a_sentence() {
    let why = |pre: &[f64], post: &[f64]| {
        let pairs = Pairs::complete(pre, post).unwrap();
        let test = paired_t(&pairs, Alternative::TwoSided, 0.95).unwrap_err();
        assert_eq!(effects(&pairs, 0.95).unwrap_err(), test);
        let ranks = signed_rank(&pairs, SignedRankOptions::default());
        assert_eq!(
            ranks.as_ref().map_or_else(ToString::to_string, |test| test.note.clone().unwrap()),
            test.to_string()
        );
        test.to_string()
    };
    assert_eq!(why(&[1., 2., 3.], &[2., 3., 4.]), "all changed by 1");
    assert_eq!(why(&[1., 2.], &[1., 2.]), "no change: all 2 differences are 0");
    assert_eq!(why(&[1.], &[5.]), "one pair is not enough");
    assert_eq!(why(&[], &[]), "there is no complete pair");
    // Four equal gains say something to a test of signs and ranks: 2 of 16 assignments are as extreme.
    let four = signed_rank(&Pairs::complete(&[1.; 4], &[2.; 4]).unwrap(), SignedRankOptions::default()).unwrap();
    assert_eq!((four.p, four.note.as_deref()), (0.125, Some("all changed by 1")));
    let two = effects(&Pairs::complete(&[1., 1.], &[2., 3.]).unwrap(), 0.95).unwrap();
    assert_eq!(two.g_z, Figure::Absent("the Hedges factor needs three pairs".to_owned()));
    assert!(Pairs::complete(&[1.], &[]).is_err());
    assert!(Pairs::complete(&[f64::INFINITY], &[1.]).is_err());
    assert!(Pairs::complete(&[f64::NAN], &[1.]).is_err());
    let huge = Pairs::complete(&[f64::MIN, 0.0], &[f64::MAX, 1.0]);
    assert!(huge.is_err());
    let all = paired_change(&Pairs::from_changes(&[]).unwrap(), Options::default()).unwrap();
    assert_eq!(all.direction, Figure::Absent("there is no complete pair".to_owned()));
    assert!(paired_t(&likert(), Alternative::TwoSided, 1.0).is_err());
}

#[test]
fn aims_count_in_the_direction_that_is_better() {
    let aims = Aims { higher_is_better: false, target: Some(2.0), threshold: Some(6.0) };
    let result = direction(&pain(), aims).unwrap();
    assert_eq!((result.improved, result.same, result.worse), (7, 0, 2));
    assert_eq!((result.reached_target, result.at_threshold_pre, result.at_threshold_post), (Some(3), Some(2), Some(6)));
}

fn scores() -> impl Strategy<Value = Vec<(i8, i8)>> {
    prop::collection::vec((1..=7_i8, 1..=7_i8), 2..40)
}

fn of(pairs: &[(i8, i8)]) -> Pairs {
    let (pre, post): (Vec<f64>, Vec<f64>) = pairs.iter().map(|(a, b)| (f64::from(*a), f64::from(*b))).unzip();
    Pairs::complete(&pre, &post).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_order_of_people_does_not_matter(pairs in scores(), seed in any::<u64>()) {
        let mut shuffled = pairs.clone();
        crate::random::Generator::new(seed).shuffle(&mut shuffled);
        let (one, other) = (signed_rank(&of(&pairs), SignedRankOptions::default()), signed_rank(&of(&shuffled), SignedRankOptions::default()));
        prop_assert_eq!(one, other);
    }

    #[test]
    fn exchanging_before_and_after_mirrors_everything(pairs in scores()) {
        let back: Vec<_> = pairs.iter().map(|(a, b)| (*b, *a)).collect();
        let options = |alternative| SignedRankOptions { alternative, ..SignedRankOptions::default() };
        if let (Ok(one), Ok(other)) = (signed_rank(&of(&pairs), options(Alternative::Greater)), signed_rank(&of(&back), options(Alternative::Less))) {
            prop_assert_eq!(one.p, other.p);
            prop_assert_eq!(one.w_plus, other.w_minus);
            prop_assert_eq!(one.rank_biserial, -other.rank_biserial);
            if let (Ok(one), Ok(other)) = (effects(&of(&pairs), 0.9), effects(&of(&back), 0.9)) {
                prop_assert!((one.d_z.interval[0] + other.d_z.interval[1]).abs() < 1e-8);
            }
        }
    }

    #[test]
    fn the_exact_p_is_that_of_all_signs_counted_one_by_one(pairs in prop::collection::vec((1..=5_i8, 1..=5_i8), 2..12)) {
        if let Ok(test) = signed_rank(&of(&pairs), SignedRankOptions::default()) {
            let sizes: Vec<f64> = pairs.iter().map(|(a, b)| f64::from((a - b).abs())).filter(|size| *size > 0.0).collect();
            let ranks = crate::ranks::doubled(&sizes);
            let sums: Vec<u64> = (0..1_u32 << ranks.len())
                .map(|signs| ranks.iter().enumerate().filter(|(k, _)| signs >> k & 1 == 1).map(|(_, rank)| rank).sum())
                .collect();
            let share = |keep: &dyn Fn(u64) -> bool| sums.iter().filter(|sum| keep(**sum)).count() as f64 / sums.len() as f64;
            let w = (2.0 * test.w_plus) as u64;
            let (below, above) = (share(&|sum| sum <= w), share(&|sum| sum >= w));
            prop_assert!((test.p - (2.0 * below.min(above)).min(1.0)).abs() < 1e-12);
        }
    }

    #[test]
    fn nothing_panics_and_p_is_never_zero(pairs in prop::collection::vec((any::<f64>(), any::<f64>()), 0..20)) {
        let (pre, post): (Vec<f64>, Vec<f64>) = pairs.into_iter().unzip();
        if let Ok(pairs) = Pairs::complete(&pre, &post) {
            let all = paired_change(&pairs, Options::default()).unwrap();
            for p in [all.t_test.known().map(|t| t.p), all.signed_rank.known().map(|w| w.p)].into_iter().flatten() {
                prop_assert!(p > 0.0 && p <= 1.0);
            }
        }
    }
}
