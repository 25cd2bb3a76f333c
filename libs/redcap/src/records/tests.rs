use proptest::prelude::*;

use super::*;
use crate::{Kind, dictionary, dictionary::Dictionary};

const FIELDS: &str = "Variable / Field Name,Form Name,Field Type,Field Label,\"Choices, Calculations, OR Slider Labels\",Text Validation Type OR Show Slider Number,Identifier?\n\
    record_id,about,text,Record,,,\n\
    email,about,text,Mail,,email,y\n\
    age,about,text,Age,,integer,\n\
    topics,needs,checkbox,Topics,\"1, Sleep | 2, Opioids | -9, None\",,\n\
    conf,needs,radio,Confidence,\"1, Low | 2, High\",,\n\
    told,needs,yesno,Told,,,\n\
    hint,needs,descriptive,Read this,,,\n\
    pain,needs,slider,Pain,,,\n";

fn fields() -> Dictionary {
    dictionary::read("d.csv", FIELDS.as_bytes(), &Default::default()).unwrap().value
}

fn options() -> Options {
    Options { missing: ["-99".to_owned(), "NA".to_owned()].into(), identifiers: false }
}

fn many(codes: &[&str]) -> Value {
    Value::Many(codes.iter().map(|code| (*code).to_owned()).collect())
}

#[test]
fn records_with_events_instances_and_checkboxes_are_read() {
    let csv = "record_id,redcap_event_name,redcap_repeat_instrument,redcap_repeat_instance,age,topics___1,topics___2,topics____9,conf,told,pain,needs_complete\n\
        T1,before_arm_1,,,41,1,0,1,2,1,55,2\n\
        T1,after_arm_1,needs,2,,0,0,0,-99,,,0\n\
        T2,before_arm_1,,,NA,-99,-99,-99,,,,1\n";
    let taken = read("r.csv", csv.as_bytes(), &fields(), &options()).unwrap();
    assert_eq!(taken.notes.kept, []);
    let [first, second, third] = taken.value.records.as_slice() else { panic!() };
    assert_eq!((first.id.as_str(), first.event.as_str(), first.row), ("T1", "before_arm_1", 2));
    assert_eq!(first.values["topics"], many(&["1", "-9"]));
    assert_eq!(first.values["age"], Value::One("41".into()));
    assert_eq!(first.complete["needs"], Status::Complete);
    assert_eq!((second.instrument.as_str(), second.instance), ("needs", Some(2)));
    assert_eq!(second.values["topics"], many(&[]));
    assert_eq!(second.values["conf"], Value::Missing("-99".into()));
    assert_eq!(third.values["topics"], Value::Missing("-99".into()));
    assert_eq!(third.values.len(), 2);
}

#[test]
fn what_cannot_be_taken_is_told_by_row_and_column() {
    let csv = "record_id;email;age;conf;topics___1;told;shoe;age;redcap_survey_identifier;needs_timestamp;needs_complete;redcap_repeat_instance\n\
        T1;a@b.ca;x1;3;2;yes;44;1;Ann;2026-01-01 10:00;9;\n\
        ;;40;;;;;;;;;\n\
        T1;;41;;;;;;;;;\n\
        T3;;41;;;;;;;;;two\n\
        T4;;41;;;;;;;;;;extra\n";
    let taken = read("r.csv", csv.as_bytes(), &fields(), &options()).unwrap();
    let told: Vec<_> =
        taken.notes.kept.iter().map(|note| (note.row, note.column.as_str(), note.problem.code())).collect();
    assert_eq!(
        told,
        [
            (1, "email", "identifier"),
            (1, "shoe", "unknown-column"),
            (1, "age", "repeated-column"),
            (1, "redcap_survey_identifier", "revealing"),
            (1, "needs_timestamp", "revealing"),
            (2, "age", "bad-value"),
            (2, "conf", "no-such-choice"),
            (2, "topics___1", "no-such-choice"),
            (2, "told", "no-such-choice"),
            (2, "needs_complete", "bad-status"),
            (3, "", "no-record"),
            (4, "", "repeated-record"),
            (5, "redcap_repeat_instance", "bad-instance"),
            (6, "", "too-many-cells"),
        ]
    );
    let ids: Vec<_> = taken.value.records.iter().map(|record| record.id.as_str()).collect();
    assert_eq!(ids, ["T1", "T4"]);
    // Nothing of who it was has come along.
    assert!(!format!("{:?}", taken.value).contains("a@b.ca"));
}

#[test]
fn a_file_without_the_record_id_is_refused_and_labels_are_recognized() {
    let refused = |csv: &str| read("r.csv", csv.as_bytes(), &fields(), &options()).unwrap_err();
    assert_eq!(refused("age\n4\n").to_string(), "r.csv: has no column of the record id (record_id)");
    assert!(refused("Record,Age\nT1,4\n").to_string().ends_with("; export the raw data, not the labels"));
    assert_eq!(refused("").kind(), Kind::Unknown);
}

#[test]
fn ten_thousand_rows_are_read_and_a_notes_flood_is_counted() {
    let mut csv = "record_id,age\n".to_owned();
    for row in 0..10_000 {
        csv.push_str(&format!("T{row},x\n"));
    }
    let taken = read("r.csv", csv.as_bytes(), &fields(), &options()).unwrap();
    assert_eq!((taken.value.records.len(), taken.notes.kept.len(), taken.notes.more), (10_000, 1_000, 9_000));
}

fn record() -> impl Strategy<Value = Record> {
    let codes = proptest::collection::btree_set(prop_oneof![Just("1"), Just("2"), Just("-9")], 0..3);
    let answers = (proptest::option::of(0..120_u32), proptest::option::of(codes), proptest::option::of(1..3_u32));
    let which = ("[a-z]{1,6}_arm_1", proptest::option::of(1..9_u32), "[A-Za-z]{0,5}", 0..4_usize);
    (answers, which).prop_map(|((age, topics, conf), (event, instance, group, complete))| {
        let mut values = BTreeMap::new();
        values.extend(age.map(|age| ("age".to_owned(), Value::One(age.to_string()))));
        let own = |codes: BTreeSet<&str>| Value::Many(codes.into_iter().map(str::to_owned).collect());
        values.extend(topics.map(|codes| ("topics".to_owned(), own(codes))));
        values.extend(conf.map(|conf| ("conf".to_owned(), Value::One(conf.to_string()))));
        let status = [None, Some(Status::Incomplete), Some(Status::Unverified), Some(Status::Complete)][complete];
        let instrument = if instance.is_some() { "needs".to_owned() } else { String::new() };
        Record {
            event,
            instrument,
            instance,
            group,
            values,
            complete: status.map(|status| ("needs".to_owned(), status)).into_iter().collect(),
            ..Record::default()
        }
    })
}

proptest! {
    #[test]
    fn records_that_were_written_are_read_again(records in proptest::collection::vec(record(), 1..6), ids in "[=+@A-Z'-]{1,6}") {
        let named = |(place, record): (usize, Record)| Record { id: format!("{ids}{place}"), ..record };
        let own = Records { records: records.into_iter().enumerate().map(named).collect() };
        let back = read("r.csv", write(&own, &fields()).as_bytes(), &fields(), &options()).unwrap();
        prop_assert_eq!(back.notes.kept.iter().filter(|note| note.column != "email").count(), 0);
        let numbered = |(place, record): (usize, &Record)| Record { row: place + 2, ..record.clone() };
        prop_assert_eq!(back.value.records, own.records.iter().enumerate().map(numbered).collect::<Vec<_>>());
    }
}
