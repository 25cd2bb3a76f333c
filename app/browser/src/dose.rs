//! The day's morphine equivalents while somebody types, and products to choose from.

use domain::computation::{Dose, Topic, products as offered, topics};
use serde::Serialize;
use wasm_bindgen::prelude::wasm_bindgen;

/// A dose with its flags by topic, as the page lists them.
#[derive(Serialize)]
struct Told<'a> {
    #[serde(flatten)]
    dose: &'a Dose,
    topics: Vec<Topic<'a>>,
}

/// The dose of what stands on a page ([`Dose::typed`]), by what the page was handed: both as JSON, gives the dose as JSON,
/// and "null" while no medication is named.
#[wasm_bindgen]
pub fn dose(question: &str, typed: &str) -> String {
    let dose = Dose::typed(question, typed);
    let told = dose.as_ref().map(|dose| Told { dose, topics: topics(&dose.flags) });
    serde_json::to_string(&told).unwrap_or_else(|_| "null".to_owned())
}

/// Drugs and products for what was typed: a list of names as JSON.
#[wasm_bindgen]
pub fn products(typed: &str) -> String {
    serde_json::to_string(&offered(typed)).unwrap_or_else(|_| "[]".to_owned())
}

#[cfg(test)]
mod tests {
    use domain::{
        computation::{Tables, question},
        form::Answers,
        language::Language,
    };

    use super::*;

    #[test]
    fn a_script_gets_the_total_of_what_is_typed_and_nothing_of_an_empty_table() {
        let question = question(&Answers::default(), Tables::default().factors, Language::Fr);
        let rows =
            r#"{"rows": [{"drug": "morphine", "dose": "7,5", "unit": "mg", "route": "oral", "frequency": "bid"}, {}]}"#;
        let told: serde_json::Value = serde_json::from_str(&dose(&question, rows)).unwrap();
        assert_eq!(told["text"], "15 mg d’équivalent morphine par jour (CDC 2022).");
        assert_eq!(told["lines"][0]["formula"], "15 mg/jour × 1 = 15 mg d’équivalent morphine par jour");
        let high =
            r#"{"rows": [{"drug": "morphine", "dose": "60", "unit": "mg", "route": "oral", "frequency": "bid"}]}"#;
        let told: serde_json::Value = serde_json::from_str(&dose(&question, high)).unwrap();
        assert_eq!(
            (&told["topics"][0]["code"], &told["topics"][0]["flags"][0]["flag"]),
            (&"naloxone".into(), &"offer_naloxone".into())
        );
        let offered = high.replace("}]}", r#"}], "said": {"naloxone": ["yes"]}}"#);
        let told: serde_json::Value = serde_json::from_str(&dose(&question, &offered)).unwrap();
        assert_ne!(told["topics"][0]["code"], "naloxone");
        assert_eq!(dose(&question, r#"{"rows": [{}]}"#), "null");
        assert_eq!(dose("", ""), "null");
    }

    #[test]
    fn a_script_gets_names_to_choose_from() {
        let names: Vec<String> = serde_json::from_str(&products("hydromorph c")).unwrap();
        assert_eq!(names.first().map(String::as_str), Some("hydromorph contin"));
        assert_eq!(products("x"), "[]");
    }
}
