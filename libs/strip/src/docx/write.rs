//! Packs clean parts and pictures into a new DOCX, always under the same names.

use std::{
    collections::BTreeSet,
    io::{Cursor, Write},
};

use zip::{ZipWriter, result::ZipResult, write::SimpleFileOptions};

use crate::Kind;

/// The languages that a part's elements are of.
pub const LANGUAGES: &str = concat!(
    " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"",
    " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"",
    " xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\"",
    " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"",
    " xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"",
);

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// A clean part.
pub struct Part {
    /// Its name, as "document" or "header1".
    pub name: String,
    /// What it says.
    pub xml: String,
    /// The pictures it shows, by number.
    pub pictures: BTreeSet<usize>,
    /// The headers and footers it names: which of the two, in the order of their numbers.
    pub margins: Vec<String>,
}

impl Part {
    /// A header or footer without anything in it.
    pub fn empty(name: &str, kind: &str) -> Self {
        let root = if kind == "header" { "hdr" } else { "ftr" };
        let xml = format!("<w:{root}{LANGUAGES}><w:p/></w:{root}>");
        Self { name: name.to_owned(), xml, pictures: BTreeSet::new(), margins: Vec::new() }
    }

    /// What kind of part it is: its name without a number.
    fn kind(&self) -> &str {
        self.name.trim_end_matches(|c: char| c.is_ascii_digit())
    }
}

/// The package. The document comes first.
pub fn package(parts: &[Part], pictures: &[(Kind, Vec<u8>)]) -> ZipResult<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut put = |path: &str, bytes: &[u8]| -> ZipResult<()> {
        zip.start_file(path, SimpleFileOptions::default())?;
        Ok(zip.write_all(bytes)?)
    };
    put("[Content_Types].xml", types(parts).as_bytes())?;
    let main = format!("<Relationship Id=\"d1\" Type=\"{OFFICE}/officeDocument\" Target=\"word/document.xml\"/>");
    put("_rels/.rels", relations(&main).as_bytes())?;
    for part in parts {
        put(&format!("word/{}.xml", part.name), format!("{HEAD}{}", part.xml).as_bytes())?;
        let mut leans = String::new();
        for number in &part.pictures {
            let Some((kind, _)) = pictures.get(number - 1) else { continue };
            let path = format!("media/image{number}.{}", kind.code());
            leans.push_str(&format!("<Relationship Id=\"p{number}\" Type=\"{OFFICE}/image\" Target=\"{path}\"/>"));
        }
        for (number, kind) in (1..).zip(&part.margins) {
            let path = format!("{kind}{number}.xml");
            leans.push_str(&format!("<Relationship Id=\"m{number}\" Type=\"{OFFICE}/{kind}\" Target=\"{path}\"/>"));
        }
        if part.name == "document" {
            for (number, other) in (1..).zip(parts.iter().filter(|other| other.kind() == other.name)).skip(1) {
                let kind = &other.name;
                leans.push_str(&format!(
                    "<Relationship Id=\"o{number}\" Type=\"{OFFICE}/{kind}\" Target=\"{kind}.xml\"/>"
                ));
            }
        }
        if !leans.is_empty() {
            put(&format!("word/_rels/{}.xml.rels", part.name), relations(&leans).as_bytes())?;
        }
    }
    for (number, (kind, bytes)) in (1..).zip(pictures) {
        put(&format!("word/media/image{number}.{}", kind.code()), bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

fn relations(list: &str) -> String {
    format!("{HEAD}<Relationships xmlns=\"{RELATIONS}\">{list}</Relationships>")
}

fn types(parts: &[Part]) -> String {
    let mut types = format!("{HEAD}<Types xmlns=\"{TYPES}\">");
    let endings = [
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"),
        (Kind::Jpeg.code(), Kind::Jpeg.media_type()),
        (Kind::Png.code(), Kind::Png.media_type()),
    ];
    for (ending, kind) in endings {
        types.push_str(&format!("<Default Extension=\"{ending}\" ContentType=\"{kind}\"/>"));
    }
    for part in parts {
        let (name, kind) = (&part.name, if part.name == "document" { "document.main" } else { part.kind() });
        types.push_str(&format!("<Override PartName=\"/word/{name}.xml\" ContentType=\"{WORD}.{kind}+xml\"/>"));
    }
    types.push_str("</Types>");
    types
}

/// Characters as XML may hold them.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\t' | '\n' | '\r' => escaped.push(letter),
            '\0'..' ' | '\u{FFFE}' | '\u{FFFF}' => {}
            letter => escaped.push(letter),
        }
    }
    escaped
}
