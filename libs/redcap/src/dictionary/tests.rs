use proptest::prelude::*;

use super::*;
use crate::{Kind, Limits, Problem};

const EXAMPLE: &str = "\u{feff}\"Variable / Field Name\",\"Form Name\",\"Section Header\",\"Field Type\",\"Field Label\",\"Choices, Calculations, OR Slider Labels\",\"Field Note\",\"Text Validation Type OR Show Slider Number\",\"Text Validation Min\",\"Text Validation Max\",Identifier?,\"Branching Logic (Show field only if...)\",\"Required Field?\",\"Custom Alignment\",\"Question Number (surveys only)\",\"Matrix Group Name\",\"Matrix Ranking?\",\"Field Annotation\"\r\n\
record_id,about,,text,\"Record ID\",,,,,,,,,,,,,\r\n\
email,about,,text,E-mail,,,email,,,y,,y,,,,,\r\n\
age,about,\"About you\",text,\"Age in years\",,,int,18,100,,,,,,,,\r\n\
conf_1,confidence,\"How sure, today\",radio,\"I can taper\nopioids\",\"1, Not at all | 2, Somewhat, yes | 3, Very\",,,,,,,y,,1,conf,,\r\n\
topics,confidence,,checkbox,\"<p>Which <b>topics</b>?</p>\",\"a, Sleep | -9, None\",,,,,,\"[age] > 30\",,,,,,@HIDDEN\r\n\
sum,confidence,,calc,Sum,\"[conf_1] + 1\",,,,,,,,,,,,\r\n\
pain,confidence,,slider,Pain,\"none | some | worst\",,number,,,,,,RH,,,,\r\n";

fn told(text: &str) -> Vec<(usize, &'static str, String)> {
    let taken = read("d.csv", text.as_bytes(), &Limits::default()).unwrap();
    taken.notes.kept.into_iter().map(|note| (note.row, note.problem.code(), note.detail)).collect()
}

#[test]
fn a_dictionary_of_redcap_is_read_with_what_is_not_carried_out() {
    let taken = read("d.csv", EXAMPLE.as_bytes(), &Limits::default()).unwrap();
    let fields = &taken.value.fields;
    assert_eq!(taken.value.id(), "record_id");
    assert_eq!(taken.value.forms(), ["about", "confidence"]);
    assert_eq!(
        (fields[2].validation.word(), fields[2].least.as_str(), fields[2].greatest.as_str()),
        ("integer", "18", "100")
    );
    let conf = &fields[3];
    assert_eq!(conf.label, "I can taper\nopioids");
    assert_eq!(conf.choices[1], Choice { code: "2".into(), label: "Somewhat, yes".into() });
    assert!(conf.required && conf.matrix == "conf" && !conf.ranking);
    assert_eq!(fields[4].plain_label(), "Which topics ?");
    assert_eq!(fields[5].formula, "[conf_1] + 1");
    assert_eq!(fields[6].ends, ["none", "some", "worst"]);
    assert_eq!(
        told(EXAMPLE),
        [
            (3, "identifier", String::new()),
            (6, "branching", String::new()),
            (6, "annotation", "@HIDDEN".into()),
            (6, "markup", String::new()),
            (7, "calculation", String::new()),
        ]
    );
    assert!(!taken.notes.lost());
}

#[test]
fn a_row_that_cannot_be_used_says_why_and_the_others_are_taken() {
    let text = "Variable / Field Name;Form Name;Field Type;Field Label;Choices, Calculations, OR Slider Labels;Extra\n\
        record_id;a;text;Id;;\n\
        ;a;text;Nameless;;\n\
        Age;a;text;Age;;x\n\
        q1;a;sql;Query;select 1;\n\
        q2;a;radio;One;;\n\
        q3;a;radio;Two;1, yes | no | 1, again;\n\
        q3;a;text;Again;;\n\
        q4;a;text;More;;;;7\n";
    let taken = read("d.csv", text.as_bytes(), &Limits::default()).unwrap();
    assert_eq!(
        taken.value.fields.iter().map(|field| field.name.as_str()).collect::<Vec<_>>(),
        ["record_id", "q3", "q4"]
    );
    let problems: Vec<_> = told(text).into_iter().filter(|(_, code, _)| *code != "missing-column").collect();
    assert_eq!(
        problems,
        [
            (1, "unknown-column", String::new()),
            (3, "no-name", String::new()),
            (4, "bad-name", "Age".into()),
            (5, "unknown-type", "sql".into()),
            (6, "no-choices", String::new()),
            (7, "bad-choice", "no".into()),
            (7, "repeated-choice", "1".into()),
            (8, "repeated-name", "q3".into()),
            (9, "too-many-cells", String::new()),
        ]
    );
    assert_eq!(told(text).iter().filter(|(_, code, _)| *code == "missing-column").count(), 13);
}

