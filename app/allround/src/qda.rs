//! `allround qda`: looks at coding projects and codebooks of other programs, and converts them.

use std::{
    fs::File,
    io::{BufReader, Write, stdout},
    path::{Path, PathBuf},
};

use ::qda::{
    limits::Limits,
    refi::{Bundle, Detected, Dialect, Loss, Writing, inspect, write_qdc},
};
use anyhow::{Context, bail};
use clap::{
    Subcommand,
    builder::{PossibleValue, PossibleValuesParser},
};
use serde::Serialize;

/// What to do with a file.
#[derive(Subcommand)]
pub enum Task {
    /// Print, as JSON, what a QDPX, QDE or QDC file is and holds, how it counts characters, and what would be lost.
    Inspect {
        /// The file.
        file: PathBuf,
    },
    /// Write a project or codebook anew for another program, and print, as JSON, what was lost.
    Convert {
        /// The file to read: QDPX, QDE or QDC.
        file: PathBuf,
        /// The file to write. Its name ends with .qdpx for a project or .qdc for the codebook alone.
        out: PathBuf,
        /// For which program.
        #[arg(long, default_value = "spec", value_parser = dialects())]
        dialect: String,
    },
}

/// What a conversion prints.
#[derive(Serialize)]
struct Converted {
    file: String,
    dialect: &'static str,
    losses: Vec<Loss>,
    offsets: Vec<Read>,
}

/// How a text was read.
#[derive(Serialize)]
struct Read {
    source: Option<String>,
    #[serde(flatten)]
    found: Detected,
}

fn dialects() -> PossibleValuesParser {
    let values = Dialect::ALL.map(|(dialect, name)| PossibleValue::new(name).help(dialect.about()));
    PossibleValuesParser::new(values)
}

/// Does the task.
pub fn run(task: &Task) -> anyhow::Result<()> {
    match task {
        Task::Inspect { file } => {
            let (name, reader) = open(file)?;
            print(&inspect(&name, reader, &Limits::default())?)
        }
        Task::Convert { file, out, dialect } => {
            let dialect = Dialect::named(dialect).context("that dialect is not known")?;
            print(&convert(file, out, dialect)?)
        }
    }
}

fn open(file: &Path) -> anyhow::Result<(String, BufReader<File>)> {
    let name = file.display().to_string();
    let reader = File::open(file).with_context(|| format!("{name} cannot be opened"))?;
    Ok((name, BufReader::new(reader)))
}

fn convert(file: &Path, out: &Path, dialect: Dialect) -> anyhow::Result<Converted> {
    let (name, reader) = open(file)?;
    let target = out.display().to_string();
    let ending = out.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    let mut bundle = Bundle::open(&name, reader, &Limits::default())?;
    let origin = format!("Allround {}", env!("CARGO_PKG_VERSION"));
    let writing = Writing { dialect, origin: &origin };
    // Nothing is left half written: the new file takes its name when it is complete.
    let folder = out.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut draft = tempfile::Builder::new()
        .tempfile_in(folder)
        .with_context(|| format!("{} cannot be written to", folder.display()))?;
    let (losses, offsets) = match ending.as_str() {
        "qdpx" => {
            let found = bundle.detect()?;
            let names = bundle.project.sources.iter().map(|source| source.name.clone());
            let offsets = names.zip(found).filter_map(|(source, found)| Some(Read { source, found: found? })).collect();
            (bundle.convert(&target, draft.as_file_mut(), writing)?, offsets)
        }
        "qdc" => {
            let mut losses = bundle.losses.clone();
            losses.extend(&write_qdc(&target, draft.as_file_mut(), &bundle.project, writing)?);
            (losses, Vec::new())
        }
        _ => bail!("{target}: the name of the file to write must end with .qdpx or .qdc"),
    };
    draft.persist(out).with_context(|| format!("{target} cannot be written"))?;
    Ok(Converted { file: target, dialect: dialect.name(), losses: losses.list(), offsets })
}

fn print(found: &impl Serialize) -> anyhow::Result<()> {
    let mut out = stdout().lock();
    serde_json::to_writer_pretty(&mut out, found)?;
    writeln!(out)?;
    Ok(())
}
