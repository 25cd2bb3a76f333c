//! Reading a transcript of any form.

use std::{collections::BTreeMap, io::Read, path::Path};

use super::{Format, Notice, Transcript, Turn, build, decode, docx, lines, markup, speaker::Names, srt, text, vtt};
use crate::{Error, Kind, limits::Limits};

/// How to read. The default finds everything out by itself.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The bounds.
    pub limits: Limits,
    /// A label of the Encoding Standard (`windows-1252`), when the text is known to be in it.
    pub encoding: Option<String>,
    /// People who are known to speak: `Name:` is believed for them whatever the name looks like.
    pub speakers: Vec<String>,
    /// The form, when it is known; otherwise the content decides.
    pub format: Option<Format>,
}

/// Reads a transcript from memory. `file` is what errors call it.
///
/// ```
/// use qda::transcript::{Options, read};
///
/// let vtt = b"WEBVTT\n\n1\n00:01.000 --> 00:02.500\nAna Lima: Welcome &amp; hello\n";
/// let transcript = read("zoom.vtt", vtt, &Options::default())?;
/// let cue = &transcript.cues[0];
/// assert_eq!((cue.start, cue.end), (Some(1_000), Some(2_500)));
/// assert_eq!((cue.speaker.as_deref(), cue.text.as_str()), (Some("Ana Lima"), "Welcome & hello"));
/// # Ok::<(), qda::Error>(())
/// ```
///
/// # Errors
/// When the file is no transcript, is damaged, or passes a bound.
pub fn read(file: &str, bytes: &[u8], options: &Options) -> Result<Transcript, Error> {
    if bytes.len() as u64 > options.limits.text {
        return Limits::read(file, bytes, options.limits.text).map(|_| Transcript::new([]));
    }
    let mut notices = Notices::default();
    let zip = bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06");
    let (format, encoding, turns) = if options.format.map_or(zip, |format| format == Format::Docx) {
        let document = docx::paragraphs(file, bytes, &options.limits)?;
        (Format::Docx, "UTF-8", docx::turns(&document, options, &mut notices))
    } else {
        let (source, encoding) = decode::decode(file, bytes, options.encoding.as_deref(), &mut notices)?;
        let source = source.replace("\r\n", "\n").replace('\r', "\n");
        let format = options.format.unwrap_or_else(|| sniff(&source));
        let turns = match format {
            Format::WebVtt => vtt::turns(&source, options, &mut notices),
            Format::Srt => srt::turns(&source, options, &mut notices),
            Format::JsonLines => lines::turns(file, &source, options.limits.cues)?,
            Format::Text | Format::Docx => text::turns(&source, options),
        };
        (format, encoding, turns)
    };
    if turns.len() > options.limits.cues {
        let problem = format!("holds more than {} cues", options.limits.cues);
        return Err(Error::new(file, Kind::TooLarge, problem));
    }
    let (text, cues) = build::lay_out(turns);
    if cues.is_empty() {
        return Err(Error::new(file, Kind::Broken, "holds nothing that anybody said"));
    }
    let mut transcript = Transcript { format, encoding, text, cues, notices: Vec::new() };
    let rolling = transcript.rolling();
    if rolling > 2 && rolling * 3 > transcript.cues.len() {
        notices.add(0, "rolling captions: cues repeat what the cue before ended with");
    }
    transcript.notices = notices.list();
    Ok(transcript)
}

/// Reads a transcript from a file.
///
/// # Errors
/// As [`read`], and when the file cannot be opened.
pub fn read_file(path: &Path, options: &Options) -> Result<Transcript, Error> {
    let name = path.display().to_string();
    let cannot = |error: std::io::Error| Error::new(&name, Kind::Io, format!("cannot be opened ({error})"));
    let file = std::fs::File::open(path).map_err(cannot)?;
    let bytes = Limits::read(&name, file.take(u64::MAX), options.limits.text)?;
    read(&name, &bytes, options)
}

fn sniff(source: &str) -> Format {
    let source = source.trim_start_matches(['\u{feff}', '\n', ' ', '\t']);
    if source.starts_with("WEBVTT") {
        return Format::WebVtt;
    }
    if lines::fits(source) {
        return Format::JsonLines;
    }
    if text::explicit(source) {
        return Format::Text;
    }
    match source.lines().find(|line| srt::timing(line).is_some()) {
        Some(line) if line.contains('.') && line.contains("-->") && source.contains("<v ") => Format::WebVtt,
        Some(_) => Format::Srt,
        None => Format::Text,
    }
}

/// What a reader found, before anybody has looked for names in the words.
#[derive(Debug)]
pub(super) struct Draft {
    pub(super) turn: Turn,
    /// A tag names the speaker, or says that nobody is named.
    pub(super) voiced: bool,
}

/// Finds speakers in the words of cues that have markup of their own. A file that names voices by tags uses no colons.
pub(super) fn name(drafts: Vec<Draft>, options: &Options) -> Vec<Turn> {
    let voices = drafts.iter().any(|draft| draft.voiced);
    let opening = |draft: &'_ Draft| draft.turn.text.lines().find(|line| !line.trim().is_empty()).map(str::to_owned);
    let openings: Vec<String> = if voices { Vec::new() } else { drafts.iter().filter_map(opening).collect() };
    let names = Names::learn(&options.speakers, openings.iter().map(String::as_str));
    let mut turns = Vec::with_capacity(drafts.len());
    for Draft { turn, .. } in drafts {
        if voices {
            turns.push(unescape(turn));
            continue;
        }
        // Never a copy of the whole cue: hostile ones hold millions of lines.
        let (start, end) = (turn.start, turn.end);
        let begin = |speaker| Turn { start, end, speaker, text: String::new() };
        let mut now = begin(turn.speaker);
        let mut begun = false;
        for line in turn.text.lines().map(str::trim).filter(|line| !line.is_empty()) {
            // Two people in one cue stand behind dashes, by the custom of subtitles.
            let dashed = line.starts_with(['-', '–', '—']) || line.starts_with(">>");
            let found = if begun && !dashed { names.again(line) } else { names.speaker(line) };
            let words = match found {
                Some((name, rest)) => {
                    let before = std::mem::replace(&mut now, begin(Some(name.to_owned())));
                    if begun {
                        turns.push(unescape(before));
                    }
                    if turns.len() > options.limits.cues {
                        return turns;
                    }
                    rest
                }
                None => line,
            };
            if !now.text.is_empty() {
                now.text.push('\n');
            }
            now.text.push_str(words);
            begun = true;
        }
        turns.push(unescape(now));
    }
    turns
}

fn unescape(mut turn: Turn) -> Turn {
    if turn.text.contains([markup::COLON, markup::WIDE]) {
        turn.text = markup::colons(&turn.text);
    }
    turn
}

/// Collects what was mended, each sort once.
#[derive(Debug, Default)]
pub(super) struct Notices {
    found: BTreeMap<&'static str, (usize, usize)>,
}

impl Notices {
    /// Notes a sort of mending at a line (from 1; 0 concerns the whole file).
    pub(super) fn add(&mut self, line: usize, what: &'static str) {
        self.found.entry(what).or_insert((0, line)).0 += 1;
    }

    fn list(self) -> Vec<Notice> {
        let notice = |(what, (count, line)): (&str, _)| Notice {
            what: what.to_owned(),
            count,
            line: (line > 0).then_some(line),
        };
        self.found.into_iter().map(notice).collect()
    }
}
