//! Tapers by hand.

use super::*;
use crate::json::parse;

fn plan(text: &str) -> Plan {
    Plan::read(&parse(text).unwrap()).unwrap()
}

fn doses(text: &str) -> Vec<String> {
    let plan = plan(text);
    plan.schedule(plan.basis.unwrap()).iter().map(|step| step.dose.to_string()).collect()
}

#[test]
fn a_percentage_is_of_the_named_dose() {
    assert_eq!(
        doses(r#"{"start": 100, "percent": 10, "basis": "original", "interval": "1 month", "steps": 3}"#),
        ["90", "80", "70"]
    );
    assert_eq!(
        doses(r#"{"start": 100, "percent": 10, "basis": "current", "interval": "4 weeks", "steps": 3}"#),
        ["90", "81", "72.9"]
    );
    assert_eq!(
        doses(r#"{"start": 10, "percent": 50, "basis": "original", "interval": "4 weeks", "steps": 9}"#),
        ["5", "0"]
    );
}

#[test]
fn patches_land_on_patches() {
    let steps = doses(
        r#"{"start": 100, "percent": 12.5, "basis": "original", "interval": "1 month", "steps": 8, "product": "fentanyl patch"}"#,
    );
    assert_eq!(steps, ["87", "75", "62", "50", "37", "25", "12", "0"]);
}

#[test]
fn bad_plans_are_named() {
    let faults = |text: &str| Plan::read(&parse(text).unwrap()).unwrap_err();
    assert_eq!(
        faults(r#"{"start": 120, "percent": 0, "basis": "original", "interval": "4 weeks", "steps": 3}"#),
        ["BAD_PERCENT"]
    );
    assert_eq!(
        faults(r#"{"start": 120, "percent": 100, "basis": "original", "interval": "4 weeks", "steps": 3}"#),
        ["BAD_PERCENT"]
    );
    assert_eq!(
        faults(r#"{"start": -1, "percent": "ten", "basis": "moon", "interval": "soon", "steps": 2.5}"#),
        ["BAD_START", "BAD_PERCENT", "BAD_INTERVAL", "BAD_STEPS", "BAD_BASIS"]
    );
    assert_eq!(
        faults(r#"{"start": 90, "percent": 25, "basis": "original", "interval": "1 day", "steps": 3}"#),
        ["FASTER_THAN_ANY_SOURCE"]
    );
}

#[test]
fn a_pause_holds_the_dose_and_a_third_halves_the_rate() {
    let paused =
        plan(r#"{"start": 100, "percent": 10, "basis": "original", "interval": "4 weeks", "steps": 2, "pauses": [1]}"#);
    let steps: Vec<_> = paused
        .schedule(Basis::Original)
        .iter()
        .map(|step| (step.day.to_string(), step.dose.to_string(), step.pause))
        .collect();
    assert_eq!(
        steps,
        [("0".into(), "90".into(), false), ("28".into(), "90".into(), true), ("56".into(), "80".into(), false)]
    );
    let slow = doses(
        r#"{"start": 90, "percent": 20, "basis": "original", "interval": "4 weeks", "steps": 6, "slow_at_third": true}"#,
    );
    assert_eq!(slow, ["72", "54", "36", "18", "9", "0"]);
}

#[test]
fn the_usual_monthly_rate_needs_no_warning_and_a_daily_one_does() {
    let warned = |interval: &str| {
        plan(&format!(r#"{{"start": 90, "percent": 10, "basis": "original", "interval": "{interval}", "steps": 3}}"#))
            .warnings()
    };
    assert_eq!(warned("1 month"), [""; 0]);
    assert_eq!(warned("4 weeks"), [""; 0]);
    assert_eq!(warned("2 weeks"), ["FASTER_THAN_CDC"]);
    assert_eq!(warned("1 day"), ["FASTER_THAN_CDC", "FASTER_THAN_HHS"]);
}
