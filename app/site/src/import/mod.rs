//! A clinic's record (FHIR) read into the draft of a case: chosen or pasted, shown line by line, taken or left.
//!
//! Nothing of a record is kept: what it offers travels in the page.

mod upload;

mod shown;

pub mod lines;
pub mod offer;

pub use upload::MOST;
