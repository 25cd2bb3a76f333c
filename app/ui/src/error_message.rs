//! What is wrong with one field, said at the field.

use askama::Template;

use crate::attributes::{Attributes, Classes, decorated};
use crate::html::{Content, component};

/// An error at a field. The prefix is read aloud only ("Error:"), so that the sentence is known for what it is.
///
/// ```
/// let wrong = ui::ErrorMessage::new("Error", "Enter your name");
/// let field = ui::Input::new("name", "Name").error(wrong);
/// assert!(field.to_string().contains("aria-describedby=\"name-error\""));
/// ```
#[derive(Debug, Clone, Default, Template)]
#[template(path = "error_message.html")]
pub struct ErrorMessage {
    id: String,
    prefix: String,
    content: Content,
    classes: Classes,
    attributes: Attributes,
}

impl ErrorMessage {
    /// An error with the word for "error" and a sentence that says what to do.
    pub fn new(prefix: impl AsRef<str>, content: impl Into<Content>) -> Self {
        Self { prefix: prefix.as_ref().to_owned(), content: content.into(), ..Self::default() }
    }

    /// Its id, for `aria-describedby`. The fields of this crate do it themselves.
    #[must_use]
    pub fn id(mut self, id: impl AsRef<str>) -> Self {
        id.as_ref().clone_into(&mut self.id);
        self
    }

    /// The sentence.
    #[must_use]
    pub fn content(&self) -> &Content {
        &self.content
    }

    decorated!();
}

component!(ErrorMessage);

/// An error or none: what a field's `error` takes, so that `.error(errors.get("name"))` reads the same either way.
#[derive(Debug, Clone, Default)]
pub struct MaybeError(pub(crate) Option<ErrorMessage>);

impl From<ErrorMessage> for MaybeError {
    fn from(error: ErrorMessage) -> Self {
        Self(Some(error))
    }
}

impl From<Option<ErrorMessage>> for MaybeError {
    fn from(error: Option<ErrorMessage>) -> Self {
        Self(error)
    }
}

impl From<&ErrorMessage> for MaybeError {
    fn from(error: &ErrorMessage) -> Self {
        Self(Some(error.clone()))
    }
}

impl From<&Option<ErrorMessage>> for MaybeError {
    fn from(error: &Option<ErrorMessage>) -> Self {
        Self(error.clone())
    }
}

impl From<Option<&ErrorMessage>> for MaybeError {
    fn from(error: Option<&ErrorMessage>) -> Self {
        Self(error.cloned())
    }
}
