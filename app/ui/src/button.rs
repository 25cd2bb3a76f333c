//! Buttons, and links that look like them.

use std::borrow::Borrow;

use askama::Template;

use crate::attributes::{Attributes, Classes, decorated};
use crate::html::{Content, component};

/// A button that submits its form, or with [`href`](Self::href) a link that looks like one. One primary a page.
///
/// ```
/// let save = ui::Button::new("Save").once();
/// assert!(save.to_string().contains("data-prevent-double-click=\"true\""));
/// let back = ui::Button::new("Later").secondary().named("then", "later");
/// assert!(back.to_string().contains("value=\"later\" name=\"then\""));
/// let join = ui::Button::new("Join").href("/sessions/1/room").start();
/// assert!(join.to_string().starts_with("<a href=\"/sessions/1/room\" role=\"button\""));
/// ```
#[derive(Debug, Clone, Default, Template)]
#[template(path = "button.html")]
pub struct Button {
    content: Content,
    href: String,
    kind: String,
    name: String,
    value: String,
    id: String,
    disabled: bool,
    start: bool,
    once: Option<bool>,
    classes: Classes,
    attributes: Attributes,
}

impl Button {
    /// The primary button, which submits.
    pub fn new(content: impl Into<Content>) -> Self {
        Self { content: content.into(), kind: "submit".to_owned(), ..Self::default() }
    }

    /// The second choice.
    #[must_use]
    pub fn secondary(self) -> Self {
        self.class("govuk-button--secondary")
    }

    /// Destroys something: ask before it with [`confirm`](Self::confirm).
    #[must_use]
    pub fn warning(self) -> Self {
        self.class("govuk-button--warning")
    }

    /// On a dark ground.
    #[must_use]
    pub fn inverse(self) -> Self {
        self.class("govuk-button--inverse")
    }

    /// In a table's row.
    #[must_use]
    pub fn small(self) -> Self {
        self.class("app-button--small")
    }

    /// Reads as a link: the least of three choices.
    #[must_use]
    pub fn plain(self) -> Self {
        self.class("app-button--plain")
    }

    /// Begins something: large, with an arrow.
    #[must_use]
    pub fn start(mut self) -> Self {
        self.start = true;
        self
    }

    /// A link to there instead of a button.
    #[must_use]
    pub fn href(mut self, href: impl AsRef<str>) -> Self {
        href.as_ref().clone_into(&mut self.href);
        self
    }

    /// `button` or `reset` instead of `submit`.
    #[must_use]
    pub fn kind(mut self, kind: impl AsRef<str>) -> Self {
        kind.as_ref().clone_into(&mut self.kind);
        self
    }

    /// What the form sends when this button was pressed.
    #[must_use]
    pub fn named(mut self, name: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        name.as_ref().clone_into(&mut self.name);
        value.as_ref().clone_into(&mut self.value);
        self
    }

    /// Sends the form to another place than the form says.
    #[must_use]
    pub fn to(self, address: impl AsRef<str>) -> Self {
        self.attribute("formaction", address)
    }

    /// Its id.
    #[must_use]
    pub fn id(mut self, id: impl AsRef<str>) -> Self {
        id.as_ref().clone_into(&mut self.id);
        self
    }

    /// Cannot be pressed now. Prefer saying why.
    #[must_use]
    pub fn disabled(mut self, disabled: impl Borrow<bool>) -> Self {
        self.disabled = *disabled.borrow();
        self
    }

    /// A second press within a second does nothing.
    #[must_use]
    pub fn once(self) -> Self {
        self.prevent_double_click(true)
    }

    /// Says outright whether a second press within a second counts.
    #[must_use]
    pub fn prevent_double_click(mut self, prevent: impl Borrow<bool>) -> Self {
        self.once = Some(*prevent.borrow());
        self
    }

    /// Asks first, where there is a script: the question, the words for going on, the words for leaving it.
    #[must_use]
    pub fn confirm(self, question: impl AsRef<str>, yes: impl AsRef<str>, no: impl AsRef<str>) -> Self {
        self.attribute("data-confirm", question).attribute("data-confirm-yes", yes).attribute("data-confirm-no", no)
    }

    decorated!();
}

component!(Button);
