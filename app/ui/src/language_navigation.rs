//! The switch between the languages of a page.

use askama::Template;

use crate::attributes::{Attributes, Classes, decorated};
use crate::html::{Content, component};

/// One language, named in itself.
#[derive(Debug, Clone, Default)]
pub struct LanguageLink {
    lang: String,
    href_lang: String,
    content: Content,
    href: String,
    dir: String,
    description: String,
    current: bool,
    classes: Classes,
    attributes: Attributes,
}

impl LanguageLink {
    /// The page in another language: its code, its name in itself, the address.
    pub fn new(lang: impl AsRef<str>, content: impl Into<Content>, href: impl AsRef<str>) -> Self {
        Self {
            lang: lang.as_ref().to_owned(),
            content: content.into(),
            href: href.as_ref().to_owned(),
            ..Self::default()
        }
    }

    /// The language of this page.
    #[must_use]
    pub fn current(mut self) -> Self {
        self.current = true;
        self
    }

    /// The code of the language that the link leads to, where it differs from that of its words.
    #[must_use]
    pub fn href_lang(mut self, lang: impl AsRef<str>) -> Self {
        lang.as_ref().clone_into(&mut self.href_lang);
        self
    }

    /// The direction of writing, `rtl` or `ltr`.
    #[must_use]
    pub fn dir(mut self, dir: impl AsRef<str>) -> Self {
        dir.as_ref().clone_into(&mut self.dir);
        self
    }

    /// Read aloud behind the name: what the link does, in that language.
    #[must_use]
    pub fn description(mut self, words: impl AsRef<str>) -> Self {
        words.as_ref().clone_into(&mut self.description);
        self
    }

    decorated!();

    fn is_current(&self) -> bool {
        self.current || self.href.is_empty()
    }

    fn target(&self) -> &str {
        if self.href_lang.is_empty() { &self.lang } else { &self.href_lang }
    }
}

/// The switch between the languages of a page.
///
/// ```
/// let switch = ui::LanguageNavigation::new("Language")
///     .language(ui::LanguageLink::new("en", "English", "").current())
///     .language(ui::LanguageLink::new("fr", "Français", "?lang=fr"));
/// assert!(switch.to_string().contains("hreflang=\"fr\">Français</a>"));
/// ```
#[derive(Debug, Clone, Default, Template)]
#[template(path = "language_navigation.html")]
pub struct LanguageNavigation {
    label: String,
    languages: Vec<LanguageLink>,
    classes: Classes,
    attributes: Attributes,
}

impl LanguageNavigation {
    /// A switch with its name, which is read aloud: "Language".
    pub fn new(label: impl AsRef<str>) -> Self {
        Self { label: label.as_ref().to_owned(), ..Self::default() }
    }

    /// Adds a language.
    #[must_use]
    pub fn language(mut self, language: LanguageLink) -> Self {
        self.languages.push(language);
        self
    }

    decorated!();
}

component!(LanguageNavigation);
