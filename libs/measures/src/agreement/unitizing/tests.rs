//! Values of the second route, `reference/unitizing.py`, and what must hold whatever the segments.

use super::{
    Pairing::{AnyCoder, EachCoder},
    *,
};
use crate::agreement::Draws;
use proptest::prelude::*;

fn continuum(length: f64, coders: &[&[(f64, f64, &str)]]) -> Continuum {
    let segment = |coder: usize, (start, end, code): &(f64, f64, &str)| Segment {
        coder: format!("coder {coder}"),
        start: *start,
        end: *end,
        code: (*code).to_owned(),
    };
    Continuum {
        begin: 0.0,
        length,
        coders: (0..coders.len()).map(|coder| format!("coder {coder}")).collect(),
        segments: coders.iter().enumerate().flat_map(|(i, own)| own.iter().map(move |s| segment(i, s))).collect(),
    }
}

const FIRST: &[(f64, f64, &str)] = &[(5., 20., "a"), (30., 45., "b"), (60., 70., "c")];
const SECOND: &[(f64, f64, &str)] = &[(8., 22., "a"), (32., 45., "a"), (58., 72., "c"), (80., 90., "b")];
const THIRD: &[(f64, f64, &str)] = &[(0., 18., "a"), (30., 40., "b"), (40., 50., "c"), (62., 69., "c")];

fn close(left: Option<f64>, right: f64) {
    assert!((left.unwrap() - right).abs() < 1e-9, "{left:?} is not {right}");
}

#[test]
fn two_coders_give_what_the_second_route_gives() {
    let found = unitizing(&[continuum(100.0, &[FIRST, SECOND])], EachCoder).unwrap();
    close(found.u_alpha, 0.47717261668124356);
    close(found.binary_u_alpha, 0.5905434015525759);
    close(found.cu_alpha, 0.4891289669142471);
    close(found.codes[0].alpha, 0.38621422405206185);
    close(found.codes[0].coverage, 0.8809523809523809);
    assert!(found.codes[1].alpha.unwrap().abs() < 1e-9);
    close(found.codes[2].alpha, 1.0);
    assert_eq!(found.categories, ["a", "b", "c", "(gap)"]);
    assert_eq!(found.coincidences.rows()[0], [24.0, 13.0, 0.0, 5.0]);
}

#[test]
fn three_coders_give_what_the_second_route_gives() {
    let found = unitizing(&[continuum(100.0, &[FIRST, SECOND, THIRD])], EachCoder).unwrap();
    close(found.u_alpha, 0.46586122006666897);
    close(found.binary_u_alpha, 0.5262625538020087);
    close(found.cu_alpha, 0.5630793550426811);
    close(found.codes[0].alpha, 0.5423177083333333);
    close(found.codes[1].alpha, 0.3549947217244004);
    close(found.codes[2].alpha, 0.7758369479660364);
}

#[test]
fn four_coders_and_a_coder_who_marked_little_give_what_the_second_route_gives() {
    let fourth = &[(4., 16., "a"), (28., 44., "b"), (61., 80., "c"), (88., 96., "a")];
    let found = unitizing(&[continuum(100.0, &[FIRST, SECOND, THIRD, fourth])], EachCoder).unwrap();
    close(found.u_alpha, 0.43927437860352103);
    close(found.binary_u_alpha, 0.43234036423758104);
    close(found.cu_alpha, 0.6550440545510265);
    close(found.codes[0].alpha, 0.6270506580133406);
    let few: &[&[(f64, f64, &str)]] =
        &[&[(2., 5., "1")], &[(2., 5., "1"), (10., 20., "2")], &[(2., 5., "2"), (15., 20., "2")]];
    let found = unitizing(&[continuum(60.0, few)], EachCoder).unwrap();
    close(found.u_alpha, 0.3982981423791392);
    close(found.binary_u_alpha, 0.5238010446343779);
    close(found.cu_alpha, 0.3571428571428572);
    close(found.codes[0].alpha, 0.3125);
    close(found.codes[1].alpha, 0.390625);
}

#[test]
fn the_later_reading_counts_what_meets_anybody_once() {
    let found = unitizing(&[continuum(100.0, &[FIRST, SECOND, THIRD])], AnyCoder).unwrap();
    close(found.u_alpha, 0.46586122006666897);
    close(found.cu_alpha, 0.573958267467594);
    close(found.codes[0].alpha, 0.5558810763888888);
    close(found.codes[1].alpha, 0.36967569292711067);
    close(found.codes[2].alpha, 0.780107517877778);
    let two = [continuum(100.0, &[FIRST, SECOND])];
    assert_eq!(unitizing(&two, AnyCoder), unitizing(&two, EachCoder));
}

