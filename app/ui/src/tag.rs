//! The state of a thing in a word.

use askama::Template;

use crate::attributes::{Attributes, Classes, decorated};
use crate::html::{Content, component};

/// The color of a tag. It never stands alone: the word says the state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Color {
    Blue,
    Green,
    Teal,
    Purple,
    Magenta,
    Red,
    Orange,
    Yellow,
    Grey,
}

impl Color {
    fn class(self) -> &'static str {
        match self {
            Self::Blue => "govuk-tag--blue",
            Self::Green => "govuk-tag--green",
            Self::Teal => "govuk-tag--teal",
            Self::Purple => "govuk-tag--purple",
            Self::Magenta => "govuk-tag--magenta",
            Self::Red => "govuk-tag--red",
            Self::Orange => "govuk-tag--orange",
            Self::Yellow => "govuk-tag--yellow",
            Self::Grey => "govuk-tag--grey",
        }
    }
}

/// A state in a word, on a calm tint.
///
/// ```
/// let tag = ui::Tag::new("Waiting").color(ui::Color::Yellow);
/// assert_eq!(tag.to_string(), "<strong class=\"govuk-tag govuk-tag--yellow\">Waiting</strong>");
/// ```
#[derive(Debug, Clone, Default, Template)]
#[template(source = r#"<strong class="govuk-tag{{ classes }}"{{ attributes }}>{{ content }}</strong>"#, ext = "html")]
pub struct Tag {
    content: Content,
    classes: Classes,
    attributes: Attributes,
}

impl Tag {
    /// A tag with this word.
    pub fn new(content: impl Into<Content>) -> Self {
        Self { content: content.into(), ..Self::default() }
    }

    /// Gives it a color.
    #[must_use]
    pub fn color(self, color: Color) -> Self {
        self.class(color.class())
    }

    /// Going on right now: strong, with a beating dot.
    #[must_use]
    pub fn live(self) -> Self {
        self.class("govuk-tag--orange").class("app-tag--live")
    }

    decorated!();
}

component!(Tag);
