//! Results as papers print them, with the p values of `reference/consistency.py`.

use super::*;

fn one(text: &str) -> Checked {
    let mut found = check_text(text, Options::default());
    assert_eq!(found.len(), 1, "{text}");
    found.remove(0)
}

fn close(left: f64, right: f64) {
    assert!((left - right).abs() < 1e-9, "{left} is not {right}");
}

#[test]
fn a_right_t_agrees_within_its_rounding() {
    let found = one("Confidence rose, t(27) = 2.20, p = .04, d = 0.42.");
    close(found.computed_p, 0.036546938292100636);
    close(found.computed_range.0, 0.036155863652330734);
    close(found.computed_range.1, 0.03694181429061011);
    assert!(found.consistent && !found.decision_error);
    assert_eq!(found.claim.text, "t(27) = 2.20, p = .04");
}

#[test]
fn a_p_that_does_not_belong_to_its_t_is_flagged() {
    let found = one("t(27) = 2.20, p = .03");
    assert!(!found.consistent && !found.decision_error);
    assert_eq!(found.sentence, "The statistic gives p = 0.037; the printed p does not agree.");
    let found = one("t(27) = 2.20, p = .06");
    assert!(!found.consistent && found.decision_error);
    assert!(found.sentence.contains("the verdict at 0.05 changes"));
}

#[test]
fn every_test_is_recomputed() {
    close(one("F(2, 45) = 4.55, p < .05").computed_p, 0.015861457615692354);
    close(one("F(1, 58) = 3.12, MSE = 4.10, p = .083").computed_p, 0.08259898329801413);
}

#[test]
fn typesetters_signs_and_sample_sizes_are_understood() {
    for text in [
        "χ²(1, N = 90) = 4.50, p = .034",
        "χ2(1) = 4.50, p = .034",
        "chi2(1) = 4.50, p = 0.034",
        "X2 (1, n = 90) = 4.50; p = .034",
    ] {
        let found = one(text);
        assert_eq!(found.claim.test, Test::ChiSquare);
        close(found.computed_p, 0.033894853524689295);
        assert!(found.consistent, "{text}");
    }
    let found = one("t(24.7) = \u{2212}1.75, p = .09");
    close(found.claim.statistic.value, -1.75);
    assert!(found.consistent);
    assert!(one("r(28) = .45, p = .013").consistent);
    assert!(one("z = 1.96, p = .050").consistent);
    assert!(one("Z = 1.30, ns").consistent);
    assert!(!one("t(30) = 4.10, n.s.").consistent);
    assert!(one("F(1, 20) < 1, p = .60").consistent);
}

#[test]
fn bounds_are_compared_as_bounds() {
    assert!(one("t(40) = 5.10, p < .001").consistent);
    assert!(!one("t(40) = 2.10, p < .001").consistent);
    assert!(one("t(40) = 1.10, p > .05").consistent);
    assert!(one("t(40) = 2.90, p > .05").decision_error);
}

#[test]
fn one_sided_tests_are_halved_when_the_text_says_so_and_hinted_otherwise() {
    let found = one("t(27) = 2.20, p = .018");
    assert!(!found.consistent && found.fits_one_sided);
    assert!(found.sentence.ends_with("The printed p would fit a one-sided test."));
    assert!(one("t(27) = 2.20, p = .018, one-tailed").consistent);
    assert!(check_text("t(27) = 2.20, p = .018", Options { one_sided: true, ..Options::default() })[0].consistent);
}

#[test]
fn a_p_of_zero_does_not_exist() {
    let found = one("t(40) = 9.10, p = .000");
    assert!(found.consistent);
    assert!(found.sentence.ends_with("write p < .001."));
}

#[test]
fn several_results_are_found_and_each_keeps_its_own_p() {
    let text = "We found F(1, 20) = 5.00, and t(20) = 2.24, p = .04; r(18) = .50, p = .02. A sentence. p = .3";
    let found = claims(text);
    let tests: Vec<Test> = found.iter().map(|claim| claim.test).collect();
    assert_eq!(tests, [Test::T, Test::R]);
}

#[test]
fn ordinary_words_are_no_results() {
    for text in [
        "",
        "at 10:30 we start (27 people)",
        "t(",
        "t(27",
        "t(27) =",
        "F(2, ) = 3, p = .1",
        "r = .3",
        "p = .03",
        "t(0) = 2, p = .1",
    ] {
        assert!(claims(text).is_empty(), "{text}");
    }
}

proptest::proptest! {
    #[test]
    fn no_text_panics(text in "[tFrzχ(),.=<>0-9p nse\u{2212}\\-]{0,60}") {
        for found in check_text(&text, Options::default()) {
            proptest::prop_assert!((0.0..=1.0).contains(&found.computed_p) || found.computed_p.is_nan());
        }
    }
}
