//! The part of a project file that holds texts: sources, selections, codings, values.

use std::{collections::HashMap, io::Read};

use super::{
    Coding, Content, Guid, Losses, Selection, Source, Value, VariableKind,
    element::{Element, guid, length, made, short, unknown},
    parts::{Part, Parts},
};
use crate::{
    Error, Kind,
    limits::{Node, Tag},
};

/// Bytes one source's selections may take in memory.
const MOST: usize = 64 << 20;

impl<R: Read> Parts<R> {
    /// A text source or a memo, which has the same type in the schema.
    pub(super) fn text_source(&mut self, tag: &Tag) -> Result<Source, Error> {
        let mut source = self.empty(tag, &["guid", "name", "richTextPath", "plainTextPath", "description"]);
        source.content = content(tag.attribute("plainTextPath"));
        if tag.attribute("richTextPath").is_some_and(|path| !path.trim().is_empty()) {
            self.losses.add("formatted versions of texts", 1);
        }
        let before = self.weight;
        while let Some(child) = self.child()? {
            self.inside(child, &mut source, before)?;
        }
        source.selections.shrink_to_fit();
        self.weight += size_of::<Source>() + 256 + length(tag).saturating_sub(256);
        Ok(source)
    }

    /// The next child of an element that has begun; `None` when it ends.
    fn child(&mut self) -> Result<Option<Tag>, Error> {
        loop {
            match self.xml.next()? {
                Some(Node::Open(tag)) => return Ok(Some(tag)),
                Some(Node::Text(_)) => {}
                Some(Node::Close(_)) | None => return Ok(None),
            }
        }
    }

    fn empty(&mut self, tag: &Tag, known: &[&str]) -> Source {
        unknown(tag, known, &mut self.losses);
        Source {
            guid: guid(tag, self.number()),
            name: tag.attribute("name").map(str::to_owned),
            description: tag.attribute("description").map(str::to_owned),
            content: Content::Missing,
            selections: Vec::new(),
            codings: Vec::new(),
            memos: Vec::new(),
            values: Vec::new(),
            made: made(tag),
        }
    }

    fn inside(&mut self, tag: Tag, source: &mut Source, before: usize) -> Result<(), Error> {
        match tag.local() {
            "Description" => source.description = Some(self.element(tag)?.text),
            "PlainTextContent" => {
                let text = self.element(tag)?.text;
                self.weight += text.len();
                // A file beside the project is what other tools read; NVivo writes an empty element next to it.
                if !text.is_empty() || source.content == Content::Missing {
                    source.content = Content::Inline(text);
                }
            }
            "PlainTextSelection" => {
                let element = self.element(tag)?;
                self.selection(&element, source);
            }
            "Coding" => {
                let element = self.element(tag)?;
                let codings = self.coding(&element);
                source.codings.extend(codings);
            }
            "NoteRef" => source.memos.extend(self.element(tag)?.target()),
            "VariableValue" => {
                let element = self.element(tag)?;
                self.counts.variable_values += 1;
                source.values.extend(value(&element, &mut self.losses));
                self.weight += size_of::<Value>() + 64;
            }
            other => {
                let other = short(other);
                self.counts.selections += u64::from(other.ends_with("Selection"));
                self.lost(&format!("unknown elements {other}"))?;
            }
        }
        if self.weight.saturating_sub(before) > MOST {
            return Err(self
                .xml
                .fault(Kind::TooLarge, "one source with its selections takes more than 64 MiB of memory"));
        }
        Ok(())
    }

    fn selection(&mut self, element: &Element, source: &mut Source) {
        self.counts.selections += 1;
        self.counts.text_selections += 1;
        let known = ["guid", "name", "startPosition", "endPosition", "description"];
        element.rest(&known, &["Description", "Coding", "NoteRef"], &mut self.losses);
        let number = self.number();
        let mut codings: Vec<Coding> = element.all("Coding").flat_map(|child| self.coding(child)).collect();
        codings.shrink_to_fit();
        self.counts.comments += u64::from(codings.is_empty());
        let position = |name| element.attribute(name).and_then(|written| written.trim().parse().ok());
        let (Some(start), Some(end)) = (position("startPosition"), position("endPosition")) else {
            self.losses.add("selections without a position", 1);
            return;
        };
        let text = |text: &str| (!text.is_empty()).then(|| text.into());
        let selection = Selection {
            guid: element.guid(number),
            name: element.attribute("name").and_then(text),
            description: element.description().as_deref().and_then(text),
            start,
            end,
            codings,
            memos: element.targets("NoteRef"),
            made: made(&element.tag),
        };
        self.weight += weight(&selection);
        source.selections.push(selection);
    }

