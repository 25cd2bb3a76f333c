//! Writes projects and codebooks that the standard's schema accepts.

use std::{
    collections::HashSet,
    io::{Read, Seek, Write},
};

use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

use super::{
    Bundle, Content, Detected, Guid, Losses, Project, Settled, Source,
    dialect::{Dialect, dress},
    offsets::{Convention, PlainText},
    sheet::{self, Placed, Sheet},
};
use crate::{Error, Kind};

/// How to write.
#[derive(Debug, Clone, Copy)]
pub struct Writing<'a> {
    /// For which program.
    pub dialect: Dialect,
    /// Which program writes, as "Pilot 1.2".
    pub origin: &'a str,
}

/// Writes a codebook: codes and the sets of codes.
///
/// ```
/// use qda::refi::{Code, Dialect, Guid, Project, Writing, write_qdc};
/// let code = |name: &str, parent| Code {
///     guid: Guid::derived(name), parent, name: name.into(), codable: parent.is_some(), color: None,
///     description: None, memos: Vec::new(),
/// };
/// let project = Project { codes: vec![code("Trust", None), code("In peers", Some(0))], ..Project::default() };
/// let mut out = Vec::new();
/// let losses = write_qdc("codes.qdc", &mut out, &project, Writing { dialect: Dialect::Spec, origin: "Pilot 1.2" })?;
/// assert!(losses.is_empty());
/// # Ok::<(), qda::Error>(())
/// ```
///
/// # Errors
/// When there is no code, which the schema does not permit, or the writer fails.
pub fn write_qdc(file: &str, out: impl Write, project: &Project, writing: Writing<'_>) -> Result<Losses, Error> {
    if project.codes.is_empty() {
        return Err(Error::new(file, Kind::Broken, "a codebook needs at least one code, and the project has none"));
    }
    let mut losses = sheet::beyond_codebook(project);
    let mut sheet = Sheet::new(std::io::BufWriter::new(out)).map_err(|error| failed(file, &error))?;
    sheet.codebook(project, writing).map_err(|error| failed(file, &error))?;
    losses.extend(&sheet.finish().map_err(|error| failed(file, &error))?);
    Ok(losses)
}

/// Writes a project with its texts. `texts` is asked once for each source, by its place in the list, in order;
/// `None` writes the source without its text and its selections as they are.
///
/// # Errors
/// When `texts` or the writer fails.
pub fn write_qdpx(
    file: &str,
    out: impl Write + Seek,
    project: &Project,
    writing: Writing<'_>,
    mut texts: impl FnMut(usize) -> Result<Option<Settled>, Error>,
) -> Result<Losses, Error> {
    let mut losses = Losses::default();
    let mut zip = ZipWriter::new(out);
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(1))
        .large_file(true);
    let broken = |error: zip::result::ZipError| Error::new(file, Kind::Io, format!("cannot be written ({error})"));
    let mut placed = Vec::with_capacity(project.sources.len());
    let mut names = HashSet::new();
    for (place, source) in project.sources.iter().enumerate() {
        let Some(settled) = texts(place)? else {
            losses.add("texts that are missing", 1);
            placed.push(Placed::default());
            continue;
        };
        let name = name(source, place, &mut names);
        let dressed = dress(&settled, writing.dialect);
        drop(settled);
        losses.add("characters beyond U+FFFF, written as [emoji]", dressed.replaced);
        zip.start_file(format!("sources/{name}.txt"), options).map_err(broken)?;
        zip.write_all(dressed.text.as_bytes()).map_err(|error| failed(file, &error))?;
        placed.push(Placed { text: Some(name), offsets: dressed.offsets });
    }
    zip.start_file("project.qde", options).map_err(broken)?;
    let mut sheet = Sheet::new(std::io::BufWriter::new(&mut zip)).map_err(|error| failed(file, &error))?;
    sheet.project(project, writing, &placed).map_err(|error| failed(file, &error))?;
    losses.extend(&sheet.finish().map_err(|error| failed(file, &error))?);
    zip.finish().map_err(broken)?;
    Ok(losses)
}

/// Writes a project that was made by a program: its texts are in the project itself, its positions are code points.
///
/// # Errors
/// As [`write_qdpx`].
pub fn write_own(file: &str, out: impl Write + Seek, project: &Project, writing: Writing<'_>) -> Result<Losses, Error> {
    write_qdpx(file, out, project, writing, |place| {
        Ok(project.sources.get(place).and_then(|source| match &source.content {
            Content::Inline(text) => {
                let text = PlainText { text: text.clone(), bom: false, guessed: false };
                Some(Settled::new(&text, source, Convention::SPEC))
            }
            _ => None,
        }))
    })
}

impl<R: Read + Seek> Bundle<R> {
    /// Writes what was read as a project of a dialect, its texts one at a time. The list holds what was lost on
    /// the way in and on the way out; beside it stands how each text was read.
    ///
    /// # Errors
    /// When a text is damaged, or the writer fails.
    pub fn convert(
        &mut self,
        file: &str,
        out: impl Write + Seek,
        writing: Writing<'_>,
    ) -> Result<(Losses, Vec<Option<Detected>>), Error> {
        let found = self.detect()?;
        let mut losses = self.losses.clone();
        let mut project = std::mem::take(&mut self.project);
        for note in &mut project.notes {
            if let Some(text) = self.text(note)? {
                note.content = Content::Inline(Settled::new(&text, note, Convention::SPEC).text);
            }
        }
        let written = write_qdpx(file, out, &project, writing, |place| {
            let Some(source) = project.sources.get(place) else { return Ok(None) };
            let Some(text) = self.text(source)? else { return Ok(None) };
            let convention = found.get(place).and_then(Option::as_ref).map_or(Convention::SPEC, |f| f.convention);
            Ok(Some(Settled::new(&text, source, convention)))
        });
        self.project = project;
        losses.extend(&written?);
        Ok((losses, found))
    }
}

/// A source's file is named by its identifier; two sources with the same one get two files.
fn name(source: &Source, place: usize, names: &mut HashSet<Guid>) -> Guid {
    let own = source.guid.standardized();
    if names.insert(own.clone()) {
        return own;
    }
    let other = Guid::derived(&format!("{own} {place}"));
    names.insert(other.clone());
    other
}

fn failed(file: &str, error: &std::io::Error) -> Error {
    Error::new(file, Kind::Io, format!("cannot be written ({error})"))
}
