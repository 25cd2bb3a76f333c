//! What the definition promises, and both checks.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::{
    fields::Fields,
    identifier::{Floor, find, texts},
    language::Language,
};

fn section(name: &str) -> &'static Section {
    newest().section(name).unwrap()
}

fn draft(name: &str, fields: Fields) -> Result<Answers, Vec<(String, &'static str)>> {
    newest()
        .draft(section(name), &fields, &Answers::default())
        .map_err(|faults| faults.iter().map(|fault| (fault.field.clone(), fault.key)).collect())
}

/// The smallest complete case.
fn complete() -> Answers {
    let pages = [
        ("question", Fields::default().with("question-1", "How to lower the dose?").with("tags", "taper")),
        ("person", Fields::default().with("age-band", "40-49").with("gender", "woman")),
        ("pain", Fields::default().with("duration", "3-5-years").with("regions", "low-back").with("pain-average", "7")),
        ("function", Fields::default().with("function-activity", "0")),
        ("medications", Fields::default().with("opioid-now", "yes")),
        ("goals", Fields::default().with("goals", "Walk to the mailbox")),
    ];
    pages
        .into_iter()
        .fold(Answers::default(), |answers, (name, fields)| newest().draft(section(name), &fields, &answers).unwrap())
}

fn every_text(field: &Field) -> Vec<&Text> {
    let mut texts = vec![&field.label];
    texts.extend(&field.hint);
    match &field.kind {
        Kind::Choice { options } | Kind::Choices { options } => {
            texts.extend(options.iter().map(|option| &option.label))
        }
        Kind::Scale { low, high } => texts.extend([low, high]),
        Kind::Table { columns, row, .. } => {
            texts.push(row);
            texts.extend(columns.iter().flat_map(every_text));
        }
        Kind::Instrument { figures, .. } => texts.extend(figures.iter().map(|figure| &figure.label)),
        Kind::Short { .. } | Kind::Long { .. } | Kind::Number { .. } => {}
    }
    texts
}

#[test]
fn the_question_comes_first_and_every_section_is_read() {
    let names: Vec<_> = newest().sections.iter().map(|section| section.name.as_str()).collect();
    assert_eq!(
        names,
        [
            "question",
            "person",
            "pain",
            "function",
            "health",
            "scores",
            "medications",
            "safety",
            "substances",
            "psychosocial",
            "treatments",
            "findings",
            "goals",
            "team"
        ]
    );
    assert_eq!(of("chronic-pain", 1).map(|form| form.sections.len()), Some(13));
    assert_eq!(of("chronic-pain", 2).map(|form| form.sections.len()), Some(14));
    assert_eq!(of("chronic-pain", 3).map(|form| form.sections.len()), Some(14));
    assert!(of("chronic-pain", 4).is_none());
    assert_eq!(of("follow-up", 1).map(|form| form.sections.len()), Some(4));
}

#[test]
fn every_text_of_the_form_is_there_in_both_languages() {
    let texts = newest().sections.iter().chain(&follow_up().sections).flat_map(|section| {
        [&section.title, &section.intro].into_iter().chain(section.fields.iter().flat_map(every_text))
    });
    for text in texts {
        assert!(Language::ALL.iter().all(|language| !text.get(*language).trim().is_empty()), "{text:?}");
        // As in Canada: a space before a colon, none before other high marks.
        let wrong = text.fr.char_indices().any(|(at, mark)| {
            let spaced = text.fr[..at].ends_with([' ', '\u{a0}']);
            mark == ':' && !spaced || ['?', ';', '!'].contains(&mark) && spaced
        });
        assert!(!wrong, "{}", text.fr);
    }
}

#[test]
fn a_follow_up_presentation_begins_with_what_is_known() {
    let earlier = Fields::default().with("opioid-now", "new").with("medications-0-drug", "morphine");
    let earlier = newest().draft(section("medications"), &earlier, &complete()).unwrap();
    let advised = [
        Advised {
            text: "Lower the dose\nslowly.".to_owned(),
            outcome: "partly".to_owned(),
            why: "Slept badly".to_owned(),
        },
        Advised { text: "x".repeat(1000), outcome: String::new(), why: String::new() },
    ];
    let begun = Answers::following(&earlier, &advised);
    let rows = begun.rows(ADVISED);
    assert_eq!((rows[0]["advice"].as_str(), rows[0]["outcome"].as_str()), ("Lower the dose slowly.", "partly"));
    assert_eq!((rows[1]["advice"].chars().count(), rows[1].len()), (400, 1));
    assert_eq!(begun.rows("medications")[0]["drug"], "morphine");
    // What is asked anew is empty: the question, and whether an opioid is taken now.
    assert_eq!((begun.questions().len(), begun.one("opioid-now")), (0, ""));
    let missing: Vec<_> = follow_up().submission(&begun).into_iter().map(|(_, fault)| fault.field).collect();
    assert_eq!(missing, ["question-1", "tags", "advised-1-outcome", "change", "opioid-now"]);
}

