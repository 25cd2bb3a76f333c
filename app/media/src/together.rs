//! One file of everybody in a recording, made by Debian's `ffmpeg` where that is installed: pictures side by side, what is
//! shown on a screen large, voices mixed.
//!
//! It runs in processes of their own, one after the other, with little priority and on one thread, reads local files only, and
//! is killed when its time is over or nobody waits for it any more.

mod graph;
mod join;

use std::{
    path::{Path, PathBuf},
    process::Stdio,
    time::Duration,
};

use domain::{
    id::PersonId,
    recording::{GAP, Source},
};
use tokio::{
    fs::{create_dir, remove_dir_all, write},
    io::{AsyncReadExt as _, copy, sink},
    process::{Child, Command},
    time::{Instant, timeout_at},
};

/// Where Debian puts it.
const PROGRAM: &str = "/usr/bin/ffmpeg";
/// What gives it little priority.
const NICE: &str = "/usr/bin/nice";
/// How much less than what else runs: the room comes first, and yet it gets done.
const NICER: &str = "10";
/// How much longer than the recording it may take, and at least.
const TIMES: u32 = 6;
const LEAST: Duration = Duration::from_secs(600);
/// Bytes of what it says that are read.
const SAID: u64 = 1_000;

/// A track of a recording, in a file of this machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where it is.
    pub path: PathBuf,
    /// What it shows or says.
    pub source: Source,
    /// Whose it is.
    pub person: PersonId,
    /// Milliseconds from the beginning of the recording.
    pub starts: u64,
    /// How long it is, in milliseconds.
    pub length: u64,
}

/// A part of a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Its tracks.
    pub pieces: Vec<Piece>,
    /// How long it is, in milliseconds.
    pub length: u64,
    /// What players call it.
    pub title: String,
}

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Extent {
    /// Pictures where somebody is seen, sound where somebody is heard.
    Given,
    /// Both in its whole length, so that others can follow it.
    Whole,
}

/// Why there is no file of everybody.
#[derive(Debug, thiserror::Error)]
pub enum Uncomposed {
    /// The program is not installed.
    #[error("ffmpeg is not installed")]
    Absent,
    /// It took too long.
    #[error("ffmpeg took too long")]
    Slow,
    /// It could not do it; what it said.
    #[error("ffmpeg failed: {0}")]
    Failed(String),
    /// Files could not be read or written.
    #[error(transparent)]
    Files(#[from] std::io::Error),
}

/// Makes files of everybody.
#[derive(Clone, Debug)]
pub struct Composer {
    program: PathBuf,
}

impl Default for Composer {
    fn default() -> Self {
        Self::at(PROGRAM)
    }
}

impl Composer {
    /// With the program that stands there.
    pub fn at(program: impl Into<PathBuf>) -> Self {
        Self { program: program.into() }
    }

    /// Whether the program is installed now.
    pub fn is_there(&self) -> bool {
        self.program.is_file()
    }

    /// Puts tracks together into a WebM file in this folder, which must be there; intermediate files are written there too.
    /// `length` is that of the recording, in milliseconds.
    ///
    /// # Errors
    /// Why there is none.
    pub async fn compose(&self, pieces: &[Piece], length: u64, folder: &Path) -> Result<PathBuf, Uncomposed> {
        let until = self.begin(length)?;
        let to = folder.join("together.webm");
        self.put(pieces, (length, Extent::Given), folder, &to, until).await?;
        Ok(to)
    }

    /// Puts the parts of a session together in the same way, and behind each other into a WebM file in this folder, with a short gap
    /// between. Players that know chapters show the parts by their titles. Each part has to have other names for its tracks, or
    /// another folder.
    ///
    /// # Errors
    /// Why there is none.
    pub async fn join(&self, passages: &[Passage], folder: &Path) -> Result<PathBuf, Uncomposed> {
        let until = self.begin(passages.iter().map(|passage| passage.length).sum())?;
        let gap = folder.join("gap.webm");
        self.run(&graph::Scene::of(&[]).together(folder, (GAP, Extent::Whole), &gap), until).await?;
        for (number, passage) in passages.iter().enumerate() {
            let work = folder.join(format!("work-{number}"));
            create_dir(&work).await?;
            let to = folder.join(join::name(number));
            self.put(&passage.pieces, (passage.length, Extent::Whole), &work, &to, until).await?;
            remove_dir_all(&work).await?;
        }
        let to = folder.join("whole.webm");
        write(folder.join(join::LIST), join::list(passages.len())).await?;
        write(folder.join(join::CHAPTERS), join::chapters(passages)).await?;
        self.run(&join::told(folder, &to), until).await?;
        Ok(to)
    }

    /// Until when work on so many milliseconds has to be done, if the program is there.
    fn begin(&self, length: u64) -> Result<Instant, Uncomposed> {
        if !self.is_there() {
            return Err(Uncomposed::Absent);
        }
        let limit = Duration::from_millis(length).saturating_mul(TIMES).max(LEAST);
        Instant::now().checked_add(limit).ok_or(Uncomposed::Slow)
    }

    async fn put(
        &self,
        pieces: &[Piece],
        length: (u64, Extent),
        folder: &Path,
        to: &Path,
        until: Instant,
    ) -> Result<(), Uncomposed> {
        let scene = graph::Scene::of(pieces);
        // Senders change the size of their pictures at any time, which one process cannot bear in the middle of many.
        for still in scene.pictures() {
            self.run(&still.even(folder), until).await?;
        }
        self.run(&scene.together(folder, length, to), until).await
    }

    async fn run(&self, arguments: &[std::ffi::OsString], until: Instant) -> Result<(), Uncomposed> {
        let mut command = Command::new(NICE);
        command.args(["-n", NICER]).arg(&self.program).args(arguments);
        command.env_clear().stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).kill_on_drop(true);
        let mut child = command.spawn()?;
        match timeout_at(until, ended(&mut child)).await {
            Ok(done) => done,
            Err(_) => {
                child.kill().await?;
                Err(Uncomposed::Slow)
            }
        }
    }
}

/// Waits for its end and reads the beginning of what it says, which names files and formats, nothing that people said.
async fn ended(child: &mut Child) -> Result<(), Uncomposed> {
    let mut said = Vec::new();
    if let Some(mut errors) = child.stderr.take() {
        (&mut errors).take(SAID).read_to_end(&mut said).await?;
        copy(&mut errors, &mut sink()).await?;
    }
    match child.wait().await?.success() {
        true => Ok(()),
        false => Err(Uncomposed::Failed(String::from_utf8_lossy(&said).trim().to_owned())),
    }
}
