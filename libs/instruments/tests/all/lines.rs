//! The batch face: one line out for each line in, whatever it holds.

use instruments::{
    Code, Language, all,
    batch::{LONGEST_LINE, Options, answer, run},
};
use serde_json::{Value, json};

fn lines(input: &[u8]) -> Vec<Value> {
    let mut out = Vec::new();
    run(input, &mut out, Options::default()).unwrap();
    String::from_utf8(out).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn refusal(line: &str) -> String {
    let answer: Value = serde_json::from_str(&answer(line, Options::default())).unwrap();
    answer["refuse"].as_str().unwrap_or("none").to_owned()
}

#[test]
fn bad_lines_give_a_refusal_and_the_next_line_is_answered() {
    let mut input = b"\xef\xbb\xbf{\"id\": 1, \"instrument\": \"pomi\", \"input\": {\"yes\": [1, 2]}}\r\n".to_vec();
    input.extend(b"not json\n\n   \n[1]\n\xff\xfe\n{\"id\": \"a\"\n");
    input.extend(vec![b' '; LONGEST_LINE + 5]);
    input.extend(b"x\n{\"id\": \"z\", \"instrument\": \"peg\", \"input\": {\"items\": [9, 8, 8]}}");
    let answers = lines(&input);
    assert_eq!(answers[0], json!({"id": 1, "instrument": "pomi", "total": 2, "positive": true}));
    for bad in &answers[1..6] {
        assert_eq!(bad["refuse"], "BAD_LINE");
        assert_eq!(bad["id"], Value::Null);
    }
    assert_eq!(answers[6], json!({"id": "z", "instrument": "peg", "mean": 8.333333}));
    assert_eq!(answers.len(), 7);
}

#[test]
fn a_line_of_exactly_the_longest_length_is_read() {
    let start = br#"{"id": "x", "instrument": "pomi", "input": {"yes": []}}"#;
    let mut input = start.to_vec();
    input.extend(vec![b' '; LONGEST_LINE - 1 - start.len()]);
    input.extend(b"\n");
    assert_eq!(lines(&input), [json!({"id": "x", "instrument": "pomi", "total": 0, "positive": false})]);
}

#[test]
fn the_lines_of_the_readme_give_the_lines_of_the_readme() {
    let readme = include_str!("../../README.md");
    let blocks: Vec<&str> = readme.split("```json\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    let mut out = Vec::new();
    run(blocks[0].as_bytes(), &mut out, Options::default()).unwrap();
    assert_eq!(String::from_utf8(out).unwrap(), blocks[1]);
}

#[test]
fn keys_come_in_the_order_of_the_specification() {
    let line = r#"{"id": "x", "instrument": "PHQ-4", "input": {"anxiety": [2, 2], "depression": [1, 1]}}"#;
    assert_eq!(
        answer(line, Options::default()),
        r#"{"id":"x","instrument":"phq4","total":6,"band":"moderate","gad2":4,"gad2_positive":true,"phq2":2,"phq2_positive":false}"#
    );
}

#[test]
fn each_fault_has_its_code() {
    for (input, code) in [
        (r#"{"id": "a", "input": {}}"#, "MISSING_INSTRUMENT"),
        (r#"{"instrument": 9, "input": {}}"#, "MISSING_INSTRUMENT"),
        (r#"{"instrument": "riosord", "input": {}}"#, "UNKNOWN_INSTRUMENT"),
        (r#"{"instrument": "phq9"}"#, "INCOMPLETE"),
        (r#"{"instrument": "phq9", "input": [1, 2]}"#, "BAD_SHAPE"),
        (r#"{"instrument": "phq9", "input": {"items": "111111111"}}"#, "BAD_SHAPE"),
        (r#"{"instrument": "phq9", "input": {"items": []}}"#, "INCOMPLETE"),
        (r#"{"instrument": "phq9", "input": {"items": null}}"#, "INCOMPLETE"),
        (r#"{"instrument": "phq9", "input": {"items": [[], 1, 1, 1, 1, 1, 1, 1, 1]}}"#, "NOT_A_NUMBER"),
        (r#"{"instrument": "phq9", "input": {"items": [true, 1, 1, 1, 1, 1, 1, 1, 1]}}"#, "NOT_A_NUMBER"),
        (r#"{"instrument": "phq9", "input": {"items": [1e300, 1, 1, 1, 1, 1, 1, 1, 1]}}"#, "OUT_OF_RANGE"),
        (r#"{"instrument": "phq9", "input": {"items": ["", 1, 1, 1, 1, 1, 1, 1, 1]}}"#, "INCOMPLETE"),
        (
            r#"{"instrument": "phq9", "input": {"items": [99999999999999999999, 1, 1, 1, 1, 1, 1, 1, 1]}}"#,
            "OUT_OF_RANGE",
        ),
        (r#"{"instrument": "phq9", "input": {"items": {"1": 1, "12": 2}}}"#, "UNKNOWN_ITEM"),
        (r#"{"instrument": "gad7", "input": {"total": "12"}}"#, "NOT_A_NUMBER"),
        (r#"{"instrument": "gad7", "input": {"total": 12.5}}"#, "OUT_OF_RANGE"),
        (r#"{"instrument": "dn4", "input": {"yes": [1], "items": [1, 1, 0, 0, 0, 0, 0, 0, 0, 0]}}"#, "CONFLICT"),
        (r#"{"instrument": "dn4", "input": {"yes": [11]}}"#, "UNKNOWN_ITEM"),
        (r#"{"instrument": "dn4", "input": {"yes": [null]}}"#, "UNKNOWN_ITEM"),
        (r#"{"instrument": "gad7", "input": {"yes": [1]}}"#, "INCOMPLETE"),
        (
            r#"{"instrument": "oud", "input": {"criteria_met": [1], "taken_as_prescribed_under_supervision": "yes"}}"#,
            "BAD_SHAPE",
        ),
    ] {
        assert_eq!(refusal(input), code, "{input}");
    }
}

#[test]
fn answers_may_be_named_by_number_or_by_name() {
    let read = |line: &str| serde_json::from_str::<Value>(&answer(line, Options::default())).unwrap();
    let gad7 = read(
        r#"{"instrument": "gad7", "input": {"items": {"1": 3, "q2": 3, "item_3": 3, "4": 0, "5": 0, "6": 0, "7": 1}}}"#,
    );
    assert_eq!(gad7["total"], 10);
    let oud = read(
        r#"{"instrument": "oud", "input": {"criteria_met": ["craving", "tolerance", "1"], "taken_as_prescribed_under_supervision": true}}"#,
    );
    assert_eq!((&oud["counted"], &oud["band"]), (&json!(2), &json!("mild")));
    let ort = read(
        r#"{"instrument": "ort", "input": {"sex": "F", "age": 52, "items": {"fh_alcohol": true, "fh_illegal": false, "fh_rx": false, "ph_alcohol": false, "ph_illegal": false, "ph_rx": true, "preadolescent_sexual_abuse": false, "psychological disease": false, "depression": false}}}"#,
    );
    assert_eq!((&ort["total"], &ort["band"]), (&json!(6), &json!("moderate")));
}

#[test]
fn what_was_not_used_is_named_and_what_was_typed_is_not_repeated_in_a_sentence() {
    let read = |line: &str| serde_json::from_str::<Value>(&answer(line, Options::default())).unwrap();
    let answer = read(r#"{"instrument": "peg", "input": {"items": [1, 2, 3], "age": 40, "difficulty": 2}}"#);
    assert_eq!(answer["ignored"], json!(["difficulty"]));
    let refused = read(r#"{"instrument": "ort", "input": {"sex": "female", "yes": ["Mme Tremblay"]}}"#);
    assert_eq!(refused["refuse"], "UNKNOWN_ITEM");
    assert!(!refused.to_string().contains("Tremblay"));
}

#[test]
fn an_explanation_tells_formula_meaning_version_and_notice_in_the_language_asked_for() {
    let line = r#"{"id": "x", "instrument": "odi", "input": {"items": [2, 2, 2, 1, 1, 2, 2, null, 3, 1]}}"#;
    let options = Options { language: Language::Fr, explain: true };
    let told: Value = serde_json::from_str(&answer(line, options)).unwrap();
    assert_eq!(told["percent"], json!(35.555556));
    assert_eq!(told["formulas"]["percent"], "(2 + 2 + 2 + 1 + 1 + 2 + 2 + 3 + 1) ÷ (5 × 9) × 100");
    assert_eq!(told["meanings"]["band"], "modérée");
    assert_eq!(told["license"], "SCORER");
    assert_eq!(told["notice"], "À des fins de formation et non de prescription. Un score n'est pas un diagnostic.");
}

#[test]
fn every_code_is_a_sentence_in_both_languages() {
    for code in Code::ALL {
        let (en, fr) = (code.sentence(Language::En), code.sentence(Language::Fr));
        assert!(en.ends_with('.') && fr.ends_with('.') && en != fr, "{}", code.as_str());
        assert_eq!(json!(code), json!(code.as_str()));
    }
}

#[test]
fn a_short_list_says_how_short_and_does_not_guess_which_answer_is_missing() {
    let line = r#"{"instrument": "odi", "input": {"items": [2, 2, 2, 1, 1, 2, 2, 3, 1]}}"#;
    let told: Value = serde_json::from_str(&answer(line, Options { language: Language::Fr, explain: false })).unwrap();
    assert_eq!(
        told["reason"],
        "Il manque une réponse et rien n'est rempli d'office, donc aucun score : complétez les réponses. Réponses : 9 sur 10."
    );
}

#[test]
fn every_instrument_says_incomplete_when_nothing_is_answered() {
    for instrument in all() {
        assert_eq!(refusal(&json!({"instrument": instrument.id, "input": {}}).to_string()), "INCOMPLETE");
    }
}
