//! What a page works out by itself, in WebAssembly: the rules are `domain`'s, and the server applies them again.

mod dose;

use domain::identifier::{self, Day, Floor, Identifier};
use serde::Serialize;
use wasm_bindgen::prelude::wasm_bindgen;

/// A detail as scripts read it.
#[derive(Serialize)]
struct Found<'a> {
    field: &'a str,
    /// UTF-16 code units of the field's text, end exclusive.
    start: usize,
    end: usize,
    code: &'static str,
    blocks: bool,
    found: &'a str,
    /// The normal form: the same for every way of writing the detail.
    folded: String,
    replacement: &'a str,
    /// Code units before it that the replacement takes along.
    lead: usize,
}

impl<'a> From<&'a Identifier> for Found<'a> {
    fn from(one: &'a Identifier) -> Self {
        Self {
            field: &one.field,
            start: one.utf16.start,
            end: one.utf16.end,
            code: one.code(),
            blocks: one.blocks(),
            found: &one.found,
            folded: one.folded(),
            replacement: &one.replacement,
            lead: one.lead,
        }
    }
}

/// The identifying details of texts: takes `[["field", "text"], …]`, gives `[{field, start, end, code, blocks, found, folded,
/// replacement, lead}, …]`; an empty list for anything else. `today` is the page's day, as 2026-11-27; without one, dates are not told
/// by how long ago they were.
#[wasm_bindgen]
pub fn identifiers(texts: &str, today: &str) -> String {
    let texts: Vec<(String, String)> = serde_json::from_str(texts).unwrap_or_default();
    let texts: Vec<(&str, &str)> = texts.iter().map(|(field, text)| (field.as_str(), text.as_str())).collect();
    let found = identifier::find(&texts, day(today));
    let told: Vec<Found<'_>> = found.iter().map(Found::from).collect();
    serde_json::to_string(&told).unwrap_or_else(|_| "[]".to_owned())
}

/// How many people the details of these texts leave together, and which details: takes the same texts and the program's floor,
/// gives `{score, people, reasons}`, and "null" when they leave that many or more.
#[wasm_bindgen]
pub fn together(texts: &str, floor: &str) -> String {
    let texts: Vec<(String, String)> = serde_json::from_str(texts).unwrap_or_default();
    let texts: Vec<(&str, &str)> = texts.iter().map(|(field, text)| (field.as_str(), text.as_str())).collect();
    let together = identifier::together(&texts, Floor::parse(floor).unwrap_or_default());
    serde_json::to_string(&together).unwrap_or_else(|_| "null".to_owned())
}

/// A day as `YYYY-MM-DD`.
fn day(text: &str) -> Option<Day> {
    let mut parts = text.splitn(3, '-');
    let year = parts.next()?.parse().ok()?;
    let month = parts.next()?.parse().ok().filter(|month| (1..=12).contains(month))?;
    let day = parts.next()?.parse().ok().filter(|day| (1..=31).contains(day))?;
    Some(Day { year, month, day })
}

/// The normal form of a detail, as [`identifiers`] tells it.
#[wasm_bindgen]
pub fn folded(found: &str) -> String {
    identifier::folded(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_gets_places_as_it_counts_them() {
        let told = identifiers(r#"[["a", "😀 call 416-555-2368"], ["b", "fine"]]"#, "");
        let told: serde_json::Value = serde_json::from_str(&told).unwrap();
        assert_eq!(told[0]["start"], 8);
        assert_eq!(told[0]["end"], 20);
        assert_eq!(told[0]["code"], "contact");
        assert_eq!(told[0]["blocks"], true);
        assert_eq!(told[0]["folded"], folded("416-555-2368"));
        assert_eq!(told.as_array().unwrap().len(), 1);
    }

    #[test]
    fn what_is_no_list_of_texts_has_no_details() {
        assert_eq!(identifiers("{}", "2026-11-27"), "[]");
        assert_eq!(identifiers("", ""), "[]");
    }

    #[test]
    fn a_script_gets_details_that_single_somebody_out_together() {
        let told = |text: &str, floor| -> serde_json::Value {
            let texts = serde_json::to_string(&[["history", text], ["plan", "Physio."]]).unwrap();
            serde_json::from_str(&together(&texts, floor)).unwrap()
        };
        let few = told("58 yo bush pilot from Moosonee, survivor of a plane crash.", "15");
        assert_eq!(few["people"], 1);
        assert_eq!(few["reasons"].as_array().unwrap().len(), 4);
        assert!(told("58 yo with back pain.", "20").is_null());
        assert!(told("", "").is_null());
        assert_eq!(together("", "15"), "null");
    }

    #[test]
    fn a_date_is_told_by_the_pages_day() {
        let told = |today| {
            let told: serde_json::Value =
                serde_json::from_str(&identifiers(r#"[["a", "Fell on March 3, 2023."]]"#, today)).unwrap();
            told[0]["replacement"].as_str().unwrap().to_owned()
        };
        assert_eq!(told("2026-11-27"), "about four years ago");
        assert_eq!(told("2023-05-01"), "about two months ago");
        assert_eq!(told("2023-13-01"), told(""));
        let whole = identifiers(r#"[["a", "Fell on March 3, 2023."]]"#, "2026-11-27");
        assert!(whole.contains(r#""lead":3"#), "{whole}");
    }
}
