//! Replays the corpus of the fuzz target, as it is and damaged.

#![expect(clippy::unwrap_used, reason = "tests")]

use std::{fs, path::Path};

fn corpus() -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus/everything");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.iter().map(|path| fs::read(path).unwrap()).collect()
}

#[test]
fn every_file_of_the_corpus_is_read_to_its_end() {
    let files = corpus();
    assert!(files.len() >= 13, "the corpus is missing");
    files.iter().for_each(|bytes| redcap::odm::try_everything(bytes));
}

#[test]
fn a_damaged_file_makes_no_reader_fall() {
    for bytes in corpus() {
        // Cut at places all over the file, and with one byte turned into each of those that mean something.
        let step = (bytes.len() / 12).max(1);
        for at in (0..bytes.len()).step_by(step) {
            redcap::odm::try_everything(&bytes[..at]);
            for other in [b'"', b',', b'\n', b'<', b'>', 0, 0xff] {
                let mut damaged = bytes.clone();
                damaged[at] = other;
                redcap::odm::try_everything(&damaged);
            }
        }
    }
}
