//! Foreign projects written anew.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::{
    foreign::ALL,
    made::{archive, look, open, project},
    schema,
};
use crate::refi::{Dialect, Project, Writing, write_qdc};

const WRITING: Writing<'_> = Writing { dialect: Dialect::Spec, origin: "Pilot" };

#[test]
fn what_was_converted_is_valid_and_read_again() {
    let text = "We trust them 😀.\r\nWe do.";
    let bytes = archive(&[("Odd.qde", project(ALL).as_bytes()), ("Sources/group.txt", text.as_bytes())]);
    for (dialect, _) in Dialect::ALL {
        let mut out = Cursor::new(Vec::new());
        let writing = Writing { dialect, ..WRITING };
        let (losses, _) = open("all.qdpx", &bytes).unwrap().convert("out.qdpx", &mut out, writing).unwrap();
        assert_eq!(losses.count("pictures"), 1);
        assert_eq!(losses.count("selections outside of their text"), 1);
        assert_eq!(losses.count("codings of selections outside of their text"), 1);
        let bytes = out.into_inner();
        let mut zip = ZipArchive::new(Cursor::new(&bytes)).unwrap();
        let names: Vec<_> = zip.file_names().map(|name| name.unwrap().into_owned()).collect();
        assert!(names.iter().all(|name| name == "project.qde" || name.starts_with("sources/")), "{names:?}");
        let mut xml = Vec::new();
        zip.by_name("project.qde").unwrap().read_to_end(&mut xml).unwrap();
        assert_eq!(schema::project(&xml), Ok(()));
        let report = look("out.qdpx", &bytes).unwrap();
        assert_eq!((report.counts.selections, report.counts.codings, report.counts.memos), (4, 3, 1));
        assert!(report.losses.is_empty() && report.notes.is_empty(), "{report:?}");
        let mut again = open("out.qdpx", &bytes).unwrap();
        let found = again.detect().unwrap();
        let settled = again.settle(0, found[0].as_ref()).unwrap().unwrap();
        let quotes: Vec<_> = settled.spans.iter().map(|span| &settled.text[span.clone().unwrap()]).collect();
        assert_eq!(quotes, ["We", "trust"]);
    }
}

#[test]
fn converting_twice_changes_nothing() {
    let bytes = archive(&[("project.qde", project(ALL).as_bytes()), ("sources/group.txt", b"We trust them.\r\n")]);
    let convert = |bytes: &[u8]| {
        let mut out = Cursor::new(Vec::new());
        open("in.qdpx", bytes).unwrap().convert("out.qdpx", &mut out, WRITING).unwrap();
        out.into_inner()
    };
    let once = convert(&bytes);
    assert_eq!(convert(&once), once);
}

#[test]
fn wrong_values_are_written_as_words_or_left_out_and_counted() {
    let xml = project(
        "<CodeBook><Codes><Code guid=\"c\" name=\"Red\" isCodable=\"true\" color=\"red\"/></Codes></CodeBook>\
         <Variables><Variable guid=\"v\" name=\"Age\" typeOfVariable=\"Number\"/></Variables>\
         <Cases><Case guid=\"a\"><VariableValue><VariableRef targetGUID=\"v\"/><IntegerValue>about 40</IntegerValue>\
         </VariableValue><VariableValue><VariableRef targetGUID=\"v\"/><BooleanValue>True</BooleanValue></VariableValue>\
         </Case></Cases>\
         <Notes><Note guid=\"n\" creationDateTime=\"yesterday\"><PlainTextContent>x</PlainTextContent></Note></Notes>",
    );
    let mut out = Cursor::new(Vec::new());
    let (losses, _) = open("in.qde", xml.as_bytes()).unwrap().convert("out.qdpx", &mut out, WRITING).unwrap();
    for what in [
        "colors that are no RGB",
        "types of variables Number",
        "values that are not of their type, written as text",
        "times that are none",
    ] {
        assert_eq!(losses.count(what), 1, "{what}");
    }
    assert_eq!(losses.count("identifiers that are no GUIDs, replaced"), 4);
    let again = open("out.qdpx", &out.into_inner()).unwrap();
    let values: Vec<_> = again.project.cases[0].values.iter().map(|value| value.value.as_deref().unwrap()).collect();
    assert_eq!(values, ["about 40", "true"]);
}

#[test]
fn a_codebook_without_codes_is_refused_with_a_sentence() {
    let error = write_qdc("c.qdc", Vec::new(), &Project::default(), WRITING).unwrap_err();
    assert_eq!(error.to_string(), "c.qdc: a codebook needs at least one code, and the project has none");
}
