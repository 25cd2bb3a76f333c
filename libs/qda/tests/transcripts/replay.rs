//! The fuzzer's corpus, whole and damaged: an error or a transcript, never a panic.

use qda::transcript::{Format, Options, Transcript, read, write};

use crate::corpus;

/// Numbers that look random and are the same every time (xorshift).
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % most.max(1)
    }
}

/// What the fuzz target asks of any bytes.
fn hold(name: &str, bytes: &[u8]) {
    let Ok(transcript) = read(name, bytes, &Options::default()) else { return };
    assert_eq!(Transcript::new(transcript.turns()).cues, transcript.cues, "{name}");
    for format in [Format::WebVtt, Format::Srt, Format::Docx, Format::Text, Format::JsonLines] {
        let Ok(written) = write(name, &transcript, format) else { continue };
        let back = read(name, &written.bytes, &Options::default()).unwrap();
        if written.losses.is_empty() {
            assert_eq!(back.cues, transcript.cues, "{name}: {:?}", written.text());
        }
    }
}

#[test]
fn every_file_of_the_corpus_holds_whole_cut_and_damaged() {
    let mut files: Vec<_> = std::fs::read_dir(corpus()).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(files.len() >= 20);
    let bytes: Vec<_> = files.iter().map(|path| std::fs::read(path).unwrap()).collect();
    let mut chance = Chance(7);
    for (path, whole) in files.iter().zip(&bytes) {
        let name = path.file_name().unwrap().to_string_lossy();
        hold(&name, whole);
        for _ in 0..150 {
            let mut damaged = whole.clone();
            for _ in 0..=chance.below(4) {
                let at = chance.below(damaged.len() + 1);
                match chance.below(6) {
                    0 => damaged.truncate(at),
                    1 => damaged.insert(at, chance.below(256) as u8),
                    2 if at < damaged.len() => damaged[at] = chance.below(256) as u8,
                    3 if at < damaged.len() => damaged[at] ^= 1 << chance.below(8),
                    4 => {
                        let other = &bytes[chance.below(bytes.len())];
                        let from = chance.below(other.len());
                        let to = (from + chance.below(60)).min(other.len());
                        damaged.splice(at..at, other[from..to].iter().copied());
                    }
                    _ => {
                        let to = (at + chance.below(20)).min(damaged.len());
                        damaged.drain(at..to);
                    }
                }
            }
            hold(&name, &damaged);
        }
    }
}
