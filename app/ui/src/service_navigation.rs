//! The bar of sections under the header.

use askama::Template;

use crate::attributes::{Attributes, Classes, class_methods, decorated};
use crate::html::{Content, component};

/// Where a section stands to this page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Here {
    #[default]
    Elsewhere,
    /// This page is inside the section.
    Inside,
    /// This page is the section's own.
    Exactly,
}

/// A section of the site.
#[derive(Debug, Clone, Default)]
pub struct NavigationLink {
    href: String,
    content: Content,
    here: Here,
    attributes: Attributes,
}

impl NavigationLink {
    /// A section: its address and its name.
    pub fn new(href: impl AsRef<str>, content: impl Into<Content>) -> Self {
        Self { href: href.as_ref().to_owned(), content: content.into(), ..Self::default() }
    }

    /// This page is the section's own.
    #[must_use]
    pub fn current(mut self) -> Self {
        self.here = Here::Exactly;
        self
    }

    /// This page belongs to the section.
    #[must_use]
    pub fn active(mut self) -> Self {
        self.here = Here::Inside;
        self
    }

    /// Marks the section by the page's path: its own, below it, or elsewhere. The path "/" has nothing below it.
    ///
    /// ```
    /// let menu = ui::ServiceNavigation::new("Menu").link(ui::NavigationLink::new("/cases", "Cases").at("/cases/12"));
    /// assert!(menu.to_string().contains("aria-current=\"true\""));
    /// ```
    #[must_use]
    pub fn at(mut self, path: impl AsRef<str>) -> Self {
        let path = path.as_ref();
        self.here = match path.strip_prefix(self.href.as_str()) {
            Some("") => Here::Exactly,
            Some(rest) if rest.starts_with('/') => Here::Inside,
            _ => Here::Elsewhere,
        };
        self
    }

    /// Adds an attribute to the link.
    #[must_use]
    pub fn attribute(mut self, name: &'static str, value: impl AsRef<str>) -> Self {
        self.attributes.set(name, value);
        self
    }

    fn is_here(&self) -> bool {
        self.here != Here::Elsewhere
    }

    fn current_word(&self) -> &'static str {
        if self.here == Here::Exactly { "page" } else { "true" }
    }
}

/// The bar of sections. On a phone with a script it folds behind a button.
///
/// ```
/// let menu = ui::ServiceNavigation::new("Menu")
///     .link(ui::NavigationLink::new("/", "Today").current())
///     .link(ui::NavigationLink::new("/cases", "Cases"));
/// assert!(menu.to_string().contains("<nav aria-label=\"Menu\""));
/// ```
#[derive(Debug, Clone, Default, Template)]
#[template(path = "service_navigation.html")]
pub struct ServiceNavigation {
    menu: String,
    label: String,
    id: String,
    links: Vec<NavigationLink>,
    collapse: Option<bool>,
    navigation_classes: Classes,
    classes: Classes,
    attributes: Attributes,
}

impl ServiceNavigation {
    /// A bar; the word on the phone's button is its name too.
    pub fn new(menu: impl AsRef<str>) -> Self {
        let menu = menu.as_ref().to_owned();
        Self { label: menu.clone(), menu, id: "navigation".to_owned(), ..Self::default() }
    }

    /// Another name than the button's word; it is read aloud.
    #[must_use]
    pub fn label(mut self, label: impl AsRef<str>) -> Self {
        label.as_ref().clone_into(&mut self.label);
        self
    }

    /// The id of the list.
    #[must_use]
    pub fn id(mut self, id: impl AsRef<str>) -> Self {
        id.as_ref().clone_into(&mut self.id);
        self
    }

    /// Adds a section.
    #[must_use]
    pub fn link(mut self, link: NavigationLink) -> Self {
        self.links.push(link);
        self
    }

    /// Adds sections.
    #[must_use]
    pub fn links(mut self, links: impl IntoIterator<Item = NavigationLink>) -> Self {
        self.links.extend(links);
        self
    }

    /// Says outright whether it folds on a phone. Without saying so, it does when there are several sections.
    #[must_use]
    pub fn collapse(mut self, collapse: bool) -> Self {
        self.collapse = Some(collapse);
        self
    }

    class_methods! {
        /// Adds a class to the `nav` element.
        navigation_class => navigation_classes;
    }

    fn folds(&self) -> bool {
        self.collapse.unwrap_or(self.links.len() > 1)
    }

    decorated!();
}

component!(ServiceNavigation);
