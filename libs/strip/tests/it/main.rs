//! The library from outside, on files that are made here by code.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

mod made;

mod dicom;
mod docx;
mod hostile;
mod pdf;
mod pictures;

/// Stands for whatever must not get out.
const SECRET: &str = "Okafor-77";

/// Whether bytes hold the secret, in one byte or two bytes a letter.
fn tells(bytes: &[u8]) -> bool {
    let wide: Vec<u8> = SECRET.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let narrow = SECRET.as_bytes();
    bytes.windows(narrow.len()).any(|window| window == narrow) || bytes.windows(wide.len()).any(|window| window == wide)
}

/// The codes of what was left behind.
fn codes(clean: &strip::Clean) -> Vec<&'static str> {
    clean.dropped.iter().map(|dropped| dropped.code()).collect()
}
