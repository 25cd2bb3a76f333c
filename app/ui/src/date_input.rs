//! A date or a time of day, typed in its parts.

use askama::Template;

use crate::attributes::{Attributes, Classes, decorated};
use crate::field::{Field, field_methods};
use crate::fieldset::{Fieldset, Legend, fieldset_method};
use crate::html::{Content, Html, component};
use crate::input::Input;
use crate::label::Label;

/// The names of a date's parts.
#[derive(Debug, Clone, Default)]
pub struct DateWords {
    /// "Day".
    pub day: String,
    /// "Month".
    pub month: String,
    /// "Year".
    pub year: String,
}

/// The names of the parts of a time of day.
#[derive(Debug, Clone, Default)]
pub struct TimeWords {
    /// "Hour".
    pub hour: String,
    /// "Minute".
    pub minute: String,
}

/// One part of a date.
#[derive(Debug, Clone)]
pub struct DatePart {
    input: Input,
    error: Option<bool>,
}

impl DatePart {
    /// A part with its id, its name, its label and its width in characters.
    pub fn new(id: impl AsRef<str>, name: impl AsRef<str>, label: impl Into<Content>, width: u8) -> Self {
        let label = Label::new(label).class("govuk-date-input__label");
        let input = Input::new(name, label).id(id).whole().class("govuk-date-input__input").width(width);
        Self { input, error: None }
    }

    /// What stands in it.
    #[must_use]
    pub fn value(self, value: impl AsRef<str>) -> Self {
        self.with(|input| input.value(value))
    }

    /// Whether the error is about this part. When no part says so, it is about all.
    #[must_use]
    pub fn error(mut self, error: bool) -> Self {
        self.error = Some(error);
        self
    }

    /// Changes the field itself.
    #[must_use]
    pub fn with(mut self, change: impl FnOnce(Input) -> Input) -> Self {
        self.input = change(self.input);
        self
    }
}

/// A date or a time of day in its parts. For a date near today `Input::kind("date")` is quicker.
///
/// ```
/// let words = ui::DateWords { day: "Day".into(), month: "Month".into(), year: "Year".into() };
/// let start = ui::DateInput::date("start", "First session", &words).values(["2", "12", "2026"]);
/// assert!(start.to_string().contains("id=\"start-month\" name=\"start-month\""));
/// ```
#[derive(Debug, Clone, Default, Template)]
#[template(
    source = r#"<div class="{{ field.group() }}"{{ field.group_attributes }}>{{ self.inside() }}</div>"#,
    ext = "html"
)]
pub struct DateInput {
    field: Field,
    fieldset: Option<Fieldset>,
    parts: Vec<DatePart>,
    classes: Classes,
    attributes: Attributes,
}

impl DateInput {
    /// Parts of your own under a legend.
    pub fn new(id: impl AsRef<str>, legend: impl Into<Legend>) -> Self {
        Self::bare(id).fieldset(Fieldset::new(legend))
    }

    /// Parts without a legend, for a group that has one around it.
    pub fn bare(id: impl AsRef<str>) -> Self {
        Self { field: Field::new(id.as_ref(), String::new().into()), ..Self::default() }
    }

    /// A date, sent as `NAME-day`, `NAME-month`, `NAME-year`.
    pub fn date(name: impl AsRef<str>, legend: impl Into<Legend>, words: &DateWords) -> Self {
        let parts = [("day", &words.day, 2), ("month", &words.month, 2), ("year", &words.year, 4)];
        Self::of(name.as_ref(), legend.into(), &parts)
    }

    /// A time of day, sent as `NAME-hour`, `NAME-minute`.
    pub fn time(name: impl AsRef<str>, legend: impl Into<Legend>, words: &TimeWords) -> Self {
        Self::of(name.as_ref(), legend.into(), &[("hour", &words.hour, 2), ("minute", &words.minute, 2)])
    }

    fn of(name: &str, legend: Legend, parts: &[(&str, &String, u8)]) -> Self {
        parts.iter().fold(Self::new(name, legend), |input, (part, label, width)| {
            let id = format!("{name}-{part}");
            input.part(DatePart::new(&id, &id, *label, *width))
        })
    }

    /// Adds a part.
    #[must_use]
    pub fn part(mut self, part: DatePart) -> Self {
        self.parts.push(part);
        self
    }

    /// What stands in the parts, in their order.
    #[must_use]
    pub fn values<T: AsRef<str>>(mut self, values: impl IntoIterator<Item = T>) -> Self {
        let mut values = values.into_iter();
        for part in &mut self.parts {
            if let Some(value) = values.next() {
                *part = part.clone().value(value);
            }
        }
        self
    }

    /// The inputs, those in error marked.
    fn inputs(&self) -> Vec<Input> {
        let any = self.parts.iter().any(|part| part.error == Some(true));
        let all = self.field.has_error() && !any;
        let wrong = |part: &DatePart| part.error.unwrap_or(all);
        let marked = |part: &DatePart| part.input.clone().class(if wrong(part) { "govuk-input--error" } else { "" });
        self.parts.iter().map(marked).collect()
    }

    /// The role makes screen readers announce hint and error of a group of text fields.
    fn inside(&self) -> Html {
        let parts = self.field.notes().then(Html::of(&DateParts { of: self }));
        let fieldset = self.fieldset.clone().map(|fieldset| fieldset.role("group"));
        self.field.within(fieldset.as_ref(), parts)
    }

    fieldset_method!();
    field_methods!();
    decorated!();
}

component!(DateInput);

#[derive(Template)]
#[template(path = "date_parts.html")]
struct DateParts<'a> {
    of: &'a DateInput,
}

impl askama::filters::HtmlSafe for DateParts<'_> {}
