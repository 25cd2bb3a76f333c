//! Fields that answer one question together.

use askama::Template;

use crate::attributes::{Attributes, Classes, class_methods, decorated};
use crate::html::{Content, Html, component, made_of_words};
use crate::label::Size;

/// The question that a group of fields answers. Words alone make a plain one.
#[derive(Debug, Clone, Default)]
pub struct Legend {
    content: Content,
    heading: u8,
    classes: Classes,
}

impl Legend {
    /// A legend with these words.
    pub fn new(content: impl Into<Content>) -> Self {
        Self { content: content.into(), ..Self::default() }
    }

    /// Sets it in a heading's size.
    #[must_use]
    pub fn size(self, size: Size) -> Self {
        self.class(format!("govuk-fieldset__legend--{}", size.suffix()))
    }

    /// The legend is the page's `h1`: a page that asks one thing.
    #[must_use]
    pub fn page_heading(self) -> Self {
        self.heading(1)
    }

    /// The legend is a heading of this level.
    #[must_use]
    pub fn heading(mut self, level: u8) -> Self {
        self.heading = level;
        self
    }

    class_methods! {
        /// Adds a class.
        class => classes;
    }
}

made_of_words!(Legend);

/// Fields that answer one question together, under its legend.
///
/// ```
/// let street = ui::Input::new("street", "Street");
/// let city = ui::Input::new("city", "City");
/// let address = ui::Fieldset::new("Where do you work?").body(ui::Html::all([street, city]));
/// assert!(address.to_string().starts_with("<fieldset class=\"govuk-fieldset\">"));
/// ```
#[derive(Debug, Clone, Default, Template)]
#[template(path = "fieldset.html")]
pub struct Fieldset {
    pub(crate) legend: Legend,
    pub(crate) role: String,
    pub(crate) described_by: String,
    body: Html,
    classes: Classes,
    attributes: Attributes,
}

impl Fieldset {
    /// A fieldset with this legend.
    pub fn new(legend: impl Into<Legend>) -> Self {
        Self { legend: legend.into(), ..Self::default() }
    }

    /// The fields.
    #[must_use]
    pub fn body(mut self, body: impl Into<Html>) -> Self {
        self.body = body.into();
        self
    }

    /// HTML's `role`.
    #[must_use]
    pub fn role(mut self, role: impl AsRef<str>) -> Self {
        role.as_ref().clone_into(&mut self.role);
        self
    }

    /// Ids of elements that describe the group.
    #[must_use]
    pub fn described_by(mut self, ids: impl AsRef<str>) -> Self {
        ids.as_ref().clone_into(&mut self.described_by);
        self
    }

    decorated!();
}

component!(Fieldset);

/// The method of a component with `field` and `fieldset`.
macro_rules! fieldset_method {
    () => {
        /// The fieldset around them, when the legend alone does not say enough.
        #[must_use]
        pub fn fieldset(mut self, fieldset: $crate::Fieldset) -> Self {
            if !fieldset.described_by.is_empty() {
                self.field.described_by.clone_from(&fieldset.described_by);
            }
            self.fieldset = Some(fieldset);
            self
        }
    };
}

pub(crate) use fieldset_method;
