//! A field for a password, with a button that shows it.

use askama::Template;

use crate::button::Button;
use crate::html::{Html, component};
use crate::input::Input;
use crate::label::Label;

/// The words of the button beside a password, and what is read aloud.
#[derive(Debug, Clone, Default)]
pub struct PasswordWords {
    /// "Show".
    pub show: String,
    /// "Hide".
    pub hide: String,
    /// "Show password".
    pub show_label: String,
    /// "Hide password".
    pub hide_label: String,
    /// "Your password is visible".
    pub shown: String,
    /// "Your password is hidden".
    pub hidden: String,
}

/// A field for a password.
///
/// ```
/// let words = ui::PasswordWords { show: "Show".to_owned(), ..Default::default() };
/// let new = ui::PasswordInput::new("password", "New password", &words).new_password();
/// assert!(new.to_string().contains("autocomplete=\"new-password\""));
/// ```
#[derive(Debug, Clone, Template)]
#[template(source = "{{ self.rendered() }}", ext = "html")]
pub struct PasswordInput {
    input: Input,
    words: PasswordWords,
    button_class: String,
    id: String,
}

/// What GOV.UK Frontend's script says without being told.
const KNOWN: [&str; 6] =
    ["Show", "Hide", "Show password", "Hide password", "Your password is visible", "Your password is hidden"];

impl PasswordInput {
    /// A field that is sent under this name; the browser offers the password it knows.
    pub fn new(name: impl AsRef<str>, label: impl Into<Label>, words: &PasswordWords) -> Self {
        let input = Input::new(&name, label)
            .kind("password")
            .spellcheck(false)
            .autocapitalize("none")
            .autocomplete("current-password")
            .wrapper_class("govuk-password-input__wrapper")
            .class("govuk-password-input__input govuk-js-password-input-input")
            .group_class("govuk-password-input")
            .group_attribute("data-module", "govuk-password-input");
        Self { input, words: words.clone(), button_class: String::new(), id: name.as_ref().to_owned() }
    }

    /// The browser offers to make a password.
    #[must_use]
    pub fn new_password(self) -> Self {
        self.with(|input| input.autocomplete("new-password"))
    }

    /// The control's id; without it the name serves.
    #[must_use]
    pub fn id(mut self, id: impl AsRef<str>) -> Self {
        id.as_ref().clone_into(&mut self.id);
        self.with(|input| input.id(&id))
    }

    /// Changes the field itself.
    #[must_use]
    pub fn with(mut self, change: impl FnOnce(Input) -> Input) -> Self {
        self.input = change(self.input);
        self
    }

    /// What a person needs to know before answering.
    #[must_use]
    pub fn hint(self, hint: impl Into<crate::Hint>) -> Self {
        self.with(|input| input.hint(hint))
    }

    /// What is wrong with the answer.
    #[must_use]
    pub fn error(self, error: impl Into<crate::MaybeError>) -> Self {
        self.with(|input| input.error(error))
    }

    /// A class for the button.
    #[must_use]
    pub fn button_class(mut self, class: impl AsRef<str>) -> Self {
        class.as_ref().clone_into(&mut self.button_class);
        self
    }

    fn rendered(&self) -> Html {
        let button = Button::new(&self.words.show)
            .kind("button")
            .secondary()
            .class("govuk-password-input__toggle govuk-js-password-input-toggle")
            .class(&self.button_class)
            .attribute("aria-controls", &self.id)
            .attribute("aria-label", &self.words.show_label)
            .flag("hidden");
        let words = &self.words;
        let told = [
            ("data-i18n.show-password", &words.show),
            ("data-i18n.hide-password", &words.hide),
            ("data-i18n.show-password-aria-label", &words.show_label),
            ("data-i18n.hide-password-aria-label", &words.hide_label),
            ("data-i18n.password-shown-announcement", &words.shown),
            ("data-i18n.password-hidden-announcement", &words.hidden),
        ];
        let mut input = self.input.clone();
        input = match input.field.after.take() {
            Some(after) => input.after(Html::from(button).then(Html::of(&after))),
            None => input.after(button),
        };
        for ((name, words), known) in told.into_iter().zip(KNOWN) {
            if !words.is_empty() && words != known {
                input = input.group_attribute(name, words);
            }
        }
        input.into()
    }
}

component!(PasswordInput);
