//! A small element with all that is inside of it, and the words its makers use for attributes.

use std::io::Read;

use super::{Guid, Losses, Made};
use crate::{
    Error, Kind,
    limits::{Node, Tag, Xml, local},
};

/// Bytes one element may take in memory: a code tree, a case with its references.
const MOST: usize = 24 << 20;

/// An element in memory.
#[derive(Debug, Default)]
pub(super) struct Element {
    pub tag: Tag,
    pub children: Vec<Element>,
    pub text: String,
    /// Bytes of all words inside, counted for the outermost element only.
    pub words: usize,
}

impl Element {
    /// Reads what is inside of an element that has just begun.
    pub fn read<R: Read>(xml: &mut Xml<R>, tag: Tag) -> Result<Self, Error> {
        let mut words = length(&tag);
        let mut open = vec![Self { tag, ..Self::default() }];
        let mut weight = 0;
        loop {
            match xml.next()? {
                Some(Node::Open(tag)) => {
                    weight += 160 + length(&tag) + 64 * tag.attributes.len();
                    words += length(&tag);
                    open.push(Self { tag, ..Self::default() });
                }
                Some(Node::Text(text)) => {
                    if let Some(element) = open.last_mut()
                        && !(text.trim().is_empty() && element.text.is_empty() && !keeps(element.tag.local()))
                    {
                        weight += text.len();
                        words += text.len();
                        element.text.push_str(&text);
                    }
                }
                Some(Node::Close(_)) => {
                    let Some(done) = open.pop() else { return Ok(Self::default()) };
                    match open.last_mut() {
                        Some(parent) => parent.children.push(done),
                        None => return Ok(Self { words, ..done }),
                    }
                }
                None => return Err(xml.fault(Kind::Broken, "ends inside an element")),
            }
            if weight > MOST {
                return Err(xml.fault(Kind::TooLarge, "one element takes more than 24 MiB of memory"));
            }
        }
    }

    pub fn name(&self) -> &str {
        self.tag.local()
    }

    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.tag.attribute(name)
    }

    /// What it refers to: projects write `targetGUID`, codebooks `guid`, older drafts the words inside.
    pub fn target(&self) -> Option<Guid> {
        let written = self.attribute("targetGUID").or_else(|| self.attribute("guid")).unwrap_or(&self.text).trim();
        (!written.is_empty()).then(|| Guid::new(written))
    }

    /// The children of one name.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Self> {
        self.children.iter().filter(move |child| child.name() == name)
    }

    /// What the children of one name refer to.
    pub fn targets(&self, name: &str) -> Vec<Guid> {
        let mut targets: Vec<Guid> = self.all(name).filter_map(Self::target).collect();
        targets.shrink_to_fit();
        targets
    }

    /// The description: an element, or in some tools an attribute.
    pub fn description(&self) -> Option<String> {
        let element = self.all("Description").next().map(|child| child.text.clone());
        element.or_else(|| self.attribute("description").map(str::to_owned))
    }

    /// Its identifier, or one made from its place.
    pub fn guid(&self, place: u64) -> Guid {
        guid(&self.tag, place)
    }

    /// Counts what has no place in the model.
    pub fn rest(&self, attributes: &[&str], children: &[&str], losses: &mut Losses) {
        unknown(&self.tag, attributes, losses);
        for child in &self.children {
            if !children.contains(&child.name()) {
                losses.add(&format!("unknown elements {}", short(child.name())), 1);
            }
        }
    }
}

/// Bytes of a tag's attributes.
pub(super) fn length(tag: &Tag) -> usize {
    tag.attributes.iter().map(|(key, value)| key.len() + value.len()).sum()
}

/// Whether white space alone is a value.
fn keeps(name: &str) -> bool {
    matches!(name, "Description" | "PlainTextContent" | "TextValue")
}

/// The identifier in a tag, or one made from its place in the file.
pub(super) fn guid(tag: &Tag, place: u64) -> Guid {
    match tag.attribute("guid").map(str::trim).filter(|written| !written.is_empty()) {
        Some(written) => Guid::new(written),
        None => Guid::derived(&format!("{} {place}", tag.local())),
    }
}

/// Who made it and when.
pub(super) fn made(tag: &Tag) -> Made {
    let text = |name| tag.attribute(name).filter(|value| !value.is_empty());
    let user = |plain, long| text(plain).or_else(|| text(long)).map(Guid::new);
    Made {
        by: user("creatingUser", "creatingUserGUID"),
        at: text("creationDateTime").map(Into::into),
        changed_by: user("modifyingUser", "modifyingUserGUID"),
        changed_at: text("modifiedDateTime").map(Into::into),
    }
}

/// The attributes [`made`] reads.
pub(super) const MADE: [&str; 6] =
    ["creatingUser", "creationDateTime", "modifyingUser", "modifiedDateTime", "creatingUserGUID", "modifyingUserGUID"];

/// Counts attributes that have no place in the model. Namespaces and `xsi:` are none of ours.
pub(super) fn unknown(tag: &Tag, known: &[&str], losses: &mut Losses) {
    for (key, _) in &tag.attributes {
        let foreign = key == "xmlns" || key.contains(':');
        if !foreign && !known.contains(&local(key)) && !MADE.contains(&local(key)) {
            losses.add(&format!("unknown attributes {} of {}", short(key), short(tag.local())), 1);
        }
    }
}

pub(super) fn short(name: &str) -> String {
    name.chars().take(40).collect()
}

/// The namespace the root's own prefix stands for.
pub(super) fn namespace(root: &Tag) -> Option<String> {
    let key = match root.name.rsplit_once(':') {
        Some((prefix, _)) => format!("xmlns:{prefix}"),
        None => "xmlns".to_owned(),
    };
    root.attributes.iter().find(|(name, _)| *name == key).map(|(_, value)| value.clone())
}
