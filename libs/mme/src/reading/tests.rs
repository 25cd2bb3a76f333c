//! Lines and what they mean before any table.

use super::*;
use crate::json::parse;

fn read(text: &str) -> Reading {
    Reading::of(&Medication::read(&parse(text).unwrap(), false).unwrap())
}

#[test]
fn what_is_missing_is_named() {
    let missing = |text: &str| read(text).faults.iter().map(Code::text).collect::<Vec<_>>();
    assert_eq!(
        missing(r#"{"name": "oxycodone", "route": "oral", "dose": 1, "dose_unit": "tab", "frequency_per_day": 4}"#),
        ["MISSING_STRENGTH"]
    );
    assert_eq!(
        missing(r#"{"name": "oxycodone", "route": "oral", "dose": 10, "dose_unit": "mg"}"#),
        ["MISSING_FREQUENCY"]
    );
    assert_eq!(
        missing(r#"{"name": "oxycodone", "route": "oral", "dose_unit": "mg", "frequency_per_day": 4}"#),
        ["MISSING_DOSE"]
    );
    assert_eq!(
        missing(r#"{"name": "oxycodone", "route": "oral", "dose": 10, "frequency_per_day": 4}"#),
        ["MISSING_UNIT"]
    );
    assert_eq!(
        missing(r#"{"name": "oxycodone", "route": "oral", "dose": 10, "dose_unit": "drops", "frequency_per_day": 4}"#),
        ["UNKNOWN_UNIT"]
    );
}

#[test]
fn a_day_is_dose_times_strength_times_how_often() {
    let day = |text: &str| read(text).day;
    let grams = |low: i64, high: i64| Some(Day::Mass([Ratio::whole(low), Ratio::whole(high)]));
    assert_eq!(day(r#"{"name": "hydromorphone 2 mg tab", "sig": "1-2 co q4-6h prn, max 8/jour"}"#), grams(0, 16000));
    assert_eq!(
        day(
            r#"{"name": "morphine 10 mg/5 mL", "route": "oral", "strength": {"value": 10, "unit": "mg", "per_value": 5}, "sig": "10 mL q6h"}"#
        ),
        grams(80000, 80000)
    );
    assert_eq!(
        day(r#"{"name": "codéine", "route": "orale", "dose": 0.03, "dose_unit": "g", "frequency_per_day": 4}"#),
        grams(120_000, 120_000)
    );
}