#[test]
fn names_are_unique_and_no_field_could_be_taken_for_a_cell() {
    let fields: Vec<_> = newest().sections.iter().flat_map(|section| &section.fields).collect();
    let names: BTreeSet<_> = fields.iter().map(|field| field.name.as_str()).collect();
    assert_eq!(names.len(), fields.len());
    for field in &fields {
        if let Kind::Table { columns, most, .. } = &field.kind {
            assert!(*most > 0 && !names.iter().any(|name| name.starts_with(&format!("{}-", field.name))));
            assert!(columns.iter().all(|column| matches!(column.kind, Kind::Short { .. } | Kind::Choice { .. })));
            assert!(columns.iter().all(|column| !column.name.contains('-')));
        }
        if let Kind::Choice { options } | Kind::Choices { options } = &field.kind {
            let codes: BTreeSet<_> = options.iter().map(|option| &option.code).collect();
            assert_eq!(codes.len(), options.len(), "{}", field.name);
        }
    }
}

#[test]
fn no_text_of_the_form_is_taken_for_an_identifying_detail() {
    for text in newest().sections.iter().flat_map(|section| section.fields.iter().flat_map(every_text)) {
        for language in Language::ALL {
            assert_eq!(crate::identifier::find(&[("label", text.get(language))], None), [], "{}", text.get(language));
        }
    }
}

#[test]
fn a_draft_may_lack_everything_but_keeps_every_limit() {
    assert_eq!(draft("pain", Fields::default()).unwrap(), Answers::default());
    let wrong = Fields::default()
        .with("diagnosis", "x".repeat(161))
        .with("duration", "forever")
        .with("regions", "tail")
        .with("pain-average", "11")
        .with("pain-now", "a lot")
        .with("worse", "\0");
    assert_eq!(
        draft("pain", wrong).unwrap_err(),
        [
            ("diagnosis".to_owned(), "fault-too-long"),
            ("duration".to_owned(), "fault-unknown-option"),
            ("regions".to_owned(), "fault-unknown-option"),
            ("pain-average".to_owned(), "fault-range"),
            ("pain-now".to_owned(), "fault-number"),
            ("worse".to_owned(), "fault-unreadable"),
        ]
    );
}

#[test]
fn none_of_these_excludes_the_others() {
    let both = Fields::default().with("conditions", "none").with("conditions", "diabetes");
    assert_eq!(draft("health", both).unwrap_err(), [("conditions".to_owned(), "form-fault-alone")]);
}

#[test]
fn saving_a_section_leaves_the_others_as_they_were() {
    let before = complete();
    let after = newest().draft(section("goals"), &Fields::default().with("goals", "Sleep"), &before).unwrap();
    assert_eq!(after.one("goals"), "Sleep");
    assert_eq!(after.one("question-1"), "How to lower the dose?");
    let emptied = newest().draft(section("question"), &Fields::default(), &after).unwrap();
    assert_eq!((emptied.one("question-1"), emptied.many("tags").len()), ("", 0));
}

#[test]
fn rows_of_a_table_close_up_and_empty_ones_vanish() {
    let sent = Fields::default()
        .with("medications-0-drug", " ")
        .with("medications-1-drug", "hydromorphone")
        .with("medications-1-dose", "4")
        .with("medications-29-drug", "naproxen")
        .with("medications-30-drug", "one too many")
        .with("medications-x-drug", "not a row");
    let answers = draft("medications", sent).unwrap();
    let drugs: Vec<_> = answers.rows("medications").iter().map(|row| row["drug"].as_str()).collect();
    assert_eq!(drugs, ["hydromorphone", "naproxen"]);
    assert_eq!(answers.rows("medications")[0].len(), 2);
}

