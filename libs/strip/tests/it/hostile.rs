//! Files that nobody means well: damaged, cut, made up. Each ends with a clean file or a refusal.

use std::{fs, path::Path};

use proptest::prelude::*;
use strip::clean;

use crate::made::{dicom, docx, pdf, picture};

/// One good file of each kind.
fn good() -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("photo.jpg", picture::photo()),
        ("screenshot.png", picture::screenshot()),
        ("picture.webp", picture::webp()),
        ("scan.dcm", dicom::scan("1.2.840.10008.1.2")),
        ("scan-explicit.dcm", dicom::scan("1.2.840.10008.1.2.1")),
        ("letter.pdf", pdf::letter()),
        ("report.docx", docx::report()),
        ("plain.docx", docx::plain("<w:p><w:r><w:t>a</w:t></w:r></w:p>")),
    ]
}

/// What holds of every answer: what is clean stays clean.
fn holds(bytes: &[u8]) {
    if let Ok(once) = clean(bytes) {
        let again = clean(&once.bytes);
        assert!(again.is_ok(), "{once:?} is refused the second time: {again:?}");
        assert!(again.unwrap().dropped.is_empty(), "{once:?} is not clean");
    }
}

#[test]
fn every_file_of_the_corpus_has_an_answer() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus/clean");
    if std::env::var_os("STRIP_WRITE_CORPUS").is_some() {
        good().iter().for_each(|(name, bytes)| fs::write(folder.join(name), bytes).unwrap());
    }
    let files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| fs::read(entry.unwrap().path()).unwrap()).collect();
    assert!(files.len() >= 8, "the corpus is missing");
    files.iter().for_each(|bytes| holds(bytes));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn damaged_files_have_an_answer(
        which in 0..8_usize, changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6), cut in any::<prop::sample::Index>(), cuts in any::<bool>()
    ) {
        let mut bytes = good()[which].1.clone();
        for (place, byte) in changes {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        if cuts {
            bytes.truncate(cut.index(bytes.len()));
        }
        holds(&bytes);
    }

    #[test]
    fn made_up_files_have_an_answer(lead in 0..6_usize, rest in prop::collection::vec(any::<u8>(), 0..400)) {
        let leads: [&[u8]; 6] =
            [b"\xFF\xD8\xFF", b"\x89PNG\r\n\x1A\n", b"RIFF\x40\0\0\0WEBP", b"%PDF-1.7\n", b"PK\x03\x04", &[&[0; 128][..], b"DICM"].concat()];
        holds(&[leads[lead], &rest].concat());
    }
}
