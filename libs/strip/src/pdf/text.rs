//! The text of a PDF, as it is drawn: page by page, with the forms that a page draws, each once.

use std::collections::{BTreeSet, HashMap};

use lopdf::{Dictionary, Document, Encoding, Object, ObjectId, Stream, content::Content};

use super::copy::unpacked;
use crate::{Refusal, limits};

/// A gap between two letters that is a space, in thousandths of the letters' size.
const GAP: f32 = 180.0;

/// The table of a font's letters may not be larger than this.
const TABLE: usize = 2 * 1024 * 1024;

/// What can be read.
#[derive(Default)]
pub struct Found {
    /// The text.
    pub text: String,
    /// Some of what is drawn as letters has no meaning that could be read: a person has to look.
    pub unread: bool,
}

/// Reads every page.
pub fn read(source: &Document, pages: &[ObjectId]) -> Result<Found, Refusal> {
    let mut reader = Reader { source, found: Found::default(), seen: BTreeSet::new(), read: 0 };
    for page in pages {
        let Ok(whole) = source.get_dictionary(*page) else { continue };
        let mut drawing = Vec::new();
        for part in source.get_page_contents(*page) {
            if let Ok(stream) = source.get_object(part).and_then(Object::as_stream) {
                drawing.extend(reader.unpack(stream)?);
                drawing.push(b'\n');
            }
        }
        let resources = whole.get_deref(b"Resources", source).and_then(Object::as_dict).ok();
        reader.drawing(&drawing, resources, 0)?;
        reader.found.text.push('\n');
    }
    Ok(reader.found)
}

struct Reader<'a> {
    source: &'a Document,
    found: Found,
    seen: BTreeSet<ObjectId>,
    read: usize,
}

impl<'a> Reader<'a> {
    fn unpack(&mut self, stream: &Stream) -> Result<Vec<u8>, Refusal> {
        let plain = unpacked(stream, limits::MARKUP.min(limits::UNPACKED.saturating_sub(self.read)))?;
        self.read += plain.len();
        Ok(plain)
    }

    fn drawing(&mut self, plain: &[u8], resources: Option<&'a Dictionary>, depth: usize) -> Result<(), Refusal> {
        let content = Content::decode(plain).map_err(|_| Refusal::Broken)?;
        let mut fonts: HashMap<Vec<u8>, Option<Encoding<'a>>> = HashMap::new();
        let mut font: Vec<u8> = Vec::new();
        for operation in &content.operations {
            let first = operation.operands.first();
            match operation.operator.as_str() {
                "Tf" => {
                    font = first.and_then(|name| name.as_name().ok()).unwrap_or_default().to_vec();
                    if !fonts.contains_key(&font) {
                        fonts.insert(font.clone(), self.font(resources, &font)?);
                    }
                }
                "Tj" => self.show(fonts.get(&font), first)?,
                "'" | "\"" => {
                    self.line();
                    self.show(fonts.get(&font), operation.operands.last())?;
                }
                "TJ" => {
                    for part in first.and_then(|parts| parts.as_array().ok()).into_iter().flatten() {
                        match part {
                            Object::String(..) => self.show(fonts.get(&font), Some(part))?,
                            gap if gap.as_float().is_ok_and(|gap| gap < -GAP) => self.space(),
                            _ => {}
                        }
                    }
                }
                // A step to the side is a word, a step down a line.
                "Td" | "TD" => match operation.operands.get(1).and_then(|down| down.as_float().ok()) {
                    Some(0.0) => self.space(),
                    _ => self.line(),
                },
                "T*" | "Tm" | "ET" => self.line(),
                "Do" => {
                    let name = first.and_then(|name| name.as_name().ok()).unwrap_or_default();
                    self.form(resources, name, depth)?;
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// How the letters of a font are read; none when they cannot be.
    fn font(&self, resources: Option<&'a Dictionary>, name: &[u8]) -> Result<Option<Encoding<'a>>, Refusal> {
        let fonts = resources.and_then(|all| all.get_deref(b"Font", self.source).and_then(Object::as_dict).ok());
        let font = fonts.and_then(|fonts| fonts.get_deref(name, self.source).and_then(Object::as_dict).ok());
        let Some(font) = font else { return Ok(None) };
        let has_table = font.get_deref(b"ToUnicode", self.source).and_then(Object::as_stream).is_ok();
        let is = |key: &[u8], value: &[u8]| font.get(key).and_then(Object::as_name).is_ok_and(|found| found == value);
        // Pictures for letters, or the numbers of a font's own letters, without a table of what they mean.
        if !has_table && (is(b"Subtype", b"Type3") || is(b"Subtype", b"Type0")) {
            return Ok(None);
        }
        match font.get_font_encoding_with_limit(self.source, TABLE) {
            Ok(encoding) => Ok(Some(encoding)),
            Err(lopdf::Error::Decompress(lopdf::DecompressError::MemoryLimitExceeded { .. })) => Err(Refusal::Bomb),
            Err(_) => Ok(None),
        }
    }

    fn form(&mut self, resources: Option<&'a Dictionary>, name: &[u8], depth: usize) -> Result<(), Refusal> {
        let source = self.source;
        let forms = resources.and_then(|all| all.get_deref(b"XObject", source).and_then(Object::as_dict).ok());
        let Some(Ok(id)) = forms.and_then(|forms| forms.get(name).ok()).map(Object::as_reference) else {
            return Ok(());
        };
        let Ok(form) = source.get_object(id).and_then(Object::as_stream) else { return Ok(()) };
        let is_form = form.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|kind| kind == b"Form");
        if !is_form || depth > limits::DEPTH / 2 || !self.seen.insert(id) {
            return Ok(());
        }
        let plain = self.unpack(form)?;
        let own = form.dict.get_deref(b"Resources", source).and_then(Object::as_dict).ok();
        self.drawing(&plain, own.or(resources), depth + 1)
    }

    fn show(&mut self, font: Option<&Option<Encoding<'a>>>, letters: Option<&Object>) -> Result<(), Refusal> {
        let Some(Ok(letters)) = letters.map(Object::as_str) else { return Ok(()) };
        let read = font.and_then(Option::as_ref).and_then(|encoding| encoding.bytes_to_string(letters).ok());
        match read {
            Some(read) => {
                self.found.unread |= read.contains('\u{FFFD}') || (read.is_empty() && !letters.is_empty());
                self.found.text.push_str(&read);
            }
            None => self.found.unread = true,
        }
        if self.found.text.len() > limits::TEXT { Err(Refusal::Bomb) } else { Ok(()) }
    }

    fn space(&mut self) {
        if !self.found.text.ends_with(char::is_whitespace) {
            self.found.text.push(' ');
        }
    }

    fn line(&mut self) {
        if !self.found.text.ends_with('\n') && !self.found.text.is_empty() {
            self.found.text.push('\n');
        }
    }
}
