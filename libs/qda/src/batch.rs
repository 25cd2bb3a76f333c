//! The library as a command: a project or codebook in, one JSON document about it out.

use std::io::{Read, Seek, Write};

use serde::Serialize;

use crate::{
    Error, Kind,
    limits::Limits,
    refi::{Bundle, Detected, Loss, Writing, inspect as look, write_qdc},
};

/// What a file is to become.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// A project with its texts: `.qdpx`.
    Project,
    /// The codebook alone: `.qdc`.
    Codebook,
}

impl Target {
    /// What the ending of a file's name asks for.
    ///
    /// # Errors
    /// When it ends with neither `.qdpx` nor `.qdc`.
    pub fn of(file: &str) -> Result<Self, Error> {
        let ending = file.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default();
        match ending.as_str() {
            "qdpx" => Ok(Self::Project),
            "qdc" => Ok(Self::Codebook),
            _ => Err(Error::new(file, Kind::Unknown, "the name of the file to write must end with .qdpx or .qdc")),
        }
    }
}

/// What a conversion tells.
#[derive(Serialize)]
struct Told<'a> {
    file: &'a str,
    dialect: &'static str,
    losses: Vec<Loss>,
    offsets: Vec<Counted>,
}

/// How a text was read.
#[derive(Serialize)]
struct Counted {
    source: Option<String>,
    #[serde(flatten)]
    found: Detected,
}

/// Looks at a file: a [`crate::refi::Report`] as JSON.
///
/// # Errors
/// When it is no QDPX, QDE or QDC file, is damaged, or passes a bound.
pub fn inspect(file: &str, reader: impl Read + Seek) -> Result<String, Error> {
    print(file, &look(file, reader, &Limits::default())?)
}

/// Writes a file anew, and tells as JSON the dialect, what was lost, and how each text was read.
///
/// # Errors
/// As [`inspect`], and when the new file cannot be written; then nothing that was written is worth keeping.
pub fn convert(
    file: &str,
    reader: impl Read + Seek,
    (target, name): (Target, &str),
    out: impl Write + Seek,
    writing: Writing<'_>,
) -> Result<String, Error> {
    let mut bundle = Bundle::open(file, reader, &Limits::default())?;
    let (losses, found) = match target {
        Target::Project => bundle.convert(name, out, writing)?,
        Target::Codebook => {
            let mut losses = bundle.losses.clone();
            losses.extend(&write_qdc(name, out, &bundle.project, writing)?);
            (losses, Vec::new())
        }
    };
    let names = bundle.project.sources.iter().map(|source| source.name.clone());
    let offsets = names.zip(found).filter_map(|(source, found)| Some(Counted { source, found: found? })).collect();
    print(name, &Told { file: name, dialect: writing.dialect.name(), losses: losses.list(), offsets })
}

fn print(file: &str, told: &impl Serialize) -> Result<String, Error> {
    serde_json::to_string_pretty(told)
        .map_err(|error| Error::new(file, Kind::Io, format!("the report cannot be printed ({error})")))
}
