//! A project file as a stream of parts, so that none but the present one is in memory.

use std::{
    collections::{HashSet, VecDeque},
    io::Read,
};

use serde::Serialize;

use super::{
    Case, Code, Guid, Losses, Made, Set, Source, User, Variable, VariableKind,
    element::{Element, made, namespace, short, unknown},
    text::value,
};
use crate::{
    Error, Kind,
    limits::{Limits, Node, Tag, Xml, local},
};

/// What the root element says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Head {
    /// `Project` or `CodeBook`.
    pub root: String,
    /// The namespace, as `urn:QDA-XML:project:1.0`.
    pub namespace: Option<String>,
    /// The program that wrote the file.
    pub origin: Option<String>,
    /// The project's name.
    pub name: Option<String>,
    /// Who made it and when.
    pub made: Made,
}

/// How many of each thing the file holds, whether or not it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Counts {
    /// `Code` elements.
    pub codes: u64,
    /// Codes that text may be coded with.
    pub codable_codes: u64,
    /// Sources of every kind.
    pub sources: u64,
    /// Text sources.
    pub text_sources: u64,
    /// Pictures.
    pub pictures: u64,
    /// PDF documents.
    pub pdfs: u64,
    /// Sound recordings.
    pub recordings: u64,
    /// Moving pictures.
    pub videos: u64,
    /// Transcripts of recordings and moving pictures.
    pub transcripts: u64,
    /// Selections of every kind.
    pub selections: u64,
    /// Selections of plain text.
    pub text_selections: u64,
    /// Selections of plain text without any code: comments.
    pub comments: u64,
    /// `Coding` elements.
    pub codings: u64,
    /// `User` elements.
    pub coders: u64,
    /// `Case` elements.
    pub cases: u64,
    /// `Variable` elements.
    pub variables: u64,
    /// Values of variables, on cases and sources.
    pub variable_values: u64,
    /// `Note` elements.
    pub memos: u64,
    /// `Set` elements.
    pub sets: u64,
    /// `Link` elements.
    pub links: u64,
    /// `Graph` elements.
    pub graphs: u64,
}

/// One part of a project.
#[derive(Debug)]
pub(super) enum Part {
    User(User),
    Code(Code),
    Variable(Variable),
    Case(Case),
    Source(Source),
    Note(Source),
    Set(Set),
    Description(String),
    Memo(Guid),
    /// A note, and what a link hangs it onto.
    Pinned(Guid, Guid),
}

/// Reads a project file part by part.
pub(super) struct Parts<R: Read> {
    pub(super) xml: Xml<R>,
    pub head: Head,
    pub counts: Counts,
    pub losses: Losses,
    /// Bytes that the parts returned so far take in memory, about.
    pub weight: usize,
    /// What is unusual, as sentences.
    pub notes: Vec<String>,
    pub(super) ready: VecDeque<Part>,
    pub(super) place: u64,
    /// A list that has just begun, and holds nothing yet.
    begun: Option<String>,
    /// Notes that links may hang onto things; more than these are not remembered.
    memos: HashSet<Guid>,
}

/// Notes whose links are followed.
const MEMOS: usize = 200_000;

impl<R: Read> Parts<R> {
    /// Reads as far as the root element.
    pub fn open(file: &str, reader: R, limits: &Limits) -> Result<Self, Error> {
        let mut xml = Xml::new(file, reader, limits)?;
        let root = loop {
            match xml.next()? {
                Some(Node::Open(root)) => break root,
                Some(Node::Text(_)) => {}
                Some(Node::Close(_)) | None => {
                    return Err(Error::new(file, Kind::Unknown, "holds no REFI-QDA project"));
                }
            }
        };
        let name = root.local().to_owned();
        if name != "Project" && name != "CodeBook" {
            let problem = format!("is no REFI-QDA project or codebook: its root element is {:?}", short(&name));
            return Err(Error::new(file, Kind::Unknown, problem));
        }
        let mut losses = Losses::default();
        unknown(&root, &["name", "origin", "basePath"], &mut losses);
        if root.attribute("basePath").is_some_and(|path| !path.trim().is_empty()) {
            losses.add("base paths on the machine of export", 1);
        }
        let text = |name| root.attribute(name).filter(|value| !value.trim().is_empty()).map(str::to_owned);
        let head = Head {
            namespace: namespace(&root),
            origin: text("origin"),
            name: text("name"),
            made: made(&root),
            root: name,
        };
        Ok(Self {
            xml,
            head,
            losses,
            counts: Counts::default(),
            weight: 0,
            notes: Vec::new(),
            ready: VecDeque::new(),
            place: 0,
            begun: None,
            memos: HashSet::new(),
        })
    }

