//! Flags have sources and words; suggestions never order.

use super::*;
use crate::json::parse;

fn flags(input: &str, guideline: &str) -> Vec<&'static str> {
    raised(&Facts::read(&parse(input).unwrap()), Guideline::titled(guideline))
}

#[test]
fn every_flag_has_its_words_source_and_trigger() {
    for flag in all() {
        for key in [format!("flag.{}", flag.id), format!("trigger.{}", flag.id)] {
            assert!(crate::words::known(&key), "{key}");
        }
        assert!(flag.guideline.about().iter().all(|text| !text.is_empty()), "{}", flag.id);
        let said = flag.text(Language::English).to_lowercase();
        for order in ["must", "taper now", "stop ", "do not", "immediately", "required"] {
            assert!(!said.contains(order), "{} orders: {said}", flag.id);
        }
    }
}

#[test]
fn every_flag_that_can_be_raised_is_described() {
    let everything = r#"{"total_mme": 250, "benzodiazepines": ["lorazepam"], "cns_depressants": ["gabapentin"], "long_acting": true,
        "opioid_naive": true, "taper_percent_per_month": 50, "abrupt": true, "supervised": true, "tolerance": true, "oud": true,
        "pregnant": true, "non_opioid_optimised": false, "active_sud": true, "persistent_pain": true, "taper_difficulty": true,
        "function_worse": true, "combination_tablets_per_day": 12, "tramadol_apap_tablets_per_day": 9, "incomplete": true}"#;
    let raised = flags(everything, "");
    for flag in &raised {
        assert!(Flag::named(flag).is_some(), "{flag}");
    }
    assert!(raised.len() > 20);
}

#[test]
fn the_exact_number_decides_at_each_line() {
    assert_eq!(flags(r#"{"total_mme": 49.95}"#, "CDC 2022"), [""; 0]);
    assert_eq!(flags(r#"{"total_mme": 50}"#, "CDC 2022"), ["ge50_pause_and_reassess", "offer_naloxone"]);
    assert_eq!(flags(r#"{"total_mme": 50}"#, "CEP Opioid Tapering Template (Ontario)"), [""; 0]);
    assert_eq!(flags(r#"{"total_mme": 50.1}"#, "CEP Opioid Tapering Template (Ontario)"), ["cep_naloxone_on_hand"]);
    assert_eq!(flags(r#"{"total_mme": 89.99}"#, "Canadian 2017"), [""; 0]);
    assert_eq!(flags(r#"{"total_mme": 90}"#, "Canadian 2017"), ["ca_ge90_suggest_taper"]);
    assert_eq!(
        flags(r#"{"total_mme": 90, "new_start": true}"#, "Canadian 2017"),
        ["ca_new_start_ge50_weak", "ca_new_start_ge90_strong"]
    );
    assert_eq!(flags(r#"{"total_mme": 120}"#, "UK FPM"), ["uk_ge120_high_dose"]);
}

#[test]
fn who_has_naloxone_is_not_offered_it() {
    assert_eq!(flags(r#"{"total_mme": 60, "naloxone_on_file": true}"#, "CDC 2022"), ["ge50_pause_and_reassess"]);
    assert_eq!(
        flags(r#"{"total_mme": 20, "cns_depressants": ["lorazepam"]}"#, "CDC 2022"),
        ["offer_naloxone", "opioid_benzodiazepine"]
    );
}

#[test]
fn every_flag_has_a_topic_and_a_rank() {
    for flag in super::all() {
        assert!(super::TOPICS.contains(&flag.topic), "{}", flag.id);
        assert!(flag.rank() <= 3);
    }
    let rank = |id: &str| Flag::named(id).map(Flag::rank);
    assert_eq!(rank("ca_new_start_ge90_strong"), Some(0));
    assert_eq!(rank("opioid_benzodiazepine"), Some(1));
    assert_eq!(rank("ca_ge90_suggest_taper"), Some(2));
    assert_eq!(rank("cep_naloxone_on_hand"), Some(3));
}
