//! The label of a single field.

use askama::Template;

use crate::attributes::{Attributes, Classes, decorated};
use crate::html::{Content, component, made_of_words};

/// How large a label, a legend or a caption is set: the sizes of the headings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// As small as text, but bold.
    S,
    /// Third heading.
    M,
    /// Second heading.
    L,
    /// The page's title.
    Xl,
}

impl Size {
    pub(crate) fn suffix(self) -> &'static str {
        match self {
            Self::S => "s",
            Self::M => "m",
            Self::L => "l",
            Self::Xl => "xl",
        }
    }
}

/// The label of a field. Words alone make a plain one: every field takes `"Name".into()`.
///
/// ```
/// let label = ui::Label::new("What do you want to ask?").size(ui::Size::L).page_heading();
/// let field = ui::Textarea::new("question", label);
/// assert!(field.to_string().contains("<h1 class=\"govuk-label-wrapper\">"));
/// ```
#[derive(Debug, Clone, Default, Template)]
#[template(path = "label.html")]
pub struct Label {
    content: Content,
    tied_to: String,
    heading: u8,
    classes: Classes,
    attributes: Attributes,
}

impl Label {
    /// A label with these words.
    pub fn new(content: impl Into<Content>) -> Self {
        Self { content: content.into(), ..Self::default() }
    }

    /// Sets it in a heading's size.
    #[must_use]
    pub fn size(mut self, size: Size) -> Self {
        self.classes.add(format!("govuk-label--{}", size.suffix()));
        self
    }

    /// The label is the page's `h1`: a page that asks one thing.
    #[must_use]
    pub fn page_heading(self) -> Self {
        self.heading(1)
    }

    /// The label is a heading of this level.
    #[must_use]
    pub fn heading(mut self, level: u8) -> Self {
        self.heading = level;
        self
    }

    /// For a field of your own: its id. The fields of this crate do it themselves.
    #[must_use]
    pub fn tied_to(mut self, id: impl AsRef<str>) -> Self {
        id.as_ref().clone_into(&mut self.tied_to);
        self
    }

    decorated!();
}

made_of_words!(Label);

component!(Label);