    /// The next part; `None` at the end.
    pub fn next(&mut self) -> Result<Option<Part>, Error> {
        loop {
            if let Some(part) = self.ready.pop_front() {
                return Ok(Some(part));
            }
            match self.xml.next()? {
                None => return Ok(None),
                Some(Node::Open(tag)) => {
                    self.begun = None;
                    self.take(tag)?;
                }
                Some(Node::Close(name)) => {
                    if self.begun.take().is_some_and(|begun| begun == name) && self.notes.len() < 20 {
                        let name = short(local(&name));
                        self.notes.push(format!("<{name}> is empty, which the standard's schema does not permit"));
                    }
                }
                Some(Node::Text(_)) => {}
            }
        }
    }

    /// The number of the next element, for identifiers that a file left out.
    pub(super) fn number(&mut self) -> u64 {
        self.place += 1;
        self.place
    }

    fn take(&mut self, tag: Tag) -> Result<(), Error> {
        let part = match tag.local() {
            "Users" | "CodeBook" | "Codes" | "Variables" | "Cases" | "Sources" | "Notes" | "Links" | "Sets"
            | "Graphs" => {
                self.begun = Some(tag.name);
                return Ok(());
            }
            "Code" => {
                let code = self.element(tag)?;
                return self.codes(&code);
            }
            "TextSource" => {
                self.counts.sources += 1;
                self.counts.text_sources += 1;
                Part::Source(self.text_source(&tag)?)
            }
            "Note" => {
                self.counts.memos += 1;
                let note = self.text_source(&tag)?;
                if self.memos.len() < MEMOS {
                    self.memos.insert(note.guid.clone());
                }
                Part::Note(note)
            }
            "PictureSource" | "PDFSource" | "AudioSource" | "VideoSource" => return self.media(&tag),
            "User" => {
                let user = self.element(tag)?;
                self.user(&user)
            }
            "Variable" => {
                let variable = self.element(tag)?;
                self.variable(&variable)
            }
            "Case" => {
                let case = self.element(tag)?;
                self.case(&case)
            }
            "Set" => {
                let set = self.element(tag)?;
                self.set(&set)
            }
            "Description" => Part::Description(self.element(tag)?.text),
            "NoteRef" => match self.element(tag)?.target() {
                Some(target) => Part::Memo(target),
                None => return Ok(()),
            },
            "Link" => {
                self.counts.links += 1;
                let link = self.element(tag)?;
                match self.pinned(&link) {
                    Some((note, target)) => Part::Pinned(note, target),
                    None => {
                        self.losses.add("links", 1);
                        return Ok(());
                    }
                }
            }
            "Graph" => {
                self.counts.graphs += 1;
                self.losses.add("graphs", 1);
                return self.xml.skip();
            }
            other => {
                return self.lost(&format!("unknown elements {}", short(other)));
            }
        };
        self.ready.push_back(part);
        Ok(())
    }

    pub(super) fn element(&mut self, tag: Tag) -> Result<Element, Error> {
        let element = Element::read(&mut self.xml, tag)?;
        // Short words are in what each part is said to weigh.
        self.weight += element.words.saturating_sub(1000);
        Ok(element)
    }

    /// Passes over an element that is not kept, and counts the selections and codings inside.
    pub(super) fn lost(&mut self, what: &str) -> Result<(), Error> {
        self.losses.add(what, 1);
        let before = self.counts.codings;
        let mut open = 1_usize;
        while open > 0 {
            match self.xml.next()? {
                Some(Node::Open(tag)) => {
                    open += 1;
                    let name = tag.local();
                    self.counts.codings += u64::from(name == "Coding");
                    self.counts.selections += u64::from(name.ends_with("Selection"));
                    self.counts.text_selections += u64::from(name == "PlainTextSelection");
                }
                Some(Node::Close(_)) => open -= 1,
                Some(Node::Text(_)) => {}
                None => break,
            }
        }
        self.losses.add(&format!("codings of {what}"), self.counts.codings - before);
        Ok(())
    }

