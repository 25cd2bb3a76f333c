//! Transcripts of meetings and interviews: who said what, and when, from whatever program wrote it down.

mod build;
mod decode;
mod docx;
mod lines;
mod markup;
mod merge;
mod places;
mod read;
mod speaker;
mod srt;
mod text;
mod time;
mod vtt;
mod write;

pub use read::{Options, read, read_file};
pub use write::{Written, write};

/// A form in which transcripts come or go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// WebVTT: Zoom (`Name: text`), Teams (`<v Name>`), YouTube, our own.
    WebVtt,
    /// SubRip, and YouTube's SBV.
    Srt,
    /// Word: speaker paragraphs, Teams' headers `Name   0:03`, tables.
    Docx,
    /// Plain text: `Name: …`, `[00:01:02] Name: …`, Otter's `Name  0:03`.
    Text,
    /// One JSON object a cue and line, as the README describes.
    JsonLines,
}

impl Format {
    /// The name in this library's own output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::WebVtt => "webvtt",
            Self::Srt => "srt",
            Self::Docx => "docx",
            Self::Text => "text",
            Self::JsonLines => "jsonl",
        }
    }
}

/// What somebody said, before it has a place in a document. Times are milliseconds from the beginning.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Turn {
    /// When it begins, if the source says so.
    pub start: Option<u64>,
    /// When it ends, if the source says so.
    pub end: Option<u64>,
    /// Who speaks, as the source spells it.
    pub speaker: Option<String>,
    /// The words, lines as in the source.
    pub text: String,
}

/// A turn with its place in the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cue {
    /// When it begins, in milliseconds; `None` when the source does not say.
    pub start: Option<u64>,
    /// When it ends, in milliseconds; never guessed.
    pub end: Option<u64>,
    /// Who speaks; `None` when the source does not say.
    pub speaker: Option<String>,
    /// The words without name, tags and entities. Line breaks as in the source; no line is empty or padded.
    pub text: String,
    /// The place of [`Cue::text`]'s first character in [`Transcript::text`], in Unicode code points from 0.
    pub from: usize,
    /// The place behind its last character.
    pub to: usize,
}

/// Something in the source that was mended or left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// What happened, as a sentence without its full stop.
    pub what: String,
    /// How often.
    pub count: usize,
    /// The first line (from 1) where it happened; `None` when it concerns the whole file.
    pub line: Option<usize>,
}

/// A transcript: its cues, and the plain text they stand in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transcript {
    /// The form it came in.
    pub format: Format,
    /// The encoding it came in, by the name of the Encoding Standard.
    pub encoding: &'static str,
    /// The document: one cue after the other, `Name: words` or `words`, with one line feed between cues.
    pub text: String,
    /// In the source's order, overlaps and all.
    pub cues: Vec<Cue>,
    /// What was mended or left out while reading.
    pub notices: Vec<Notice>,
}

impl Transcript {
    /// Lays out turns as a document: tidies white space and control characters, writes the plain text, counts places.
    ///
    /// ```
    /// use qda::transcript::{Transcript, Turn};
    ///
    /// let turn = Turn { speaker: Some("Ana".into()), text: "Bonjour 👋".into(), ..Turn::default() };
    /// let transcript = Transcript::new([turn]);
    /// assert_eq!(transcript.text, "Ana: Bonjour 👋");
    /// assert_eq!((transcript.cues[0].from, transcript.cues[0].to), (5, 14));
    /// ```
    #[must_use]
    pub fn new(turns: impl IntoIterator<Item = Turn>) -> Self {
        let (text, cues) = build::lay_out(turns);
        Self { format: Format::JsonLines, encoding: "UTF-8", text, cues, notices: Vec::new() }
    }

    /// The speakers in the order in which they first speak.
    #[must_use]
    pub fn speakers(&self) -> Vec<&str> {
        let mut seen = std::collections::HashSet::new();
        self.cues.iter().filter_map(|cue| cue.speaker.as_deref()).filter(|name| seen.insert(*name)).collect()
    }

    /// The cues as turns, to lay them out anew.
    pub fn turns(&self) -> impl Iterator<Item = Turn> + '_ {
        self.cues.iter().map(|cue| Turn {
            start: cue.start,
            end: cue.end,
            speaker: cue.speaker.clone(),
            text: cue.text.clone(),
        })
    }
}
