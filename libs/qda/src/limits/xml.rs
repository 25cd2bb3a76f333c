//! XML as a stream of nodes: no document types, no entities but the five, bounded in depth and size.

use std::io::{BufRead, Read};

use quick_xml::{Reader, XmlVersion, events::BytesStart, events::Event};

use super::{Limits, decode::Decoded, reason, size};
use crate::{Error, Kind};

/// A reader of XML nodes, in any encoding that its first bytes announce.
///
/// ```
/// use qda::limits::{Limits, Node, Xml};
///
/// let mut xml = Xml::new("a.xml", &b"<a x='1'>&lt;ok</a>"[..], &Limits::default())?;
/// let Some(Node::Open(tag)) = xml.next()? else { return Ok(()) };
/// assert_eq!((tag.local(), tag.attribute("x")), ("a", Some("1")));
/// assert_eq!(xml.next()?, Some(Node::Text("<ok".into())));
/// assert_eq!(xml.next()?, Some(Node::Close("a".into())));
/// assert_eq!(xml.next()?, None);
/// # Ok::<(), qda::Error>(())
/// ```
pub struct Xml<R: Read> {
    file: String,
    limits: Limits,
    reader: Reader<Metered<Decoded<R>>>,
    buffer: Vec<u8>,
    depth: usize,
    nodes: u64,
    pending: Option<Node>,
    begun: bool,
}

/// One step through a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    /// An element begins; an empty one is followed by its [`Node::Close`] like any other.
    Open(Tag),
    /// An element ends; its name with its prefix.
    Close(String),
    /// Characters between tags, references resolved, white space as it is. Neighboring runs come as one.
    Text(String),
}

/// The beginning of an element.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tag {
    /// Name with its prefix, as `w:p`.
    pub name: String,
    /// Attributes in the document's order, names with prefixes, values resolved.
    pub attributes: Vec<(String, String)>,
}

impl Tag {
    /// The name without its prefix.
    #[must_use]
    pub fn local(&self) -> &str {
        local(&self.name)
    }

    /// The value of the first attribute with this name, prefixes aside.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| local(key) == name).map(|(_, value)| value.as_str())
    }
}

/// A name without its prefix.
#[must_use]
pub fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, after)| after)
}

impl<R: Read> Xml<R> {
    /// Looks at the first bytes for the encoding.
    ///
    /// # Errors
    /// When the reader fails at once, or the encoding is not known.
    pub fn new(file: &str, reader: R, limits: &Limits) -> Result<Self, Error> {
        let decoded = Decoded::xml(file, reader)?;
        let mut reader = Reader::from_reader(Metered { inner: decoded, since: 0, total: 0, limits: *limits });
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        Ok(Self {
            file: file.to_owned(),
            limits: *limits,
            reader,
            buffer: Vec::new(),
            depth: 0,
            nodes: 0,
            pending: None,
            begun: false,
        })
    }
}

impl<R: Read> Xml<R> {
    /// The next node; `None` at the end.
    ///
    /// # Errors
    /// When the document is not well-formed, declares a document type, uses an entity other than XML's five, or
    /// passes a bound.
    #[expect(clippy::should_implement_trait, reason = "an iterator would have to end after an error")]
    pub fn next(&mut self) -> Result<Option<Node>, Error> {
        if let Some(node) = self.pending.take() {
            return Ok(Some(node));
        }
        let mut text = String::new();
        let node = loop {
            match self.step()? {
                Step::Text(run) => {
                    text.push_str(&run);
                    if text.len() as u64 > self.limits.node {
                        return Err(
                            self.large(format!("a run of characters is longer than {}", size(self.limits.node)))
                        );
                    }
                }
                Step::Skip => {}
                Step::Node(node) => break Some(node),
                Step::End => break None,
            }
        };
        if text.is_empty() || (self.depth == 0 && !matches!(node, Some(Node::Close(_)))) {
            return Ok(node);
        }
        self.pending = node;
        Ok(Some(Node::Text(text)))
    }

    /// Passes over an element whose [`Node::Open`] has just been returned, with all that is inside.
    ///
    /// # Errors
    /// As [`Xml::next`].
    pub fn skip(&mut self) -> Result<(), Error> {
        let mut open = 1_usize;
        while open > 0 {
            match self.next()? {
                Some(Node::Open(_)) => open += 1,
                Some(Node::Close(_)) => open -= 1,
                Some(Node::Text(_)) => {}
                None => break,
            }
        }
        Ok(())
    }

