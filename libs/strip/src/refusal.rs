//! Why a file is not taken.

/// Why a file is not taken: a sentence, and a code for programs that have sentences of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// No bytes.
    #[error("the file is empty")]
    Empty,
    /// More than [`FILE`](crate::limits::FILE) bytes.
    #[error("the file is larger than 10 MB")]
    Large,
    /// Not one of the kinds that are known.
    #[error("the file is no JPEG, PNG, WebP, DICOM, PDF or DOCX")]
    Kind,
    /// Not whole, or not what it says it is.
    #[error("the file is damaged")]
    Broken,
    /// Opens with a password only.
    #[error("the file is locked with a password")]
    Locked,
    /// A picture with more than [`PIXELS`](crate::limits::PIXELS) pixels.
    #[error("the picture has too many pixels")]
    Pixels,
    /// Unpacks to more than is read, or has more parts, pages or layers.
    #[error("the file unpacks to more than is read")]
    Bomb,
    /// More pages than [`PAGES`](crate::limits::PAGES).
    #[error("the document has too many pages")]
    Pages,
    /// A DICOM picture in a compression or with colors that are not read.
    #[error("the DICOM picture is compressed in a way that is not read; export it as PNG or JPEG")]
    Compression,
    /// Reading it took more memory or time than it is given.
    #[error("the file takes too much memory or time to read")]
    Heavy,
    /// A DICOM file without a picture.
    #[error("the DICOM file holds no picture")]
    NoPicture,
}

impl Refusal {
    /// Every one.
    pub const ALL: [Self; 11] = [
        Self::Empty,
        Self::Large,
        Self::Kind,
        Self::Broken,
        Self::Locked,
        Self::Pixels,
        Self::Bomb,
        Self::Pages,
        Self::Compression,
        Self::Heavy,
        Self::NoPicture,
    ];

    /// The refusal of a code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|refusal| refusal.code() == code)
    }

    /// Its code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Large => "large",
            Self::Kind => "kind",
            Self::Broken => "broken",
            Self::Locked => "locked",
            Self::Pixels => "pixels",
            Self::Bomb => "bomb",
            Self::Pages => "pages",
            Self::Compression => "compression",
            Self::Heavy => "heavy",
            Self::NoPicture => "no-picture",
        }
    }
}
