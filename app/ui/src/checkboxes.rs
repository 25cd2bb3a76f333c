//! A choice of any from a few, and the single box of a consent.

use askama::Template;

use crate::attributes::{Attributes, Classes, decorated};
use crate::choice::Choice;
use crate::choice_list::{ChoiceList, choice_methods};
use crate::field::{Field, field_methods};
use crate::fieldset::{Fieldset, fieldset_method};
use crate::html::{Content, Html, component};

/// A choice of any from a few. All ticked ones are sent under one name.
///
/// ```
/// let worse = ui::Checkboxes::new("worse", "What makes it worse?")
///     .choices([("sitting", "Sitting"), ("walking", "Walking")])
///     .choice(ui::Choice::divider("or"))
///     .choice(ui::Choice::new("none", "None of these").exclusive())
///     .values(["walking"]);
/// assert!(worse.to_string().contains("value=\"walking\" checked"));
/// ```
#[derive(Debug, Clone, Default, Template)]
#[template(
    source = r#"<div class="{{ field.group() }}"{{ field.group_attributes }}>{{ self.inside() }}</div>"#,
    ext = "html"
)]
pub struct Checkboxes {
    field: Field,
    fieldset: Option<Fieldset>,
    name: String,
    chosen: Vec<String>,
    choices: Vec<Choice>,
    classes: Classes,
    attributes: Attributes,
}

impl Checkboxes {
    /// One box with its sentence: a consent.
    ///
    /// ```
    /// let agree = ui::Checkboxes::single("agree", "yes", "I have left out every name");
    /// assert!(!agree.to_string().contains("<fieldset"));
    /// ```
    pub fn single(name: impl AsRef<str>, value: impl AsRef<str>, content: impl Into<Content>) -> Self {
        Self::bare(name).choice(Choice::new(value, content))
    }

    /// The values that are ticked.
    #[must_use]
    pub fn values<T: AsRef<str>>(mut self, values: impl IntoIterator<Item = T>) -> Self {
        self.chosen = values.into_iter().map(|value| value.as_ref().to_owned()).collect();
        self
    }

    /// Smaller, for filters.
    #[must_use]
    pub fn small(self) -> Self {
        self.class("govuk-checkboxes--small")
    }

    fn inside(&self) -> Html {
        let options = ChoiceList {
            kind: "checkbox",
            block: "checkboxes",
            describers: if self.fieldset.is_some() { String::new() } else { self.field.describers() },
            field: &self.field,
            name: &self.name,
            chosen: &self.chosen,
            choices: &self.choices,
            classes: &self.classes,
            attributes: &self.attributes,
        };
        self.field.within(self.fieldset.as_ref(), Html::of(&options))
    }

    choice_methods!();
    fieldset_method!();
    field_methods!();
    decorated!();
}

component!(Checkboxes);
