//! What is left behind when a file is written anew, in a word each.

/// Something that was in a file and is not in the clean one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Dropped {
    /// Where a picture was taken.
    Gps,
    /// When a picture was taken or changed.
    Time,
    /// Whose picture or document it is.
    Author,
    /// The camera or phone, with its number.
    Camera,
    /// A title, caption or remark inside the file.
    Description,
    /// A small copy of the picture, which may show more than the picture.
    Thumbnail,
    /// What a program for editing pictures noted: XMP, IPTC, its own blocks.
    Editing,
    /// The color profile of a screen or camera.
    ColorProfile,
    /// Data after the end of the picture, as a short film.
    Trailing,
    /// The patient: name, number, birth date.
    Patient,
    /// The examination: dates, places, people, devices.
    Study,
    /// Blocks of a maker's own.
    Private,
    /// Drawings laid over a picture.
    Overlay,
    /// Pictures after the first one.
    Frames,
    /// A document's properties: title, author, program, dates.
    Properties,
    /// Files inside a file.
    Files,
    /// Scripts, actions and macros.
    Scripts,
    /// Notes, marks and links laid over pages.
    Annotations,
    /// Form fields with what was filled in.
    Form,
    /// Bookmarks and the names of places.
    Bookmarks,
    /// Text that stands behind the page for other programs.
    HiddenText,
    /// Comments in the margin.
    Comments,
    /// Deleted and changed passages, with who changed them.
    Changes,
    /// Addresses behind links.
    Links,
    /// Charts, drawings and objects of other programs, and pictures of a kind that cannot be read.
    Objects,
}

impl Dropped {
    /// Every one.
    pub const ALL: [Self; 25] = [
        Self::Gps,
        Self::Time,
        Self::Author,
        Self::Camera,
        Self::Description,
        Self::Thumbnail,
        Self::Editing,
        Self::ColorProfile,
        Self::Trailing,
        Self::Patient,
        Self::Study,
        Self::Private,
        Self::Overlay,
        Self::Frames,
        Self::Properties,
        Self::Files,
        Self::Scripts,
        Self::Annotations,
        Self::Form,
        Self::Bookmarks,
        Self::HiddenText,
        Self::Comments,
        Self::Changes,
        Self::Links,
        Self::Objects,
    ];

    /// Its code, as a program keeps it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Gps => "gps",
            Self::Time => "time",
            Self::Author => "author",
            Self::Camera => "camera",
            Self::Description => "description",
            Self::Thumbnail => "thumbnail",
            Self::Editing => "editing",
            Self::ColorProfile => "color-profile",
            Self::Trailing => "trailing",
            Self::Patient => "patient",
            Self::Study => "study",
            Self::Private => "private",
            Self::Overlay => "overlay",
            Self::Frames => "frames",
            Self::Properties => "properties",
            Self::Files => "files",
            Self::Scripts => "scripts",
            Self::Annotations => "annotations",
            Self::Form => "form",
            Self::Bookmarks => "bookmarks",
            Self::HiddenText => "hidden-text",
            Self::Comments => "comments",
            Self::Changes => "changes",
            Self::Links => "links",
            Self::Objects => "objects",
        }
    }

    /// The one of a code.
    ///
    /// ```
    /// assert_eq!(strip::Dropped::parse("gps"), Some(strip::Dropped::Gps));
    /// assert!(strip::Dropped::ALL.iter().all(|one| strip::Dropped::parse(one.code()) == Some(*one)));
    /// ```
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }
}
