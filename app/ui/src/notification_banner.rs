//! What just happened, or what everybody on this page must know.

use std::borrow::Borrow;

use askama::Template;

use crate::attributes::{Attributes, Classes, decorated};
use crate::html::{Content, component};

/// A banner at the top of a page.
///
/// ```
/// let done = ui::NotificationBanner::new("Done", "The case is submitted").success();
/// assert!(done.to_string().contains("role=\"alert\""));
/// ```
#[derive(Debug, Clone, Default, Template)]
#[template(path = "notification_banner.html")]
pub struct NotificationBanner {
    title: Content,
    content: Content,
    success: bool,
    role: String,
    level: u8,
    title_id: String,
    auto_focus: Option<bool>,
    classes: Classes,
    attributes: Attributes,
}

impl NotificationBanner {
    /// A banner: its title ("Important"), and a sentence or HTML.
    pub fn new(title: impl Into<Content>, content: impl Into<Content>) -> Self {
        Self {
            title: title.into(),
            content: content.into(),
            level: 2,
            title_id: "govuk-notification-banner-title".to_owned(),
            ..Self::default()
        }
    }

    /// Something the person did has worked: green, and read aloud at once.
    #[must_use]
    pub fn success(mut self) -> Self {
        self.success = true;
        self
    }

    /// Another role than `alert` for a success and `region` otherwise.
    #[must_use]
    pub fn role(mut self, role: impl AsRef<str>) -> Self {
        role.as_ref().clone_into(&mut self.role);
        self
    }

    /// The level of its heading.
    #[must_use]
    pub fn level(mut self, level: u8) -> Self {
        self.level = level;
        self
    }

    /// The id of its title, when two banners stand on one page.
    #[must_use]
    pub fn title_id(mut self, id: impl AsRef<str>) -> Self {
        id.as_ref().clone_into(&mut self.title_id);
        self
    }

    /// Whether the page begins here when it opens. Without saying so, a success does.
    #[must_use]
    pub fn auto_focus(mut self, focus: impl Borrow<bool>) -> Self {
        self.auto_focus = Some(*focus.borrow());
        self
    }

    fn own_role(&self) -> &str {
        match (self.role.as_str(), self.success) {
            ("", true) => "alert",
            ("", false) => "region",
            (role, _) => role,
        }
    }

    decorated!();
}

component!(NotificationBanner);
