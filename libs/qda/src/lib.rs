//! Transcripts and coding projects of qualitative research, read and written within bounds.
//!
//! - [`transcript`]: WebVTT, SRT, DOCX, plain text and JSON lines in and out.
//! - [`refi`]: REFI-QDA codebooks and projects in and out, and how their files count characters.
//! - [`batch`]: the command-line face: a project or codebook in, JSON about it out.
//! - [`limits`]: how much of a file somebody else made is read, and readers that stop there.
//!
//! Every function takes bytes or a reader and a name to call the file by; nothing here opens a
//! network connection, reads a clock or starts a thread. A file that cannot be read ends with an
//! [`Error`]: one sentence that names the file and the problem.

pub mod batch;
mod error;
pub mod limits;
pub mod refi;
pub mod transcript;

pub use error::{Error, Kind};
