//! Takes everything out of pictures and documents that nobody sees, and reads out the text that is in them.
//!
//! [`clean`] gets the bytes of a JPEG, PNG, WebP, DICOM, PDF or DOCX file and gives back a file that was **written anew from
//! what it shows**: a picture from its pixels, a PDF from its pages, a DOCX from its paragraphs. What is not known to be
//! needed for that is not carried over, so nothing has to be known about it. Beside the file stand its text, for a check of
//! what people wrote, and in words-codes what was left behind.
//!
//! The kind is decided by content, never by name. Memory and time are bounded for any input ([`limits`]); nothing opens a
//! file, a connection or a thread, and no input makes it panic.
//!
//! ```
//! assert_eq!(strip::clean(b"GIF89a").unwrap_err().code(), "kind");
//! ```

pub mod limits;

mod dropped;
mod refusal;

mod kind;

mod picture;

mod dicom;

mod docx;
mod pdf;

pub mod wire;

use std::collections::BTreeSet;

pub use dropped::Dropped;
pub use kind::Kind;
pub use refusal::Refusal;

/// A file that holds only what it shows.
#[derive(Clone, PartialEq, Eq)]
pub struct Clean {
    /// What the clean file is; a DICOM or WebP picture has become a PNG or JPEG.
    pub kind: Kind,
    /// The clean file.
    pub bytes: Vec<u8>,
    /// The text that is in it: of a document's pages, headers, footers and notes. Empty for a picture.
    pub text: String,
    /// What a machine cannot read and a person has to look at: pictures, and pages whose letters have no meaning of their own.
    pub sights: usize,
    /// What was left behind.
    pub dropped: BTreeSet<Dropped>,
    /// The camera or scanner says that writing is burned into the picture.
    pub burned_in: bool,
    /// Width and height in pixels, of a picture.
    pub size: Option<(u32, u32)>,
}

impl std::fmt::Debug for Clean {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // What is in a file belongs into no log.
        f.debug_struct("Clean").field("kind", &self.kind).field("dropped", &self.dropped).finish_non_exhaustive()
    }
}

/// Makes a clean file of what somebody sent.
///
/// # Errors
/// A [`Refusal`] when the file is of no kind that is known, is broken, locked, or larger than the [`limits`].
pub fn clean(bytes: &[u8]) -> Result<Clean, Refusal> {
    if bytes.is_empty() {
        return Err(Refusal::Empty);
    }
    if bytes.len() > limits::FILE {
        return Err(Refusal::Large);
    }
    match kind::of(bytes).ok_or(Refusal::Kind)? {
        kind::Found::Picture(format) => picture::clean(bytes, format),
        kind::Found::Dicom => dicom::clean(bytes),
        kind::Found::Pdf => pdf::clean(bytes),
        kind::Found::Zip => docx::clean(bytes),
    }
}
