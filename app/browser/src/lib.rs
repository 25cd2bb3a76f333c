//! What a page works out by itself, in WebAssembly: the rules are `domain`'s, and the server applies them again.

mod dose;

use domain::identifier::{self, Combination, Day, Floor, Identifier};
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

/// What a form's texts hold, as scripts read it.
#[derive(Serialize)]
struct Told<'a> {
    found: Vec<Found<'a>>,
    together: Option<Combination>,
}

/// The identifying details of texts, and how many people they leave together: takes `[["field", "text"], …]`, gives `{found: [{field,
/// start, end, code, blocks, found, folded, replacement, lead}, …], together: {score, people, reasons}}`; nothing found for anything
/// else. `today` is the page's day, as 2026-11-27; without one, dates are not told by how long ago they were. `together` is null
/// when the details leave as many people as the program's floor or more, and without a floor.
#[wasm_bindgen]
pub fn identifiers(texts: &str, today: &str, floor: &str) -> String {
    let texts: Vec<(String, String)> = serde_json::from_str(texts).unwrap_or_default();
    let texts: Vec<(&str, &str)> = texts.iter().map(|(field, text)| (field.as_str(), text.as_str())).collect();
    let (found, together) = match Floor::parse(floor) {
        Some(floor) => identifier::weigh(&texts, day(today), floor),
        None => (identifier::find(&texts, day(today)), None),
    };
    let told = Told { found: found.iter().map(Found::from).collect(), together };
    serde_json::to_string(&told).unwrap_or_else(|_| r#"{"found":[],"together":null}"#.to_owned())
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
        let told = identifiers(r#"[["a", "😀 call 416-555-2368"], ["b", "fine"]]"#, "", "");
        let told: serde_json::Value = serde_json::from_str(&told).unwrap();
        assert!(told["together"].is_null());
        let told = &told["found"];
        assert_eq!(told[0]["start"], 8);
        assert_eq!(told[0]["end"], 20);
        assert_eq!(told[0]["code"], "contact");
        assert_eq!(told[0]["blocks"], true);
        assert_eq!(told[0]["folded"], folded("416-555-2368"));
        assert_eq!(told.as_array().unwrap().len(), 1);
    }

    #[test]
    fn what_is_no_list_of_texts_has_no_details() {
        let nothing = r#"{"found":[],"together":null}"#;
        assert_eq!(identifiers("{}", "2026-11-27", "15"), nothing);
        assert_eq!(identifiers("", "", ""), nothing);
    }

    #[test]
    fn a_script_gets_details_that_single_somebody_out_together() {
        let told = |text: &str, floor| -> serde_json::Value {
            let texts = serde_json::to_string(&[["history", text], ["plan", "Physio."]]).unwrap();
            let told: serde_json::Value = serde_json::from_str(&identifiers(&texts, "2026-11-27", floor)).unwrap();
            assert_eq!(told["found"].as_array().unwrap().is_empty(), !text.contains("Moosonee"));
            told["together"].clone()
        };
        let few = told("58 yo bush pilot from Moosonee, survivor of a plane crash.", "15");
        assert_eq!(few["people"], 1);
        assert_eq!(few["reasons"].as_array().unwrap().len(), 4);
        assert!(told("58 yo with back pain.", "20").is_null());
        assert!(told("", "15").is_null());
        assert!(told("58 yo bush pilot from Moosonee, survivor of a plane crash.", "").is_null(), "no floor");
    }

    #[test]
    fn a_date_is_told_by_the_pages_day() {
        let told = |today| {
            let told: serde_json::Value =
                serde_json::from_str(&identifiers(r#"[["a", "Fell on March 3, 2023."]]"#, today, "")).unwrap();
            told["found"][0]["replacement"].as_str().unwrap().to_owned()
        };
        assert_eq!(told("2026-11-27"), "about four years ago");
        assert_eq!(told("2023-05-01"), "about two months ago");
        assert_eq!(told("2023-13-01"), told(""));
        let whole = identifiers(r#"[["a", "Fell on March 3, 2023."]]"#, "2026-11-27", "");
        assert!(whole.contains(r#""lead":3"#), "{whole}");
    }
}
