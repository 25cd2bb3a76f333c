//! What holds for every instrument and every answer.

use instruments::{
    Answer, Answers, Code, Exact, Instrument, Language, Rule, Sex, Value, all,
    batch::{Options, answer},
    trend::{Point, Trend},
};
use proptest::{collection::vec, option, prelude::*, sample::select};
use serde_json::json;

fn instrument() -> impl Strategy<Value = &'static Instrument> {
    select(all().iter().collect::<Vec<_>>())
}

/// An instrument with an answer to each of its items.
fn answered() -> impl Strategy<Value = (&'static Instrument, Vec<i64>, Sex, bool)> {
    instrument().prop_flat_map(|instrument| {
        let items = vec(instrument.shape.low..=instrument.shape.high, instrument.shape.count);
        (Just(instrument), items, select(vec![Sex::Female, Sex::Male]), any::<bool>())
    })
}

fn answers(items: &[i64], sex: Sex, excluded: bool) -> Answers {
    Answers { excluded: Some(excluded), ..Answers::of(items.iter().copied()).by(sex) }
}

/// JSON of any kind, with the words and numbers that instruments use.
fn document() -> impl Strategy<Value = serde_json::Value> {
    let word =
        select(vec!["items", "yes", "total", "sex", "female", "age", "criteria_met", "1", "fh_alcohol", "", "é"]);
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(|value| json!(value)),
        any::<i64>().prop_map(|value| json!(value)),
        (-2_i64..12).prop_map(|value| json!(value)),
        any::<f64>().prop_map(|value| json!(value)),
        word.clone().prop_map(|value| json!(value)),
        ".*".prop_map(|value| json!(value)),
    ];
    leaf.prop_recursive(3, 40, 12, move |inner| {
        prop_oneof![
            vec(inner.clone(), 0..26).prop_map(|values| json!(values)),
            vec((word.clone(), inner), 0..8).prop_map(|fields| {
                serde_json::Value::Object(fields.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
            }),
        ]
    })
}

