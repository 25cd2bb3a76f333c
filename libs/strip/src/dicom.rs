//! A DICOM picture: only its pixels go over, as the grey values that its own window shows.
//!
//! Read by hand, for a reason: the libraries at hand keep the whole data set, lean on an unmaintained table of character
//! sets, and trust lengths that the file tells. Here every element that is not about pixels is passed over unread.

mod element;
mod pixels;

use std::collections::BTreeSet;

use crate::{Clean, Dropped, Kind, Refusal, kind::Format, picture};
use element::{Elements, Syntax};
use pixels::Shape;

/// Native pixels, implicit and explicit value representations, little endian.
const IMPLICIT: &str = "1.2.840.10008.1.2";
const EXPLICIT: &str = "1.2.840.10008.1.2.1";
/// Baseline JPEG.
const JPEG: &str = "1.2.840.10008.1.2.4.50";

/// A clean picture of a DICOM file: its first one.
pub(crate) fn clean(bytes: &[u8]) -> Result<Clean, Refusal> {
    let body = bytes.get(132..).ok_or(Refusal::Broken)?;
    let (syntax, rest) = syntax(body)?;
    let packed = match syntax.as_str() {
        IMPLICIT => (Syntax::Implicit, false),
        EXPLICIT => (Syntax::Explicit, false),
        JPEG => (Syntax::Explicit, true),
        _ => return Err(Refusal::Compression),
    };
    let mut shape = Shape::default();
    let mut dropped = BTreeSet::new();
    let mut data = None;
    for element in Elements::new(rest, packed.0) {
        let element = element?;
        dropped.extend(told(element.group, element.number));
        shape.learn(&element);
        if (element.group, element.number) == (0x7FE0, 0x0010) {
            data = Some(element.value);
            break;
        }
    }
    let data = data.ok_or(Refusal::NoPicture)?;
    if shape.frames > 1 {
        dropped.insert(Dropped::Frames);
    }
    picture::within(u32::from(shape.columns), u32::from(shape.rows))?;
    let image = if packed.1 {
        let code = element::first_fragment(data).ok_or(Refusal::Broken)?;
        let bare = picture::jpeg::bare(code)?;
        picture::decode(&bare.bytes, Format::Jpeg)?
    } else {
        shape.picture(data)?
    };
    let mut clean = picture::pack(&image, Kind::Png, dropped)?;
    clean.burned_in = shape.burned_in;
    Ok(clean)
}

/// The syntax of a file, and what follows its head. The head itself is always explicit.
fn syntax(body: &[u8]) -> Result<(String, &[u8]), Refusal> {
    let mut elements = Elements::new(body, Syntax::Explicit);
    let mut found = None;
    let mut rest = body;
    while let Some(element) = elements.next() {
        let element = element?;
        if element.group != 0x0002 {
            break;
        }
        if element.number == 0x0010 {
            found = Some(element.words());
        }
        rest = elements.rest();
    }
    Ok((found.ok_or(Refusal::Broken)?, rest))
}

/// What an element told, by its group.
fn told(group: u16, number: u16) -> Option<Dropped> {
    match group {
        0x0010 => Some(Dropped::Patient),
        group if group % 2 == 1 => Some(Dropped::Private),
        0x6000..=0x60FF => Some(Dropped::Overlay),
        0x0008 if matches!(number, 0x0020..=0x0033 | 0x0050 | 0x0080..=0x0094 | 0x1010..=0x1090) => {
            Some(Dropped::Study)
        }
        0x0020 if matches!(number, 0x000D..=0x0010 | 0x4000) => Some(Dropped::Study),
        0x0018 if matches!(number, 0x1000 | 0x1012 | 0x1014 | 0x1030) => Some(Dropped::Study),
        0x0032 | 0x0038 | 0x0040 => Some(Dropped::Study),
        _ => None,
    }
}
