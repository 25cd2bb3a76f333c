//! Writing a transcript so that reading it gives the same cues.

mod docx;
mod srt;
mod text;
mod vtt;

use super::{Cue, Format, Options, Transcript, lines, markup, read, speaker};
use crate::{Error, Kind};

pub(in crate::transcript) use text::stamp;

/// A written transcript, and what its form could not take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The file's content: UTF-8 with line feeds, or a Word document.
    pub bytes: Vec<u8>,
    /// What is not the same when the file is read again, as sentences; usually nothing.
    pub losses: Vec<String>,
}

impl Written {
    /// The content as text; empty for a Word document.
    #[must_use]
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.bytes).unwrap_or_default()
    }
}

/// Writes a transcript. `file` is what errors call it. WebVTT and SRT need times: a missing end becomes the next
/// start and is listed among the losses.
///
/// ```
/// use qda::transcript::{Format, Options, Transcript, Turn, read, write};
///
/// let turn = Turn { start: Some(0), end: Some(900), speaker: Some("Ana".into()), text: "2 < 3".into() };
/// let transcript = Transcript::new([turn]);
/// let written = write("a.vtt", &transcript, Format::WebVtt)?;
/// assert_eq!(written.text(), "WEBVTT\n\n1\n00:00:00.000 --> 00:00:00.900\n<v Ana>2 &lt; 3</v>\n");
/// assert_eq!(read("a.vtt", &written.bytes, &Options::default())?.cues, transcript.cues);
/// # Ok::<(), qda::Error>(())
/// ```
///
/// # Errors
/// When a cue has no start and the form needs one.
pub fn write(file: &str, transcript: &Transcript, format: Format) -> Result<Written, Error> {
    let mut losses = Vec::new();
    let bytes = match format {
        Format::JsonLines => lines::write(transcript).into_bytes(),
        Format::Text => text::write(transcript).into_bytes(),
        Format::WebVtt => vtt::write(&timed(file, &transcript.cues, &mut losses)?).into_bytes(),
        Format::Srt => srt::write(&timed(file, &transcript.cues, &mut losses)?).into_bytes(),
        Format::Docx => docx::write(transcript)
            .map_err(|error| Error::new(file, Kind::Io, format!("cannot be written ({error})")))?,
    };
    Ok(Written { bytes, losses })
}

/// Cues that all have a start and an end.
fn timed<'a>(file: &str, cues: &'a [Cue], losses: &mut Vec<String>) -> Result<Vec<(u64, u64, &'a Cue)>, Error> {
    let mut all = Vec::with_capacity(cues.len());
    let mut open = 0_usize;
    for (place, cue) in cues.iter().enumerate() {
        let Some(start) = cue.start else {
            let problem = format!("cue {} has no time, which this form of transcript needs", place + 1);
            return Err(Error::new(file, Kind::Unknown, problem));
        };
        let next = || cues.get(place + 1).and_then(|next| next.start).unwrap_or(start).max(start);
        open += usize::from(cue.end.is_none());
        all.push((start, cue.end.unwrap_or_else(next), cue));
    }
    if open > 0 {
        losses.push(format!("{open} cues had no end; each was given the start of the next one"));
    }
    Ok(all)
}

/// Whether reading the content gives these cues (their places aside).
fn same<'a>(bytes: &[u8], cues: impl ExactSizeIterator<Item = (Option<u64>, Option<u64>, &'a Cue)>) -> bool {
    let Ok(back) = read("", bytes, &Options::default()) else { return false };
    back.cues.len() == cues.len()
        && back
            .cues
            .iter()
            .zip(cues)
            .all(|(a, (start, end, b))| (a.start, a.end, &a.speaker, &a.text) == (start, end, &b.speaker, &b.text))
}

/// Marks the first colon of every line that could be taken for a speaker; [`escaped`] writes the marks.
fn guard(text: &str) -> String {
    let line = |line: &str| match speaker::candidate(line).and_then(|_| line.find([':', '：'])) {
        Some(at) => {
            let (before, after) = line.split_at(at);
            let (mark, width) =
                if after.starts_with(':') { (markup::COLON, 1) } else { (markup::WIDE, '：'.len_utf8()) };
            format!("{before}{mark}{}", after.get(width..).unwrap_or_default())
        }
        None => line.to_owned(),
    };
    text.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

/// The marks of [`guard`] as entities, which end no name.
fn escaped(text: &str) -> String {
    text.replace(markup::COLON, "&#58;").replace(markup::WIDE, "&#65306;")
}