#[test]
fn a_submission_names_everything_that_is_missing() {
    let missing: Vec<_> = newest()
        .submission(&Answers::default())
        .into_iter()
        .map(|(section, fault)| (section.name.as_str(), fault.field, fault.key))
        .collect();
    let expected = [
        ("question", "question-1", "fault-missing"),
        ("question", "tags", "form-fault-several"),
        ("person", "age-band", "fault-choose"),
        ("person", "gender", "fault-choose"),
        ("pain", "duration", "fault-choose"),
        ("pain", "regions", "form-fault-several"),
        ("pain", "pain-average", "fault-choose"),
        ("function", "function-activity", "fault-choose"),
        ("medications", "opioid-now", "fault-choose"),
        ("goals", "goals", "fault-missing"),
    ];
    assert_eq!(missing, expected.map(|(section, field, key)| (section, field.to_owned(), key)));
    assert_eq!(newest().submission(&complete()).len(), 0);
}

#[test]
fn a_row_needs_its_drug() {
    let page = Fields::default().with("opioid-now", "no").with("medications-0-dose", "30");
    let answers = newest().draft(section("medications"), &page, &complete()).unwrap();
    let missing = newest().missing(section("medications"), &answers);
    assert_eq!(missing.of("medications-0-drug").map(|fault| fault.key), Some("fault-missing"));
}

#[test]
fn details_are_named_by_field_and_cell() {
    let page = Fields::default()
        .with("opioid-now", "yes")
        .with("medications-0-drug", "morphine")
        .with("medications-0-frequency", "since 2024-03-12")
        .with("allergies", "call 416-555-2368");
    let answers = draft("medications", page).unwrap();
    let (names, fields) = newest().typed(&answers);
    let found = find(&texts(&fields, &names), None);
    let told: Vec<_> = found.iter().map(|one| (one.field.as_str(), one.code(), one.found.as_str())).collect();
    assert_eq!(told, [("medications-0-frequency", "date", "2024-03-12"), ("allergies", "contact", "416-555-2368")]);
    assert_eq!(newest().holder(&found[0].field).unwrap().name, "medications");
    assert!(!format!("{found:?}").contains("2024"));
}

#[test]
fn a_whole_case_is_weighed_together() {
    let page = |name: &str, field: &str, text: &str| draft(name, Fields::default().with(field, text)).unwrap();
    let alone = page("goals", "goals", "Bush pilot, survivor of a plane crash");
    assert!(newest().together(&alone, Floor::Eleven).is_some_and(|together| together.people < 11));
    assert_eq!(newest().together(&page("goals", "goals", "Walk to the mailbox"), Floor::Twenty), None);
    // A floor counts those cases only that lie under it.
    let some = page("goals", "goals", "Bush pilot in Moosonee");
    let people = |floor| newest().together(&some, floor).map(|together| together.people);
    let least = people(Floor::Twenty);
    assert_eq!(people(Floor::Eleven), least.filter(|people| *people < 11));
}

#[test]
fn a_case_is_read_in_the_readers_language() {
    let answers = complete();
    let figures: Vec<_> = newest()
        .figures(&answers, Language::Fr)
        .into_iter()
        .map(|shown| match shown.value {
            Cell::Words(words) => (shown.label.to_owned(), words),
            Cell::Scale { value, .. } => (shown.label.to_owned(), value.to_string()),
            Cell::Typed(_) | Cell::Table { .. } => panic!("no typed answer is a figure here"),
        })
        .collect();
    assert_eq!(figures[0], ("Âge".to_owned(), "40 à 49 ans".to_owned()));
    assert_eq!(figures[4], ("Douleur moyenne de la dernière semaine".to_owned(), "7".to_owned()));
}

#[test]
fn answers_never_reach_a_log() {
    assert_eq!(format!("{:?}", draft("goals", Fields::default().with("goals", "secret")).unwrap()), r#"["goals"]"#);
}

proptest! {
    /// Whatever is typed into the texts is kept to the letter (but for space around it) and reads back from JSON.
    #[test]
    fn what_was_typed_is_kept(text in "\\PC{0,200}", rows in proptest::collection::vec("\\PC{0,30}", 0..5)) {
        let mut page = Fields::default().with("allergies", &text);
        for (number, drug) in rows.iter().enumerate() {
            page = page.with(cell("medications", number, "drug"), drug);
        }
        let answers = draft("medications", page).unwrap();
        let again = Answers::parse(&answers.json()).unwrap();
        prop_assert_eq!(again.one("allergies"), text.trim());
        let kept: Vec<_> = again.rows("medications").iter().map(|row| row["drug"].clone()).collect();
        let typed: Vec<_> = rows.iter().map(|drug| drug.trim().to_owned()).filter(|drug| !drug.is_empty()).collect();
        prop_assert_eq!(kept, typed);
        let same = newest().draft(section("medications"), &again.fields(section("medications")), &Answers::default()).unwrap();
        prop_assert_eq!(same, answers);
    }
}
