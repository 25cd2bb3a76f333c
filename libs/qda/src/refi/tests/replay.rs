//! Replays the corpus of the fuzz target, as it is and damaged.

use std::{fs, io::Cursor, path::Path};

use crate::refi::{Dialect, Writing, try_everything};

fn corpus() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus/refi");
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read(&path).unwrap()))
        .collect();
    files.sort();
    files
}

#[test]
fn every_file_of_the_corpus_is_read_and_written() {
    let files = corpus();
    assert!(files.len() >= 8, "the corpus is missing");
    for (name, bytes) in files {
        if name.starts_with("broken-") {
            assert!(super::made::open(&name, &bytes).is_err(), "{name}");
            continue;
        }
        let mut bundle = super::made::open(&name, &bytes).unwrap_or_else(|error| panic!("{error}"));
        let writing = Writing { dialect: Dialect::Spec, origin: "Pilot" };
        bundle.convert("out.qdpx", Cursor::new(Vec::new()), writing).unwrap_or_else(|error| panic!("{error}"));
    }
}

#[test]
fn no_damage_makes_reading_panic() {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut draw = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % below as u64).unwrap()
    };
    for (_, bytes) in corpus() {
        for _ in 0..150 {
            let mut damaged = bytes.clone();
            for _ in 0..=draw(4) {
                let place = draw(damaged.len().max(1));
                match draw(4) {
                    0 => damaged.truncate(place),
                    1 if !damaged.is_empty() => damaged[place] = u8::try_from(draw(256)).unwrap(),
                    2 => {
                        let end = (place + draw(40)).min(damaged.len());
                        let piece = damaged[place.min(end)..end].to_vec();
                        damaged.splice(place..place, piece);
                    }
                    _ => {
                        let end = (place + draw(20)).min(damaged.len());
                        damaged.drain(place.min(end)..end);
                    }
                }
            }
            try_everything(&damaged);
        }
    }
}
