//! Any bytes as a transcript: an error or a transcript that can be written and read again.
#![no_main]

use libfuzzer_sys::fuzz_target;
use qda::transcript::{Format, Options, Transcript, read, write};

fuzz_target!(|bytes: &[u8]| {
    let Ok(transcript) = read("fuzz", bytes, &Options::default()) else { return };
    assert_eq!(Transcript::new(transcript.turns()).cues, transcript.cues);
    for format in [Format::WebVtt, Format::Srt, Format::Docx, Format::Text, Format::JsonLines] {
        let Ok(written) = write("fuzz", &transcript, format) else { continue };
        let back = read("fuzz", &written.bytes, &Options::default()).expect("what was written can be read");
        if written.losses.is_empty() {
            assert_eq!(back.cues, transcript.cues);
        }
    }
});
