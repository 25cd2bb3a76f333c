//! A PDF: its pages are copied into a new document, key by key from a list of what drawing a page needs.
//!
//! What nobody sees has no way over: properties, XMP, attached files, scripts, actions, notes, form fields, bookmarks, small
//! copies of pages, alternative texts, older versions of the file.

mod content;
mod copy;
mod keys;
mod pixels;
mod text;

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId, dictionary};

use crate::{Clean, Dropped, Kind, Refusal, limits};
use copy::Copier;

/// What one packed object of the file may unpack to while it is read.
const OBJECT: usize = 16 * 1024 * 1024;

/// What a page inherits from the folders of pages above it.
const INHERITED: [&[u8]; 4] = [b"Resources", b"MediaBox", b"CropBox", b"Rotate"];

/// A clean document of one that somebody sent.
pub(crate) fn clean(bytes: &[u8]) -> Result<Clean, Refusal> {
    let source = load(bytes)?;
    let pages: Vec<ObjectId> = source.page_iter().take(limits::PAGES + 1).collect();
    if pages.is_empty() {
        return Err(Refusal::Broken);
    }
    if pages.len() > limits::PAGES {
        return Err(Refusal::Pages);
    }
    let mut copier = Copier::new(&source);
    let folder = copier.place();
    let mut kids = Vec::new();
    for page in &pages {
        let whole = whole(&source, *page)?;
        let mut copied = copier.page(&whole)?;
        copied.set("Parent", folder);
        kids.push(Object::Reference(copier.target.add_object(copied)));
    }
    copier.finish()?;
    let count = i64::try_from(kids.len()).map_err(|_| Refusal::Pages)?;
    let mut target = copier.target;
    // Read from the copy: what is told is what is there.
    let written: Vec<ObjectId> = kids.iter().filter_map(|kid| kid.as_reference().ok()).collect();
    let found = text::read(&target, &written)?;
    target.objects.insert(folder, dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count }.into());
    let root = target.add_object(dictionary! { "Type" => "Catalog", "Pages" => folder });
    target.trailer.set("Root", root);
    let mut clean = Vec::new();
    target.save_to(&mut clean).map_err(|_| Refusal::Broken)?;
    if clean.len() > limits::FILE {
        return Err(Refusal::Large);
    }
    let mut dropped = copier.dropped;
    dropped.extend(left_behind(&source, &pages));
    let sights = copier.pictures + usize::from(found.unread);
    Ok(Clean { kind: Kind::Pdf, bytes: clean, text: found.text, sights, dropped, burned_in: false, size: None })
}

fn load(bytes: &[u8]) -> Result<Document, Refusal> {
    let options = LoadOptions::with_max_decompressed_size(OBJECT);
    let source = match Document::load_mem_with_options(bytes, options) {
        Ok(source) => source,
        Err(lopdf::Error::InvalidPassword | lopdf::Error::Decryption(_)) => return Err(Refusal::Locked),
        Err(lopdf::Error::Decompress(lopdf::DecompressError::MemoryLimitExceeded { .. })) => return Err(Refusal::Bomb),
        Err(_) => return Err(Refusal::Broken),
    };
    if source.is_encrypted() || source.was_encrypted() {
        return Err(Refusal::Locked);
    }
    Ok(source)
}

/// A page with what it inherits.
fn whole(source: &Document, page: ObjectId) -> Result<Dictionary, Refusal> {
    let mut whole = source.get_dictionary(page).map_err(|_| Refusal::Broken)?.clone();
    let mut above = whole.get(b"Parent").and_then(Object::as_reference).ok();
    for _ in 0..limits::DEPTH {
        let Some(folder) = above.and_then(|id| source.get_dictionary(id).ok()) else { break };
        for key in INHERITED {
            if let (false, Ok(value)) = (whole.has(key), folder.get(key)) {
                whole.set(key, value.clone());
            }
        }
        above = folder.get(b"Parent").and_then(Object::as_reference).ok();
    }
    Ok(whole)
}

/// What stands beside the pages, for the person to know.
fn left_behind(source: &Document, pages: &[ObjectId]) -> BTreeSet<Dropped> {
    let mut told = BTreeSet::new();
    if source.trailer.has(b"Info") {
        told.insert(Dropped::Properties);
    }
    let catalog = source.catalog().ok();
    let has = |key: &[u8]| catalog.is_some_and(|catalog| catalog.has(key));
    let beside: [(&[u8], Dropped); 7] = [
        (b"Metadata", Dropped::Properties),
        (b"AcroForm", Dropped::Form),
        (b"OpenAction", Dropped::Scripts),
        (b"AA", Dropped::Scripts),
        (b"Outlines", Dropped::Bookmarks),
        (b"StructTreeRoot", Dropped::HiddenText),
        (b"AF", Dropped::Files),
    ];
    told.extend(beside.into_iter().filter(|(key, _)| has(key)).map(|(_, what)| what));
    let names =
        catalog.and_then(|catalog| catalog.get_deref(b"Names", source).ok()).and_then(|names| names.as_dict().ok());
    if let Some(names) = names {
        let kept: [(&[u8], Dropped); 3] =
            [(b"EmbeddedFiles", Dropped::Files), (b"JavaScript", Dropped::Scripts), (b"Dests", Dropped::Bookmarks)];
        told.extend(kept.into_iter().filter(|(key, _)| names.has(key)).map(|(_, what)| what));
    }
    for page in pages.iter().filter_map(|page| source.get_dictionary(*page).ok()) {
        let beside: [(&[u8], Dropped); 4] = [
            (b"Annots", Dropped::Annotations),
            (b"AA", Dropped::Scripts),
            (b"Thumb", Dropped::Thumbnail),
            (b"Metadata", Dropped::Properties),
        ];
        told.extend(beside.into_iter().filter(|(key, _)| page.has(key)).map(|(_, what)| what));
    }
    told
}
