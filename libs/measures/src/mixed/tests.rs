//! Against R's lme4 and nlme (`reference/mixed.R`), and what must hold.
#![expect(clippy::excessive_precision, reason = "as R prints it")]

use proptest::prelude::*;

use super::*;
use crate::Error;

const PERSON: [usize; 24] = [1, 1, 1, 2, 2, 2, 3, 3, 4, 4, 4, 5, 6, 6, 6, 7, 7, 8, 8, 8, 9, 9, 9, 10];
const TIME: [f64; 24] =
    [0., 1., 2., 0., 1., 2., 0., 2., 0., 1., 2., 0., 0., 1., 2., 1., 2., 0., 1., 2., 0., 1., 2., 2.];
const SCORE: [f64; 24] = [
    3.1, 3.9, 4.6, 2.0, 3.5, 3.9, 4.1, 4.9, 2.8, 2.6, 4.4, 3.0, 3.7, 4.8, 4.9, 2.9, 3.1, 2.2, 3.0, 4.2, 4.0, 4.9, 5.8,
    4.1,
];
const FAMILY: [&str; 10] = [
    "physician",
    "nursing",
    "physician",
    "allied",
    "nursing",
    "physician",
    "nursing",
    "allied",
    "physician",
    "nursing",
];

fn people() -> Vec<String> {
    PERSON.iter().map(|person| format!("p{person}")).collect()
}

fn design() -> Design {
    let family: Vec<&str> = PERSON.iter().map(|person| FAMILY[person - 1]).collect();
    Design::new(24).numeric("time", &TIME).unwrap().factor("family", &family).unwrap()
}

#[track_caller]
fn near(ours: f64, theirs: f64, relative: f64) {
    assert!((ours - theirs).abs() <= relative * theirs.abs().max(0.1), "{ours} is not {theirs}");
}

#[track_caller]
fn fits(model: &MixedModel, coefficients: &[(f64, f64)], between: f64, within: f64, log_likelihood: f64) {
    for (ours, (estimate, standard_error)) in model.coefficients.iter().zip(coefficients) {
        near(ours.estimate, *estimate, 1e-6);
        near(ours.standard_error, *standard_error, 1e-6);
    }
    near(model.variance_between, between, 2e-6);
    near(model.variance_within, within, 1e-6);
    near(model.log_likelihood, log_likelihood, 1e-10);
}

#[test]
fn reml_is_that_of_lme4_with_the_degrees_of_freedom_of_nlme() {
    let model = mixed_model(&SCORE, &people(), &design(), Likelihood::Reml, 0.95).unwrap();
    let coefficients = [
        (2.476_490_973_215_822_7, 0.285_738_714_427_269_4),
        (0.723_509_026_784_175_6, 0.092_674_889_380_113_7),
        (-0.038_931_050_068_195_3, 0.346_896_080_228_087_9),
        (1.231_022_991_652_624, 0.332_945_766_432_857_1),
    ];
    fits(&model, &coefficients, 0.100_906_392_498_406_16, 0.135_628_689_310_375_6, -16.243_999_069_644_56);
    assert_eq!(model.coefficients.iter().map(|c| c.df).collect::<Vec<_>>(), [13.0, 13.0, 7.0, 7.0]);
    near(model.coefficients[3].p, 7.681_560_451_630_715e-3, 1e-5);
    near(model.aic, 44.487_998_139_289_125, 1e-10);
}

#[test]
fn ml_and_the_likelihood_ratio_of_an_interaction_are_those_of_lme4() {
    let smaller = mixed_model(&SCORE, &people(), &design(), Likelihood::Ml, 0.95).unwrap();
    let coefficients = [
        (2.483_607_474_052_727, 0.235_774_265_408_244_25),
        (0.716_392_525_947_271, 0.089_069_527_604_708_9),
        (-0.053_359_601_106_544, 0.284_585_650_079_320_3),
        (1.230_142_874_161_785, 0.269_489_372_876_578_8),
    ];
    fits(&smaller, &coefficients, 0.052_704_201_780_457_58, 0.127_824_135_545_054_12, -12.731_284_634_786_43);
    let with = design().interaction("time", "family").unwrap();
    let larger = mixed_model(&SCORE, &people(), &with, Likelihood::Ml, 0.95).unwrap();
    near(larger.coefficients[4].estimate, -0.254_718_902_657_422_97, 1e-6);
    near(larger.log_likelihood, -12.001_901_202_371_085, 1e-10);
    let test = likelihood_ratio(&larger, &smaller).unwrap();
    near(test.chi_square, 1.458_77, 1e-5);
    near(test.p, 0.48221, 1e-5);
    assert_eq!(test.df, 2);
    let restricted = mixed_model(&SCORE, &people(), &with, Likelihood::Reml, 0.95).unwrap();
    assert!(likelihood_ratio(&restricted, &smaller).is_err());
    assert!(likelihood_ratio(&smaller, &larger).is_err());
}

/// Potthoff and Roy 1964, distances of 27 children at ages 8, 10, 12, 14; the first 16 are boys. Pinheiro and Bates 2000.
const DISTANCE: [f64; 108] = [
    26., 25., 29., 31., 21.5, 22.5, 23., 26.5, 23., 22.5, 24., 27.5, 25.5, 27.5, 26.5, 27., 20., 23.5, 22.5, 26., 24.5,
    25.5, 27., 28.5, 22., 22., 24.5, 26.5, 24., 21.5, 24.5, 25.5, 23., 20.5, 31., 26., 27.5, 28., 31., 31.5, 23., 23.,
    23.5, 25., 21.5, 23.5, 24., 28., 17., 24.5, 26., 29.5, 22.5, 25.5, 25.5, 26., 23., 24.5, 26., 30., 22., 21.5, 23.5,
    25., 21., 20., 21.5, 23., 21., 21.5, 24., 25.5, 20.5, 24., 24.5, 26., 23.5, 24.5, 25., 26.5, 21.5, 23., 22.5, 23.5,
    20., 21., 21., 22.5, 21.5, 22.5, 23., 25., 23., 23., 23.5, 24., 20., 21., 22., 21.5, 16.5, 19., 19., 19.5, 24.5,
    25., 28., 28.,
];

