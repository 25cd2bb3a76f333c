//! A field of one line.

use std::borrow::Borrow;

use askama::Template;

use crate::attributes::{Attributes, Classes, class_methods, decorated};
use crate::field::{Field, field_methods};
use crate::html::{Content, component};
use crate::label::Label;

/// A field of one line, with its label, hint and error.
///
/// ```
/// let mail = ui::Input::new("email", "E-mail address").kind("email").autocomplete("email").value("a@example.org");
/// assert!(mail.to_string().contains("<label class=\"govuk-label\" for=\"email\">E-mail address</label>"));
/// let dose = ui::Input::new("dose", "Dose").decimal().width(5).suffix("mg");
/// assert!(dose.to_string().contains("inputmode=\"decimal\""));
/// ```
#[derive(Debug, Clone, Default, Template)]
#[template(path = "input.html")]
pub struct Input {
    pub(crate) field: Field,
    name: String,
    kind: String,
    value: String,
    spellcheck: Option<bool>,
    disabled: bool,
    autocomplete: String,
    autocapitalize: String,
    pattern: String,
    inputmode: String,
    prefix: Option<Affix>,
    suffix: Option<Affix>,
    pub(crate) wrapper_classes: Classes,
    wrapper_attributes: Attributes,
    pub(crate) classes: Classes,
    attributes: Attributes,
}

/// What stands in front of or behind the control: a currency, a unit.
#[derive(Debug, Clone)]
struct Affix {
    content: Content,
    classes: Classes,
}

impl Input {
    /// A field that is sent under this name.
    pub fn new(name: impl AsRef<str>, label: impl Into<Label>) -> Self {
        let name = name.as_ref();
        Self {
            field: Field::new(name, label.into()),
            name: name.to_owned(),
            kind: "text".to_owned(),
            ..Self::default()
        }
    }

    /// What stands in it.
    #[must_use]
    pub fn value(mut self, value: impl AsRef<str>) -> Self {
        value.as_ref().clone_into(&mut self.value);
        self
    }

    /// The control's type: `email`, `tel`, `date`, `time`, `search`.
    #[must_use]
    pub fn kind(mut self, kind: impl AsRef<str>) -> Self {
        kind.as_ref().clone_into(&mut self.kind);
        self
    }

    /// A whole number: the digits' keyboard, no little arrows.
    #[must_use]
    pub fn whole(self) -> Self {
        self.inputmode("numeric")
    }

    /// A number with decimals.
    #[must_use]
    pub fn decimal(self) -> Self {
        self.inputmode("decimal")
    }

    /// Which keyboard a phone shows.
    #[must_use]
    pub fn inputmode(mut self, mode: impl AsRef<str>) -> Self {
        mode.as_ref().clone_into(&mut self.inputmode);
        self
    }

    /// As wide as 2, 3, 4, 5, 10, 20 or 30 characters.
    #[must_use]
    pub fn width(self, characters: u8) -> Self {
        self.class(format!("govuk-input--width-{characters}"))
    }

    /// What the browser may fill in: a token of HTML's `autocomplete`.
    #[must_use]
    pub fn autocomplete(mut self, token: impl AsRef<str>) -> Self {
        token.as_ref().clone_into(&mut self.autocomplete);
        self
    }

    /// HTML's `autocapitalize`.
    #[must_use]
    pub fn autocapitalize(mut self, how: impl AsRef<str>) -> Self {
        how.as_ref().clone_into(&mut self.autocapitalize);
        self
    }

    /// HTML's `pattern`.
    #[must_use]
    pub fn pattern(mut self, pattern: impl AsRef<str>) -> Self {
        pattern.as_ref().clone_into(&mut self.pattern);
        self
    }

    /// Whether the browser checks the spelling. Off for names, codes and addresses.
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

    /// A sign in front. It is not read aloud: the label must say the unit too.
    #[must_use]
    pub fn prefix(self, content: impl Into<Content>) -> Self {
        self.prefix_with(content, "")
    }

    /// A unit behind. It is not read aloud: the label must say it too.
    #[must_use]
    pub fn suffix(self, content: impl Into<Content>) -> Self {
        self.suffix_with(content, "")
    }

    /// A sign in front, with a class.
    #[must_use]
    pub fn prefix_with(mut self, content: impl Into<Content>, class: impl AsRef<str>) -> Self {
        self.prefix = Some(Affix { content: content.into(), classes: Classes::of(class) });
        self
    }

    /// A unit behind, with a class.
    #[must_use]
    pub fn suffix_with(mut self, content: impl Into<Content>, class: impl AsRef<str>) -> Self {
        self.suffix = Some(Affix { content: content.into(), classes: Classes::of(class) });
        self
    }

    class_methods! {
        /// A class for the line that holds control, prefix and suffix.
        wrapper_class => wrapper_classes;
    }

    /// An attribute for the line that holds control, prefix and suffix.
    #[must_use]
    pub fn wrapper_attribute(mut self, name: &'static str, value: impl AsRef<str>) -> Self {
        self.wrapper_attributes.set(name, value);
        self
    }

    fn wrapped(&self) -> bool {
        self.prefix.is_some() || self.suffix.is_some() || self.field.before.is_some() || self.field.after.is_some()
    }

    field_methods!();
    decorated!();
}

component!(Input);

/// A field nobody sees: a version, a key, a place to go back to.
///
/// ```
/// let key = ui::Hidden::new("request", "0197").flag("data-idempotency");
/// assert_eq!(key.to_string(), "<input type=\"hidden\" name=\"request\" value=\"0197\" data-idempotency>");
/// ```
#[derive(Debug, Clone, Default, Template)]
#[template(source = r#"<input type="hidden" name="{{ name }}" value="{{ value }}"{{ attributes }}>"#, ext = "html")]
pub struct Hidden {
    name: String,
    value: String,
    classes: Classes,
    attributes: Attributes,
}

impl Hidden {
    /// A field with this name and value.
    pub fn new(name: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        Self { name: name.as_ref().to_owned(), value: value.as_ref().to_owned(), ..Self::default() }
    }

    /// The key that makes a second sending of the same form harmless. The autosave puts a fresh one in its place.
    pub fn idempotency(name: impl AsRef<str>, key: impl AsRef<str>) -> Self {
        Self::new(name, key).flag("data-idempotency")
    }

    /// The version that the form was filled from. The autosave refreshes it.
    pub fn version(name: impl AsRef<str>, version: impl AsRef<str>) -> Self {
        Self::new(name, version).flag("data-version")
    }

    decorated!();
}

component!(Hidden);
