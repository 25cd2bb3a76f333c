//! A field of several lines, with a counter where there is a limit.

use std::borrow::Borrow;

use askama::Template;

use crate::attributes::{Attributes, Classes, decorated};
use crate::field::{Field, field_methods};
use crate::hint::Hint;
use crate::html::{Html, component};
use crate::label::Label;

/// The counter's sentences. `%{count}` stands where the number goes.
///
/// `one` is used where the language's plural rule says so, `other` elsewhere.
#[derive(Debug, Clone, Default)]
pub struct CountWords {
    /// Shown without a script: "You can enter up to %{count} characters".
    pub limit: String,
    /// "You have %{count} character remaining".
    pub under_one: String,
    /// "You have %{count} characters remaining".
    pub under_other: String,
    /// "You have 0 characters remaining".
    pub at_limit: String,
    /// "You have %{count} character too many".
    pub over_one: String,
    /// "You have %{count} characters too many".
    pub over_other: String,
}

/// How much may be written.
#[derive(Debug, Clone)]
struct Limit {
    most: usize,
    words: CountWords,
    threshold: Option<u8>,
}

/// A field of several lines.
///
/// ```
/// let words = ui::CountWords { limit: "You can enter up to %{count} characters".to_owned(), ..Default::default() };
/// let note = ui::Textarea::new("note", "Note").rows(3).limit(500, &words).value("Came with a partner");
/// assert!(note.to_string().contains("You can enter up to 500 characters"));
/// assert!(note.to_string().contains("\nCame with a partner</textarea>"));
/// ```
#[derive(Debug, Clone, Default, Template)]
#[template(path = "textarea.html")]
pub struct Textarea {
    field: Field,
    name: String,
    value: String,
    rows: u8,
    spellcheck: Option<bool>,
    disabled: bool,
    autocomplete: String,
    limit: Option<Limit>,
    classes: Classes,
    attributes: Attributes,
}

impl Textarea {
    /// A field that is sent under this name, five lines high.
    pub fn new(name: impl AsRef<str>, label: impl Into<Label>) -> Self {
        let name = name.as_ref();
        Self { field: Field::new(name, label.into()), name: name.to_owned(), rows: 5, ..Self::default() }
    }

    /// What stands in it.
    #[must_use]
    pub fn value(mut self, value: impl AsRef<str>) -> Self {
        value.as_ref().clone_into(&mut self.value);
        self
    }

    /// Its height in lines.
    #[must_use]
    pub fn rows(mut self, rows: u8) -> Self {
        self.rows = rows;
        self
    }

    /// Counts down to a number of characters. The server must hold the limit too: more can be typed and is kept.
    #[must_use]
    pub fn limit(mut self, most: usize, words: &CountWords) -> Self {
        self.limit = Some(Limit { most, words: words.clone(), threshold: None });
        self
    }

    /// Shows the counter only when this many hundredths of the limit are used.
    #[must_use]
    pub fn threshold(mut self, percent: u8) -> Self {
        if let Some(limit) = &mut self.limit {
            limit.threshold = Some(percent);
        }
        self
    }

    /// Whether the browser checks the spelling.
    #[must_use]
    pub fn spellcheck(mut self, check: impl Borrow<bool>) -> Self {
        self.spellcheck = Some(*check.borrow());
        self
    }

    /// Cannot be changed now. Prefer showing the value as words.
    #[must_use]
    pub fn disabled(mut self, disabled: impl Borrow<bool>) -> Self {
        self.disabled = *disabled.borrow();
        self
    }

    /// What the browser may fill in: a token of HTML's `autocomplete`.
    #[must_use]
    pub fn autocomplete(mut self, token: impl AsRef<str>) -> Self {
        token.as_ref().clone_into(&mut self.autocomplete);
        self
    }

    /// The counter's line stands first among what describes the control.
    fn describers(&self) -> String {
        let mut field = self.field.clone();
        if self.limit.is_some() {
            let counter = format!("{}-info", field.id);
            field.described_by = format!("{counter} {}", field.described_by).trim_end().to_owned();
        }
        field.describers()
    }

    fn group(&self) -> String {
        let error = if self.field.has_error() { " govuk-form-group--error" } else { "" };
        let count = if self.limit.is_some() { " govuk-character-count" } else { "" };
        format!("govuk-form-group{error}{count}{}", self.field.group_classes)
    }

    /// What the counter's script reads from the group.
    fn count_attributes(&self) -> Attributes {
        let Some(limit) = &self.limit else { return Attributes::default() };
        let mut all = Attributes::default().with("data-module", "govuk-character-count");
        all.set("data-maxlength", limit.most.to_string());
        if let Some(percent) = limit.threshold {
            all.set("data-threshold", percent.to_string());
        }
        for (name, words) in [
            ("data-i18n.characters-under-limit.other", &limit.words.under_other),
            ("data-i18n.characters-under-limit.one", &limit.words.under_one),
            ("data-i18n.characters-at-limit", &limit.words.at_limit),
            ("data-i18n.characters-over-limit.other", &limit.words.over_other),
            ("data-i18n.characters-over-limit.one", &limit.words.over_one),
        ] {
            if !words.is_empty() {
                all.set(name, words);
            }
        }
        all
    }

    fn counter(&self) -> Html {
        let Some(limit) = &self.limit else { return Html::default() };
        let sentence = limit.words.limit.replace("%{count}", &limit.most.to_string());
        Hint::new(sentence).id(format!("{}-info", self.field.id)).class("govuk-character-count__message").into()
    }

    field_methods!();
    decorated!();
}

component!(Textarea);
