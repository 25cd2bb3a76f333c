//! Reports and referrals.

use std::{
    collections::BTreeMap,
    io::{Cursor, Read},
};

use strip::{Kind, Refusal, clean, limits};
use zip::ZipArchive;

use crate::{
    codes,
    made::docx::{W, plain, relations, report, zipped},
    tells,
};

/// Everything in an archive, unpacked.
fn parts(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let count = zip.len();
    let read = |number| {
        let mut part = zip.by_index(number).unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        (part.name().unwrap().into_owned(), bytes)
    };
    (0..count).map(read).collect()
}

#[test]
fn a_report_keeps_its_paragraphs_and_nothing_else() {
    let report = report();
    assert!(parts(&report).values().any(|part| tells(part)));
    let clean = clean(&report).unwrap();
    assert_eq!((clean.kind, clean.sights), (Kind::Docx, 1));
    for (path, part) in parts(&clean.bytes) {
        assert!(!tells(&part) && !tells(path.as_bytes()), "{path}");
    }
    assert_eq!(
        codes(&clean),
        [
            "gps",
            "time",
            "author",
            "camera",
            "description",
            "thumbnail",
            "editing",
            "color-profile",
            "trailing",
            "properties",
            "scripts",
            "form",
            "hidden-text",
            "comments",
            "changes",
            "links",
            "objects",
        ]
        .into_iter()
        .collect::<Vec<_>>()
    );
}

#[test]
fn its_text_is_read_with_heads_notes_and_boxes() {
    let text = clean(&report()).unwrap().text;
    let lines: Vec<&str> = text.lines().filter(|line| !line.is_empty()).collect();
    assert_eq!(lines, ["Low back pain & more", "the clinic2", "Dose", "In a box", "Signed", "A note", "Page head"]);
}

#[test]
fn a_picture_is_cut_as_it_is_shown_and_loses_its_camera() {
    let parts = parts(&clean(&report()).unwrap().bytes);
    let picture = image::load_from_memory(&parts["word/media/image1.jpg"]).unwrap();
    // Turned upright it is 16 wide; the left half is cut off.
    assert_eq!((picture.width(), picture.height()), (8, 32));
    let document = String::from_utf8(parts["word/document.xml"].clone()).unwrap();
    assert!(document.contains("<a:blip r:embed=\"p1\"/>"));
    assert!(document.contains("<w:pStyle w:val=\"s1\"/>"));
    let styles = String::from_utf8(parts["word/styles.xml"].clone()).unwrap();
    assert!(styles.contains("<w:name w:val=\"Style 1\"/>") && styles.contains("<w:name w:val=\"heading 1\"/>"));
}

#[test]
fn a_clean_document_stays_as_it_is() {
    let once = clean(&report()).unwrap();
    let twice = clean(&once.bytes).unwrap();
    assert_eq!((twice.text.clone(), codes(&twice), twice.sights), (once.text, vec![], 1));
}

#[test]
fn prefixes_are_only_names() {
    let space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let document = format!(
        "<document xmlns=\"{space}\" xmlns:w=\"urn:other\"><body><p><r><t>kept</t></r></p><w:p><w:r><w:t>not a word</w:t></w:r></w:p></body></document>"
    );
    let file = zipped(&[
        ("_rels/.rels", relations(&[("a", "officeDocument", "/word/../word/document.xml")])),
        ("word/document.xml", document.into_bytes()),
    ]);
    assert_eq!(clean(&file).unwrap().text, "kept\n");
}

#[test]
fn a_document_type_and_other_archives_are_refused() {
    let typed = format!("<!DOCTYPE x [<!ENTITY a \"b\">]><w:document {W}/>");
    let file = zipped(&[
        ("_rels/.rels", relations(&[("a", "officeDocument", "word/document.xml")])),
        ("word/document.xml", typed.into_bytes()),
    ]);
    assert_eq!(clean(&file), Err(Refusal::Broken));
    assert_eq!(clean(&zipped(&[("hello.txt", b"hello".to_vec())])), Err(Refusal::Kind));
    let sheet = zipped(&[
        ("_rels/.rels", relations(&[("a", "officeDocument", "xl/workbook.xml")])),
        ("xl/workbook.xml", b"<workbook xmlns=\"urn:x\"/>".to_vec()),
    ]);
    assert_eq!(clean(&sheet), Err(Refusal::Kind));
    assert_eq!(clean(b"PK\x03\x04 and no more"), Err(Refusal::Broken));
}

#[test]
fn an_archive_that_unpacks_to_more_than_is_read_is_refused() {
    let paragraphs =
        "<w:p><w:r><w:t>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa</w:t></w:r></w:p>".repeat(limits::MARKUP / 50);
    assert_eq!(clean(&plain(&paragraphs)), Err(Refusal::Bomb));
    let deep = format!("{}{}", "<w:sdt>".repeat(limits::DEPTH), "</w:sdt>".repeat(limits::DEPTH));
    assert_eq!(clean(&plain(&deep)), Err(Refusal::Bomb));
    let names: Vec<String> = (0..2001).map(|number| format!("word/{number}.xml")).collect();
    let many: Vec<(&str, Vec<u8>)> = names.iter().map(|name| (name.as_str(), Vec::new())).collect();
    assert_eq!(clean(&zipped(&many)), Err(Refusal::Bomb));
}
