use super::*;
use crate::{
    fields::Fields,
    id::{Id, PersonId},
};
use uuid::Uuid;

fn text(words: &str) -> Text {
    Text { en: words.to_owned(), fr: format!("{words} (fr)") }
}

fn item(code: &str, reversed: bool) -> Item {
    Item { code: code.to_owned(), text: text(code), reversed }
}

fn grid() -> Grid {
    let point = |value| Point { value, label: text(&value.to_string()) };
    Grid {
        points: (1..=7).map(point).collect(),
        not_applicable: true,
        designs: Design::ALL.to_vec(),
        items: (1..=5).map(|number| item(&format!("i{number}"), number == 5)).collect(),
    }
}

fn question(code: &str, kind: Kind) -> Question {
    Question {
        code: code.to_owned(),
        text: text(code),
        hint: Text::default(),
        required: false,
        phases: Vec::new(),
        kind,
    }
}

fn choice(code: &str) -> Choice {
    Choice { code: code.to_owned(), label: text(code) }
}

/// A survey with a question of every kind.
fn survey() -> Survey {
    let scale = Scale {
        code: "all".to_owned(),
        title: text("All"),
        items: (1..=5).map(|number| format!("i{number}")).collect(),
        target: Some(0.7),
        threshold: Some(5.0),
        least: LEAST,
        higher_is_better: true,
    };
    let knowledge = Knowledge {
        options: vec![choice("a"), choice("b")],
        key: "b".to_owned(),
        explanation: text("why"),
        source: String::new(),
        points: 1,
    };
    let questions = vec![
        question("grid", Kind::Grid(grid())),
        question("one", Kind::Single { options: vec![choice("yes"), choice("no")] }),
        question("some", Kind::Multiple { options: vec![choice("x"), choice("y"), choice("z")] }),
        question("years", Kind::Number { least: Some(0.0), most: Some(60.0), unit: text("years") }),
        Question { phases: vec![Phase::After], ..question("words", Kind::Text { long: true }) },
        question("quiz", Kind::Knowledge(knowledge)),
        question("who", Kind::Roster),
    ];
    let section = Section { code: "page".to_owned(), title: text("Page"), intro: Text::default(), questions };
    Survey {
        format: FORMAT,
        title: text("Survey"),
        intro: Text::default(),
        source: String::new(),
        sections: vec![section],
        scales: vec![scale],
    }
}

fn people() -> Vec<Named> {
    let named = |number: u8| Named {
        person: PersonId::from_uuid(Uuid::from_u128(number.into())),
        token: Token::of(&[200 - number; 32]),
    };
    (1..=3).map(named).collect()
}

#[test]
fn a_survey_is_kept_as_it_was() {
    let survey = survey();
    assert_eq!(Survey::parse(&survey.json()).as_ref(), Some(&survey));
    assert!(survey.is_ready(), "{:?}", survey.check());
    assert_eq!(Survey::parse(&survey.json().replacen("\"format\":1", "\"format\":2", 1)), None);
}

#[test]
fn a_grid_asks_before_after_and_later_from_other_standpoints() {
    let grid = grid();
    assert_eq!(grid.asked(Phase::Before), [Design::TruePre]);
    assert_eq!(grid.asked(Phase::After), [Design::RetrospectivePre, Design::Post]);
    assert_eq!(grid.asked(Phase::Later), [Design::Post]);
    let survey = survey();
    let keys = |phase| survey.questions().flat_map(|question| question.keys(phase)).collect::<Vec<_>>();
    assert_eq!(keys(Phase::Before), ["i1", "i2", "i3", "i4", "i5", "one", "some", "years", "quiz", "who"]);
    assert_eq!(keys(Phase::After)[..3], ["i1.then", "i1", "i2.then"]);
    assert!(keys(Phase::After).contains(&"words".to_owned()));
}

#[test]
fn a_scale_is_the_mean_of_what_was_answered_if_that_is_four_fifths() {
    let survey = survey();
    let scale = &survey.scales[0];
    let point = |answers: Answers, number: u32, value| answers.with(format!("i{number}"), Answer::Point(value));
    let four = [6, 5, 6, 7]
        .into_iter()
        .zip(1..)
        .fold(Answers::default(), |answers, (value, number)| point(answers, number, value));
    assert_eq!(scale.score(&survey, &four, Design::Post), Some(6.0));
    // The fifth is reversed: 2 on 1 to 7 counts as 6.
    assert_eq!(scale.score(&survey, &point(four.clone(), 5, 2), Design::Post), Some(6.0));
    let not = four.clone().with("i5", Answer::NotApplicable);
    assert_eq!(scale.score(&survey, &not, Design::Post), Some(6.0));
    assert_eq!(scale.score(&survey, &not.with("i4", Answer::NotApplicable), Design::Post), None);
    assert_eq!(scale.score(&survey, &four, Design::RetrospectivePre), None);
    let then =
        (1..=5).fold(Answers::default(), |answers, number| answers.with(format!("i{number}.then"), Answer::Point(4)));
    assert_eq!(scale.score(&survey, &then, Design::RetrospectivePre), Some(4.0));
    assert_eq!(scale.designs(&survey), Design::ALL);
}

