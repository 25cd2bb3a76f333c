//! The way from the first page to this one.

use askama::Template;

use crate::attributes::{Attributes, Classes, decorated};
use crate::html::{Content, component};

/// One step of the way; without an address it is this page.
#[derive(Debug, Clone)]
struct Step {
    href: String,
    content: Content,
    attributes: Attributes,
}

/// The way from the first page to this one.
///
/// ```
/// let way = ui::Breadcrumbs::new("Breadcrumb").step("/programs", "Programs").current("Chronic pain");
/// assert!(way.to_string().contains("aria-current=\"page\">Chronic pain</li>"));
/// ```
#[derive(Debug, Clone, Default, Template)]
#[template(path = "breadcrumbs.html")]
pub struct Breadcrumbs {
    label: String,
    steps: Vec<Step>,
    classes: Classes,
    attributes: Attributes,
}

impl Breadcrumbs {
    /// A way with its name, which is read aloud: "Breadcrumb".
    pub fn new(label: impl AsRef<str>) -> Self {
        Self { label: label.as_ref().to_owned(), ..Self::default() }
    }

    /// Adds a page of the way.
    #[must_use]
    pub fn step(self, href: impl AsRef<str>, content: impl Into<Content>) -> Self {
        self.step_with(href, content, Attributes::default())
    }

    /// Adds a page of the way, with attributes for its link.
    #[must_use]
    pub fn step_with(mut self, href: impl AsRef<str>, content: impl Into<Content>, attributes: Attributes) -> Self {
        self.steps.push(Step { href: href.as_ref().to_owned(), content: content.into(), attributes });
        self
    }

    /// Adds this page.
    #[must_use]
    pub fn current(self, content: impl Into<Content>) -> Self {
        self.step("", content)
    }

    /// On a phone only the first and the last step are shown.
    #[must_use]
    pub fn collapsing(self) -> Self {
        self.class("govuk-breadcrumbs--collapse-on-mobile")
    }

    decorated!();
}

component!(Breadcrumbs);
