//! What holds for any text: places are valid in every count, nothing panics, the same text gives the same findings.

use deid::{Finding, Tier, batch, scan, utf16};
use proptest::prelude::*;

fn check(text: &str) -> Vec<Finding> {
    let found = scan(text);
    let chars: Vec<char> = text.chars().collect();
    let units: Vec<u16> = text.encode_utf16().collect();
    let mut last = 0;
    for finding in &found {
        let bytes = &text[finding.bytes.clone()];
        let told: String = chars[finding.chars.clone()].iter().collect();
        assert_eq!(bytes, told);
        assert_eq!(bytes, String::from_utf16(&units[finding.utf16.clone()]).unwrap());
        assert_eq!(utf16(text, finding.chars.clone()), finding.utf16);
        assert!(!bytes.trim().is_empty());
        assert!(finding.bytes.start >= last, "findings are in order and apart");
        last = finding.bytes.end;
    }
    assert_eq!(found, scan(text));
    found
}

/// Pieces that wake rules, mixed with anything.
fn piece() -> impl Strategy<Value = String> {
    let pieces = [
        "Dr.",
        "Mme",
        "wife",
        "Tremblay",
        "O'Brien",
        "Moosonee",
        "First Nation",
        "Hôpital",
        "St.",
        "March",
        "3rd",
        "12/03/1956",
        "2024-",
        "92",
        "yo",
        "ans",
        "@",
        "gmail.com",
        "807-555-0134",
        "K1A",
        "0B1",
        "MRN",
        "1234",
        "-",
        "/",
        ",",
        ".",
        "\n",
        "'",
        "’",
        "é",
        "e\u{301}",
        "\u{200b}",
        "\u{ad}",
        "🙂",
        "ᓄᓇᕗᑦ",
        "Ａ",
        "１２",
        "\u{202e}",
        "(",
        ")",
        ":",
        "May",
        "de",
        "la",
        "works at",
        "lives in",
        "ninety",
        "two",
    ];
    prop_oneof![3 => prop::sample::select(pieces.to_vec()).prop_map(String::from), 1 => "\\PC{0,6}", 1 => "[ \\t\\n]{1,3}"]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn places_are_valid_in_any_unicode(text in "\\PC{0,200}") {
        check(&text);
    }

    #[test]
    fn places_are_valid_where_rules_meet(pieces in prop::collection::vec(piece(), 0..40), spaced in any::<bool>()) {
        check(&pieces.join(if spaced { " " } else { "" }));
    }

    #[test]
    fn a_batch_answers_every_line(line in "\\PC{0,80}") {
        let answer: serde_json::Value = serde_json::from_str(&batch::line(&line)).unwrap();
        prop_assert!(answer.get("spans").is_some() != answer.get("error").is_some());
    }

    #[test]
    fn folding_twice_is_folding_once(text in "\\PC{0,60}", pieces in prop::collection::vec(piece(), 0..8)) {
        for excerpt in [text, pieces.join(" ")] {
            let once = deid::folded(&excerpt);
            prop_assert_eq!(&deid::folded(&once), &once);
            prop_assert_eq!(deid::folded(&format!(" \u{200b}{excerpt},\n")), once);
        }
    }

    #[test]
    fn texts_side_by_side_keep_their_findings_apart(pieces in prop::collection::vec(piece(), 1..12)) {
        // What stands before a blank line does not move what is found by shape after it.
        let text = pieces.join(" ");
        let after = format!("{text}\n\n\nHCN 1234-567-897");
        prop_assert!(scan(&after).iter().any(|finding| finding.tier != Tier::Hint && after[finding.bytes.clone()].contains("1234-567-897")));
    }
}

#[test]
fn a_bad_line_gives_an_error_and_the_next_line_its_answer() {
    let input = b"{\"id\": 7, \"text\": 3}\nnot json\n\xff\xfe\n\n{\"id\": \"a\", \"text\": \"HCN 1234-567-897\"}\n{\"text\": \"x\"}\n[]\n";
    let mut output = Vec::new();
    batch::run(&input[..], &mut output).unwrap();
    let lines: Vec<_> = std::str::from_utf8(&output).unwrap().lines().collect();
    assert_eq!(
        lines,
        [
            r#"{"error":"The text is not a string.","id":7}"#,
            r#"{"error":"The line is not a JSON document.","id":null}"#,
            r#"{"error":"The line is not UTF-8.","id":null}"#,
            r#"{"id":"a","spans":[{"start":4,"end":16,"label":"ID","tier":"block","rule":"ohip","replacement":"[number removed]"}]}"#,
            r#"{"id":null,"spans":[]}"#,
            r#"{"error":"The document has no text.","id":null}"#,
        ]
    );
}

#[test]
fn a_megabyte_of_garbage_is_read() {
    for garbage in [
        "a",
        "1 ",
        "Dr. ",
        "St-",
        "1-",
        "@",
        "A.",
        "\u{301}",
        "Lac de la ",
        "3 mars ",
        "Tremblay, Jean, ",
        "(((",
        "http://",
        "0123456789",
    ] {
        let text = garbage.repeat((1 << 20) / garbage.len());
        scan(&text);
    }
}

#[test]
fn the_fuzz_corpus_holds_the_properties() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus/scan");
    let mut read = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        check(&String::from_utf8_lossy(&bytes));
        read += 1;
    }
    assert!(read > 5);
}

#[test]
fn one_detail_typed_in_several_ways_folds_to_one() {
    let ways =
        ["TREMBLAY", "Tremblay ", "Trémblay", "tre\u{301}mblay", "Trem\u{200b}blay", "\u{a0}Tremblay,", "Тremblay"];
    for way in ways {
        assert_eq!(deid::folded(way), "tremblay", "{way:?}");
    }
    assert_eq!(deid::folded("Œuvre ß １２ ᓄᓇ"), "oeuvre ss 12 ᓄᓇ");
    assert_eq!(deid::folded("—\u{ad} …"), "");
    assert_ne!(deid::folded("1-12-2020"), deid::folded("11-2-2020"));
}

#[test]
fn the_version_is_one_printable_word_that_stays() {
    let version = deid::version();
    assert_eq!(version, deid::version());
    assert!(version.starts_with(&format!("{}-", env!("CARGO_PKG_VERSION"))));
    assert!(version.chars().all(|given| given.is_ascii_alphanumeric() || given == '.' || given == '-'));
}
