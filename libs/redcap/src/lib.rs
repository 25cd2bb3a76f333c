//! Surveys of other tools: REDCap's dictionaries, records and ODM files, Zoom's reports, self-made codes.
//!
//! - [`dictionary`]: a data dictionary (CSV of 18 columns), read and written.
//! - [`records`]: records of such a dictionary (CSV), read and written.
//! - [`odm`]: CDISC ODM 1.3.1 in REDCap's flavor, read: instruments, events and data in one file.
//! - [`zoom`]: poll and survey reports of Zoom (CSV), read.
//! - [`codes`]: which self-made codes of two rounds belong together, and which only may.
//! - [`sheet`]: the CSV below all of this.
//!
//! Every reader takes bytes and a name to call the file by. A file that cannot be read at all ends with an [`Error`]; what
//! of a sound file could not be taken is told line by line as [`Note`]s. Nothing here opens a file or a connection.

pub mod codes;
pub mod dictionary;
mod error;
mod limits;
pub mod odm;
pub mod records;
pub mod sheet;
pub mod zoom;

pub use error::{Error, Kind, Note, Notes, Problem, Taken};
pub use limits::Limits;

/// The README's example runs as a test.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
