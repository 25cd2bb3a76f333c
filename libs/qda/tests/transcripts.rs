//! Transcripts as other programs write them, as nobody should, and back.
#![expect(clippy::unwrap_used, reason = "tests")]

mod transcripts {
    mod foreign;
    mod hostile;
    mod replay;
    mod round_trip;
}

use std::path::{Path, PathBuf};

use qda::transcript::{Options, Transcript, read};

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus/transcript")
}

/// The transcript in a file of the corpus.
fn transcript(name: &str) -> Transcript {
    let bytes = std::fs::read(corpus().join(name)).unwrap();
    read(name, &bytes, &Options::default()).unwrap()
}

/// Cues as short lines: `start end speaker | words`, times in milliseconds.
fn told(transcript: &Transcript) -> Vec<String> {
    let time = |time: Option<u64>| time.map_or("-".to_owned(), |time| time.to_string());
    transcript
        .cues
        .iter()
        .map(|cue| {
            assert_eq!(transcript.excerpt(cue.from, cue.to), Some(cue.text.as_str()));
            let speaker = cue.speaker.as_deref().unwrap_or("-");
            format!("{} {} {speaker} | {}", time(cue.start), time(cue.end), cue.text.replace('\n', " / "))
        })
        .collect()
}

/// What was mended, with the first line.
fn notices(transcript: &Transcript) -> Vec<(&str, usize, Option<usize>)> {
    transcript.notices.iter().map(|notice| (notice.what.as_str(), notice.count, notice.line)).collect()
}
