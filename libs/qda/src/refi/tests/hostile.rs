//! Files that want to do harm, or that something went wrong with: each ends with a sentence that names it.

use std::io::Cursor;

use super::made::{archive, coded, look, open, project};
use crate::{
    Kind,
    limits::Limits,
    refi::{Bundle, inspect},
};

#[track_caller]
fn refused(name: &str, bytes: &[u8], kind: Kind, words: &str) {
    let error = look(name, bytes).unwrap_err();
    assert_eq!(error.kind(), kind, "{error}");
    assert!(error.to_string().starts_with(name) && error.to_string().contains(words), "{error}");
    assert_eq!(open(name, bytes).err(), Some(error));
}

#[test]
fn what_is_no_project_is_said_to_be_none() {
    refused("a.qdpx", b"", Kind::Broken, "is empty");
    refused("a.qdpx", &archive(&[("readme.txt", b"x")]), Kind::Unknown, "an archive without a project.qde");
    refused("a.qdc", b"<html></html>", Kind::Unknown, "its root element is \"html\"");
    refused("a.qde", b"just words", Kind::Broken, "");
    refused("a.qdpx", b"PK\x03\x04 and then nothing", Kind::Broken, "");
}

#[test]
fn entity_bombs_and_outside_entities_are_refused() {
    let bomb = "<!DOCTYPE p [<!ENTITY a \"aaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><Project name=\"&b;\"/>";
    refused("bomb.qde", bomb.as_bytes(), Kind::Refused, "declares a document type");
    let outside = "<!DOCTYPE p [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><Project name=\"&x;\"/>";
    refused("x.qdpx", &archive(&[("project.qde", outside.as_bytes())]), Kind::Refused, "project.qde");
}

#[test]
fn a_project_that_inflates_without_end_is_stopped() {
    let mut xml = b"<Project name=\"".to_vec();
    xml.resize(64 << 20, b'a');
    refused("bomb.qdpx", &archive(&[("project.qde", &xml)]), Kind::TooLarge, "project.qde");
}

#[test]
fn a_text_that_inflates_without_end_is_stopped() {
    let text = vec![b'a'; 64 << 20];
    let error = look("bomb.qdpx", &coded("", &text, &[(0, 4)])).unwrap_err();
    assert_eq!(error.kind(), Kind::TooLarge);
    assert!(error.to_string().starts_with("bomb.qdpx → Sources/s.txt: "), "{error}");
}

#[test]
fn paths_that_lead_outside_are_refused() {
    let bytes = archive(&[("project.qde", project("").as_bytes()), ("../../etc/cron.d/x", b"x")]);
    refused("slip.qdpx", &bytes, Kind::Refused, "leads outside of the archive");
    let inside = "<Sources><TextSource guid=\"s\" plainTextPath=\"internal://../../etc/passwd\">\
        <PlainTextSelection guid=\"p\" startPosition=\"0\" endPosition=\"4\"/></TextSource></Sources>";
    let report = look("slip.qdpx", &archive(&[("project.qde", project(inside).as_bytes())])).unwrap();
    assert_eq!((report.losses[0].what.as_str(), report.losses[0].count), ("texts that are missing from the file", 1));
}

#[test]
fn deep_trees_end_with_a_sentence() {
    let deep = format!("<CodeBook><Codes>{}", "<Code guid=\"c\" name=\"d\" isCodable=\"true\">".repeat(100_000));
    refused("deep.qde", project(&deep).as_bytes(), Kind::TooLarge, "nested more than");
}

#[test]
fn a_case_with_references_without_end_is_stopped() {
    let many = format!("<Cases><Case guid=\"c\">{}</Case></Cases>", "<CodeRef targetGUID=\"x\"/>".repeat(400_000));
    refused("many.qde", project(&many).as_bytes(), Kind::TooLarge, "one element takes more than 24 MiB");
}

#[test]
fn a_cut_file_is_broken_and_not_half_read() {
    let whole = project("<Users><User guid=\"u\"/></Users>");
    for length in [60, 100, whole.len() - 3] {
        assert_eq!(look("cut.qde", &whole.as_bytes()[..length]).unwrap_err().kind(), Kind::Broken);
    }
}

#[test]
fn positions_without_sense_are_counted_as_lost() {
    let inside = "<Sources><TextSource guid=\"s\"><PlainTextContent>abc</PlainTextContent>\
        <PlainTextSelection guid=\"1\" startPosition=\"-5\" endPosition=\"2\"/>\
        <PlainTextSelection guid=\"2\" startPosition=\"2\" endPosition=\"1\"/>\
        <PlainTextSelection guid=\"3\" startPosition=\"9223372036854775807\" endPosition=\"9223372036854775807\"/>\
        <PlainTextSelection guid=\"4\" startPosition=\"1e3\" endPosition=\"99999999999999999999999\"/>\
        <PlainTextSelection guid=\"5\"/></TextSource></Sources>";
    let mut bundle = open("odd.qde", project(inside).as_bytes()).unwrap();
    assert_eq!(bundle.losses.count("selections without a position"), 2);
    assert_eq!(bundle.counts.selections, 5);
    let found = bundle.detect().unwrap();
    let settled = bundle.settle(0, found[0].as_ref()).unwrap().unwrap();
    assert_eq!(settled.spans, [None, None, None]);
}

