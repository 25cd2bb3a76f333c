//! Pictures and documents attached to a case: how many, how they are called, and when they may be shown to others.

use crate::fields::{Check, Faults, Fields};

/// Attachments of one case, at most.
pub const MOST: u32 = 8;

/// The largest file, in bytes: 10 MB.
pub const BYTES: usize = 10 * 1024 * 1024;

/// The longest caption, in characters.
pub const CAPTION: usize = 160;

/// What an attachment is.
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

    /// The kind of a code, as the database keeps it.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// The code, which is also how a file's name ends; its name is the message "attachment-kind-CODE".
    pub const fn code(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Pdf => "pdf",
            Self::Docx => "docx",
        }
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

    /// Whether it is a picture, shown where it stands.
    pub const fn is_picture(self) -> bool {
        matches!(self, Self::Jpeg | Self::Png)
    }
}

/// The caption as typed: what a picture shows, for those who do not see it too.
pub fn caption(fields: &Fields) -> Result<String, Faults> {
    let mut check = Check::new(fields);
    let caption = check.text("caption", CAPTION);
    check.done(caption)
}

/// What has to be done about an attachment before its case can be submitted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Duty {
    /// Somebody has to look at its pictures.
    pub look: bool,
    /// Details in its text wait for a decision.
    pub decide: bool,
}

impl Duty {
    /// What is to be done when a file has so many sights, was looked at or not, and has so many open details.
    pub const fn of(sights: u32, looked: bool, undecided: u32) -> Self {
        Self { look: sights > 0 && !looked, decide: undecided > 0 }
    }

    /// Whether nothing is.
    pub const fn is_done(self) -> bool {
        !self.look && !self.decide
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_caption_says_something_in_one_hundred_and_sixty_characters() {
        let typed = |text: &str| caption(&Fields::default().with("caption", text));
        assert_eq!(typed(" Left hand, two months after ").unwrap(), "Left hand, two months after");
        assert_eq!(typed(" ").unwrap_err(), Faults::one("caption", "fault-missing"));
        assert_eq!(typed(&"é".repeat(161)).unwrap_err().of("caption").unwrap().key, "fault-too-long");
    }

    #[test]
    fn a_picture_is_looked_at_and_a_detail_decided_before_a_case_goes() {
        assert!(Duty::of(0, false, 0).is_done());
        assert_eq!(Duty::of(1, false, 0), Duty { look: true, decide: false });
        assert_eq!(Duty::of(3, true, 2), Duty { look: false, decide: true });
        assert!(Duty::of(3, true, 0).is_done());
    }

    #[test]
    fn every_kind_has_its_code() {
        assert!(Kind::ALL.iter().all(|kind| Kind::parse(kind.code()) == Some(*kind)));
        assert_eq!(Kind::parse("svg"), None);
    }
}
