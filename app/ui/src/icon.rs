//! A few line icons, always beside words: they are hidden from screen readers.

use std::fmt;

use askama::filters::HtmlSafe;

macro_rules! icons {
    ($($(#[$doc:meta])* $name:ident => $shape:literal),* $(,)?) => {
        /// A decorative icon, as large as the text it stands in.
        ///
        /// ```
        /// assert!(ui::Icon::Hand.to_string().starts_with("<svg class=\"app-icon\" viewBox=\"0 0 24 24\" aria-hidden=\"true\""));
        /// ```
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Icon {
            $($(#[$doc])* $name,)*
        }

        impl Icon {
            /// Every icon there is, for the showcase and for tests.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            fn shape(self) -> &'static str {
                match self {
                    $(Self::$name => $shape,)*
                }
            }
        }
    };
}

icons! {
    /// A sheet of the calendar: sessions, dates.
    Calendar => "<rect x='4' y='5' width='16' height='16' rx='2'/><path d='M16 3v4M8 3v4M4 11h16'/>",
    /// Time left, minutes.
    Clock => "<circle cx='12' cy='12' r='9'/><path d='M12 7v5l3 2'/>",
    /// One person.
    Person => "<circle cx='12' cy='8' r='4'/><path d='M4 21a8 8 0 0 1 16 0'/>",
    /// Several people.
    People => "<circle cx='9' cy='8' r='4'/><path d='M2 21a7 7 0 0 1 14 0M16 4a4 4 0 0 1 0 8M19 15a6 6 0 0 1 3 6'/>",
    /// A case, a document.
    Document => "<path d='M14 3H7a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2V8zM14 3v5h5M9 13h6M9 17h4'/>",
    /// A letter, a mail.
    Mail => "<rect x='3' y='5' width='18' height='14' rx='2'/><path d='m3 7 9 6 9-6'/>",
    /// A certificate.
    Award => "<circle cx='12' cy='9' r='6'/><path d='m8.5 14-1.5 7 5-3 5 3-1.5-7'/>",
    /// Done, correct.
    Check => "<path d='m5 12 5 5L20 7'/>",
    /// Wrong, close, decline.
    Cross => "<path d='M6 6l12 12M18 6 6 18'/>",
    /// Take care.
    Warning => "<path d='M12 3 2 20h20zM12 10v4M12 17v.01'/>",
    /// More about something.
    Info => "<circle cx='12' cy='12' r='9'/><path d='M12 11v5M12 8v.01'/>",
    /// Add one.
    Plus => "<path d='M12 5v14M5 12h14'/>",
    /// Change something.
    Pencil => "<path d='M4 20h4L19 9l-4-4L4 16zM13 7l4 4'/>",
    /// Remove something.
    Trash => "<path d='M4 7h16M10 11v6M14 11v6M6 7l1 14h10l1-14M9 7V4h6v3'/>",
    /// Save a file.
    Download => "<path d='M12 4v11M7 11l5 5 5-5M4 20h16'/>",
    /// Print.
    Print => "<path d='M7 8V3h10v5M7 17H4v-7a2 2 0 0 1 2-2h12a2 2 0 0 1 2 2v7h-3M7 14h10v7H7z'/>",
    /// A personal link.
    Link => "<path d='M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1'/>",
    /// Find.
    Search => "<circle cx='11' cy='11' r='7'/><path d='m20 20-4-4'/>",
    /// Closed to others.
    Lock => "<rect x='5' y='11' width='14' height='10' rx='2'/><path d='M8 11V8a4 4 0 0 1 8 0v3'/>",
    /// On to the next.
    Next => "<path d='M5 12h14M13 6l6 6-6 6'/>",
    /// Microphone on.
    Mic => "<rect x='9' y='3' width='6' height='11' rx='3'/><path d='M5 11a7 7 0 0 0 14 0M12 18v3'/>",
    /// Microphone off.
    MicOff => "<path d='M9 5a3 3 0 0 1 6 0v6M15 15a3 3 0 0 1-6-2V9M5 11a7 7 0 0 0 11 6M19 11a7 7 0 0 1-1 4M12 18v3M3 3l18 18'/>",
    /// Camera on.
    Camera => "<rect x='3' y='6' width='12' height='12' rx='2'/><path d='m15 11 6-4v10l-6-4'/>",
    /// Camera off.
    CameraOff => "<path d='M10 6h3a2 2 0 0 1 2 2v3l6-4v10l-4-3M15 16a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2M3 3l18 18'/>",
    /// Share the screen.
    Screen => "<rect x='3' y='4' width='18' height='13' rx='2'/><path d='M8 21h8M12 17v4M12 13V8M9 11l3-3 3 3'/>",
    /// Raise a hand.
    Hand => "<path d='M8 12V6a1.5 1.5 0 0 1 3 0v5M11 11V4.5a1.5 1.5 0 0 1 3 0V11M14 11V6a1.5 1.5 0 0 1 3 0v8a7 7 0 0 1-7 7c-3 0-4.5-1.5-6-4l-1.5-3c-.6-1.5 1.200-2.5 2.300-1.300L8 15.5V12'/>",
    /// Captions.
    Captions => "<rect x='3' y='5' width='18' height='14' rx='2'/><path d='M10.5 10.5a2 2 0 1 0 0 3M16.5 10.5a2 2 0 1 0 0 3'/>",
    /// Written words.
    Chat => "<path d='M4 5h16v12H9l-5 4z'/>",
    /// Leave the room.
    Leave => "<path d='M14 8V5a2 2 0 0 0-2-2H6a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h6a2 2 0 0 0 2-2v-3M9 12h12M18 9l3 3-3 3'/>",
    /// The line's quality.
    Signal => "<path d='M5 20v-4M10 20v-8M15 20v-12M20 20V4'/>",
    /// Sound.
    Speaker => "<path d='M4 9v6h4l5 4V5L8 9zM16 9a4 4 0 0 1 0 6M19 6a8 8 0 0 1 0 12'/>",
}

impl fmt::Display for Icon {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shape = self.shape();
        write!(
            f,
            "<svg class=\"app-icon\" viewBox=\"0 0 24 24\" aria-hidden=\"true\" focusable=\"false\">{shape}</svg>"
        )
    }
}

impl HtmlSafe for Icon {}

impl Icon {
    /// The icon in front of words.
    ///
    /// ```
    /// let button = ui::Button::new(ui::Icon::Download.before("Letter as PDF"));
    /// assert!(button.to_string().contains("</svg> Letter as PDF"));
    /// ```
    #[must_use]
    pub fn before(self, words: impl Into<crate::Content>) -> crate::Html {
        crate::Html::of(&self).then(crate::Html::of(&crate::Content::from(" "))).then(crate::Html::of(&words.into()))
    }
}

impl From<Icon> for crate::Html {
    fn from(icon: Icon) -> Self {
        Self::of(&icon)
    }
}

impl From<Icon> for crate::Content {
    fn from(icon: Icon) -> Self {
        Self::Html(icon.into())
    }
}
