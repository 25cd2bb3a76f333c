//! Text that stands out from the page: an inset, a warning, a detail that opens.

use std::borrow::Borrow;

use askama::Template;

use crate::attributes::{Attributes, Classes, decorated};
use crate::html::{Content, component};

/// A sentence that stands out: a rule, a quotation.
///
/// ```
/// let note = ui::InsetText::new("The letter is due within three days");
/// assert_eq!(note.to_string(), "<div class=\"govuk-inset-text\">The letter is due within three days</div>");
/// ```
#[derive(Debug, Clone, Default, Template)]
#[template(
    source = r#"<div{% if !id.is_empty() %} id="{{ id }}"{% endif %} class="govuk-inset-text{{ classes }}"{{ attributes }}>{{ content }}</div>"#,
    ext = "html"
)]
pub struct InsetText {
    id: String,
    content: Content,
    classes: Classes,
    attributes: Attributes,
}

impl InsetText {
    /// An inset with this in it.
    pub fn new(content: impl Into<Content>) -> Self {
        Self { content: content.into(), ..Self::default() }
    }

    /// Its id.
    #[must_use]
    pub fn id(mut self, id: impl AsRef<str>) -> Self {
        id.as_ref().clone_into(&mut self.id);
        self
    }

    decorated!();
}

/// Something with consequences. The hidden word ("Warning") is read aloud in the sign's place.
///
/// ```
/// let warning = ui::WarningText::new("Warning", "A withdrawn case cannot be brought back");
/// assert!(warning.to_string().contains("<span class=\"govuk-visually-hidden\">Warning</span>"));
/// ```
#[derive(Debug, Clone, Default, Template)]
#[template(
    source = r#"<div class="govuk-warning-text{{ classes }}"{{ attributes }}><span class="govuk-warning-text__icon" aria-hidden="true">!</span><strong class="govuk-warning-text__text"><span class="govuk-visually-hidden">{{ hidden }}</span> {{ content }}</strong></div>"#,
    ext = "html"
)]
pub struct WarningText {
    hidden: String,
    content: Content,
    classes: Classes,
    attributes: Attributes,
}

impl WarningText {
    /// A warning: the word for it, and the sentence.
    pub fn new(hidden: impl AsRef<str>, content: impl Into<Content>) -> Self {
        Self { hidden: hidden.as_ref().to_owned(), content: content.into(), ..Self::default() }
    }

    decorated!();
}

/// Text that only some people need, behind a line that opens it.
///
/// ```
/// let help = ui::Details::new("What must not stand in a case", "No names, no dates of birth");
/// assert!(help.to_string().contains("<summary class=\"govuk-details__summary\">"));
/// ```
#[derive(Debug, Clone, Default, Template)]
#[template(
    source = r#"<details{% if !id.is_empty() %} id="{{ id }}"{% endif %} class="govuk-details{{ classes }}"{{ attributes }}{% if open %} open{% endif %}><summary class="govuk-details__summary"><span class="govuk-details__summary-text">{{ summary }}</span></summary><div class="govuk-details__text">{{ content }}</div></details>"#,
    ext = "html"
)]
pub struct Details {
    id: String,
    summary: Content,
    content: Content,
    open: bool,
    classes: Classes,
    attributes: Attributes,
}

impl Details {
    /// The line that opens it, and what is behind.
    pub fn new(summary: impl Into<Content>, content: impl Into<Content>) -> Self {
        Self { summary: summary.into(), content: content.into(), ..Self::default() }
    }

    /// Its id.
    #[must_use]
    pub fn id(mut self, id: impl AsRef<str>) -> Self {
        id.as_ref().clone_into(&mut self.id);
        self
    }

    /// Whether it is open at first.
    #[must_use]
    pub fn open(mut self, open: impl Borrow<bool>) -> Self {
        self.open = *open.borrow();
        self
    }

    decorated!();
}

component!(InsetText, WarningText, Details);
