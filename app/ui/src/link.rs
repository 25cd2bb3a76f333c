//! Two links that every page may begin with: to the content, and back.

use askama::Template;

use crate::attributes::{Attributes, Classes, decorated};
use crate::html::{Content, component};

/// A link back to the page before this one.
///
/// ```
/// let back = ui::BackLink::new("/cases", "My cases");
/// assert_eq!(back.to_string(), "<a href=\"/cases\" class=\"govuk-back-link\">My cases</a>");
/// ```
#[derive(Debug, Clone, Default, Template)]
#[template(
    source = r#"<a href="{{ href }}" class="govuk-back-link{{ classes }}"{{ attributes }}>{{ content }}</a>"#,
    ext = "html"
)]
pub struct BackLink {
    href: String,
    content: Content,
    classes: Classes,
    attributes: Attributes,
}

impl BackLink {
    /// Where it leads, and its words.
    pub fn new(href: impl AsRef<str>, content: impl Into<Content>) -> Self {
        Self { href: href.as_ref().to_owned(), content: content.into(), ..Self::default() }
    }

    decorated!();
}

/// The first link of a page: over header and navigation to the content. Seen when it has the focus.
///
/// ```
/// let skip = ui::SkipLink::new("#main-content", "Skip to main content");
/// assert!(skip.to_string().contains("data-module=\"govuk-skip-link\""));
/// ```
#[derive(Debug, Clone, Default, Template)]
#[template(
    source = r#"<a href="{{ href }}" class="govuk-skip-link{{ classes }}"{{ attributes }} data-module="govuk-skip-link">{{ content }}</a>"#,
    ext = "html"
)]
pub struct SkipLink {
    href: String,
    content: Content,
    classes: Classes,
    attributes: Attributes,
}

impl SkipLink {
    /// The content's address, and the words.
    pub fn new(href: impl AsRef<str>, content: impl Into<Content>) -> Self {
        Self { href: href.as_ref().to_owned(), content: content.into(), ..Self::default() }
    }

    decorated!();
}

component!(BackLink, SkipLink);
