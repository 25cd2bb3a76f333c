//! What a file is, by its first bytes.

/// What a clean file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A picture in JPEG.
    Jpeg,
    /// A picture in PNG.
    Png,
    /// A PDF document.
    Pdf,
    /// A Word document.
    Docx,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Jpeg, Self::Png, Self::Pdf, Self::Docx];

    /// Its code, which is also how a file's name ends.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Pdf => "pdf",
            Self::Docx => "docx",
        }
    }

    /// The kind of a code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Its media type.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Pdf => "application/pdf",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        }
    }

    /// Whether it is a picture.
    pub const fn is_picture(self) -> bool {
        matches!(self, Self::Jpeg | Self::Png)
    }
}

/// How a picture is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    Jpeg,
    Png,
    WebP,
}

/// What a file was found to be.
pub(crate) enum Found {
    Picture(Format),
    Dicom,
    Pdf,
    Zip,
}

/// How far into a file the sign of a PDF may stand.
const LEAD: usize = 1024;

/// What a file is; none when it is nothing that is known.
pub(crate) fn of(bytes: &[u8]) -> Option<Found> {
    if let Some(format) = picture(bytes) {
        return Some(Found::Picture(format));
    }
    if bytes.get(128..132) == Some(b"DICM") {
        return Some(Found::Dicom);
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return Some(Found::Zip);
    }
    let lead = bytes.get(..LEAD).unwrap_or(bytes);
    lead.windows(5).any(|window| window == b"%PDF-").then_some(Found::Pdf)
}

/// How a picture is packed; none when it is no picture that is known.
pub(crate) fn picture(bytes: &[u8]) -> Option<Format> {
    if bytes.starts_with(b"\xFF\xD8\xFF") {
        Some(Format::Jpeg)
    } else if bytes.starts_with(b"\x89PNG\r\n\x1A\n") {
        Some(Format::Png)
    } else if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        Some(Format::WebP)
    } else {
        None
    }
}