proptest! {
    #[test]
    fn complete_answers_always_give_every_result_inside_its_range((instrument, items, sex, excluded) in answered()) {
        let scored = instrument.score(&answers(&items, sex, excluded)).unwrap();
        for outcome in &instrument.results {
            let value = scored.get(&outcome.key).unwrap();
            prop_assert_ne!(value, Value::Unknown);
            if let Some((least, most)) = instrument.range(&outcome.key) {
                let figure = scored.figure(&outcome.key).unwrap();
                prop_assert!(figure >= least && figure <= most);
            }
        }
    }

    #[test]
    fn the_order_of_answers_makes_no_difference_where_items_are_alike(
        (instrument, items, sex, excluded) in answered(),
        turn in 0_usize..30,
    ) {
        let alike = instrument.reverse.is_empty()
            && instrument.excluded.is_none()
            && instrument.results.iter().all(|outcome| match &outcome.rule {
                Rule::Sum { items, weights } => weights.is_none() && items.len() == instrument.shape.count,
                Rule::Mean { items } | Rule::Percent { items } => items.len() == instrument.shape.count,
                Rule::Band { .. } | Rule::Flag { .. } => true,
                Rule::Item { .. } | Rule::Syndrome { .. } => false,
            });
        prop_assume!(alike);
        let mut turned = items.clone();
        turned.rotate_left(turn % items.len());
        let one = instrument.score(&answers(&items, sex, excluded)).unwrap();
        let other = instrument.score(&answers(&turned, sex, excluded)).unwrap();
        for outcome in &instrument.results {
            prop_assert_eq!(one.get(&outcome.key), other.get(&outcome.key));
        }
    }

    #[test]
    fn one_step_more_on_an_item_never_lowers_a_total_unless_the_item_is_reversed(
        (instrument, items, sex, excluded) in answered(),
        place in 0_usize..30,
    ) {
        let place = place % items.len();
        prop_assume!(items[place] < instrument.shape.high && !instrument.reverse.contains(&(place + 1)));
        let mut more = items.clone();
        more[place] += 1;
        let before = instrument.score(&answers(&items, sex, excluded)).unwrap();
        let after = instrument.score(&answers(&more, sex, excluded)).unwrap();
        for outcome in instrument.results.iter().filter(|outcome| outcome.rule.is_figure()) {
            prop_assert!(after.figure(&outcome.key) >= before.figure(&outcome.key));
        }
    }

    #[test]
    fn one_missing_answer_gives_no_score_except_where_a_rule_is_published(
        (instrument, items, sex, excluded) in answered(),
        place in 0_usize..30,
    ) {
        let place = place % items.len();
        let mut answers = answers(&items, sex, excluded);
        answers.items[place] = Answer::Missing;
        match instrument.score(&answers) {
            Ok(_) => prop_assert_eq!(&instrument.id, "odi"),
            Err(refusal) => {
                prop_assert_eq!(refusal.code, Code::Incomplete);
                prop_assert_eq!(refusal.items, vec![place + 1]);
            }
        }
    }

    #[test]
    fn one_answer_outside_the_range_gives_no_score(
        (instrument, items, sex, excluded) in answered(),
        place in 0_usize..30,
        wrong in prop_oneof![any::<i64>(), -3_i64..20],
    ) {
        prop_assume!(!(instrument.shape.low..=instrument.shape.high).contains(&wrong));
        let place = place % items.len();
        let mut answers = answers(&items, sex, excluded);
        answers.items[place] = Answer::Given(wrong);
        prop_assert_eq!(instrument.score(&answers).unwrap_err().code, Code::OutOfRange);
    }

    #[test]
    fn a_reported_total_lies_in_the_same_band_as_the_answers((instrument, items, sex, excluded) in answered()) {
        let scored = instrument.score(&answers(&items, sex, excluded)).unwrap();
        let figures = instrument.results.iter().filter_map(|outcome| Some((outcome.key.clone(), scored.figure(&outcome.key)?)));
        let reported = instrument.score(&Answers { reported: figures.collect(), ..Answers::default() }).unwrap();
        for outcome in &instrument.results {
            match reported.get(&outcome.key).unwrap() {
                Value::Unknown => {
                    let by_item = matches!(outcome.rule, Rule::Item { .. } | Rule::Syndrome { .. });
                    prop_assert!(by_item);
                }
                value => prop_assert_eq!(Some(value), scored.get(&outcome.key)),
            }
        }
    }

    #[test]
    fn any_line_gives_one_json_object(line in ".*") {
        let given = answer(&line, Options::default());
        prop_assert!(serde_json::from_str::<serde_json::Value>(&given).unwrap().is_object());
    }

    #[test]
    fn any_document_gives_results_or_a_known_code(instrument in instrument(), input in document(), explain in any::<bool>()) {
        let line = json!({"id": "x", "instrument": instrument.id, "input": input}).to_string();
        let given: serde_json::Value = serde_json::from_str(&answer(&line, Options { language: Language::Fr, explain })).unwrap();
        match given["refuse"].as_str() {
            Some(code) => prop_assert!(Code::ALL.iter().any(|known| known.as_str() == code)),
            None => prop_assert!(instrument.results.iter().all(|outcome| given.get(&outcome.key).is_some())),
        }
    }

    #[test]
    fn a_chart_is_drawn_of_any_points_and_holds_no_open_tag_of_a_label(
        instrument in instrument(),
        points in vec((".{0,40}", option::of(0_u8..=100)), 0..40),
    ) {
        for outcome in instrument.results.iter().filter(|outcome| outcome.rule.is_figure()) {
            let (least, most) = instrument.range(&outcome.key).unwrap();
            let (least, most) = (least.as_whole().unwrap(), most.as_whole().unwrap());
            let points = points.iter().map(|(label, share)| Point {
                label: format!("<script>{label}"),
                figure: share.map(|share| Exact::ratio(least * 100 + (most - least) * i64::from(share), 100).unwrap()),
            });
            let trend = Trend::new(instrument, &outcome.key, points.collect()).unwrap();
            for text in [trend.svg(Language::Fr, "a\"b"), trend.table(Language::En)] {
                prop_assert!(!text.contains("<script"), "{text}");
            }
        }
    }

    #[test]
    fn fractions_are_subtracted_exactly(a in -1000_i64..1000, b in 1_i64..100, c in -1000_i64..1000, d in 1_i64..100) {
        let (left, right) = (Exact::ratio(a, b).unwrap(), Exact::ratio(c, d).unwrap());
        prop_assert_eq!(left.minus(right).unwrap(), Exact::ratio(a * d - c * b, b * d).unwrap());
        prop_assert_eq!(left < right, a * d < c * b);
    }
}
