//! The large confirmation at the end of a task.

use askama::Template;

use crate::attributes::{Attributes, Classes, decorated};
use crate::html::{Content, component};

/// A confirmation: what is done, and the one thing to keep.
///
/// ```
/// let done = ui::Panel::new("You are registered").body("We sent your personal link by mail");
/// assert!(done.to_string().contains("<h1 class=\"govuk-panel__title\">You are registered</h1>"));
/// ```
#[derive(Debug, Clone, Default, Template)]
#[template(
    source = r#"<div class="govuk-panel govuk-panel--confirmation{{ classes }}"{{ attributes }}><h{{ level }} class="govuk-panel__title">{{ title }}</h{{ level }}>{% if !body.is_empty() %}<div class="govuk-panel__body">{{ body }}</div>{% endif %}</div>"#,
    ext = "html"
)]
pub struct Panel {
    title: Content,
    body: Content,
    level: u8,
    classes: Classes,
    attributes: Attributes,
}

impl Panel {
    /// A panel whose title is the page's `h1`.
    pub fn new(title: impl Into<Content>) -> Self {
        Self { title: title.into(), level: 1, ..Self::default() }
    }

    /// What stands under the title.
    #[must_use]
    pub fn body(mut self, body: impl Into<Content>) -> Self {
        self.body = body.into();
        self
    }

    /// The level of its heading.
    #[must_use]
    pub fn level(mut self, level: u8) -> Self {
        self.level = level;
        self
    }

    decorated!();
}

component!(Panel);
