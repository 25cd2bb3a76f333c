//! The file around a project: an archive with a project and its sources, or the bare XML.

use std::io::{Read, Seek, SeekFrom};

use serde::Serialize;

use super::{
    Content,
    offsets::PlainText,
    parts::{Counts, Head, Part, Parts},
};
use crate::{
    Error, Kind,
    limits::{Archive, Limits},
};

use super::Losses;

/// What kind of file it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// A project with its sources in a ZIP archive.
    Qdpx,
    /// A project's XML alone.
    Qde,
    /// A codebook.
    Qdc,
}

/// A file that was opened, and nothing read of it yet.
pub(super) struct Container<R> {
    pub file: String,
    limits: Limits,
    inner: Inner<R>,
    /// What is unusual about the file, as sentences.
    pub notes: Vec<String>,
}

enum Inner<R> {
    Archive { archive: Box<Archive<R>>, project: String },
    Bare(R),
}

/// What is known after the project's XML has been read.
#[derive(Debug, Clone, Default)]
pub(super) struct Pass {
    pub head: Head,
    pub counts: Counts,
    pub losses: Losses,
    pub notes: Vec<String>,
}

impl<R: Read + Seek> Container<R> {
    pub fn open(file: &str, mut reader: R, limits: &Limits) -> Result<Self, Error> {
        let failed = |error: std::io::Error| Error::new(file, Kind::Io, format!("cannot be read ({error})"));
        let mut start = Vec::new();
        reader.by_ref().take(4).read_to_end(&mut start).map_err(failed)?;
        reader.seek(SeekFrom::Start(0)).map_err(failed)?;
        if start.is_empty() {
            return Err(Error::new(file, Kind::Broken, "is empty"));
        }
        let mut notes = Vec::new();
        let inner = if start.starts_with(b"PK") {
            let archive = Archive::open(file, reader, limits)?;
            let project = project(file, &archive, &mut notes)?;
            Inner::Archive { archive: Box::new(archive), project }
        } else {
            Inner::Bare(reader)
        };
        Ok(Self { file: file.to_owned(), limits: *limits, inner, notes })
    }

    /// Reads the project's XML from the beginning and hands over each part, with the bytes all parts so far take.
    pub fn walk(&mut self, mut visit: impl FnMut(Part, usize) -> Result<(), Error>) -> Result<Pass, Error> {
        match &mut self.inner {
            Inner::Bare(reader) => {
                reader
                    .seek(SeekFrom::Start(0))
                    .map_err(|error| Error::new(&self.file, Kind::Io, format!("cannot be read ({error})")))?;
                pass(Parts::open(&self.file, reader, &self.limits)?, &mut visit)
            }
            Inner::Archive { archive, project } => {
                let label = archive.label(project);
                let Some(stream) = archive.stream(project)? else {
                    return Err(Error::new(&label, Kind::Broken, "is not there"));
                };
                pass(Parts::open(&label, stream, &self.limits)?, &mut visit)
            }
        }
    }

    pub fn format(&self, head: &Head) -> Format {
        match (&self.inner, head.root.as_str()) {
            (_, "CodeBook") => Format::Qdc,
            (Inner::Archive { .. }, _) => Format::Qdpx,
            (Inner::Bare(_), _) => Format::Qde,
        }
    }

    /// Bytes of a source's text, as the archive says.
    pub fn size(&self, content: &Content) -> u64 {
        let (Content::File(path), Inner::Archive { archive, project }) = (content, &self.inner) else { return 0 };
        let found = entry(archive, folder(project), path);
        found.and_then(|found| archive.find(&found)).map_or(0, |entry| entry.size)
    }

    pub fn limits(&self) -> &Limits {
        &self.limits
    }

    /// The plain text of a source; `None` when the file does not hold it.
    pub fn text(&mut self, content: &Content) -> Result<Option<PlainText>, Error> {
        match content {
            Content::Missing | Content::Outside(_) => Ok(None),
            Content::Inline(text) => Ok(Some(PlainText { text: text.clone(), bom: false, guessed: false })),
            Content::File(path) => {
                let Inner::Archive { archive, project } = &mut self.inner else { return Ok(None) };
                let Some(found) = entry(archive, folder(project), path) else { return Ok(None) };
                Ok(archive.read(&found, self.limits.text)?.map(PlainText::decode))
            }
        }
    }

    /// Whether the archive has a folder for sources that is not written `sources`.
    pub fn odd_folder(&self) -> Option<String> {
        let Inner::Archive { archive, .. } = &self.inner else { return None };
        archive.entries().iter().find_map(|entry| {
            let (folder, _) = entry.path.rsplit_once('/')?;
            let name = folder.rsplit('/').next()?;
            (name.eq_ignore_ascii_case("sources") && name != "sources").then(|| name.to_owned())
        })
    }
}

fn pass<S: Read>(mut parts: Parts<S>, visit: &mut impl FnMut(Part, usize) -> Result<(), Error>) -> Result<Pass, Error> {
    while let Some(part) = parts.next()? {
        visit(part, parts.weight)?;
    }
    Ok(Pass { head: parts.head, counts: parts.counts, losses: parts.losses, notes: parts.notes })
}

/// The archive's project: `project.qde` by the standard, but ATLAS.ti names it after the project.
fn project<R: Read + Seek>(file: &str, archive: &Archive<R>, notes: &mut Vec<String>) -> Result<String, Error> {
    let mut found: Vec<&str> = archive
        .entries()
        .iter()
        .map(|entry| entry.path.as_str())
        .filter(|path| !path.starts_with("__MACOSX/") && !base(path).starts_with('.'))
        .filter(|path| path.to_lowercase().ends_with(".qde"))
        .collect();
    found.sort_by_key(|path| (path.matches('/').count(), !base(path).eq_ignore_ascii_case("project.qde"), *path));
    let Some(first) = found.first() else {
        return Err(Error::new(file, Kind::Unknown, "is an archive without a project.qde"));
    };
    if *first != "project.qde" {
        notes.push(format!("the project inside is named {first:?} instead of \"project.qde\""));
    }
    if found.len() > 1 {
        notes.push(format!("the archive holds {} projects; {first:?} was read", found.len()));
    }
    Ok((*first).to_owned())
}

fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

fn base(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// A source's entry: by the standard in `sources/`, but capital letters, bare names, full paths and escapes occur.
fn entry<R: Read + Seek>(archive: &Archive<R>, folder: &str, path: &str) -> Option<String> {
    let path = path.replace('\\', "/");
    let path = path.trim_start_matches(['/', '.']).trim();
    let root = if folder.is_empty() { String::new() } else { format!("{folder}/") };
    let found = |path: &str| {
        let places =
            [format!("{root}sources/{path}"), format!("{root}{path}"), format!("{root}sources/{}", base(path))];
        places.iter().find_map(|place| archive.find(place)).map(|entry| entry.path.clone())
    };
    found(path).or_else(|| if path.contains('%') { found(&unescaped(path)?) } else { None })
}

/// A path without the escapes of addresses: `Group%201.txt`.
fn unescaped(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let digits = after.get(..2).and_then(|two| u8::from_str_radix(std::str::from_utf8(two).ok()?, 16).ok());
        match digits.filter(|_| *first == b'%') {
            Some(byte) => {
                bytes.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).ok()
}
