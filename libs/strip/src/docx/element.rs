//! The XML of a part as a tree, with the prefixes that everybody uses, whatever prefixes the file uses.

use quick_xml::{NsReader, XmlVersion, events::BytesStart, events::Event, name::ResolveResult};

use crate::{Refusal, limits};

/// Elements and runs of text in one part.
const NODES: usize = 500_000;

/// An element.
#[derive(Default)]
pub struct Element {
    /// Its name, as `w:p`; of an unknown language `?:` and its name.
    pub name: String,
    /// Its attributes, named in the same way; an attribute without a prefix has none.
    pub attributes: Vec<(String, String)>,
    /// What is inside.
    pub children: Vec<Node>,
}

/// What can be inside an element.
pub enum Node {
    /// An element.
    Element(Element),
    /// Characters.
    Text(String),
}

impl Element {
    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The elements inside.
    pub fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The first element inside with a name.
    pub fn first(&self, name: &str) -> Option<&Self> {
        self.elements().find(|element| element.name == name)
    }

    /// The characters directly inside.
    pub fn text(&self) -> String {
        self.children
            .iter()
            .filter_map(|node| if let Node::Text(text) = node { Some(text.as_str()) } else { None })
            .collect()
    }
}

/// The prefix that everybody uses for a language of elements, in its two editions.
fn prefix(language: &str) -> &'static str {
    match language {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        | "http://purl.oclc.org/ooxml/wordprocessingml/main" => "w:",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        | "http://purl.oclc.org/ooxml/officeDocument/relationships" => "r:",
        "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
        | "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing" => "wp:",
        "http://schemas.openxmlformats.org/drawingml/2006/main" | "http://purl.oclc.org/ooxml/drawingml/main" => "a:",
        "http://schemas.openxmlformats.org/markup-compatibility/2006" => "mc:",
        "http://schemas.openxmlformats.org/package/2006/relationships" => "rel:",
        "urn:schemas-microsoft-com:vml" => "v:",
        "http://www.w3.org/XML/1998/namespace" => "xml:",
        _ => "?:",
    }
}

/// Reads a part.
pub fn read(xml: &str) -> Result<Element, Refusal> {
    let mut reader = NsReader::from_str(xml.trim_start_matches('\u{FEFF}'));
    reader.config_mut().expand_empty_elements = true;
    let mut open: Vec<Element> = vec![Element::default()];
    let mut nodes = 0;
    loop {
        nodes += 1;
        if nodes > NODES || open.len() > limits::DEPTH {
            return Err(Refusal::Bomb);
        }
        let event = reader.read_event().map_err(|_| Refusal::Broken)?;
        match event {
            Event::Start(start) => open.push(element(&reader, &start)?),
            Event::End(_) => {
                let done = open.pop().ok_or(Refusal::Broken)?;
                open.last_mut().ok_or(Refusal::Broken)?.children.push(Node::Element(done));
            }
            Event::Text(text) => push(&mut open, &text.xml_content(XmlVersion::Implicit1_0)),
            Event::CData(data) => push(&mut open, &data.xml_content(XmlVersion::Implicit1_0)),
            Event::GeneralRef(name) => match name.resolve_char_ref().map_err(|_| Refusal::Broken)? {
                Some(letter) => push(&mut open, letter.encode_utf8(&mut [0; 4])),
                None => {
                    let found = quick_xml::escape::resolve_predefined_entity(&name).ok_or(Refusal::Broken)?;
                    push(&mut open, found);
                }
            },
            // What a document type can do, no document needs.
            Event::DocType(_) => return Err(Refusal::Broken),
            Event::Eof => break,
            _ => {}
        }
    }
    let top = open.pop().filter(|_| open.is_empty()).ok_or(Refusal::Broken)?;
    let root = top.children.into_iter().find_map(|node| match node {
        Node::Element(root) => Some(root),
        Node::Text(_) => None,
    });
    root.ok_or(Refusal::Broken)
}

fn push(open: &mut [Element], text: &str) {
    let Some(inside) = open.last_mut() else { return };
    if let Some(Node::Text(run)) = inside.children.last_mut() {
        run.push_str(text);
    } else {
        inside.children.push(Node::Text(text.to_owned()));
    }
}

fn element(reader: &NsReader<&[u8]>, start: &BytesStart<'_>) -> Result<Element, Refusal> {
    let name = |(language, local): (ResolveResult<'_>, quick_xml::name::LocalName<'_>)| match language {
        ResolveResult::Bound(language) => format!("{}{}", prefix(language.as_ref()), local.as_ref()),
        ResolveResult::Unbound => local.as_ref().to_owned(),
        ResolveResult::Unknown(_) => format!("?:{}", local.as_ref()),
    };
    let resolver = reader.resolver();
    let mut attributes = Vec::new();
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|_| Refusal::Broken)?;
        if attribute.key.as_namespace_binding().is_none() {
            let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|_| Refusal::Broken)?;
            attributes.push((name(resolver.resolve_attribute(attribute.key)), value.into_owned()));
        }
    }
    Ok(Element { name: name(resolver.resolve_element(start.name())), attributes, children: Vec::new() })
}
