//! What every element may carry besides its own: further classes and attributes.

use std::fmt;

use askama::filters::HtmlSafe;

/// Further attributes. Names are part of the program; values are escaped.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Attributes(Vec<(&'static str, Option<String>)>);

impl Attributes {
    /// Adds `name="value"`.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl AsRef<str>) -> Self {
        self.set(name, value);
        self
    }

    pub(crate) fn set(&mut self, name: &'static str, value: impl AsRef<str>) {
        self.0.push((name, Some(value.as_ref().to_owned())));
    }

    pub(crate) fn set_flag(&mut self, name: &'static str) {
        self.0.push((name, None));
    }
}

impl fmt::Display for Attributes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (name, value) in &self.0 {
            write!(f, " {name}")?;
            if let Some(value) = value {
                let value = askama::filters::escape(value, askama::filters::Html).map_err(|_| fmt::Error)?;
                write!(f, "=\"{value}\"")?;
            }
        }
        Ok(())
    }
}

impl HtmlSafe for Attributes {}

/// Further classes, shown with a space in front of each.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Classes(String);

impl Classes {
    pub(crate) fn add(&mut self, class: impl AsRef<str>) {
        let class = class.as_ref();
        if !class.is_empty() {
            self.0.push(' ');
            self.0.push_str(class);
        }
    }

    pub(crate) fn of(class: impl AsRef<str>) -> Self {
        let mut classes = Self::default();
        classes.add(class);
        classes
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All of them, without the space in front.
    pub(crate) fn bare(&self) -> &str {
        self.0.trim_start()
    }
}

// Escaped by the template that shows it: not marked as safe HTML.
impl fmt::Display for Classes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// `class`, `attribute` and `flag` for a component with the fields `classes` and `attributes`.
macro_rules! decorated {
    () => {
        /// Adds a class.
        #[must_use]
        pub fn class(mut self, class: impl AsRef<str>) -> Self {
            self.classes.add(class);
            self
        }

        /// Adds an attribute; the value is escaped.
        #[must_use]
        pub fn attribute(mut self, name: &'static str, value: impl AsRef<str>) -> Self {
            self.attributes.set(name, value);
            self
        }

        /// Adds an attribute without a value.
        #[must_use]
        pub fn flag(mut self, name: &'static str) -> Self {
            self.attributes.set_flag(name);
            self
        }
    };
}

/// Methods that add a class to one part of a component: a sentence, the method's name, and the field with the classes.
macro_rules! class_methods {
    ($($(#[$doc:meta])+ $name:ident => $($field:ident).+;)+) => {$(
        $(#[$doc])+
        #[must_use]
        pub fn $name(mut self, class: impl AsRef<str>) -> Self {
            self.$($field).+.add(class);
            self
        }
    )+};
}

pub(crate) use {class_methods, decorated};
