//! Files made for the tests.

use std::io::{Cursor, Write};

use zip::{ZipWriter, write::SimpleFileOptions};

use crate::{
    Error,
    limits::Limits,
    refi::{Bundle, Report, inspect},
};

/// An archive of these entries.
pub fn archive(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A project with these sections.
pub fn project(inside: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"Pilot\">{inside}</Project>"
    )
}

/// A project of one text in a file, with these selections as the file counts them.
pub fn coded(origin: &str, text: &[u8], selections: &[(usize, usize)]) -> Vec<u8> {
    let mut inside = String::new();
    for (place, (start, end)) in selections.iter().enumerate() {
        inside.push_str(&format!(
            "<PlainTextSelection guid=\"p{place}\" startPosition=\"{start}\" endPosition=\"{end}\">\
             <Coding guid=\"k{place}\"><CodeRef targetGUID=\"c\"/></Coding></PlainTextSelection>"
        ));
    }
    let xml = format!(
        "<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"Pilot\" origin=\"{origin}\"><Sources>\
         <TextSource guid=\"s\" plainTextPath=\"internal://s.txt\">{inside}</TextSource></Sources></Project>"
    );
    archive(&[("project.qde", xml.as_bytes()), ("Sources/s.txt", text)])
}

pub fn look(name: &str, bytes: &[u8]) -> Result<Report, Error> {
    inspect(name, Cursor::new(bytes), &Limits::default())
}

pub fn open(name: &str, bytes: &[u8]) -> Result<Bundle<Cursor<Vec<u8>>>, Error> {
    Bundle::open(name, Cursor::new(bytes.to_vec()), &Limits::default())
}
