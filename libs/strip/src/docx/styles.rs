//! Styles go by numbers: their names are people's own words, unless Word gave them.

use std::collections::HashMap;

use super::{element::Element, value};

/// Names that Word itself gives, and reads again: headings make a document's outline.
const BUILT_IN: &[&str] = &[
    "normal",
    "title",
    "subtitle",
    "heading 1",
    "heading 2",
    "heading 3",
    "heading 4",
    "heading 5",
    "heading 6",
    "header",
    "footer",
    "list paragraph",
    "footnote text",
    "footnote reference",
    "endnote text",
    "endnote reference",
    "caption",
    "quote",
    "intense quote",
    "strong",
    "emphasis",
    "table grid",
    "normal table",
    "default paragraph font",
    "no list",
    "no spacing",
    "list bullet",
    "list number",
    "body text",
    "plain text",
];

/// The styles of a document.
#[derive(Default)]
pub struct Styles {
    numbers: HashMap<String, (usize, String)>,
}

impl Styles {
    /// The styles that a sheet defines.
    pub fn of(sheet: &Element) -> Self {
        let styles = sheet.elements().filter(|element| element.name == "w:style");
        let named = styles.enumerate().filter_map(|(number, style)| {
            let name = style.first("w:name").map(value).unwrap_or_default().to_lowercase();
            let name = if BUILT_IN.contains(&name.as_str()) { name } else { format!("Style {}", number + 1) };
            Some((style.attribute("w:styleId")?.to_owned(), (number + 1, name)))
        });
        Self { numbers: named.collect() }
    }

    /// What a style is called in the clean document.
    pub fn id(&self, style: &str) -> Option<String> {
        self.numbers.get(style).map(|(number, _)| format!("s{number}"))
    }

    /// The name that people see for it.
    pub fn name(&self, style: &str) -> Option<&str> {
        self.numbers.get(style).map(|(_, name)| name.as_str())
    }
}
