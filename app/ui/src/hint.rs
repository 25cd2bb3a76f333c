//! The hint under a label: what a person needs to know before answering.

use askama::Template;

use crate::attributes::{Attributes, Classes, decorated};
use crate::html::{Content, component, made_of_words};

/// A hint. Fields take words alone: `.hint("One question")`.
///
/// ```
/// assert_eq!(ui::Hint::new("Not a date").to_string(), "<div class=\"govuk-hint\">Not a date</div>");
/// ```
#[derive(Debug, Clone, Default, Template)]
#[template(path = "hint.html")]
pub struct Hint {
    id: String,
    content: Content,
    classes: Classes,
    attributes: Attributes,
}

impl Hint {
    /// A hint with these words.
    pub fn new(content: impl Into<Content>) -> Self {
        Self { content: content.into(), ..Self::default() }
    }

    /// Its id, for `aria-describedby`. The fields of this crate do it themselves.
    #[must_use]
    pub fn id(mut self, id: impl AsRef<str>) -> Self {
        id.as_ref().clone_into(&mut self.id);
        self
    }

    /// Puts a class in front of those it has.
    pub(crate) fn first_class(mut self, class: &str) -> Self {
        let own = std::mem::replace(&mut self.classes, Classes::of(class));
        self.classes.add(own.bare());
        self
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.content.is_empty()
    }

    decorated!();
}

made_of_words!(Hint);

component!(Hint);