#[test]
fn a_thousand_references_to_one_long_text_are_counted_before_any_is_read() {
    let text = "Ten bytes.".repeat(1_000);
    let sources: String = (0..1_000)
        .map(|number| format!("<TextSource guid=\"{number}\" plainTextPath=\"internal://s.txt\"/>"))
        .collect();
    let xml = project(&format!("<Sources>{sources}</Sources>"));
    let bytes = archive(&[("project.qde", xml.as_bytes()), ("sources/s.txt", text.as_bytes())]);
    let bound = |texts| Limits { texts, ..Limits::default() };
    let open = |texts| Bundle::open("many.qdpx", Cursor::new(&bytes), &bound(texts)).map(drop);
    assert_eq!(open(10_000_000), Ok(()));
    let error = open(9_999_999).unwrap_err();
    assert_eq!(error.to_string(), "many.qdpx: the project's texts are more than 9 MiB together");
    let notes =
        xml.replace("Sources>", "Notes>").replace("TextSource", "Note").replace("s.txt\"", "s.txt\" name=\"n\"");
    let long = "Ten bytes.".repeat(2_000);
    let bytes = archive(&[("project.qde", notes.as_bytes()), ("sources/s.txt", long.as_bytes())]);
    let error = Bundle::open("memos.qdpx", Cursor::new(&bytes), &Limits::default()).err().unwrap();
    assert_eq!(error.to_string(), "memos.qdpx: the project's memos are more than 16 MiB together");
}

#[test]
fn an_entry_that_is_longer_than_it_says_is_stopped() {
    let text = "We trust them. ".repeat(5_000);
    let mut bytes = coded("", text.as_bytes(), &[(0, 4)]);
    // The directory at the end and the entry's own header both say 75,000.
    let lie = |bytes: &mut Vec<u8>| {
        let (true_size, said) = (75_000_u32.to_le_bytes(), 100_u32.to_le_bytes());
        while let Some(at) = bytes.windows(4).rposition(|four| four == true_size) {
            bytes[at..at + 4].copy_from_slice(&said);
        }
    };
    lie(&mut bytes);
    let error = look("lie.qdpx", &bytes).unwrap_err();
    assert_eq!(error.kind(), Kind::Broken);
    assert!(error.to_string().starts_with("lie.qdpx → Sources/s.txt: cannot be inflated"), "{error}");
}

#[test]
fn attributes_and_bytes_of_the_xml_are_counted() {
    let many = project(&format!("<Wonder {}/>", (0..200).map(|n| format!("a{n}=\"\" ")).collect::<String>()));
    let bound = |limits: Limits| inspect("many.qde", Cursor::new(&many), &limits).map(drop);
    assert_eq!(bound(Limits { nodes: 220, ..Limits::default() }), Ok(()));
    let error = bound(Limits { nodes: 200, ..Limits::default() }).unwrap_err();
    assert!(error.to_string().starts_with("many.qde: more than 200 tags, attributes and texts"), "{error}");
    let error = bound(Limits { xml: 1_000, ..Limits::default() }).unwrap_err();
    assert_eq!(error.to_string(), "many.qde: more than 1000 bytes of XML are not read");
}

#[test]
fn long_words_count_wherever_they_stand() {
    let long = "x".repeat(9 << 20);
    for part in [
        format!(
            "<Variables>{}</Variables>",
            format!("<Variable guid=\"v\"><Description>{long}</Description></Variable>").repeat(10)
        ),
        format!("<Cases>{}</Cases>", format!("<Case guid=\"c\" name=\"{long}\"/>").repeat(10)),
        format!("<Sets>{}</Sets>", format!("<Set guid=\"c\" description=\"{long}\"/>").repeat(10)),
        format!("<Users>{}</Users>", format!("<User guid=\"c\" name=\"{long}\"/>").repeat(10)),
        format!("<Sources>{}</Sources>", format!("<TextSource guid=\"c\" name=\"{long}\"/>").repeat(10)),
    ] {
        let error = open("long.qde", project(&part).as_bytes()).err().unwrap();
        assert_eq!(error.to_string(), "long.qde: the project takes more than 80 MiB of memory");
    }
}

#[test]
fn half_a_character_at_the_end_of_a_file_is_no_reason_to_panic() {
    let mut utf16: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(project("").encode_utf16().flat_map(u16::to_le_bytes)).collect();
    utf16.push(0x20);
    assert_eq!(open("odd.qde", &utf16).unwrap().project.name, "Pilot");
    refused("cut.qde", b"<\0x\0 \0\x20", Kind::Broken, "");
}

#[test]
fn other_encodings_are_read() {
    let utf16: Vec<u8> = [0xff, 0xfe]
        .into_iter()
        .chain(
            project("<Users><User guid=\"u\" name=\"Zoë\"/></Users>")
                .replace("utf-8", "utf-16")
                .encode_utf16()
                .flat_map(u16::to_le_bytes),
        )
        .collect();
    assert_eq!(open("u.qde", &utf16).unwrap().project.users[0].name.as_deref(), Some("Zoë"));
    let report = look("w.qdpx", &coded("", b"caf\xe9 noir", &[(0, 4)])).unwrap();
    assert_eq!(report.offsets.unwrap().samples[0].quote, "café");
    assert!(report.notes.iter().any(|note| note.ends_with("the text is not UTF-8; read as Windows-1252")));
}