#[test]
fn the_orthodontic_example_of_pinheiro_and_bates_comes_out() {
    let child: Vec<String> = (0..108).map(|k| format!("{}", k / 4)).collect();
    let age: Vec<f64> = (0..108).map(|k| 8.0 + 2.0 * f64::from(k % 4)).collect();
    let sex: Vec<&str> = (0..108).map(|k| if k < 64 { "A male" } else { "Female" }).collect();
    let design = Design::new(108).numeric("age", &age).unwrap().factor("sex", &sex).unwrap();
    let model = mixed_model(&DISTANCE, &child, &design, Likelihood::Reml, 0.95).unwrap();
    let coefficients = [
        (17.706_712_962_962_946, 0.833_922_474_038_328_3),
        (0.660_185_185_185_185_2, 0.061_605_916_295_323_06),
        (-2.321_022_727_272_724, 0.761_416_848_738_882_5),
    ];
    fits(&model, &coefficients, 3.266_783_724_622_962_3, 2.049_456_018_196_63, -218.756_253_914_003);
    assert_eq!(model.coefficients.iter().map(|c| c.df).collect::<Vec<_>>(), [80.0, 80.0, 25.0]);
    near(model.coefficients[1].p / 3.952_235_397_181_859e-17, 1.0, 1e-6);
}

#[test]
fn a_between_variance_of_zero_is_told() {
    let person = ["a", "a", "a", "b", "b", "b", "c", "c", "c", "d", "d", "d"];
    let score = [1., 5., 9., 2., 5., 8., 1.5, 5., 8.6, 1., 5.5, 9.];
    let model = mixed_model(&score, &person, &Design::new(12), Likelihood::Reml, 0.95).unwrap();
    assert!(model.at_border);
    assert_eq!(model.variance_between, 0.0);
    near(model.variance_within, 9.766_363_636_363_634, 1e-12);
    near(model.coefficients[0].standard_error, 0.902_143_911_115_979_5, 1e-12);
    near(model.log_likelihood, -29.384_970_289_485_842, 1e-12);
}

#[test]
fn what_cannot_be_fitted_is_a_sentence() {
    let why = |score: &[f64], person: &[&str], design: &Design| {
        mixed_model(score, person, design, Likelihood::Reml, 0.95).unwrap_err().to_string()
    };
    let plain = Design::new(4);
    assert!(why(&[1., 2., 3., 4.], &["a", "b", "c", "d"], &plain).contains("nobody has two scores"));
    assert!(why(&[1., 2., 3., 4.], &["a"; 4], &plain).contains("only one person"));
    assert!(why(&[3.0; 4], &["a", "a", "b", "b"], &plain).contains("explain every score"));
    assert!(why(&[1., 1., 3., 3.], &["a", "a", "b", "b"], &plain).contains("within people"));
    assert!(why(&[1., 2., 3., f64::NAN], &["a", "a", "b", "b"], &plain).contains("finite"));
    assert!(why(&[1., 2.], &["a", "a"], &plain).contains("one entry for each"));
    let twice = Design::new(4).numeric("time", &[0., 1., 0., 1.]).unwrap().numeric("again", &[0., 2., 0., 2.]).unwrap();
    assert!(why(&[1., 2., 3., 5.], &["a", "a", "b", "b"], &twice).contains("too few"));
    let six = Design::new(6)
        .numeric("t", &[0., 1., 0., 1., 0., 1.])
        .unwrap()
        .numeric("u", &[1., 3., 1., 3., 1., 3.])
        .unwrap();
    assert!(why(&[1., 2., 3., 5., 2., 9.], &["a", "a", "b", "b", "c", "c"], &six).contains("follows from the others"));
    assert_eq!(
        Design::new(2).factor("family", &["x", "x"]),
        Err(Error::not_estimable("\"family\" has only one level"))
    );
    assert!(Design::new(2).interaction("a", "b").is_err());
    assert!(Design::new(2).numeric("t", &[1.0]).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn shifting_and_scaling_scores_and_ordering_people_change_nothing_else(shift in -50.0..50.0_f64, scale in 0.1..20.0_f64, seed in any::<u64>()) {
        let mut order: Vec<usize> = (0..24).collect();
        crate::random::Generator::new(seed).shuffle(&mut order);
        let people = people();
        let person: Vec<&str> = order.iter().map(|k| people[*k].as_str()).collect();
        let score: Vec<f64> = order.iter().map(|k| shift + scale * SCORE[*k]).collect();
        let time: Vec<f64> = order.iter().map(|k| TIME[*k]).collect();
        let one = mixed_model(&SCORE, &people, &Design::new(24).numeric("time", &TIME).unwrap(), Likelihood::Reml, 0.95).unwrap();
        let other = mixed_model(&score, &person, &Design::new(24).numeric("time", &time).unwrap(), Likelihood::Reml, 0.95).unwrap();
        prop_assert!((other.coefficients[1].estimate / scale - one.coefficients[1].estimate).abs() < 1e-6);
        prop_assert!((other.variance_between / scale / scale - one.variance_between).abs() < 1e-5);
    }
}
