//! The world a document is laid out in: one template, its data, the bundled fonts, and nothing else. No file, no network,
//! no clock. People's texts come in as data, never as markup.

use std::sync::LazyLock;

use serde::Serialize;
use serde_json::Value;
use typst::{
    Library, LibraryExt, World,
    diag::{FileError, FileResult, SourceDiagnostic},
    foundations::{Bytes, Datetime, Duration, Smart},
    syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot},
    text::{Font, FontBook},
    utils::LazyHash,
};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

/// The media type of everything this room makes.
pub const MEDIA_TYPE: &str = "application/pdf";

/// A document that could not be laid out. What was wrong stays out of the message: it may quote people's texts.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the {template} could not be laid out: {faults} faults in the template or its data")]
pub struct Error {
    /// The template's name.
    pub template: &'static str,
    /// How many faults were found.
    pub faults: usize,
}

/// A template of this house.
pub(crate) struct Template {
    /// Its name, for errors.
    pub name: &'static str,
    /// Its markup, which reads `data.json`.
    pub markup: &'static str,
}

/// The fonts: Libertinus Serif for reading; DejaVu Sans for what it lacks, as Hebrew, Arabic and Canadian syllabics.
static FONTS: LazyLock<Vec<Font>> = LazyLock::new(|| {
    let bundled = typst_assets::fonts().map(Bytes::new).flat_map(Font::iter);
    let serif = bundled.filter(|font| font.info().family == "Libertinus Serif");
    let fallback = Font::iter(Bytes::new(include_bytes!("../fonts/DejaVuSans.ttf").as_slice()));
    serif.chain(fallback).collect()
});
static BOOK: LazyLock<LazyHash<FontBook>> = LazyLock::new(|| LazyHash::new(FontBook::from_fonts(FONTS.iter())));
static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));
static MAIN: LazyLock<Option<FileId>> = LazyLock::new(|| file_id("main.typ"));
static DATA: LazyLock<Option<FileId>> = LazyLock::new(|| file_id("data.json"));

fn file_id(name: &str) -> Option<FileId> {
    Some(RootedPath::new(VirtualRoot::Project, VirtualPath::new(name).ok()?).intern())
}

/// Lays a document out as PDF/UA-1. The same template and data give the same document.
///
/// A sign that no bundled font has is shown as an empty box. When a text is so unusual that it still cannot be set, it
/// is set again in Latin signs only: a certificate with boxes is better than none.
pub(crate) fn pdf(template: &Template, data: &impl Serialize, ident: &str) -> Result<Vec<u8>, Error> {
    let broken = |faults| Error { template: template.name, faults };
    let data = serde_json::to_value(data).map_err(|_| broken(1))?;
    lay_out(template, &cleaned(data.clone(), has_glyph), ident)
        .or_else(|_| lay_out(template, &cleaned(data, is_latin), ident))
        .map_err(broken)
}

fn lay_out(template: &Template, data: &Value, ident: &str) -> Result<Vec<u8>, usize> {
    let main = MAIN.ok_or(1_usize)?;
    let desk = Desk {
        main,
        source: Source::new(main, template.markup.to_owned()),
        data: Bytes::from_string(data.to_string()),
    };
    let document = typst::compile::<PagedDocument>(&desk).output.map_err(|faults| count(&faults))?;
    let options = PdfOptions {
        ident: Smart::Custom(ident.to_owned()),
        creator: Smart::Custom(Some("Allround".to_owned())),
        standards: PdfStandards::new(&[PdfStandard::Ua_1]).map_err(|_| 1_usize)?,
        ..PdfOptions::default()
    };
    let pdf = typst_pdf::pdf(&document, &options).map_err(|faults| count(&faults));
    // What was remembered of other people's documents is forgotten.
    typst::comemo::evict(0);
    pdf
}

#[cfg(not(test))]
fn count(faults: &[SourceDiagnostic]) -> usize {
    faults.len()
}

#[cfg(test)]
fn count(faults: &[SourceDiagnostic]) -> usize {
    for fault in faults {
        eprintln!("{}", fault.message);
    }
    faults.len()
}

/// The data with every text made fit to be set: no control or direction signs, no sign outside `fits`.
fn cleaned(data: Value, fits: fn(char) -> bool) -> Value {
    match data {
        Value::String(text) => Value::String(clean(&text, fits)),
        Value::Array(values) => Value::Array(values.into_iter().map(|value| cleaned(value, fits)).collect()),
        Value::Object(fields) => fields.into_iter().map(|(name, value)| (name, cleaned(value, fits))).collect(),
        other => other,
    }
}

fn clean(text: &str, fits: fn(char) -> bool) -> String {
    let shown = text.chars().filter_map(|c| match c {
        '\n' => Some('\n'),
        '\t' => Some(' '),
        // Joiners, variation and direction signs: invisible, and able to turn a line around.
        '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{FEFF}' => None,
        '\u{E0000}'..='\u{E0FFF}' => None,
        c if c.is_control() => None,
        c if fits(c) => Some(c),
        _ => Some('\u{25A1}'),
    });
    shown.collect()
}

fn has_glyph(c: char) -> bool {
    let private = matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..);
    !private && FONTS.iter().any(|font| font.info().coverage.contains(u32::from(c)))
}

/// Basic Latin, Latin-1 and Latin Extended-A, dashes, quotes and the few signs of our own sentences.
fn is_latin(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{A0}'..='\u{17F}' | '\u{2010}'..='\u{2022}' | '\u{2026}' | '\u{202F}' | '\u{25A1}' | '\u{20AC}')
}

/// What one layout may read.
struct Desk {
    main: FileId,
    source: Source,
    data: Bytes,
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &BOOK
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main { Ok(self.source.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if Some(id) == *DATA { Ok(self.data.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_reads_nothing_but_its_data() {
        let nosy = Template { name: "nosy", markup: "#set document(title: \"x\")\n#read(\"/etc/passwd\")" };
        assert_eq!(pdf(&nosy, &(), "x"), Err(Error { template: "nosy", faults: 1 }));
    }

    #[test]
    fn texts_are_never_read_as_markup_and_lose_only_what_cannot_be_set() {
        assert_eq!(clean("#panic() *x* $y$ <a> \\", has_glyph), "#panic() *x* $y$ <a> \\");
        assert_eq!(clean("a\u{202E}b\u{0}c\td\u{FE0F}", has_glyph), "abc d");
        assert_eq!(clean("Zoë ᐃᓄᒃᑎᑐᑦ אבג 漢", has_glyph), "Zoë ᐃᓄᒃᑎᑐᑦ אבג □");
        assert_eq!(clean("Zoë ᐃᓄ – “x”", is_latin), "Zoë □□ – “x”");
    }
}
