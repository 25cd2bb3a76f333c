//! Reads a fixture's options and remembers which were read: what nobody reads is not supported.

use std::{cell::RefCell, collections::BTreeSet, rc::Rc};

use serde_json::Value;
use ui::{Content, Html};

/// Options, or a part of them.
#[derive(Clone)]
pub struct Options {
    value: Value,
    path: String,
    read: Rc<RefCell<BTreeSet<String>>>,
}

#[derive(askama::Template)]
#[template(source = "{{ markup|safe }}", ext = "html")]
struct Raw<'a> {
    markup: &'a str,
}

/// The fixture's own HTML, which a component gets as a template's rendering.
pub fn raw(markup: &str) -> Html {
    Html::rendered(&Raw { markup }).expect("raw HTML renders")
}

/// Attribute names are part of the program, so a test has to make them so.
pub fn name(name: &str) -> &'static str {
    Box::leak(name.to_owned().into_boxed_str())
}

impl Options {
    pub fn new(value: &Value) -> Self {
        Self { value: value.clone(), path: String::new(), read: Rc::default() }
    }

    fn path_of(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }

    /// The part under a key, if it says anything.
    pub fn part(&self, key: &str) -> Option<Self> {
        let value = self.value.get(key)?.clone();
        let truthy = !matches!(&value, Value::Null | Value::Bool(false)) && value.as_str() != Some("");
        let path = self.path_of(key);
        self.read.borrow_mut().insert(path.clone());
        truthy.then(|| Self { value, path, read: self.read.clone() })
    }

    /// The words under a key; numbers are words too.
    pub fn words(&self, key: &str) -> Option<String> {
        match self.part(key)?.value {
            Value::String(words) => Some(words),
            Value::Number(number) => Some(number.to_string()),
            _ => None,
        }
    }

    /// The words under a key, or none at all.
    pub fn text(&self, key: &str) -> String {
        self.words(key).unwrap_or_default()
    }

    /// Whether a key is there and true.
    pub fn is(&self, key: &str) -> bool {
        self.part(key).is_some()
    }

    /// What a key says, be it nothing, no or 0; none when it is not there.
    pub fn literal(&self, key: &str) -> Option<String> {
        self.is(key);
        match self.value.get(key)? {
            Value::Null => None,
            Value::String(words) => Some(words.clone()),
            value => Some(value.to_string()),
        }
    }

    /// Whether a key says yes or no, or nothing.
    pub fn told(&self, key: &str) -> Option<bool> {
        self.is(key);
        self.value.get(key)?.as_bool()
    }

    pub fn number(&self, key: &str) -> Option<u16> {
        self.text(key).parse().ok()
    }

    /// `html`, else `text`: what a component shows.
    pub fn content(&self) -> Content {
        self.content_of("html", "text")
    }

    pub fn content_of(&self, html: &str, text: &str) -> Content {
        self.words(text);
        match self.words(html) {
            Some(markup) => raw(markup.trim()).into(),
            None => self.text(text).into(),
        }
    }

    /// The parts of a list; gaps in it (null, false) are left out, but they count.
    pub fn list(&self, key: &str) -> Vec<(usize, Self)> {
        let Some(part) = self.part(key) else { return Vec::new() };
        let Value::Array(values) = part.value else { return Vec::new() };
        let path = format!("{}[]", self.path_of(key));
        self.read.borrow_mut().insert(path.clone());
        let said = |value: &Value| !matches!(value, Value::Null | Value::Bool(false)) && value.as_str() != Some("");
        let part = |value: Value| Self { value, path: path.clone(), read: self.read.clone() };
        values.into_iter().enumerate().filter(|(_, value)| said(value)).map(|(at, value)| (at, part(value))).collect()
    }

    /// The elements of a list inside a list.
    pub fn elements(&self) -> Vec<Self> {
        let Value::Array(values) = &self.value else { return Vec::new() };
        let path = format!("{}[]", self.path);
        self.read.borrow_mut().insert(path.clone());
        values.iter().map(|value| Self { value: value.clone(), path: path.clone(), read: self.read.clone() }).collect()
    }

    /// The words of a list of words.
    pub fn strings(&self, key: &str) -> Vec<String> {
        self.list(key).into_iter().filter_map(|(_, part)| part.value.as_str().map(ToOwned::to_owned)).collect()
    }

    /// Further attributes: names and values.
    pub fn attributes(&self) -> Vec<(&'static str, String)> {
        let Some(part) = self.part("attributes") else { return Vec::new() };
        let Value::Object(pairs) = &part.value else { return Vec::new() };
        let pairs = pairs.iter().map(|(key, value)| {
            part.read.borrow_mut().insert(part.path_of(key));
            (name(key), value.as_str().map_or_else(|| value.to_string(), ToOwned::to_owned))
        });
        pairs.collect()
    }

    /// The paths of all values that nobody read.
    pub fn unread(&self) -> BTreeSet<String> {
        let mut all = BTreeSet::new();
        leaves(&self.value, "", &mut all);
        all.into_iter().filter(|path| !self.read.borrow().contains(path)).collect()
    }
}

fn leaves(value: &Value, path: &str, all: &mut BTreeSet<String>) {
    match value {
        Value::Object(pairs) => {
            for (key, value) in pairs {
                leaves(value, &if path.is_empty() { key.clone() } else { format!("{path}.{key}") }, all);
            }
        }
        Value::Array(values) => {
            for value in values {
                leaves(value, &format!("{path}[]"), all);
            }
        }
        _ => {
            all.insert(path.to_owned());
        }
    }
}

/// `class` and `attribute` of any component, from a fixture's `classes` and `attributes`.
macro_rules! decorate {
    ($component:expr, $options:expr) => {{
        let mut component = $component.class($options.text("classes"));
        for (name, value) in $options.attributes() {
            component = component.attribute(name, value);
        }
        component
    }};
}

/// Hint, error and group of any field.
macro_rules! surround {
    ($field:expr, $options:expr) => {{
        let mut field = $field;
        if let Some(hint) = $options.part("hint") {
            field = field.hint(crate::options::decorate!(ui::Hint::new(hint.content()), hint));
        }
        if let Some(error) = $options.part("errorMessage") {
            let prefix = error.literal("visuallyHiddenText").unwrap_or_else(|| "Error".to_owned());
            field = field.error(crate::options::decorate!(ui::ErrorMessage::new(prefix, error.content()), error));
        }
        if let Some(group) = $options.part("formGroup") {
            field = field.group_class(group.text("classes"));
            for (name, value) in group.attributes() {
                field = field.group_attribute(name, value);
            }
        }
        field
    }};
}

pub(crate) use decorate;
pub(crate) use surround;