    /// Some tools put several codes into one coding; the model has one each.
    fn coding(&mut self, element: &Element) -> Vec<Coding> {
        self.counts.codings += 1;
        element.rest(&["guid"], &["CodeRef", "NoteRef"], &mut self.losses);
        let own = element.guid(self.number());
        let codes = element.targets("CodeRef");
        if codes.is_empty() {
            self.losses.add("codings without a code", 1);
        }
        let made = made(&element.tag);
        let more = |place: usize| Guid::derived(&format!("{own} {place}"));
        codes
            .into_iter()
            .enumerate()
            .map(|(place, code)| Coding {
                guid: if place == 0 { own.clone() } else { more(place) },
                code,
                by: made.by.clone(),
                at: made.at.clone(),
                memos: if place == 0 { element.targets("NoteRef") } else { Vec::new() },
            })
            .collect()
    }

    /// A picture, PDF or recording. Its text layer or transcript is kept as a text; the rest is counted as lost.
    pub(super) fn media(&mut self, tag: &Tag) -> Result<(), Error> {
        self.counts.sources += 1;
        let (count, lost) = match tag.local() {
            "PictureSource" => (&mut self.counts.pictures, "pictures"),
            "PDFSource" => (&mut self.counts.pdfs, "PDF documents"),
            "AudioSource" => (&mut self.counts.recordings, "sound recordings"),
            _ => (&mut self.counts.videos, "videos"),
        };
        *count += 1;
        self.losses.add(lost, 1);
        let before = self.weight;
        let mut whole = self.empty(tag, &["guid", "name", "path", "currentPath", "description"]);
        let mut transcripts = Vec::new();
        while let Some(child) = self.child()? {
            match child.local() {
                "Representation" => {
                    let layer = self.text_source(&child)?;
                    whole.content = layer.content;
                    whole.selections.extend(layer.selections);
                    whole.codings.extend(layer.codings);
                    whole.memos.extend(layer.memos);
                }
                "Transcript" => transcripts.push(self.transcript(&child)?),
                name @ ("PDFSelection" | "PictureSelection" | "AudioSelection" | "VideoSelection") => {
                    self.counts.selections += 1;
                    self.lost(area(name))?;
                }
                "TextDescription" => self.lost("descriptions of pictures")?,
                _ => self.inside(child, &mut whole, before)?,
            }
        }
        let single = transcripts.len() == 1;
        let texts = transcripts.into_iter().map(|mut text| {
            if single {
                // Cases and sets refer to the recording: its text takes its place.
                text.guid = whole.guid.clone();
                text.codings.append(&mut whole.codings.clone());
                text.values.append(&mut whole.values.clone());
                text.memos.append(&mut whole.memos.clone());
            }
            text.name = text.name.or_else(|| whole.name.clone());
            Part::Source(text)
        });
        let texts: Vec<_> = texts.collect();
        let has_text = !texts.is_empty();
        self.ready.extend(texts);
        if whole.content != Content::Missing {
            self.ready.push_back(Part::Source(whole));
        } else if !(has_text && single) {
            self.losses.add("codings of things that are no text", whole.codings.len() as u64);
            self.losses.add("variable values of things that are no text", whole.values.len() as u64);
            self.losses.add("selections without a text", whole.selections.len() as u64);
        }
        Ok(())
    }

