//! All that is wrong with a form, at the top of its page, each leading to its field.

use std::borrow::Borrow;

use askama::Template;

use crate::attributes::{Attributes, Classes, decorated};
use crate::html::{Content, component};

/// One error of the summary.
#[derive(Debug, Clone)]
struct Item {
    href: String,
    content: Content,
    attributes: Attributes,
}

/// All errors of a form. Say the same sentence here and at the field. Shows nothing when there is no error.
///
/// ```
/// let errors = ui::ErrorSummary::new("There is a problem").at("name", "Enter your name");
/// assert!(errors.to_string().contains("<a href=\"#name\">Enter your name</a>"));
/// assert_eq!(ui::ErrorSummary::new("There is a problem").to_string(), "");
/// ```
#[derive(Debug, Clone, Default, Template)]
#[template(path = "error_summary.html")]
pub struct ErrorSummary {
    title: Content,
    description: Option<Content>,
    items: Vec<Item>,
    auto_focus: Option<bool>,
    classes: Classes,
    attributes: Attributes,
}

impl ErrorSummary {
    /// A summary with this title: "There is a problem".
    pub fn new(title: impl Into<Content>) -> Self {
        Self { title: title.into(), ..Self::default() }
    }

    /// A sentence under the title.
    #[must_use]
    pub fn description(mut self, description: impl Into<Content>) -> Self {
        self.description = Some(description.into());
        self
    }

    /// An error at the field with this id. Of radios, checkboxes and dates the first control bears the group's id.
    #[must_use]
    pub fn at(self, id: impl AsRef<str>, content: impl Into<Content>) -> Self {
        let href = format!("#{}", id.as_ref());
        self.item(href, content, Attributes::default())
    }

    /// An error of the whole form.
    #[must_use]
    pub fn overall(self, content: impl Into<Content>) -> Self {
        self.item("", content, Attributes::default())
    }

    /// Several errors: pairs of a field's id and a sentence.
    #[must_use]
    pub fn errors<I: AsRef<str>, C: Into<Content>>(self, errors: impl IntoIterator<Item = (I, C)>) -> Self {
        errors.into_iter().fold(self, |summary, (id, content)| summary.at(id, content))
    }

    /// An error that leads to any address.
    #[must_use]
    pub fn item(mut self, href: impl AsRef<str>, content: impl Into<Content>, attributes: Attributes) -> Self {
        self.items.push(Item { href: href.as_ref().to_owned(), content: content.into(), attributes });
        self
    }

    /// Whether the page begins here when it opens. Without saying so, it does.
    #[must_use]
    pub fn auto_focus(mut self, focus: impl Borrow<bool>) -> Self {
        self.auto_focus = Some(*focus.borrow());
        self
    }

    fn says_nothing(&self) -> bool {
        self.items.is_empty() && self.description.is_none()
    }

    decorated!();
}

component!(ErrorSummary);
