//! CDISC ODM 1.3.1 in REDCap's flavor, read: instruments, events and data of a project in one XML file.
//!
//! The document type is refused, no entity but XML's five is resolved, depth, attributes and nodes are bounded.

mod data;
mod define;
mod xml;

use crate::{
    Error, Kind, Limits, Notes, Problem, Taken,
    dictionary::Dictionary,
    records::{Options, Records},
    sheet,
};
use xml::{Node, Xml};

/// A project: what it asks, when, and what was answered.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Project {
    /// The study's name.
    pub name: String,
    /// The fields.
    pub dictionary: Dictionary,
    /// The events in their order.
    pub events: Vec<Event>,
    /// The records; empty for a file without data. A record's row is its number in the file.
    pub records: Records,
}

/// An event: a wave of a longitudinal project.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Event {
    /// Its unique name, as records have it.
    pub unique: String,
    /// What people call it.
    pub name: String,
    /// The instruments answered in it.
    pub forms: Vec<String>,
}

/// Reads a project.
///
/// # Errors
/// When the file is too large, is no well-formed XML, declares a document type, or is no ODM.
///
/// ```
/// let xml = r#"<ODM xmlns:redcap="https://projectredcap.org"><Study OID="s"><MetaDataVersion OID="m">
///   <ItemDef OID="id" Name="id" redcap:Variable="id" redcap:FieldType="text"><Question><TranslatedText>Id</TranslatedText></Question></ItemDef>
/// </MetaDataVersion></Study></ODM>"#;
/// let project = redcap::odm::read("study.xml", xml.as_bytes(), &Default::default(), &Default::default())?;
/// assert_eq!(project.value.dictionary.fields[0].label, "Id");
/// # Ok::<(), redcap::Error>(())
/// ```
pub fn read(file: &str, bytes: &[u8], options: &Options, limits: &Limits) -> Result<Taken<Project>, Error> {
    let (text, mut notes) = sheet::text(file, bytes, limits)?;
    let mut xml = Xml::new(file, &text, limits);
    let first = loop {
        match xml.next()? {
            Some(Node::Text(_) | Node::Close) => {}
            other => break other,
        }
    };
    match first {
        Some(Node::Open(tag)) if tag.local() == "ODM" => {}
        _ => return Err(Error::new(file, Kind::Unknown, "is no ODM file: its outermost element is not ODM")),
    }
    let mut defined = define::Defined::default();
    let mut records = Records::default();
    let mut project = None;
    while let Some(node) = xml.next()? {
        let Node::Open(tag) = node else { continue };
        match tag.local() {
            "Study" => defined.study(&mut xml, &mut notes)?,
            "ClinicalData" => {
                let told = project.get_or_insert_with(|| defined.settle(&mut notes, limits));
                let own = data::read(&mut xml, told, &defined, options, &mut notes)?;
                records.records.extend(own);
            }
            other => unread(&mut xml, other, &mut notes)?,
        }
    }
    let (dictionary, events) = project.unwrap_or_else(|| defined.settle(&mut notes, limits));
    Ok(Taken { value: Project { name: defined.name, dictionary, events, records }, notes })
}

/// Passes over a part that is not read, and tells it once.
fn unread(xml: &mut Xml<'_>, name: &str, notes: &mut Notes) -> Result<(), Error> {
    if !notes.kept.iter().any(|note| note.problem == Problem::NotRead && note.detail == name) {
        notes.add(0, "", Problem::NotRead, name);
    }
    xml.skip()
}

/// For fuzzing and for the replay of its corpus: whatever the bytes are, every reader ends, and what a dictionary or records
/// were read as can be written and read again.
///
/// # Panics
/// When what was written is not read as the same.
#[doc(hidden)]
pub fn try_everything(bytes: &[u8]) {
    let (limits, options) = (Limits::default(), Options::default());
    let _ = crate::zoom::read("fuzz", bytes, &limits);
    let project = read("fuzz", bytes, &options, &limits).map(|taken| taken.value).unwrap_or_default();
    let fields = crate::dictionary::read("fuzz", bytes, &limits).map(|taken| taken.value).unwrap_or_default();
    for dictionary in [project.dictionary, fields].into_iter().filter(|found| !found.fields.is_empty()) {
        let text = crate::dictionary::write(&dictionary);
        let back = crate::dictionary::read("fuzz", text.as_bytes(), &limits).map(|taken| taken.value);
        assert_eq!(back, Ok(dictionary), "a dictionary that was written is read again");
    }
}

#[cfg(test)]
mod tests;
