//! A choice of one from a few.

use askama::Template;

use crate::attributes::{Attributes, Classes, decorated};
use crate::choice::Choice;
use crate::choice_list::{ChoiceList, choice_methods};
use crate::field::{Field, field_methods};
use crate::fieldset::{Fieldset, fieldset_method};
use crate::html::{Html, component};

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
#[template(
    source = r#"<div class="{{ field.group() }}"{{ field.group_attributes }}>{{ self.inside() }}</div>"#,
    ext = "html"
)]
pub struct Radios {
    field: Field,
    fieldset: Option<Fieldset>,
    name: String,
    chosen: Vec<String>,
    choices: Vec<Choice>,
    classes: Classes,
    attributes: Attributes,
}

impl Radios {
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

    fn inside(&self) -> Html {
        let options = ChoiceList {
            kind: "radio",
            block: "radios",
            describers: String::new(),
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

component!(Radios);
