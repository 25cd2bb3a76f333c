//! `allround qda`: looks at coding projects and codebooks of other programs, and converts them.

use std::{
    fs::File,
    io::{BufReader, Write, stdout},
    path::{Path, PathBuf},
};

use ::qda::{
    batch::{self, Target},
    refi::{Dialect, Writing},
};
use anyhow::Context;
use clap::{
    Subcommand,
    builder::{PossibleValue, PossibleValuesParser},
};

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

fn dialects() -> PossibleValuesParser {
    let values = Dialect::ALL.map(|(dialect, name)| PossibleValue::new(name).help(dialect.about()));
    PossibleValuesParser::new(values)
}

/// Does the task.
pub fn run(task: &Task) -> anyhow::Result<()> {
    let told = told(task)?;
    // A reader that has seen enough (as `head`) may be gone; that is no fault.
    drop(writeln!(stdout(), "{told}"));
    Ok(())
}

fn told(task: &Task) -> anyhow::Result<String> {
    Ok(match task {
        Task::Inspect { file } => {
            let (name, reader) = open(file)?;
            batch::inspect(&name, reader)?
        }
        Task::Convert { file, out, dialect } => {
            let dialect = Dialect::named(dialect).context("that dialect is not known")?;
            convert(file, out, dialect)?
        }
    })
}

fn open(file: &Path) -> anyhow::Result<(String, BufReader<File>)> {
    let name = file.display().to_string();
    let reader = File::open(file).with_context(|| format!("{name} cannot be opened"))?;
    Ok((name, BufReader::new(reader)))
}

fn convert(file: &Path, out: &Path, dialect: Dialect) -> anyhow::Result<String> {
    let target = out.display().to_string();
    let kind = Target::of(&target)?;
    let (name, reader) = open(file)?;
    let origin = format!("Allround {}", env!("CARGO_PKG_VERSION"));
    let writing = Writing { dialect, origin: &origin };
    // Nothing is left half written: the new file takes its name when it is complete.
    let folder = out.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut draft = tempfile::Builder::new()
        .tempfile_in(folder)
        .with_context(|| format!("{} cannot be written to", folder.display()))?;
    let told = batch::convert(&name, reader, (kind, &target), draft.as_file_mut(), writing)?;
    draft.persist(out).with_context(|| format!("{target} cannot be written"))?;
    Ok(told)
}
