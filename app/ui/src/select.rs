//! A choice of one from a list that is too long for radios.

use std::borrow::Borrow;

use askama::Template;

use crate::attributes::{Attributes, Classes, decorated};
use crate::field::{Field, field_methods};
use crate::html::component;
use crate::label::Label;

/// One line of a [`Select`]. A pair of value and words makes one.
#[derive(Debug, Clone, Default)]
pub struct SelectItem {
    value: Option<String>,
    words: String,
    selected: Option<bool>,
    disabled: bool,
    classes: Classes,
    attributes: Attributes,
}

impl SelectItem {
    /// A line that sends this value.
    pub fn new(value: impl AsRef<str>, words: impl AsRef<str>) -> Self {
        Self { value: Some(value.as_ref().to_owned()), words: words.as_ref().to_owned(), ..Self::default() }
    }

    /// A line that sends its own words.
    pub fn words(words: impl AsRef<str>) -> Self {
        Self { words: words.as_ref().to_owned(), ..Self::default() }
    }

    /// Says outright whether it is the chosen one.
    #[must_use]
    pub fn selected(mut self, selected: impl Borrow<bool>) -> Self {
        self.selected = Some(*selected.borrow());
        self
    }

    /// Cannot be chosen now.
    #[must_use]
    pub fn disabled(mut self, disabled: impl Borrow<bool>) -> Self {
        self.disabled = *disabled.borrow();
        self
    }

    decorated!();

    fn is_selected(&self, value: &str) -> bool {
        let own = self.value.as_ref().unwrap_or(&self.words);
        self.selected == Some(true) || (!value.is_empty() && own == value && self.selected != Some(false))
    }
}

impl<V: AsRef<str>, W: AsRef<str>> From<(V, W)> for SelectItem {
    fn from((value, words): (V, W)) -> Self {
        Self::new(value, words)
    }
}

/// Lines of a [`Select`] under a common name; the name is empty for lines that stand alone.
#[derive(Debug, Clone)]
struct Group {
    name: String,
    items: Vec<SelectItem>,
}

/// A choice of one from a long list.
///
/// ```
/// let zone = ui::Select::new("zone", "Time zone")
///     .placeholder("Choose")
///     .items([("America/Toronto", "Eastern"), ("America/Winnipeg", "Central")])
///     .value("America/Winnipeg");
/// assert!(zone.to_string().contains("<option value=\"America/Winnipeg\" selected>Central</option>"));
/// ```
#[derive(Debug, Clone, Default, Template)]
#[template(path = "select.html")]
pub struct Select {
    field: Field,
    name: String,
    value: String,
    groups: Vec<Group>,
    disabled: bool,
    classes: Classes,
    attributes: Attributes,
}

impl Select {
    /// A list that is sent under this name.
    pub fn new(name: impl AsRef<str>, label: impl Into<Label>) -> Self {
        let name = name.as_ref();
        Self { field: Field::new(name, label.into()), name: name.to_owned(), ..Self::default() }
    }

    /// A first line without a value: nothing is chosen for the person.
    #[must_use]
    pub fn placeholder(self, words: impl AsRef<str>) -> Self {
        self.items([SelectItem::new("", words)])
    }

    /// Adds lines: [`SelectItem`]s or pairs of value and words.
    #[must_use]
    pub fn items<T: Into<SelectItem>>(self, items: impl IntoIterator<Item = T>) -> Self {
        self.group("", items)
    }

    /// Adds lines under a common name.
    #[must_use]
    pub fn group<T: Into<SelectItem>>(mut self, name: impl AsRef<str>, items: impl IntoIterator<Item = T>) -> Self {
        let items = items.into_iter().map(Into::into).collect();
        self.groups.push(Group { name: name.as_ref().to_owned(), items });
        self
    }

    /// The value that is chosen.
    #[must_use]
    pub fn value(mut self, value: impl AsRef<str>) -> Self {
        value.as_ref().clone_into(&mut self.value);
        self
    }

    /// Cannot be changed now.
    #[must_use]
    pub fn disabled(mut self, disabled: impl Borrow<bool>) -> Self {
        self.disabled = *disabled.borrow();
        self
    }

    field_methods!();
    decorated!();
}

component!(Select);