#[test]
fn what_was_typed_becomes_answers_and_answers_what_was_typed() {
    let survey = survey();
    let people = people();
    let typed = [
        ("i1", "7"),
        ("i2", "na"),
        ("i1.then", "3"),
        ("one", "yes"),
        ("some", "z"),
        ("some", "x"),
        ("years", "2,5"),
        ("words", "Two lines\nof text"),
        ("quiz", "a"),
    ];
    let fields = typed.into_iter().fold(Fields::default(), |fields, (name, value)| fields.with(name, value));
    let fields = fields.with("who", people[0].person.to_string()).with("who", people[2].person.to_string());
    let answers = read(&fields, &survey.sections[0].questions, Phase::After, &people).unwrap();
    assert_eq!(answers.point("i1", Design::Post), Some(7));
    assert_eq!(answers.point("i1", Design::RetrospectivePre), Some(3));
    assert_eq!(answers.point("i2", Design::Post), None);
    assert!(answers.get("some") == Some(&Answer::Choices(vec!["x".to_owned(), "z".to_owned()])));
    assert!(answers.get("years") == Some(&Answer::Number(2.5)));
    // By token, not by the order of the page.
    assert_eq!(answers.people("who").unwrap(), [people[2].token.clone(), people[0].token.clone()]);
    assert!(!answers.json().contains(&people[0].person.to_string()));
    let kept = Answers::parse(&answers.json()).unwrap();
    let again = read(&super::fields(&kept, &people), &survey.sections[0].questions, Phase::After, &people).unwrap();
    assert!(again == answers);
    // What is not asked at this wave is not read.
    let before = read(&fields, &survey.sections[0].questions, Phase::Before, &people).unwrap();
    assert!(before.get("words").is_none() && before.get("i1.then").is_none());
}

#[test]
fn every_wrong_answer_is_a_fault_at_its_field() {
    let wrong = [("i1", "8"), ("one", "maybe"), ("some", "w"), ("years", "61"), ("quiz", "c"), ("who", "nobody")];
    let fields = wrong.into_iter().fold(Fields::default(), |fields, (name, value)| fields.with(name, value));
    let faults = read(&fields, &survey().sections[0].questions, Phase::Before, &people()).unwrap_err();
    let found: Vec<_> = faults.iter().map(|fault| (fault.field.as_str(), fault.key)).collect();
    let unknown = "fault-unknown-option";
    let expected = [
        ("i1", unknown),
        ("one", unknown),
        ("some", unknown),
        ("years", "fault-range"),
        ("quiz", unknown),
        ("who", unknown),
    ];
    assert_eq!(found, expected);
    let both = Fields::default().with("who.nobody", "yes").with("who", people()[0].person.to_string());
    let faults = read(&both, &survey().sections[0].questions, Phase::Before, &people()).unwrap_err();
    assert_eq!(faults.of("who").unwrap().key, "survey-fault-nobody");
}

#[test]
fn required_questions_without_an_answer_keep_a_sheet_from_being_handed_in() {
    let mut survey = survey();
    survey.sections[0].questions[0].required = true;
    let answers = Answers::default().with("i1", Answer::Point(1)).with("i2", Answer::NotApplicable);
    let faults = missing(&survey, Phase::Before, &answers);
    let found: Vec<_> = faults.iter().map(|fault| fault.field.as_str()).collect();
    assert_eq!(found, ["i3", "i4", "i5"]);
}

#[test]
fn whoever_leaves_leaves_the_rosters_of_others() {
    let people = people();
    let tokens = people.iter().map(|named| named.token.clone()).collect();
    let answers = Answers::default().with("who", Answer::People(tokens)).forgetting(&people[1].token);
    assert_eq!(answers.people("who").unwrap(), [people[0].token.clone(), people[2].token.clone()]);
}

#[test]
fn every_fault_of_a_survey_has_its_place() {
    let mut survey = survey();
    survey.title.fr.clear();
    let questions = &mut survey.sections[0].questions;
    questions[1].code = "Not A Code".to_owned();
    questions[2].code = "i1".to_owned();
    questions[5].kind = Kind::Knowledge(Knowledge {
        options: vec![choice("a")],
        key: "b".to_owned(),
        explanation: Text::default(),
        source: String::new(),
        points: 1,
    });
    if let Kind::Grid(grid) = &mut questions[0].kind {
        grid.items[1].text = Text::default();
        grid.designs = vec![Design::RetrospectivePre];
        grid.points.truncate(1);
    }
    survey.scales[0].items.push("gone".to_owned());
    let found: Vec<_> = survey.check().iter().map(|fault| (fault.field.clone(), fault.key)).collect();
    let expected = [
        ("survey", "survey-fault-text-fr"),
        ("grid", "survey-fault-points"),
        ("grid", "survey-fault-then"),
        ("i2", "survey-fault-text"),
        ("Not A Code", "survey-fault-code"),
        ("i1", "survey-fault-code-twice"),
        ("quiz", "survey-fault-options"),
        ("quiz", "survey-fault-key"),
        ("quiz", "survey-fault-text"),
        ("all", "survey-fault-scale-items"),
        ("all", "survey-fault-scale-bounds"),
    ];
    assert_eq!(found, expected.map(|(field, key)| (field.to_owned(), key)));
}

#[test]
fn nothing_of_an_answer_is_printed() {
    let answers = Answers::default().with("words", Answer::Text("the patient said".to_owned()));
    assert_eq!(format!("{answers:?}"), "Answers { .. }");
}