    /// An error about this document, with the byte where reading stands.
    #[must_use]
    pub fn fault(&self, kind: Kind, problem: &str) -> Error {
        Error::new(&self.file, kind, format!("{problem} (at byte {})", self.reader.buffer_position()))
    }

    fn large(&self, problem: impl AsRef<str>) -> Error {
        self.fault(Kind::TooLarge, problem.as_ref())
    }

    fn step(&mut self) -> Result<Step, Error> {
        self.nodes += 1;
        if self.nodes > self.limits.nodes {
            return Err(self.large(format!("more than {} tags, attributes and texts", self.limits.nodes)));
        }
        self.buffer.clear();
        self.reader.get_mut().since = 0;
        let event = match self.reader.read_event_into(&mut self.buffer) {
            Ok(event) => event,
            Err(quick_xml::Error::Io(error)) => {
                let found = reason(&self.file, &error);
                return Err(if found.file().is_empty() {
                    Error::new(&self.file, found.kind(), found.problem())
                } else {
                    found
                });
            }
            Err(error) => {
                let place = self.reader.error_position();
                let problem = format!("is not well-formed XML ({error}, at byte {place})");
                return Err(Error::new(&self.file, Kind::Broken, problem));
            }
        };
        let step = match event {
            Event::Start(start) => {
                if self.depth == 0 && self.begun {
                    Err("holds two documents in one".to_owned())
                } else {
                    self.begun = true;
                    self.depth += 1;
                    let tag = tag(&start, self.limits.attributes);
                    self.nodes += tag.as_ref().map_or(0, |tag| tag.attributes.len() as u64);
                    tag.map(|tag| Step::Node(Node::Open(tag)))
                }
            }
            Event::End(end) => {
                self.depth = self.depth.saturating_sub(1);
                Ok(Step::Node(Node::Close(end.name().0.to_owned())))
            }
            Event::Text(text) => Ok(Step::Text(text.xml_content(XmlVersion::Implicit1_0).into_owned())),
            Event::CData(data) => Ok(Step::Text(data.xml_content(XmlVersion::Implicit1_0).into_owned())),
            Event::GeneralRef(name) => resolve(&name),
            Event::DocType(_) => {
                let problem = "declares a document type, which is not read (it can pull in files or grow without end)";
                return Err(Error::new(&self.file, Kind::Refused, problem));
            }
            Event::Eof if self.depth > 0 => Err("ends inside an element".to_owned()),
            Event::Eof if !self.begun => Err("holds no XML element".to_owned()),
            Event::Eof => Ok(Step::End),
            Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => Ok(Step::Skip),
        };
        if self.depth > self.limits.depth {
            return Err(self.large(format!("elements are nested more than {} deep", self.limits.depth)));
        }
        step.map_err(|problem| self.fault(Kind::Broken, &problem))
    }
}

enum Step {
    Node(Node),
    Text(String),
    Skip,
    End,
}

fn resolve(name: &quick_xml::events::BytesRef<'_>) -> Result<Step, String> {
    match name.resolve_char_ref() {
        Ok(Some(sign)) => Ok(Step::Text(sign.to_string())),
        Ok(None) => {
            quick_xml::escape::resolve_xml_entity(name).map(|text| Step::Text(text.to_owned())).ok_or_else(|| {
                format!("uses an entity that is not read (&{};)", name.chars().take(40).collect::<String>())
            })
        }
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

/// Counts what the parser takes for one event and in all, so that neither grows past its bound.
struct Metered<R> {
    inner: R,
    since: u64,
    total: u64,
    limits: Limits,
}

impl<R: BufRead> Read for Metered<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        self.inner.read(buffer)
    }
}

impl<R: BufRead> BufRead for Metered<R> {
    fn fill_buf(&mut self) -> std::io::Result<&[u8]> {
        let problem = if self.since > self.limits.node {
            format!("one tag or run of characters is longer than {}", size(self.limits.node))
        } else if self.total > self.limits.xml {
            format!("more than {} of XML are not read", size(self.limits.xml))
        } else {
            return self.inner.fill_buf();
        };
        Err(std::io::Error::other(Error::new("", Kind::TooLarge, problem)))
    }

    fn consume(&mut self, amount: usize) {
        self.since = self.since.saturating_add(amount as u64);
        self.total = self.total.saturating_add(amount as u64);
        self.inner.consume(amount);
    }
}
