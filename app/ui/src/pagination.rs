//! The way through a long list, and from one page to the next.

use askama::Template;

use crate::attributes::{Attributes, Classes, decorated};
use crate::html::{Content, component};

/// A link to the page before or after.
#[derive(Debug, Clone)]
struct Arrow {
    href: String,
    content: Content,
    label: String,
    attributes: Attributes,
}

/// A page of the list, or the gap between pages.
#[derive(Debug, Clone)]
struct Item {
    href: String,
    number: String,
    label: String,
    current: bool,
    gap: bool,
    attributes: Attributes,
}

/// The words of a numbered [`Pagination`].
#[derive(Debug, Clone, Default)]
pub struct PageWords {
    /// Its name, read aloud: "Pages".
    pub label: String,
    /// "Previous page".
    pub previous: String,
    /// "Next page".
    pub next: String,
    /// "Page %{number}".
    pub page: String,
}

/// The way through a long list.
///
/// ```
/// let words = ui::PageWords { page: "Page %{number}".to_owned(), ..Default::default() };
/// let pages = ui::Pagination::numbered(&words, 5, 9, |page| format!("?page={page}"));
/// assert_eq!(pages.to_string().matches("govuk-pagination__item--ellipsis").count(), 2);
/// assert!(pages.to_string().contains("aria-label=\"Page 5\" aria-current=\"page\""));
/// assert_eq!(ui::Pagination::numbered(&words, 1, 1, |_| String::new()).to_string(), "");
/// ```
#[derive(Debug, Clone, Default, Template)]
#[template(path = "pagination.html")]
pub struct Pagination {
    label: String,
    previous: Option<Arrow>,
    next: Option<Arrow>,
    items: Vec<Item>,
    classes: Classes,
    attributes: Attributes,
}

impl Pagination {
    /// A way with its name, which is read aloud.
    pub fn new(label: impl AsRef<str>) -> Self {
        Self { label: label.as_ref().to_owned(), ..Self::default() }
    }

    /// Numbers with first, last and the neighbors of this page (counted from 1). Shows nothing when there is one page only.
    pub fn numbered(words: &PageWords, page: usize, last: usize, href: impl Fn(usize) -> String) -> Self {
        let mut way = Self::new(&words.label);
        if last < 2 {
            return way;
        }
        if page > 1 {
            way = way.previous(href(page - 1), &words.previous);
        }
        let mut before = 0;
        for number in (1..=last).filter(|number| *number == 1 || *number == last || number.abs_diff(page) <= 1) {
            if number > before + 1 {
                way = way.gap();
            }
            let label = words.page.replace("%{number}", &number.to_string());
            way = way.page(number.to_string(), href(number), label, number == page);
            before = number;
        }
        if page < last {
            way = way.next(href(page + 1), &words.next);
        }
        way
    }

    /// The page before this one.
    #[must_use]
    pub fn previous(self, href: impl AsRef<str>, content: impl Into<Content>) -> Self {
        self.previous_with(href, content, "", Attributes::default())
    }

    /// The page after this one.
    #[must_use]
    pub fn next(self, href: impl AsRef<str>, content: impl Into<Content>) -> Self {
        self.next_with(href, content, "", Attributes::default())
    }

    /// The page before this one, with its title (shown where there are no numbers) and attributes.
    #[must_use]
    pub fn previous_with(
        mut self,
        href: impl AsRef<str>,
        content: impl Into<Content>,
        title: impl AsRef<str>,
        attributes: Attributes,
    ) -> Self {
        self.previous = Some(arrow(href, content, title, attributes));
        self
    }

    /// The page after this one, with its title (shown where there are no numbers) and attributes.
    #[must_use]
    pub fn next_with(
        mut self,
        href: impl AsRef<str>,
        content: impl Into<Content>,
        title: impl AsRef<str>,
        attributes: Attributes,
    ) -> Self {
        self.next = Some(arrow(href, content, title, attributes));
        self
    }

    /// Adds a page: its number, its address, what is read aloud, and whether it is this one.
    #[must_use]
    pub fn page(self, number: impl AsRef<str>, href: impl AsRef<str>, label: impl AsRef<str>, current: bool) -> Self {
        self.page_with(number, href, label, current, Attributes::default())
    }

    /// Adds a page with attributes for its link.
    #[must_use]
    pub fn page_with(
        mut self,
        number: impl AsRef<str>,
        href: impl AsRef<str>,
        label: impl AsRef<str>,
        current: bool,
        attributes: Attributes,
    ) -> Self {
        let [number, href, label] = [number.as_ref(), href.as_ref(), label.as_ref()].map(ToOwned::to_owned);
        self.items.push(Item { href, number, label, current, gap: false, attributes });
        self
    }

    /// Adds the sign for pages left out.
    #[must_use]
    pub fn gap(mut self) -> Self {
        let [href, number, label] = [const { String::new() }; 3];
        self.items.push(Item { href, number, label, current: false, gap: true, attributes: Attributes::default() });
        self
    }

    fn is_block(&self) -> bool {
        self.items.is_empty()
    }

    fn leads_nowhere(&self) -> bool {
        self.items.is_empty() && self.previous.is_none() && self.next.is_none()
    }

    decorated!();
}

fn arrow(href: impl AsRef<str>, content: impl Into<Content>, label: impl AsRef<str>, attributes: Attributes) -> Arrow {
    Arrow { href: href.as_ref().to_owned(), content: content.into(), label: label.as_ref().to_owned(), attributes }
}

component!(Pagination);
