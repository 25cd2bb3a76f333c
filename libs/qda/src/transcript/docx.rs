//! Word documents: the paragraphs of the text, and the turns in them.

mod row;

use std::io::Cursor;

use super::{
    Turn,
    read::{Draft, Notices, Options, name},
    speaker, srt, text,
};
use crate::{
    Error, Kind,
    limits::{Archive, Limits, Node, Xml},
};

/// Bytes of a document's XML when inflated.
const DOCUMENT: u64 = 256 << 20;

/// The turns in a document's paragraphs.
pub(super) fn turns(paragraphs: &[String], options: &Options, notices: &mut Notices) -> Vec<Turn> {
    let source = paragraphs.join("\n\n");
    if text::explicit(&source) || !source.lines().any(|line| line.contains("-->") && srt::timing(line).is_some()) {
        return text::turns(&source, options);
    }
    let mut drafts = srt::drafts(&source, options.limits.cues, notices);
    // Older documents of Teams: a line of times, a line with the name, the words.
    let named = drafts.iter().filter(|draft| name_line(&draft.turn.text).is_some()).count();
    if named > 0 && named * 5 >= drafts.len() * 4 {
        for Draft { turn, voiced } in &mut drafts {
            *voiced = true;
            if let Some((name, words)) = name_line(&turn.text) {
                (turn.speaker, turn.text) = (Some(name.to_owned()), words.to_owned());
            }
        }
    }
    name(drafts, options)
}

fn name_line(text: &str) -> Option<(&str, &str)> {
    let (first, rest) = text.trim_start().split_once('\n')?;
    (speaker::is_name(first) && !rest.trim().is_empty()).then_some((first, rest))
}

/// The paragraphs of a document's main text, line breaks and tabs inside them; tracked deletions left out.
pub(super) fn paragraphs(file: &str, bytes: &[u8], limits: &Limits) -> Result<Vec<String>, Error> {
    let limits = Limits { entry: limits.entry.min(DOCUMENT), ..*limits };
    let mut archive = Archive::open(file, Cursor::new(bytes), &limits)?;
    let path = document(file, &mut archive, &limits)?;
    let label = archive.label(&path);
    let Some(stream) = archive.stream(&path)? else { return Err(Error::new(file, Kind::Broken, "holds no document")) };
    let mut xml = Xml::new(&label, stream, &limits)?;
    let mut done = Vec::new();
    let mut open: Vec<String> = Vec::new();
    let mut rows: Vec<(usize, Vec<usize>)> = Vec::new();
    let mut words = false;
    let mut size = 0_u64;
    while let Some(node) = xml.next()? {
        match node {
            Node::Open(tag) => match tag.local() {
                "p" => open.push(String::new()),
                "t" => words = true,
                "tr" => rows.push((done.len(), Vec::new())),
                "tc" => rows.last_mut().map_or((), |(_, cells)| cells.push(done.len())),
                "tab" | "ptab" if tag.attributes.iter().all(|(key, _)| key != "w:pos") => push(&mut open, "\t"),
                "br" | "cr" => push(&mut open, "\n"),
                "noBreakHyphen" => push(&mut open, "\u{2011}"),
                // What was deleted, moved away, or stands there a second time for older programs.
                "del" | "moveFrom" | "Fallback" | "instrText" => xml.skip()?,
                _ => {}
            },
            Node::Text(text) if words => {
                size += text.len() as u64;
                if size > limits.text {
                    return Err(xml.fault(Kind::TooLarge, "holds more text than is read"));
                }
                push(&mut open, &text);
            }
            Node::Text(_) => {}
            Node::Close(name) => match crate::limits::local(&name) {
                "t" => words = false,
                "p" => done.extend(open.pop()),
                "tr" => rows.pop().map_or((), |(begin, cells)| fold(&mut done, begin, &cells)),
                _ => {}
            },
        }
    }
    Ok(done)
}

/// Makes one paragraph of a table's row that is a turn.
fn fold(done: &mut Vec<String>, begin: usize, cells: &[usize]) {
    let ends = cells.iter().copied().skip(1).chain([done.len()]);
    let cell = |(from, to): (&usize, usize)| done.get(*from..to).unwrap_or_default().join("\n");
    let cells: Vec<String> = cells.iter().zip(ends).map(cell).collect();
    if let Some(paragraph) = row::paragraph(&cells) {
        done.truncate(begin);
        done.push(paragraph);
    }
}

fn push(open: &mut [String], text: &str) {
    if let Some(paragraph) = open.last_mut() {
        paragraph.push_str(text);
    }
}

/// Where the main text stands in the archive.
fn document<R: std::io::Read + std::io::Seek>(
    file: &str,
    archive: &mut Archive<R>,
    limits: &Limits,
) -> Result<String, Error> {
    let usual = "word/document.xml";
    if archive.find(usual).is_some() {
        return Ok(usual.to_owned());
    }
    let label = archive.label("_rels/.rels");
    if let Some(bytes) = archive.read("_rels/.rels", 1 << 20)? {
        let mut xml = Xml::new(&label, bytes.as_slice(), limits)?;
        while let Some(node) = xml.next()? {
            let Node::Open(tag) = node else { continue };
            let main = tag.attribute("Type").is_some_and(|kind| kind.ends_with("/officeDocument"));
            if let Some(target) = tag.attribute("Target").filter(|_| main) {
                let path = target.trim_start_matches('/').to_owned();
                if path.ends_with(".xml") && path.starts_with("word/") && archive.find(&path).is_some() {
                    return Ok(path);
                }
            }
        }
    }
    let is = match archive.find("content.xml") {
        Some(_) => "is an OpenDocument file; save it as DOCX or plain text",
        None if archive.find("project.qde").is_some() => "is a REFI-QDA project, no transcript",
        None => "is a ZIP archive, but no Word document",
    };
    Err(Error::new(file, Kind::Unknown, is))
}