    /// A transcript: its selections lie between points of time that also have a place in the text.
    fn transcript(&mut self, tag: &Tag) -> Result<Source, Error> {
        self.counts.transcripts += 1;
        let mut source = self.empty(tag, &["guid", "name", "richTextPath", "plainTextPath", "description"]);
        source.content = content(tag.attribute("plainTextPath"));
        let before = self.weight;
        let mut points: HashMap<Guid, i64> = HashMap::new();
        let mut waiting = Vec::new();
        while let Some(child) = self.child()? {
            match child.local() {
                "SyncPoint" => {
                    let point = self.element(child)?;
                    let place = point.attribute("position").and_then(|written| written.trim().parse().ok());
                    points.extend(place.map(|place| (point.guid(self.number()), place)));
                    self.losses.add("times of transcripts", 1);
                    self.weight += 64;
                }
                "TranscriptSelection" => {
                    self.counts.selections += 1;
                    let element = self.element(child)?;
                    let mut codings: Vec<Coding> = element.all("Coding").flat_map(|child| self.coding(child)).collect();
                    codings.shrink_to_fit();
                    let end = |name| element.attribute(name).map(Guid::new);
                    let selection = Selection {
                        guid: element.guid(self.number()),
                        name: element.attribute("name").filter(|name| !name.is_empty()).map(Into::into),
                        description: element.description().map(String::into_boxed_str),
                        start: 0,
                        end: 0,
                        codings,
                        memos: element.targets("NoteRef"),
                        made: made(&element.tag),
                    };
                    self.weight += weight(&selection);
                    waiting.push((end("fromSyncPoint"), end("toSyncPoint"), selection));
                }
                _ => self.inside(child, &mut source, before)?,
            }
        }
        for (from, to, mut selection) in waiting {
            let place = |point: Option<Guid>| point.and_then(|point| points.get(&point).copied());
            match (place(from), place(to)) {
                (Some(start), Some(end)) => {
                    (selection.start, selection.end) = (start, end);
                    source.selections.push(selection);
                }
                _ => self.losses.add("selections of transcripts by time only", 1),
            }
        }
        Ok(source)
    }
}

fn area(name: &str) -> &'static str {
    match name {
        "PDFSelection" => "areas of PDF documents",
        "PictureSelection" => "areas of pictures",
        "AudioSelection" => "stretches of sound recordings",
        _ => "stretches of videos",
    }
}

/// Bytes a selection takes, about.
fn weight(selection: &Selection) -> usize {
    let words = |words: &Option<Box<str>>| words.as_ref().map_or(0, |words| words.len() + 16);
    let time = |time: &Option<Box<str>>| time.as_ref().map_or(0, |_| 48);
    let codings: usize = selection
        .codings
        .iter()
        .map(|coding| size_of::<Coding>() + coding.guid.weight() + time(&coding.at) + coding.memos.len() * 24)
        .sum();
    size_of::<Selection>()
        + selection.guid.weight()
        + words(&selection.name)
        + words(&selection.description)
        + time(&selection.made.at)
        + time(&selection.made.changed_at)
        + codings
        + 32
}

/// Where a text is, by the path a project writes: `internal://NAME`, a bare name, or a place outside.
fn content(path: Option<&str>) -> Content {
    match path.map(str::trim).filter(|path| !path.is_empty()) {
        None => Content::Missing,
        Some(path) => match path.split_once("://") {
            Some((scheme, inner)) if scheme.eq_ignore_ascii_case("internal") => Content::File(inner.to_owned()),
            Some(_) => Content::Outside(path.to_owned()),
            None => Content::File(path.to_owned()),
        },
    }
}

/// A value of a variable.
pub(super) fn value(element: &Element, losses: &mut Losses) -> Option<Value> {
    let Some(variable) = element.all("VariableRef").next().and_then(Element::target) else {
        losses.add("values without a variable", 1);
        return None;
    };
    let written = element.children.iter().find_map(|child| {
        let name = child.name().strip_suffix("Value")?;
        let (kind, _) = VariableKind::ALL.iter().find(|(_, known)| *known == name)?;
        Some((*kind, child.text.clone()))
    });
    let (kind, value) = match written {
        Some((kind, text)) => (kind, Some(text.into_boxed_str())),
        None => (VariableKind::Text, None),
    };
    Some(Value { variable, kind, value })
}
