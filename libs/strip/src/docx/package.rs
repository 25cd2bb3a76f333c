//! The package of a DOCX: parts in a ZIP archive, and which part leans on which.

use std::io::{Cursor, Read};

use zip::{ZipArchive, result::ZipError};

use super::element::{self, Element};
use crate::{Refusal, limits};

/// The sign of an entry in an archive's directory.
const ENTRY: &[u8] = b"PK\x01\x02";

/// Entries of an archive.
const ENTRIES: usize = 2000;

/// A part that another part leans on.
pub struct Relation {
    /// Its name in that part.
    pub id: String,
    /// What it is, as "image": the last word of its type.
    pub kind: String,
    /// Its path in the package, or an address outside.
    pub target: String,
    /// Whether it is outside.
    pub outside: bool,
}

impl Relation {
    /// A part of a kind, at a path.
    pub fn inside(kind: &str, target: &str) -> Self {
        Self { id: String::new(), kind: kind.to_owned(), target: target.to_owned(), outside: false }
    }
}

/// A package that is read.
pub struct Package<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    unpacked: usize,
}

impl<'a> Package<'a> {
    /// Reads the directory, if it is not too long.
    pub fn open(bytes: &'a [u8]) -> Result<Self, Refusal> {
        // Counted before an index is made of it. Packed bytes that look like entries are counted too; they are few.
        if bytes.windows(ENTRY.len()).filter(|window| *window == ENTRY).count() > ENTRIES {
            return Err(Refusal::Bomb);
        }
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refusal::Broken)?;
        Ok(Self { zip, unpacked: 0 })
    }

    /// The paths of all parts.
    pub fn paths(&self) -> impl Iterator<Item = String> {
        self.zip.file_names().filter_map(|path| path.ok().map(|path| path.into_owned()))
    }

    /// What a part holds; none when it is not there.
    pub fn bytes(&mut self, path: &str, most: usize) -> Result<Option<Vec<u8>>, Refusal> {
        let mut part = match self.zip.by_name(path) {
            Ok(part) => part,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => return Err(Refusal::Locked),
            Err(_) => return Err(Refusal::Broken),
        };
        let most = most.min(limits::UNPACKED.saturating_sub(self.unpacked));
        let ceiling = u64::try_from(most).unwrap_or(u64::MAX);
        let mut bytes = Vec::new();
        part.by_ref().take(ceiling.saturating_add(1)).read_to_end(&mut bytes).map_err(|_| Refusal::Broken)?;
        if bytes.len() > most {
            return Err(Refusal::Bomb);
        }
        self.unpacked += bytes.len();
        Ok(Some(bytes))
    }

    /// A part's XML; none when it is not there.
    pub fn xml(&mut self, path: &str) -> Result<Option<Element>, Refusal> {
        let Some(bytes) = self.bytes(path, limits::MARKUP)? else { return Ok(None) };
        let xml = String::from_utf8(bytes).map_err(|_| Refusal::Broken)?;
        element::read(&xml).map(Some)
    }

    /// The path of the document itself.
    pub fn main(&mut self) -> Option<String> {
        let relations = self.relations("").ok()?;
        relations
            .into_iter()
            .find(|relation| relation.kind == "officeDocument" && !relation.outside)
            .map(|main| main.target)
    }

    /// The part of a kind that another part leans on.
    pub fn related(&mut self, relations: &[Relation], kind: &str) -> Result<Option<Element>, Refusal> {
        match relations.iter().find(|relation| relation.kind == kind && !relation.outside) {
            Some(relation) => self.xml(&relation.target.clone()),
            None => Ok(None),
        }
    }

    /// What a part leans on; of the package itself with an empty path.
    pub fn relations(&mut self, path: &str) -> Result<Vec<Relation>, Refusal> {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let list = if folder.is_empty() { format!("_rels/{name}.rels") } else { format!("{folder}/_rels/{name}.rels") };
        let Some(list) = self.xml(&list)? else { return Ok(Vec::new()) };
        let relation = |element: &Element| {
            let outside = element.attribute("TargetMode") == Some("External");
            let target = element.attribute("Target")?;
            Some(Relation {
                id: element.attribute("Id")?.to_owned(),
                kind: element.attribute("Type")?.rsplit('/').next()?.to_owned(),
                target: if outside { target.to_owned() } else { inside(folder, target) },
                outside,
            })
        };
        Ok(list.elements().filter_map(relation).collect())
    }
}

/// A path inside the package, seen from a folder.
fn inside(folder: &str, target: &str) -> String {
    let whole = match target.strip_prefix('/') {
        Some(absolute) => absolute.to_owned(),
        None => format!("{folder}/{target}"),
    };
    let mut steps: Vec<&str> = Vec::new();
    for step in whole.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}
