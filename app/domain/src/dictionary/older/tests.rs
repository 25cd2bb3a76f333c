use super::*;
use crate::{
    dictionary::draft,
    language::{Language, Text},
    survey::{Answer, Kind},
};

const FIELDS: &str = "Variable / Field Name,Form Name,Section Header,Field Type,Field Label,\"Choices, Calculations, OR Slider Labels\",Field Note,Text Validation Type OR Show Slider Number,Text Validation Min,Text Validation Max,Identifier?,Branching Logic (Show field only if...),Required Field?,Custom Alignment,Question Number (surveys only),Matrix Group Name,Matrix Ranking?,Field Annotation
record_id,needs,,text,Record,,,,,,,,,,,,,
code,needs,,text,Your own code,,,,,,,,,,,,,
email,needs,,text,E-mail,,,email,,,y,,,,,,,
sure,needs,How sure are you?,radio,I ask about sleep,\"1, Not | 2, Rather | 3, Very | na, Not applicable\",,,,,,,y,,,grid,,
firm,needs,,radio,I plan a taper,\"1, Not | 2, Rather | 3, Very | na, Not applicable\",,,,,,,,,,grid,,
sure_then,needs,,radio,I asked about sleep,\"1, Not | 2, Rather | 3, Very | na, Not applicable\",,,,,,,,,,grid_then,,
topics,needs,,checkbox,Topics,\"1, Sleep | -9, None\",,,,,,,,,,,,
years,needs,,text,Years,,,integer,0,60,,,,,,,,
how_often_do_you_ask_about_sleep,needs,,yesno,Often?,,,,,,,,,,,,,
sum,needs,,calc,Sum,[sure]+[firm],,,,,,,,,,,,
say,needs,,notes,Anything else,,,,,,,,,,,,,
";

fn survey() -> Survey {
    let title = Text { en: "Needs".to_owned(), fr: String::new() };
    draft("fields.csv", FIELDS.as_bytes(), &title, Some(Language::En)).unwrap().survey
}

fn read_csv(text: &str, phase: Phase, code: &str) -> Older {
    let choosing = Choosing { event: String::new(), code: code.to_owned() };
    read("r.csv", text.as_bytes(), (&survey(), phase), &choosing).unwrap()
}

fn kinds(older: &Older) -> Vec<(&'static str, usize)> {
    older.noted().iter().map(|kind| (kind.code, kind.count)).collect()
}

#[test]
fn a_foreign_dictionary_becomes_a_draft_and_what_is_left_out_is_told() {
    let title = Text { en: "Needs".to_owned(), fr: String::new() };
    let found = draft("fields.csv", FIELDS.as_bytes(), &title, Some(Language::En)).unwrap();
    let kinds: Vec<(&str, &str)> =
        found.survey.questions().map(|question| (question.code.as_str(), question.kind.code())).collect();
    assert_eq!(
        kinds,
        [
            ("code", "text"),
            ("grid_grid", "grid"),
            ("topics", "multiple"),
            ("years", "number"),
            (name::code("how_often_do_you_ask_about_sleep").as_str(), "single"),
            ("say", "text"),
        ]
    );
    let grid = found.survey.question("grid_grid").unwrap().grid().unwrap();
    assert_eq!((grid.points.len(), grid.not_applicable, grid.items.len(), grid.designs.len()), (3, true, 2, 3));
    let Kind::Multiple { options } = &found.survey.question("topics").unwrap().kind else { panic!("other kind") };
    assert_eq!(options.iter().map(|option| option.code.as_str()).collect::<Vec<_>>(), ["o1", "o_9"]);
    let left: Vec<(&str, &str)> = found
        .notes
        .iter()
        .filter(|note| note.code.starts_with("left-"))
        .map(|note| (note.column.as_str(), note.code))
        .collect();
    assert_eq!(left, [("record_id", "left-record"), ("email", "left-identifier"), ("sum", "left-calculated")]);
    // Only the other language is missing, and nothing is wrong.
    let faults: BTreeSet<&str> = found.survey.check().iter().map(|fault| fault.key).collect();
    assert_eq!(faults, ["survey-fault-text-fr"].into());
    let both = draft("fields.csv", FIELDS.as_bytes(), &Text { en: "A".to_owned(), fr: "B".to_owned() }, None).unwrap();
    assert!(both.survey.is_ready(), "{:?}", both.survey.check());
    assert_eq!(draft("x.csv", b"a,b\n1,2\n", &title, None).unwrap_err().code, "unknown");
}

#[test]
fn our_own_dictionary_comes_back_as_the_same_questions() {
    let own = Survey::parse(include_str!("../../change/reference/survey.json")).unwrap();
    let text = super::super::dictionary(&own, Language::En);
    let back = draft("d.csv", text.as_bytes(), &own.title, None).unwrap().survey;
    // A dictionary does not say when something is asked: after the cycle all of it is.
    let names = |survey: &Survey| keys(survey, Phase::After).into_keys().collect::<Vec<_>>();
    assert_eq!(names(&own), names(&back));
}

