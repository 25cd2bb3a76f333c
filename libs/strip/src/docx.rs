//! A DOCX: its paragraphs, tables, notes and pictures are written into a new document, element by element from a list.
//!
//! What nobody sees has no way over: properties, comments, who wrote and deleted what, hidden text, macros, custom data,
//! addresses behind links, what is cut off a picture.

mod element;
mod figure;
mod package;
mod pictures;
mod styles;
mod vocabulary;
mod write;
mod writing;

use std::collections::BTreeSet;

use crate::{Clean, Dropped, Kind, Refusal, limits};
use element::Element;
use package::{Package, Relation};
use pictures::Pictures;
use styles::Styles;
use write::Part;
use writing::Writing;

/// A clean document of one that somebody sent.
pub(crate) fn clean(bytes: &[u8]) -> Result<Clean, Refusal> {
    let mut package = Package::open(bytes)?;
    let main = package.main().ok_or(Refusal::Kind)?;
    let document = package.xml(&main)?.ok_or(Refusal::Kind)?;
    if document.name != "w:document" {
        return Err(Refusal::Kind);
    }
    let relations = package.relations(&main)?;
    let mut dropped = beside(&package);
    let styles = match package.related(&relations, "styles")? {
        Some(sheet) => Styles::of(&sheet),
        None => Styles::default(),
    };
    let mut pictures = Pictures::default();
    let mut text = String::new();
    let mut parts = Vec::new();

    let mut writing = Writing::new(&styles, &mut pictures, &mut package, &relations);
    writing.element(&document, 0)?;
    let margins = writing.margins.clone();
    parts.push(writing.done("document", &mut text, &mut dropped)?);
    for kind in ["styles", "numbering", "footnotes", "endnotes"] {
        let Some(relation) = relations.iter().find(|relation| relation.kind == kind && !relation.outside) else {
            continue;
        };
        parts.extend(part(kind, relation, &styles, &mut pictures, &mut package, &mut text, &mut dropped)?);
    }
    for (number, (kind, target)) in margins.iter().enumerate() {
        let name = format!("{kind}{}", number + 1);
        let relation = Relation::inside(kind, target);
        let found = part(&name, &relation, &styles, &mut pictures, &mut package, &mut text, &mut dropped)?;
        // Named by a section, so that it has to be there.
        parts.push(found.unwrap_or_else(|| Part::empty(&name, kind)));
    }
    dropped.extend(pictures.dropped.iter().copied());
    let sights = pictures.kept.len();
    let bytes = write::package(&parts, &pictures.kept).map_err(|_| Refusal::Broken)?;
    if bytes.len() > limits::FILE {
        return Err(Refusal::Large);
    }
    Ok(Clean { kind: Kind::Docx, bytes, text, sights, dropped, burned_in: false, size: None })
}

/// A part other than the main one, written anew; none when it is not there.
fn part(
    name: &str,
    relation: &Relation,
    styles: &Styles,
    pictures: &mut Pictures,
    package: &mut Package<'_>,
    text: &mut String,
    dropped: &mut BTreeSet<Dropped>,
) -> Result<Option<Part>, Refusal> {
    let Some(root) = package.xml(&relation.target)? else { return Ok(None) };
    if vocabulary::root(&relation.kind) != Some(root.name.as_str()) {
        return Ok(None);
    }
    let relations = package.relations(&relation.target)?;
    let mut writing = Writing::new(styles, pictures, package, &relations);
    writing.element(&root, 0)?;
    writing.done(name, text, dropped).map(Some)
}

/// What the package holds beside the text, for the person to know.
fn beside(package: &Package<'_>) -> BTreeSet<Dropped> {
    let told = |path: String| {
        let starts = |lead: &str| path.starts_with(lead);
        Some(match path.as_str() {
            "word/comments.xml" | "word/people.xml" => Dropped::Comments,
            _ if starts("docProps/thumbnail") => Dropped::Thumbnail,
            _ if starts("docProps/") => Dropped::Properties,
            _ if starts("customXml/") => Dropped::Properties,
            _ if starts("word/vba") => Dropped::Scripts,
            _ if starts("word/embeddings/") || starts("word/charts/") || starts("word/diagrams/") => Dropped::Objects,
            _ => return None,
        })
    };
    package.paths().filter_map(told).collect()
}

/// The value of an element that says one thing, as `<w:numId w:val="1"/>`.
fn value(element: &Element) -> &str {
    element.attribute("w:val").unwrap_or_default()
}
