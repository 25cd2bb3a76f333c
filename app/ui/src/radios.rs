//! A choice of one from a few.

use askama::Template;

use crate::attributes::{Attributes, Classes, decorated};
use crate::choice::Choice;
use crate::field::{Field, field_methods};
use crate::fieldset::{Fieldset, Legend};
use crate::html::{Content, Html, component};

/// A choice of one from a few. Every option can be seen before choosing.
///
/// ```
/// let yes = ui::Radios::new("feasible", "Is this feasible where you work?")
///     .inline()
///     .choices([("yes", "Yes"), ("no", "No")])
///     .value("no");
/// assert!(yes.to_string().contains("value=\"no\" checked"));
/// ```
#[derive(Debug, Clone, Default, Template)]
#[template(path = "radios.html")]
pub struct Radios {
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

impl Radios {
    /// Radios that answer the legend's question and are sent under this name.
    pub fn new(name: impl AsRef<str>, legend: impl Into<Legend>) -> Self {
        Self::bare(name).fieldset(Fieldset::new(legend))
    }

    /// Radios without a legend, for a group that has one around it.
    pub fn bare(name: impl AsRef<str>) -> Self {
        let name = name.as_ref();
        Self { field: Field::new(name, String::new().into()), name: name.to_owned(), ..Self::default() }
    }

    /// The fieldset around them, when the legend alone does not say enough.
    #[must_use]
    pub fn fieldset(mut self, fieldset: Fieldset) -> Self {
        self.field.described_by.clone_from(&fieldset.described_by);
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

    /// The value that is chosen.
    #[must_use]
    pub fn value(mut self, value: impl AsRef<str>) -> Self {
        self.chosen = vec![value.as_ref().to_owned()];
        self
    }

    /// Side by side: for two short options.
    #[must_use]
    pub fn inline(self) -> Self {
        self.class("govuk-radios--inline")
    }

    /// Smaller, for filters.
    #[must_use]
    pub fn small(self) -> Self {
        self.class("govuk-radios--small")
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
        let options = Html::of(&RadioList { of: self });
        match &self.fieldset {
            Some(fieldset) => fieldset.clone().described_by(self.field.describers()).body(options).into(),
            None => options,
        }
    }

    field_methods!();
    decorated!();
}

component!(Radios);

#[derive(Template)]
#[template(path = "radio_list.html")]
struct RadioList<'a> {
    of: &'a Radios,
}

impl askama::filters::HtmlSafe for RadioList<'_> {}
