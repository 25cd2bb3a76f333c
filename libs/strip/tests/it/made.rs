//! Files as cameras, scanners and offices make them, with the secret in every corner.

pub mod dicom;
pub mod docx;
pub mod pdf;
pub mod picture;
