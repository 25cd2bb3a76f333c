//! What a recording consists of, as it is written beside the files.

use std::io::{Result, Write};
use std::path::Path;

use serde::{Deserialize, Serialize};

/// The name of the index in the folder of a recording.
pub const INDEX: &str = "index.json";

/// What a recording consists of: the file `index.json` in its folder. It is written anew whenever something changes and every
/// few seconds, so that it tells after a crash what was there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Index {
    /// The room's name.
    pub room: String,
    /// When it began: milliseconds since 1970.
    pub started_ms: i64,
    /// How long it went on, in milliseconds; up to when this was written while it goes on.
    pub length_ms: u64,
    /// Why it ended; None while it goes on, and after a crash.
    pub ended: Option<Ending>,
    /// What was recorded, one file each.
    pub tracks: Vec<Entry>,
    /// What is to be left out when it is shown, in milliseconds from the beginning.
    pub cuts: Vec<Cut>,
}

/// Why a recording ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ending {
    /// Somebody stopped it.
    Stopped,
    /// Nobody was left in the room.
    Empty,
    /// The server stopped.
    Shutdown,
    /// Nothing could be written any more.
    Disk,
}

/// One file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The file's name in the folder: Ogg Opus for sound, WebM with VP8 for pictures.
    pub file: String,
    /// The track's sid in the room.
    pub track: String,
    /// Whose it is: the identity of the token.
    pub identity: String,
    /// The participant's sid: another one when somebody leaves and comes back.
    pub participant: String,
    /// `microphone`, `camera`, `screen`, `screen-sound` or `other`.
    pub source: String,
    /// When the first of it came, in milliseconds from the beginning of the recording.
    pub start_ms: u64,
    /// How long it is, in milliseconds.
    pub length_ms: u64,
    /// Where nothing came (muted, lost, waiting for a picture), in milliseconds from the beginning of the file. Sound is silent
    /// there, pictures stand still.
    pub gaps: Vec<Span>,
    /// Packets left out because the disk was too slow.
    pub dropped: u64,
    /// The file is complete.
    pub complete: bool,
    /// Why nothing more could be written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub failed: Option<String>,
}

/// From when to when, in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// The beginning.
    pub from_ms: u64,
    /// The end.
    pub to_ms: u64,
}

/// What is to be left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cut {
    /// From when to when, from the beginning of the recording.
    #[serde(flatten)]
    pub span: Span,
    /// Why, in the words of whoever asked for it.
    pub why: String,
}

impl Index {
    /// Reads the index of a recording's folder.
    ///
    /// # Errors
    /// When there is none, or it is something else.
    pub fn read(folder: &Path) -> Result<Self> {
        let bytes = std::fs::read(folder.join(INDEX))?;
        serde_json::from_slice(&bytes).map_err(std::io::Error::from)
    }

    /// Writes it so that there is always a whole one.
    pub(super) fn write(&self, folder: &Path) -> Result<()> {
        let new = folder.join("index.new");
        let mut file = std::fs::File::create(&new)?;
        file.write_all(&serde_json::to_vec_pretty(self)?)?;
        if self.ended.is_some() {
            file.sync_all()?;
        }
        std::fs::rename(new, folder.join(INDEX))
    }
}
