//! How much of a file somebody else made is read. A file beyond a limit is refused, never cut.

/// Bytes of a file: 10 MB.
pub const FILE: usize = 10 * 1024 * 1024;

/// Pixels of a picture: 40 million, which is more than a sheet of paper at 400 dots an inch and 120 MB in memory.
pub const PIXELS: u64 = 40_000_000;

/// Pixels of the longer side of a clean picture: a larger one is made smaller, never refused for it.
pub const SIDE: u32 = 3000;

/// Scans of a progressive JPEG. Cameras write ten; each one is a walk over all pixels.
pub const SCANS: usize = 64;

/// Bytes that the packed parts of a document may unpack to, all together, one after the other.
pub const UNPACKED: usize = 256 * 1024 * 1024;

/// Bytes that one packed part may unpack to.
pub const PART: usize = 64 * 1024 * 1024;

/// Bytes of drawing on one page of a PDF, or of XML in one part of a DOCX.
pub const MARKUP: usize = 8 * 1024 * 1024;

/// Parts of a DOCX, objects that a PDF's pages lean on.
pub const PARTS: usize = 20_000;

/// Pages of a PDF.
pub const PAGES: usize = 200;

/// Pictures in a DOCX.
pub const PICTURES: usize = 60;

/// How deep elements of a document may be nested.
pub const DEPTH: usize = 100;

/// Bytes of text read out of a document: a book of a thousand pages.
pub const TEXT: usize = 4 * 1024 * 1024;
