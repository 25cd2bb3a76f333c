//! XML as a stream of nodes: no document types, no entities but the five, bounded in depth and number.

use quick_xml::{
    Reader, XmlVersion,
    events::{BytesRef, BytesStart, Event},
};

use crate::{Error, Kind, Limits};

/// One step through a document.
pub(super) enum Node {
    Open(Tag),
    Close,
    Text(String),
}

/// The beginning of an element.
pub(super) struct Tag {
    name: String,
    attributes: Vec<(String, String)>,
}

impl Tag {
    /// The name without its prefix.
    pub fn local(&self) -> &str {
        local(&self.name)
    }

    /// The value of an attribute, prefixes aside; empty when it is not there.
    pub fn get(&self, name: &str) -> &str {
        self.attributes.iter().find(|(key, _)| local(key) == name).map_or("", |(_, value)| value)
    }
}

fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, after)| after)
}

pub(super) struct Xml<'t> {
    file: String,
    limits: Limits,
    reader: Reader<&'t [u8]>,
    depth: usize,
    nodes: usize,
    begun: bool,
}

impl<'t> Xml<'t> {
    pub fn new(file: &str, text: &'t str, limits: &Limits) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Self { file: file.to_owned(), limits: *limits, reader, depth: 0, nodes: 0, begun: false }
    }

    /// The next node; none at the end. White space outside of texts comes as texts.
    pub fn next(&mut self) -> Result<Option<Node>, Error> {
        loop {
            self.nodes += 1;
            if self.nodes > self.limits.nodes {
                return Err(self.fault(Kind::TooLarge, format!("more than {} tags and texts", self.limits.nodes)));
            }
            let event = match self.reader.read_event() {
                Ok(event) => event,
                Err(error) => return Err(self.fault(Kind::Broken, format!("is not well-formed XML ({error})"))),
            };
            return match event {
                Event::Start(start) => {
                    if self.depth == 0 && self.begun {
                        return Err(self.fault(Kind::Broken, "holds two documents in one"));
                    }
                    (self.begun, self.depth) = (true, self.depth + 1);
                    if self.depth > self.limits.depth {
                        let problem = format!("elements are nested more than {} deep", self.limits.depth);
                        return Err(self.fault(Kind::TooLarge, problem));
                    }
                    tag(&start, self.limits.attributes)
                        .map(|tag| Some(Node::Open(tag)))
                        .map_err(|problem| self.fault(Kind::Broken, problem))
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    Ok(Some(Node::Close))
                }
                Event::Text(text) => Ok(Some(Node::Text(text.xml_content(XmlVersion::Implicit1_0).into_owned()))),
                Event::CData(data) => Ok(Some(Node::Text(data.xml_content(XmlVersion::Implicit1_0).into_owned()))),
                Event::GeneralRef(name) => resolve(&name)
                    .map(|text| Some(Node::Text(text)))
                    .map_err(|problem| self.fault(Kind::Broken, problem)),
                Event::DocType(_) => {
                    let problem =
                        "declares a document type, which is not read (it can pull in files or grow without end)";
                    Err(self.fault(Kind::Refused, problem))
                }
                Event::Eof if self.depth > 0 => Err(self.fault(Kind::Broken, "ends inside an element")),
                Event::Eof => Ok(None),
                Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => continue,
            };
        }
    }

    /// The text inside of the element that has just begun, that of its elements too.
    pub fn text(&mut self) -> Result<String, Error> {
        let (mut text, mut open) = (String::new(), 1_usize);
        while open > 0 {
            match self.next()? {
                Some(Node::Open(_)) => open += 1,
                Some(Node::Close) => open -= 1,
                Some(Node::Text(run)) => text.push_str(&run),
                None => break,
            }
        }
        Ok(text.trim().to_owned())
    }

    /// Passes over the element that has just begun.
    pub fn skip(&mut self) -> Result<(), Error> {
        let mut open = 1_usize;
        while open > 0 {
            match self.next()? {
                Some(Node::Open(_)) => open += 1,
                Some(Node::Close) => open -= 1,
                Some(Node::Text(_)) => {}
                None => break,
            }
        }
        Ok(())
    }

    fn fault(&self, kind: Kind, problem: impl Into<String>) -> Error {
        Error::new(&self.file, kind, format!("{} (at byte {})", problem.into(), self.reader.buffer_position()))
    }
}

fn resolve(name: &BytesRef<'_>) -> Result<String, String> {
    match name.resolve_char_ref() {
        Ok(Some(sign)) => Ok(sign.to_string()),
        Ok(None) => quick_xml::escape::resolve_xml_entity(name).map(str::to_owned).ok_or_else(|| {
            format!("uses an entity that is not read (&{};)", name.chars().take(40).collect::<String>())
        }),
        Err(error) => Err(format!("holds a character reference that is none ({error})")),
    }
}

fn tag(start: &BytesStart<'_>, most: usize) -> Result<Tag, String> {
    let mut tag = Tag { name: start.name().0.to_owned(), attributes: Vec::new() };
    for attribute in start.attributes() {
        if tag.attributes.len() >= most {
            return Err(format!("an element has more than {most} attributes"));
        }
        let attribute = attribute.map_err(|error| format!("an element's attributes are damaged ({error})"))?;
        let value = attribute
            .normalized_value(XmlVersion::Implicit1_0)
            .map_err(|error| format!("an attribute's value cannot be read ({error})"))?;
        tag.attributes.push((attribute.key.0.to_owned(), value.into_owned()));
    }
    Ok(tag)
}
