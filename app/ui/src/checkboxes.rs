//! A choice of any from a few, and the single box of a consent.

use askama::Template;

use crate::attributes::{Attributes, Classes, decorated};
use crate::choice::Choice;
use crate::field::{Field, field_methods};
use crate::fieldset::{Fieldset, Legend};
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
#[template(path = "checkboxes.html")]
pub struct Checkboxes {
    field: Field,
    fieldset: Option<Fieldset>,
    name: String,
    chosen: Vec<String>,
    choices: Vec<Choice>,
    before: Option<Content>,
    after: Option<Content>,
    classes: Classes,
    attributes: Attributes,
}

impl Checkboxes {
    /// Checkboxes that answer the legend's question and are sent under this name.
    pub fn new(name: impl AsRef<str>, legend: impl Into<Legend>) -> Self {
        Self::bare(name).fieldset(Fieldset::new(legend))
    }

    /// Checkboxes without a legend, for a group that has one around it.
    pub fn bare(name: impl AsRef<str>) -> Self {
        let name = name.as_ref();
        Self { field: Field::new(name, String::new().into()), name: name.to_owned(), ..Self::default() }
    }

    /// One box with its sentence: a consent.
    ///
    /// ```
    /// let agree = ui::Checkboxes::single("agree", "yes", "I have left out every name");
    /// assert!(!agree.to_string().contains("<fieldset"));
    /// ```
    pub fn single(name: impl AsRef<str>, value: impl AsRef<str>, content: impl Into<Content>) -> Self {
        Self::bare(name).choice(Choice::new(value, content))
    }

    /// The fieldset around them, when the legend alone does not say enough.
    #[must_use]
    pub fn fieldset(mut self, fieldset: Fieldset) -> Self {
        if !fieldset.described_by.is_empty() {
            self.field.described_by.clone_from(&fieldset.described_by);
        }
        self.fieldset = Some(fieldset);
        self
    }

    /// Adds an option.
    #[must_use]
    pub fn choice(mut self, choice: impl Into<Choice>) -> Self {
        self.choices.push(choice.into());
        self
    }

    /// Adds options: [`Choice`]s or pairs of value and words.
    #[must_use]
    pub fn choices<T: Into<Choice>>(mut self, choices: impl IntoIterator<Item = T>) -> Self {
        self.choices.extend(choices.into_iter().map(Into::into));
        self
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

    /// Something before the options.
    #[must_use]
    pub fn before(mut self, content: impl Into<Content>) -> Self {
        self.before = Some(content.into());
        self
    }

    /// Something behind the options.
    #[must_use]
    pub fn after(mut self, content: impl Into<Content>) -> Self {
        self.after = Some(content.into());
        self
    }

    fn inside(&self) -> Html {
        let options = Html::of(&CheckboxList { of: self });
        match &self.fieldset {
            Some(fieldset) => fieldset.clone().described_by(self.field.describers()).body(options).into(),
            None => options,
        }
    }

    /// What describes one box. Without a fieldset there is nothing else that could carry the group's hint and error.
    fn describers(&self, choice: &Choice, id: &str) -> String {
        let group = if self.fieldset.is_some() { String::new() } else { self.field.describers() };
        let own = if choice.hint.is_some() { format!("{id}-item-hint") } else { String::new() };
        format!("{group} {own}").trim().to_owned()
    }

    fn name_of<'a>(&'a self, choice: &'a Choice) -> &'a str {
        if choice.name.is_empty() { &self.name } else { &choice.name }
    }

    field_methods!();
    decorated!();
}

component!(Checkboxes);

#[derive(Template)]
#[template(path = "checkbox_list.html")]
struct CheckboxList<'a> {
    of: &'a Checkboxes,
}

impl askama::filters::HtmlSafe for CheckboxList<'_> {}