    /// A link between a note and something else: NVivo hangs annotations onto selections this way.
    fn pinned(&self, link: &Element) -> Option<(Guid, Guid)> {
        let end = |name| link.attribute(name).map(str::trim).filter(|guid| !guid.is_empty()).map(Guid::new);
        let (origin, target) = (end("originGUID")?, end("targetGUID")?);
        match (self.memos.contains(&origin), self.memos.contains(&target)) {
            (true, false) => Some((origin, target)),
            (false, true) => Some((target, origin)),
            _ => None,
        }
    }

    fn user(&mut self, element: &Element) -> Part {
        self.counts.coders += 1;
        element.rest(&["guid", "name", "id"], &[], &mut self.losses);
        let text = |name| element.attribute(name).map(str::to_owned);
        let user = User { guid: element.guid(self.number()), name: text("name"), id: text("id") };
        self.weight += size_of::<User>() + 128;
        Part::User(user)
    }

    /// A code with all below it, flat, each after its parent.
    fn codes(&mut self, root: &Element) -> Result<(), Error> {
        let mut open = vec![(root, None)];
        while let Some((element, parent)) = open.pop() {
            let known = ["guid", "name", "isCodable", "color", "description"];
            element.rest(&known, &["Description", "NoteRef", "Code"], &mut self.losses);
            let written = element.attribute("isCodable").map_or("true", str::trim);
            let code = Code {
                guid: element.guid(self.number()),
                parent,
                name: element.attribute("name").unwrap_or_default().to_owned(),
                codable: written.eq_ignore_ascii_case("true") || written == "1",
                color: element.attribute("color").map(str::trim).filter(|color| !color.is_empty()).map(Into::into),
                description: element.description(),
                memos: element.targets("NoteRef"),
            };
            self.weight += size_of::<Code>() + code.name.len() + code.description.as_ref().map_or(0, String::len);
            let here = usize::try_from(self.counts.codes).unwrap_or(usize::MAX);
            self.counts.codes += 1;
            self.counts.codable_codes += u64::from(code.codable);
            self.ready.push_back(Part::Code(code));
            let below: Vec<_> = element.all("Code").map(|child| (child, Some(here))).collect();
            open.extend(below.into_iter().rev());
        }
        Ok(())
    }

    fn variable(&mut self, element: &Element) -> Part {
        self.counts.variables += 1;
        element.rest(&["guid", "name", "typeOfVariable", "description"], &["Description"], &mut self.losses);
        let written = element.attribute("typeOfVariable").unwrap_or("Text").trim();
        let kind = VariableKind::ALL.iter().find(|(_, name)| name.eq_ignore_ascii_case(written));
        if kind.is_none() {
            self.losses.add(&format!("types of variables {}", short(written)), 1);
        }
        let variable = Variable {
            guid: element.guid(self.number()),
            name: element.attribute("name").unwrap_or_default().to_owned(),
            kind: kind.map_or(VariableKind::Text, |(kind, _)| *kind),
            description: element.description(),
        };
        self.weight += size_of::<Variable>() + 256;
        Part::Variable(variable)
    }

    fn case(&mut self, element: &Element) -> Part {
        self.counts.cases += 1;
        let known = ["Description", "CodeRef", "VariableValue", "SourceRef", "SelectionRef"];
        element.rest(&["guid", "name", "description"], &known, &mut self.losses);
        let case = Case {
            guid: element.guid(self.number()),
            name: element.attribute("name").map(str::to_owned),
            description: element.description(),
            codes: element.targets("CodeRef"),
            values: element.all("VariableValue").filter_map(|child| value(child, &mut self.losses)).collect(),
            sources: element.targets("SourceRef"),
            selections: element.targets("SelectionRef"),
        };
        self.counts.variable_values += element.all("VariableValue").count() as u64;
        let references = case.codes.len() + case.sources.len() + case.selections.len();
        self.weight += size_of::<Case>() + references * size_of::<Guid>() + case.values.len() * 96 + 256;
        Part::Case(case)
    }

    fn set(&mut self, element: &Element) -> Part {
        self.counts.sets += 1;
        let known = ["Description", "MemberCode", "MemberSource", "MemberNote"];
        element.rest(&["guid", "name", "description"], &known, &mut self.losses);
        let set = Set {
            guid: element.guid(self.number()),
            name: element.attribute("name").unwrap_or_default().to_owned(),
            description: element.description(),
            codes: element.targets("MemberCode"),
            sources: element.targets("MemberSource"),
            notes: element.targets("MemberNote"),
        };
        let members = set.codes.len() + set.sources.len() + set.notes.len();
        self.weight += size_of::<Set>() + members * size_of::<Guid>() + 256;
        Part::Set(set)
    }
}
