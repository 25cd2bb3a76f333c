//! The tables known in part: exactly the printed numbers, and a reason for everything else.

use mme::batch::{Kind, Options, answer};
use mme::json::{Json, parse};

/// "30", "30 to 80", or the codes of a refusal.
fn by(table: &str, medication: &str) -> String {
    let row = format!(r#"{{"table": "{table}", "medications": [{medication}]}}"#);
    let given = parse(&answer(Kind::Mme, &row, &Options::default())).unwrap();
    let end = |key: &str| given.get(key).number().map(|number| number.to_string());
    match (end("low"), end("high")) {
        (Some(low), Some(high)) if low == high => low,
        (Some(low), Some(high)) => format!("{low} to {high}"),
        _ => given.get("codes").list().iter().filter_map(Json::text).collect::<Vec<_>>().join(" "),
    }
}

fn oral(drug: &str, dose: &str) -> String {
    format!(r#"{{"name": "{drug}", "route": "oral", "dose": {dose}, "dose_unit": "mg", "frequency_per_day": 1}}"#)
}

fn patch(drug: &str, rate: &str) -> String {
    let days = if drug == "fentanyl" { 3 } else { 7 };
    format!(r#"{{"name": "{drug}", "route": "transdermal", "dose": {rate}, "dose_unit": "mcg/h", "sig": "q{days}d"}}"#)
}

#[test]
fn what_is_printed_is_counted() {
    for (table, medication, wanted) in [
        ("uoft", patch("fentanyl", "50"), "200"),
        ("uoft", patch("fentanyl", "100"), "400"),
        ("uoft", oral("hydromorphone", "6"), "30"),
        ("empendium", oral("codeine", "240"), "24"),
        ("empendium", oral("oxycodone", "20"), "30 to 40"),
        ("empendium", oral("hydromorphone", "6"), "30"),
        ("empendium", oral("methadone", "20"), "80 to 200"),
        ("empendium", oral("tramadol", "200"), "20 to 25"),
        ("empendium", patch("buprenorphine", "5"), "30"),
        ("empendium", patch("buprenorphine", "10"), "30 to 80"),
        ("empendium", patch("fentanyl", "12"), "45 to 59"),
        ("mpog", oral("hydromorphone", "8"), "32"),
        ("mpog", oral("tramadol", "300"), "30"),
        ("ppm2018", oral("morphine", "30"), "30"),
        ("ppm2018", oral("codeine", "165"), "30"),
        ("ppm2018", oral("codeine", "33"), "6"),
        ("ppm2018", oral("hydrocodone", "30"), "30"),
        ("ppm2018", oral("hydromorphone", "7.5"), "30"),
        ("ppm2018", oral("levorphanol", "4"), "30"),
        ("ppm2018", oral("meperidine", "300"), "30"),
        ("ppm2018", oral("oxycodone", "20"), "30"),
        ("ppm2018", oral("oxymorphone", "10"), "30"),
        ("ppm2018", oral("tapentadol", "100"), "30"),
        ("ppm2018", oral("pentazocine", "150"), "30"),
        ("ppm2018", patch("fentanyl", "25"), "45 to 90"),
        ("nebraska", oral("hydromorphone", "7.5"), "30"),
        ("nebraska", oral("tapentadol", "75"), "30"),
        ("nebraska", oral("tramadol", "300"), "30"),
        ("nebraska", patch("fentanyl", "12.5"), "30"),
        ("notomd2025", oral("hydromorphone", "6"), "24"),
        ("notomd2025", oral("tramadol", "200"), "20"),
    ] {
        assert_eq!(by(table, &medication), wanted, "{table} {medication}");
    }
}

#[test]
fn what_is_not_printed_has_a_reason_and_no_number() {
    for (table, medication, wanted) in [
        ("uoft", oral("codeine", "240"), "EXCLUDED_BY_TABLE"),
        ("uoft", oral("oxycodone", "20"), "DRUG_NOT_IN_TABLE"),
        ("empendium", oral("morphine", "30"), "DRUG_NOT_IN_TABLE"),
        ("empendium", patch("buprenorphine", "20"), "BAND_GAP"),
        ("empendium", patch("fentanyl", "25"), "TABLE_ONE_WAY BAND_GAP"),
        ("mpog", oral("methadone", "30"), "EXCLUDED_BY_TABLE"),
        ("mpog", oral("oxycodone", "20"), "DRUG_NOT_IN_TABLE"),
        ("ppm2018", oral("methadone", "30"), "DRUG_NOT_IN_TABLE"),
        ("ppm2018", oral("tramadol", "300"), "DRUG_NOT_IN_TABLE"),
        ("ppm2018", patch("fentanyl", "50"), "BAND_GAP"),
        ("nebraska", oral("methadone", "4"), "EXCLUDED_BY_TABLE"),
        ("nebraska", patch("fentanyl", "50"), "BAND_GAP"),
        ("notomd2025", oral("morphine", "30"), "DRUG_NOT_IN_TABLE"),
    ] {
        let given = by(table, &medication);
        assert!(wanted.split(' ').next_back() == given.split(' ').next_back(), "{table} {medication}: {given}");
    }
    let needle = r#"{"name": "morphine", "route": "iv", "dose": 10, "dose_unit": "mg", "frequency_per_day": 1}"#;
    assert_eq!(by("ppm2018", needle), "ROUTE_NOT_IN_TABLE");
}

#[test]
fn a_span_of_factors_tells_both_ends_in_its_formula() {
    let row = format!(r#"{{"table": "empendium", "medications": [{}]}}"#, oral("oxycodone", "20"));
    let given = parse(&answer(Kind::Mme, &row, &Options::default())).unwrap();
    let formula = given.get("lines").list()[0].get("formula");
    assert_eq!(formula.text(), Some("20 mg/day × 1.5 to 2: up to 40 MME/day"));
    assert_eq!(given.get("text").text(), Some("30 to 40 MME/day (empendium)."));
}

#[test]
fn tables_known_in_part_say_so() {
    let partial: Vec<_> = mme::table::all().iter().filter(|table| table.partial).map(|table| &table.id).collect();
    assert_eq!(partial, ["uoft", "empendium", "mpog", "ppm2018", "nebraska", "notomd2025"]);
}