#[test]
fn identical_segments_give_one_and_only_where_there_is_variation() {
    let found = unitizing(&[continuum(100.0, &[FIRST, FIRST])], EachCoder).unwrap();
    close(found.u_alpha, 1.0);
    close(found.binary_u_alpha, 1.0);
    close(found.cu_alpha, 1.0);
    let one_code = &[(5.0, 20.0, "a"), (30.0, 40.0, "a")];
    let found = unitizing(&[continuum(100.0, &[one_code, one_code])], EachCoder).unwrap();
    close(found.u_alpha, 1.0);
    assert_eq!(found.cu_alpha, None);
    assert!(found.not_estimable["cu_alpha"].contains("no variation"));
}

#[test]
fn nothing_marked_is_not_estimable() {
    let found = unitizing(&[continuum(100.0, &[&[], &[]])], EachCoder).unwrap();
    assert_eq!((found.u_alpha, found.binary_u_alpha, found.cu_alpha), (None, None, None));
    assert_eq!(found.not_estimable.len(), 3);
}

#[test]
fn overlapping_codings_of_one_coder_are_refused_with_the_places() {
    let overlapping = &[(5.0, 20.0, "a"), (15.0, 30.0, "b")];
    let error = unitizing(&[continuum(100.0, &[overlapping, FIRST])], EachCoder).unwrap_err().to_string();
    assert!(error.starts_with("Coder coder 0 coded 5–20 as a and, overlapping it, 15–30 as b."), "{error}");
    let error = unitizing(&[continuum(40.0, &[FIRST, SECOND])], EachCoder).unwrap_err().to_string();
    assert!(error.contains("lies outside 0–40"), "{error}");
}

#[test]
fn several_continua_are_pooled_and_drawn_anew() {
    let both = [continuum(100.0, &[FIRST, SECOND]), continuum(50.0, &[&[(0.0, 10.0, "a")], &[(0.0, 12.0, "b")]])];
    let found = unitizing(&both, EachCoder).unwrap();
    assert_eq!((found.continua, found.length, found.segments), (2, 150.0, 9));
    let draws = Draws::Units { resamples: 100, seed: 1 };
    let interval = unitizing_interval(&both, "u_alpha", EachCoder, &draws, 0.9).unwrap();
    assert_eq!(interval.method, "percentile bootstrap over continua");
    assert!(interval.lower.unwrap() <= found.u_alpha.unwrap() && interval.upper.unwrap() >= found.u_alpha.unwrap());
    assert!(unitizing_interval(&both[..1], "u_alpha", EachCoder, &draws, 0.9).is_err());
}

/// Cuts at random places, every second piece marked.
fn coder() -> impl Strategy<Value = Vec<(f64, f64, &'static str)>> {
    (proptest::collection::btree_set(0_u32..60, 0..10), proptest::collection::vec(0_usize..3, 10)).prop_map(
        |(cuts, codes)| {
            let cuts: Vec<f64> = cuts.into_iter().map(f64::from).collect();
            cuts.chunks_exact(2).zip(codes).map(|(cut, code)| (cut[0], cut[1], ["a", "b", "c"][code])).collect()
        },
    )
}

proptest! {
    #[test]
    fn shifting_and_swapping_coders_change_nothing_and_no_alpha_exceeds_one(one in coder(), two in coder(), three in coder()) {
        let plain = continuum(60.0, &[&one, &two, &three]);
        let swapped = continuum(60.0, &[&three, &one, &two]);
        let mut moved = continuum(60.0, &[&one, &two, &three]);
        moved.begin = 7.0;
        moved.segments.iter_mut().for_each(|segment| {
            segment.start += 7.0;
            segment.end += 7.0;
        });
        let family = unitizing(&[continuum(60.0, &[&one, &two, &three])], EachCoder).unwrap();
        let each = [family.u_alpha, family.binary_u_alpha, family.cu_alpha];
        for alpha in each.into_iter().chain(family.codes.iter().map(|code| code.alpha)).flatten() {
            prop_assert!(alpha <= 1.0 + 1e-9, "{alpha} is above 1");
        }
        let (plain, swapped, moved) =
            (unitizing(&[plain], EachCoder).unwrap(), unitizing(&[swapped], EachCoder).unwrap(), unitizing(&[moved], EachCoder).unwrap());
        for other in [swapped, moved] {
            for (left, right) in [
                (plain.u_alpha, other.u_alpha),
                (plain.binary_u_alpha, other.binary_u_alpha),
                (plain.cu_alpha, other.cu_alpha),
            ] {
                prop_assert_eq!(left.is_some(), right.is_some());
                prop_assert!(left.zip(right).is_none_or(|(l, r)| (l - r).abs() < 1e-9));
            }
        }
    }
}
