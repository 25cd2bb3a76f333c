//! The options of radios and checkboxes, and how they are put together.

use askama::Template;
use askama::filters::HtmlSafe;

use crate::attributes::{Attributes, Classes};
use crate::choice::Choice;
use crate::field::Field;

/// Options under one name.
#[derive(Template)]
#[template(path = "choice_list.html")]
pub(crate) struct ChoiceList<'a> {
    /// The control's type: `radio` or `checkbox`.
    pub(crate) kind: &'static str,
    /// What the class names begin with.
    pub(crate) block: &'static str,
    /// Ids that describe every option, when no fieldset carries the group's hint and error.
    pub(crate) describers: String,
    pub(crate) field: &'a Field,
    pub(crate) name: &'a str,
    pub(crate) chosen: &'a [String],
    pub(crate) choices: &'a [Choice],
    pub(crate) classes: &'a Classes,
    pub(crate) attributes: &'a Attributes,
}

impl HtmlSafe for ChoiceList<'_> {}

impl ChoiceList<'_> {
    fn describers(&self, choice: &Choice, id: &str) -> String {
        let own = if choice.hint.is_some() { format!("{id}-item-hint") } else { String::new() };
        format!("{} {own}", self.describers).trim().to_owned()
    }

    fn name_of<'a>(&'a self, choice: &'a Choice) -> &'a str {
        if choice.name.is_empty() { self.name } else { &choice.name }
    }
}

/// The methods of a component with `field`, `fieldset`, `name` and `choices`.
macro_rules! choice_methods {
    () => {
        /// Options that answer the legend's question and are sent under this name.
        pub fn new(name: impl AsRef<str>, legend: impl Into<$crate::Legend>) -> Self {
            Self::bare(name).fieldset($crate::Fieldset::new(legend))
        }

        /// Options without a legend, for a group that has one around it.
        pub fn bare(name: impl AsRef<str>) -> Self {
            let name = name.as_ref();
            let field = $crate::field::Field::new(name, String::new().into());
            Self { field, name: name.to_owned(), ..Self::default() }
        }

        /// Adds an option.
        #[must_use]
        pub fn choice(mut self, choice: impl Into<$crate::Choice>) -> Self {
            self.choices.push(choice.into());
            self
        }

        /// Adds options: [`Choice`](crate::Choice)s or pairs of value and words.
        #[must_use]
        pub fn choices<T: Into<$crate::Choice>>(mut self, choices: impl IntoIterator<Item = T>) -> Self {
            self.choices.extend(choices.into_iter().map(Into::into));
            self
        }
    };
}

pub(crate) use choice_methods;
