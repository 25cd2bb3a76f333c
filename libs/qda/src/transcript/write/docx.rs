//! Word documents: a paragraph a cue, in the plain text's forms, the name in bold.

use std::io::{Cursor, Write};

use zip::{ZipWriter, write::SimpleFileOptions};

use super::{
    super::{Cue, Transcript, text::opening_of},
    same,
    text::{name, stamp},
};

const TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>
"#;

const RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>
"#;

const OPEN: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>
"#;

const CLOSE: &str = "<w:sectPr/></w:body></w:document>\n";

/// The document's bytes.
pub(super) fn write(transcript: &Transcript) -> std::io::Result<Vec<u8>> {
    let plain = pack(transcript, |cue| (stamp(cue), name(cue)))?;
    if same(&plain, transcript.cues.iter().map(|cue| (cue.start, cue.end, cue))) {
        return Ok(plain);
    }
    pack(transcript, |cue| (opening_of(cue), String::new()))
}

/// A paragraph for each cue: what `head` puts before the words, its second part in bold.
fn pack(transcript: &Transcript, head: impl Fn(&Cue) -> (String, String)) -> std::io::Result<Vec<u8>> {
    let mut body = String::from(OPEN);
    for cue in &transcript.cues {
        let (before, name) = head(cue);
        body.push_str("<w:p>");
        run(&mut body, &before, "");
        run(&mut body, &name, "<w:rPr><w:b/></w:rPr>");
        run(&mut body, &cue.text, "");
        body.push_str("</w:p>\n");
    }
    body.push_str(CLOSE);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, content) in [("[Content_Types].xml", TYPES), ("_rels/.rels", RELATIONS), ("word/document.xml", &body)] {
        zip.start_file(path, SimpleFileOptions::default())?;
        zip.write_all(content.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

/// Words with one look. Line breaks and tabs are elements of their own.
fn run(body: &mut String, words: &str, look: &str) {
    if words.is_empty() {
        return;
    }
    body.push_str("<w:r>");
    body.push_str(look);
    for (place, line) in words.split('\n').enumerate() {
        if place > 0 {
            body.push_str("<w:br/>");
        }
        for (place, piece) in line.split('\t').enumerate() {
            if place > 0 {
                body.push_str("<w:tab/>");
            }
            if !piece.is_empty() {
                let piece = piece.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
                body.push_str(&format!("<w:t xml:space=\"preserve\">{piece}</w:t>"));
            }
        }
    }
    body.push_str("</w:r>");
}
