//! Reads a PDF as other programs do (Debian's poppler-utils), for tests.

use std::process::Command;

/// What a poppler tool says of a PDF. None where the tool is missing, which only a person's own machine may.
pub fn read(tool: &str, options: &[&str], pdf: &[u8]) -> Option<String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("document.pdf");
    std::fs::write(&path, pdf).unwrap();
    let mut command = Command::new(tool);
    command.args(options).arg(&path);
    if tool == "pdftotext" {
        command.arg("-");
    }
    match command.output() {
        Ok(output) => {
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
            Some(String::from_utf8(output.stdout).unwrap())
        }
        Err(_) => {
            assert!(std::env::var_os("CI").is_none(), "{tool} must be installed in CI (poppler-utils)");
            None
        }
    }
}

/// The text in reading order, one space between words.
pub fn text(pdf: &[u8]) -> Option<String> {
    read("pdftotext", &[], pdf).map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Asserts that the PDF is tagged, of a version that PDF/UA-1 allows, and has a title.
pub fn assert_accessible(pdf: &[u8], title: &str) {
    if let Some(info) = read("pdfinfo", &[], pdf) {
        let value = |name: &str| {
            info.lines().find_map(|line| line.strip_prefix(&format!("{name}:"))).unwrap_or_default().trim().to_owned()
        };
        assert_eq!(
            (value("Title").as_str(), value("Tagged").as_str(), value("PDF version").as_str()),
            (title, "yes", "1.7")
        );
    }
}