#[test]
fn a_file_of_another_sort_is_refused() {
    for text in ["", "name,email\na,b\n", "\u{feff}"] {
        assert_eq!(read("d.csv", text.as_bytes(), &Limits::default()).unwrap_err().kind(), Kind::Unknown);
    }
    let api = "field_name,form_name,field_type,field_label\nrecord_id,a,text,Id\n";
    assert_eq!(read("d.csv", api.as_bytes(), &Limits::default()).unwrap().value.fields.len(), 1);
}

#[test]
fn a_value_is_looked_at_as_its_validation_asks() {
    for (word, text, fit) in [
        ("integer", "12", Fit::Fits),
        ("int", "12.5", Fit::Wrong),
        ("integer", "200", Fit::Outside),
        ("number", "1e3", Fit::Wrong),
        ("number", "inf", Fit::Wrong),
        ("number_1dp_comma_decimal", "3,5", Fit::Fits),
        ("date_dmy", "2026-02-28", Fit::Fits),
        ("date_dmy", "28-02-2026", Fit::Wrong),
        ("datetime_ymd", "2026-02-28 13:05", Fit::Fits),
        ("time", "13:05", Fit::Fits),
        ("time", "13", Fit::Wrong),
        ("email", "a@b.ca", Fit::Fits),
        ("email", "a@b", Fit::Wrong),
        ("phone", "anything", Fit::Fits),
    ] {
        assert_eq!(Validation::parse(word).look(text, "1", "100"), fit, "{word} {text}");
    }
    assert_eq!(Validation::parse("date").look("2025-12-31", "2026-01-01", ""), Fit::Outside);
}

#[test]
fn tags_are_taken_out_of_labels_and_comparisons_stay() {
    assert_eq!(plain("<div class=\"x\">a<br/>b &amp; c</div>"), "a b & c");
    assert_eq!(plain("if p < 5 and q > 3"), "if p < 5 and q > 3");
    assert_eq!(plain("<unclosed"), "<unclosed");
}

fn text() -> impl Strategy<Value = String> {
    "[A-Za-z0-9é=+'\",;-][ -{}~é=\n]{0,12}".prop_map(|text| text.trim().replace('|', "/"))
}

fn field() -> impl Strategy<Value = Field> {
    let texts = (text(), text(), text(), text());
    (0..FieldKind::ALL.len(), texts, any::<[bool; 3]>(), proptest::collection::vec("[a-z0-9-]{1,4}", 1..4)).prop_map(
        |(kind, (label, section, branching, formula), [identifier, required, ranking], codes)| {
            let kind = FieldKind::ALL[kind];
            let mut choices: Vec<Choice> = Vec::new();
            for code in codes.into_iter().filter(|_| kind.chooses()) {
                if choices.iter().all(|choice| choice.code != code) {
                    choices.push(Choice { code, label: section.replace('\n', " ") });
                }
            }
            Field {
                kind,
                choices,
                formula: if kind == FieldKind::Calc { formula } else { String::new() },
                ends: if kind == FieldKind::Slider { vec!["low".into(), "high".into()] } else { Vec::new() },
                form: "form".into(),
                label,
                section,
                branching,
                identifier,
                required,
                ranking,
                ..Field::default()
            }
        },
    )
}

proptest! {
    #[test]
    fn a_dictionary_that_was_written_is_read_again(fields in proptest::collection::vec(field(), 1..6)) {
        let named = |(place, field): (usize, Field)| Field { name: format!("f{place}"), ..field };
        let dictionary = Dictionary { fields: fields.into_iter().enumerate().map(named).collect() };
        let back = read("d.csv", write(&dictionary).as_bytes(), &Limits::default()).unwrap();
        prop_assert_eq!(&back.value, &dictionary);
        prop_assert!(!back.notes.lost());
        prop_assert!(back.notes.kept.iter().all(|note| note.problem != Problem::MissingColumn));
    }

    #[test]
    fn no_bytes_make_the_reader_fall(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let mut file = HEADER.join(";").into_bytes();
        file.push(b'\n');
        file.extend(&bytes);
        let _ = read("d.csv", &file, &Limits::default());
    }
}
