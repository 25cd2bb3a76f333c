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

#[test]
fn each_recommendation_of_2022_can_be_raised_and_names_itself() {
    let cases = [
        (r#"{"total_mme": 20, "pain": "acute", "non_opioid_optimised": false}"#, vec!["1", "6"]),
        (r#"{"total_mme": 20, "pain": "chronic", "non_opioid_optimised": false}"#, vec!["2"]),
        (r#"{"total_mme": 20, "long_acting": true, "opioid_naive": true}"#, vec!["3"]),
        (r#"{"total_mme": 50, "naloxone_on_file": true}"#, vec!["4"]),
        (r#"{"total_mme": 20, "abrupt": true}"#, vec!["5"]),
        (r#"{"total_mme": 20, "weeks_since_start": 5}"#, vec!["7"]),
        (r#"{"total_mme": 20, "history": ["overdose"]}"#, vec!["8"]),
        (r#"{"total_mme": 20, "monitoring_checked": false}"#, vec!["9"]),
        (r#"{"total_mme": 20, "toxicology_considered": false}"#, vec!["10"]),
        (r#"{"total_mme": 20, "cns_depressants": ["zopiclone"]}"#, vec!["11"]),
        (r#"{"total_mme": 0, "oud": true}"#, vec!["12"]),
    ];
    for (input, wanted) in cases {
        let found: Vec<_> =
            flags(input, "CDC 2022").iter().map(|flag| Flag::named(flag).unwrap().recommendation).collect();
        assert_eq!(found, wanted, "{input}");
    }
}

#[test]
fn a_review_is_due_by_weeks_months_and_days() {
    let due = |input: &str| flags(input, "CDC 2022").contains(&"cdc_evaluate_benefits_and_risks");
    for (quiet, raised) in [
        (r#"{"total_mme": 20, "weeks_since_start": 4}"#, r#"{"total_mme": 20, "weeks_since_start": 4.1}"#),
        (r#"{"total_mme": 20, "months_since_review": 3}"#, r#"{"total_mme": 20, "months_since_review": 4}"#),
        (r#"{"total_mme": 20, "opioid_days_past_10": 6}"#, r#"{"total_mme": 20, "opioid_days_past_10": 7}"#),
        (r#"{"total_mme": 20, "opioid_days_past_90": 62}"#, r#"{"total_mme": 20, "opioid_days_past_90": 63}"#),
    ] {
        assert!(!due(quiet), "{quiet}");
        assert!(due(raised), "{raised}");
    }
    assert!(!due(r#"{"total_mme": 20, "weeks_since_start": 9, "reviewed_since": true}"#));
    assert!(!due(r#"{"total_mme": 0, "opioid_days_past_90": 80}"#));
}

#[test]
fn canadian_starts_and_the_ontario_standard_speak_of_what_is_told() {
    let canada = |input: &str| flags(input, "Canadian 2017");
    assert_eq!(
        canada(
            r#"{"new_start": true, "non_opioid_optimised": true, "persistent_pain": true, "sud_history": false,
            "active_sud": false, "active_psychiatric_disorder": false}"#
        ),
        ["ca_trial_of_opioids"]
    );
    assert_eq!(canada(r#"{"new_start": true, "non_opioid_optimised": true, "persistent_pain": true}"#), [""; 0]);
    assert_eq!(
        canada(r#"{"new_start": true, "active_psychiatric_disorder": true}"#),
        ["ca_stabilize_psychiatric_first"]
    );
    assert_eq!(canada(r#"{"new_start": true, "sud_history": true}"#), ["ca_past_sud_non_opioid"]);
    assert_eq!(canada(r#"{"new_start": true, "active_sud": true}"#), ["ca_avoid_in_active_sud"]);
    let ontario = |input: &str| flags(input, "Ontario quality standard");
    assert_eq!(ontario(r#"{"total_mme": 50, "new_start": true}"#), [""; 0]);
    assert_eq!(ontario(r#"{"total_mme": 50.1, "new_start": true}"#), ["hqo_trial_dose"]);
    assert_eq!(
        ontario(
            r#"{"total_mme": 20, "comprehensive_assessment": false, "goals_set": false, "shared_decision": false,
            "monitoring_checked": false}"#
        ),
        ["hqo_assessment", "hqo_goals", "hqo_shared_decision", "hqo_monitoring"]
    );
}

#[test]
fn ten_per_cent_every_four_weeks_is_ten_per_cent_a_month() {
    let taper = |percent: &str, interval: &str| {
        flags(
            &format!(r#"{{"taper": {{"percent": {percent}, "interval": "{interval}"}}, "years_on_opioids": 2}}"#),
            "CDC 2022",
        )
    };
    assert_eq!(taper("10", "4 weeks"), [""; 0]);
    assert_eq!(taper("10", "1 month"), [""; 0]);
    assert_eq!(taper("10.1", "4 weeks"), ["taper_faster_than_10_percent_month"]);
    assert_eq!(taper("10", "2 weeks"), ["taper_faster_than_10_percent_month"]);
}
