//! Files made to hurt end with a sentence.

use std::io::{Cursor, Write};

use qda::{
    Kind,
    limits::{Archive, Limits, Node, Xml},
    transcript::{Options, read},
};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

fn error(name: &str, bytes: &[u8]) -> (Kind, String) {
    let error = read(name, bytes, &Options::default()).unwrap_err();
    (error.kind(), error.to_string())
}

fn zip(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in entries {
        let deflated = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        zip.start_file(*path, deflated).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn a_bomb_is_left_when_it_swells() {
    let bomb = zip(&[("word/document.xml", &vec![b' '; 64 << 20])]);
    assert!(bomb.len() < 100_000);
    let (kind, problem) = error("bomb.docx", &bomb);
    assert_eq!(kind, Kind::TooLarge);
    assert_eq!(problem, "bomb.docx → word/document.xml: inflates to more than 200 times its size");
}

#[test]
fn an_entity_bomb_is_refused_at_its_declaration() {
    let bytes = std::fs::read(crate::corpus().join("lol.docx")).unwrap();
    assert_eq!(
        error("lol.docx", &bytes),
        (
            Kind::Refused,
            "lol.docx → word/document.xml: declares a document type, which is not read (it can pull in files or grow \
             without end)"
                .to_owned()
        )
    );
}

#[test]
fn paths_that_lead_outside_are_refused() {
    for path in ["../evil", "/etc/passwd", "a/../../b", "..\\..\\b", "C:/x", "a\nb"] {
        let bytes = zip(&[("word/document.xml", b"<a/>"), (path, b"x")]);
        let (kind, problem) = error("slip.docx", &bytes);
        assert_eq!(kind, Kind::Refused, "{path}");
        assert!(problem.starts_with("slip.docx: an entry's path leads outside of the archive"), "{problem}");
    }
    let twice = zip(&[("word/document.xml", b"<a/>"), ("WORD/Document.xml", b"<b/>")]);
    assert_eq!(
        error("twice.docx", &twice),
        (Kind::Refused, "twice.docx: two entries have the same path (\"WORD/Document.xml\")".to_owned())
    );
}

#[test]
fn elements_inside_elements_end_at_a_depth() {
    let deep = format!("<w:document>{}", "<w:p>".repeat(100_000));
    let (kind, problem) = error("deep.docx", &zip(&[("word/document.xml", deep.as_bytes())]));
    assert_eq!(kind, Kind::TooLarge);
    assert!(problem.contains("elements are nested more than 200 deep"), "{problem}");
}

#[test]
fn a_damaged_archive_and_a_damaged_document_say_so() {
    let whole = zip(&[("word/document.xml", b"<w:document><w:p><w:t>Ana: hi</w:t></w:p></w:document>")]);
    assert!(read("a.docx", &whole, &Options::default()).is_ok());
    let (kind, problem) = error("cut.docx", &whole[..whole.len() / 2]);
    assert_eq!(kind, Kind::Broken);
    assert!(problem.starts_with("cut.docx: not a sound ZIP archive"), "{problem}");
    for (xml, what) in [
        ("<w:document><w:p>", "ends inside an element"),
        ("<a></b>", "is not well-formed XML"),
        ("<a>&nbsp;</a>", "uses an entity that is not read (&nbsp;)"),
        ("", "holds no XML element"),
        ("<a/><b/>", "holds two documents in one"),
        ("<a b='1' b='2'/>", "an element's attributes are damaged"),
    ] {
        let (kind, problem) = error("x.docx", &zip(&[("word/document.xml", xml.as_bytes())]));
        assert_eq!(kind, Kind::Broken, "{xml}");
        assert!(problem.starts_with(&format!("x.docx → word/document.xml: {what}")), "{problem}");
    }
}

#[test]
fn what_is_no_transcript_is_named() {
    for (bytes, what) in [
        (&b"%PDF-1.7 x"[..], "a: is a PDF; export the transcript as DOCX, VTT or plain text"),
        (b"{\\rtf1 x}", "a: is an RTF document; save it as DOCX or plain text"),
        (b"\xd0\xcf\x11\xe0 x", "a: is an old or encrypted Office document; save it as DOCX without a password"),
        (b"\xff\xfe\0\0a\0\0\0", "a: is in UTF-32, which is not read; save it as UTF-8"),
        (&[1; 4096], "a: is not a text"),
    ] {
        assert_eq!(error("a", bytes), (Kind::Unknown, what.to_owned()));
    }
    assert_eq!(error("a", b"").1, "a: holds nothing that anybody said");
    assert_eq!(error("a", b"WEBVTT\n\n").1, "a: holds nothing that anybody said");
    assert_eq!(error("a", &zip(&[("x", b"y")])).1, "a: is a ZIP archive, but no Word document");
}

#[test]
fn long_lines_and_many_cues_end_with_a_sentence() {
    let line = vec![b'a'; 200 << 20];
    assert_eq!(error("long.txt", &line).1, "long.txt: more than 16 MiB are not read");
    let cues = b"00:01.000 --> 00:02.000\n\n".repeat(200_001);
    assert_eq!(error("many.srt", &cues).1, "many.srt: holds more than 200000 cues");
}

#[test]
fn every_form_stops_at_the_bound_of_cues() {
    let few = Options { limits: Limits { cues: 3, ..Limits::default() }, ..Options::default() };
    for (head, piece) in [
        ("WEBVTT\n\n", "00:01.000 --> 00:02.000\na\n\n"),
        ("", "1\n00:00:01,000 --> 00:00:02,000\na\n\n"),
        ("", "Ana: a\n"),
        ("", "<Ana> a\n\n"),
        ("", "{\"text\":\"a\"}\n"),
    ] {
        let text = |count: usize| format!("{head}{}", piece.repeat(count));
        assert_eq!(read("a", text(3).as_bytes(), &few).unwrap().cues.len(), 3, "{piece}");
        assert_eq!(read("a", text(4).as_bytes(), &few).unwrap_err().to_string(), "a: holds more than 3 cues");
    }
    let crowd = format!("WEBVTT\n\n00:01.000 --> 00:02.000\n{}", "<v A>b".repeat(4));
    assert_eq!(read("a", crowd.as_bytes(), &few).unwrap_err().to_string(), "a: holds more than 3 cues");
    let names = format!("1\n00:00:01,000 --> 00:00:02,000\n{}", "Ana: b\n".repeat(4));
    assert_eq!(read("a", names.as_bytes(), &few).unwrap_err().to_string(), "a: holds more than 3 cues");
}

#[test]
fn text_that_invites_long_searches_is_read_in_one_pass() {
    for piece in ["<", "&", "{\\", "<v ", "Ana: ", "[00:01 ", "&#", ">> ", "a:\n", "-->", "0:0:", "(", "  0:03\n"] {
        let mut source = piece.repeat((256 << 10) / piece.len());
        for prefix in ["", "WEBVTT\n\n00:01.000 --> 00:02.000\n", "1\n00:00:01,000 --> 00:00:02,000\n"] {
            source.insert_str(0, prefix);
            // An error (too many cues) is as good as a transcript here: what counts is that it ends.
            let _ = read("a", source.as_bytes(), &Options::default());
        }
    }
}

#[test]
fn an_archive_with_too_many_entries_or_too_large_a_directory_is_left_before_it_is_read() {
    let entries: Vec<(String, &[u8])> =
        (0..50).map(|place| (format!("{place}{}", "x".repeat(1000)), &b""[..])).collect();
    let entries: Vec<(&str, &[u8])> = entries.iter().map(|(path, bytes)| (path.as_str(), *bytes)).collect();
    let bytes = zip(&entries);
    let open =
        |limits: Limits| Archive::open("a.zip", Cursor::new(&bytes), &limits).map(|_| ()).map_err(|e| e.to_string());
    assert_eq!(open(Limits::default()), Ok(()));
    let few = Limits { entries: 49, ..Limits::default() };
    assert_eq!(open(few), Err("a.zip: holds 50 entries; 49 are read".to_owned()));
    let small = Limits { directory: 20 << 10, ..Limits::default() };
    assert_eq!(open(small), Err("a.zip: the archive's directory is larger than 20 KiB".to_owned()));
}

#[test]
fn xml_is_read_in_the_encoding_it_announces() {
    let said = |bytes: &[u8]| {
        let mut xml = Xml::new("a", bytes, &Limits::default()).map_err(|e| e.to_string())?;
        let mut text = String::new();
        while let Some(node) = xml.next().map_err(|e| e.to_string())? {
            if let Node::Text(run) = node {
                text.push_str(&run);
            }
        }
        Ok::<_, String>(text)
    };
    let utf16: Vec<u8> = "\u{feff}<a>été 👋</a>".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(said(&utf16), Ok("été 👋".to_owned()));
    assert_eq!(said(b"<?xml version='1.0' encoding='iso-8859-1'?><a>\xe9</a>"), Ok("é".to_owned()));
    assert_eq!(said("\u{feff}<a>é<![CDATA[<&]]>&#233;</a>".as_bytes()), Ok("é<&é".to_owned()));
    assert_eq!(
        said(b"<?xml version='1.0' encoding='martian'?><a/>"),
        Err("a: is in an encoding that is not known (martian)".to_owned())
    );
    let long = format!("<a>{}</a>", "x".repeat(17 << 20));
    assert_eq!(said(long.as_bytes()), Err("a: one tag or run of characters is longer than 16 MiB".to_owned()));
}

#[test]
fn a_cue_of_many_voices_is_not_copied_for_each_of_them() {
    let cue = format!("WEBVTT\n\n00:01.000 --> 00:02.000\n{}", "A: x\n".repeat(250_000));
    let error = read("voices.vtt", cue.as_bytes(), &Options::default()).unwrap_err();
    assert_eq!(error.to_string(), "voices.vtt: holds more than 200000 cues");
}