#[test]
fn records_become_answers_and_refused_values_are_told() {
    let csv = "record_id,redcap_event_name,code,email,sure,firm,sure_then,topics___1,topics____9,years,how_often_do_you_ask_about_sleep,say,needs_complete\n\
        1,before_arm_1,MA12,a@b.ca,2,na,,1,0,7,1,,2\n\
        2,before_arm_1,JO07,,9,1,3,0,0,99,0,\"Less, please\",0\n\
        3,before_arm_1,,,1,1,,,,,,,2\n\
        4,before_arm_1,ZZ01,,,,,,,,,,2\n\
        1,after_arm_1,MA12,,3,3,1,,,,,,2\n";
    let older = read_csv(csv, Phase::Before, "code");
    assert_eq!((older.rows, older.people.len(), older.blank, older.empty), (5, 2, 1, 1));
    assert_eq!(older.events, ["before_arm_1", "after_arm_1"]);
    assert_eq!((older.chosen.event.as_str(), older.chosen.code.as_str()), ("before_arm_1", "code"));
    assert_eq!(older.columns, ["record_id", "code", "email"]);
    let first = &older.people[0];
    assert_eq!((first.code.as_str(), first.twin, first.complete), ("MA12", None, true));
    let often = name::code("how_often_do_you_ask_about_sleep");
    let expected = Answers::default()
        .with("sure", Answer::Point(2))
        .with("firm", Answer::NotApplicable)
        .with("topics", Answer::Choices(vec!["o1".to_owned()]))
        .with("years", Answer::Number(7.0))
        .with(often.as_str(), Answer::Choice("o1".to_owned()));
    assert!(first.answers == expected, "{}", first.answers.json());
    assert!(!older.people[1].complete);
    assert_eq!(older.people[1].answers.text("say"), Some("Less, please"));
    // "Then" is asked after the cycle only.
    assert_eq!(kinds(&older), [("unknown-column", 2), ("no-such-choice", 1), ("outside", 1), ("not-asked", 1)]);
    let nine = older.notes.iter().find(|note| note.code == "no-such-choice").unwrap();
    assert_eq!((nine.row, nine.column.as_str(), nine.detail.as_str()), (3, "sure", "9"));
    let after = read_csv(csv, Phase::After, "code");
    assert_eq!(after.chosen.event, "after_arm_1");
    assert_eq!(after.people[0].answers.point("sure", crate::survey::Design::RetrospectivePre), Some(1));
}

#[test]
fn a_code_that_stands_twice_is_nobodys_and_nothing_of_it_is_lost() {
    let csv = "id,sure\nAB12,1\nCD34,2\n\nAB12,3\n";
    let older = read_csv(csv, Phase::Before, "");
    let told: Vec<_> = older.people.iter().map(|coded| (coded.code.as_str(), coded.twin)).collect();
    assert_eq!(told, [("AB12", Some(1)), ("CD34", None), ("AB12", Some(2))]);
    assert_eq!(older.ambiguous(), 1);
}

#[test]
fn a_project_in_odm_gives_the_same_answers() {
    let xml = include_bytes!("../../../../../libs/redcap/fuzz/corpus/everything/project.xml");
    let fields = "Variable / Field Name,Form Name,Field Type,Field Label,\"Choices, Calculations, OR Slider Labels\",Text Validation Type OR Show Slider Number,Matrix Group Name\n\
        record_id,needs,text,Record,,,\ntopics,needs,checkbox,Topics,\"1, Sleep | -9, None\",,\nage,needs,text,Age,,integer,\n\
        sure,needs,radio,How sure?,\"1, Not | 2, Very\",,grid\n";
    let survey = draft("d.csv", fields.as_bytes(), &Text::default(), None).unwrap().survey;
    let older = read("p.xml", xml, (&survey, Phase::Before), &Choosing::default()).unwrap();
    assert_eq!((older.rows, older.people.len(), older.chosen.event.as_str()), (2, 1, "before_arm_1"));
    let one = &older.people[0];
    assert_eq!((one.code.as_str(), one.complete), ("T1", true));
    let expected = Answers::default()
        .with("sure", Answer::Point(2))
        .with("topics", Answer::Choices(vec!["o_9".to_owned()]))
        .with("age", Answer::Number(41.0));
    assert!(one.answers == expected, "{}", one.answers.json());
    assert_eq!(
        read("p.xml", b"<!DOCTYPE a><ODM/>", (&survey, Phase::Before), &Choosing::default()).unwrap_err().code,
        "refused"
    );
}
