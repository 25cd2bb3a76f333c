//! Defects that shipped calculators and guides have (letters of their list in the README), each shown not to be ours.

use mme::batch::{Kind, Options, answer};
use mme::json::{Json, parse};

fn given(table: &str, medications: &str) -> Json {
    let row = format!(r#"{{"id":"d","table":"{table}","medications":[{medications}]}}"#);
    parse(&answer(Kind::Mme, &row, &Options::default())).unwrap()
}

fn total(table: &str, medications: &str) -> String {
    let given = given(table, medications);
    match given.get("mme_per_day") {
        Json::Number(number) => number.clone(),
        _ => {
            let codes: Vec<_> = given.get("codes").list().iter().filter_map(Json::text).map(str::to_owned).collect();
            codes.join(" ")
        }
    }
}

fn line(name: &str, dose: &str, unit: &str, more: &str) -> String {
    format!(r#"{{"name":"{name}","route":"oral","dose":{dose},"dose_unit":"{unit}","frequency_per_day":1{more}}}"#)
}

#[test]
fn a_factors_of_2022_are_those_of_2022() {
    assert_eq!(total("cdc2022", &line("hydromorphone", "10", "mg", "")), "50");
    assert_eq!(total("cdc2016", &line("hydromorphone", "10", "mg", "")), "40");
    assert_eq!(total("cdc2022", &line("methadone", "20", "mg", "")), "94");
}

#[test]
fn b_a_drug_without_factor_is_never_dropped_silently() {
    let both = format!("{},{}", line("morphine", "20", "mg", ""), line("tramadol", "300", "mg", ""));
    let given = given("cdc2016", &both);
    assert_eq!(given.get("lower_bound"), &Json::Bool(true));
    assert!(given.get("high").is_null());
    assert!(given.get("flags").list().iter().any(|flag| flag.text() == Some("total_incomplete")));
    assert_eq!(given.get("text").text(), Some("At least 20 MME/day (CDC 2016); the total is not complete."));
}

#[test]
fn c_between_the_bands_there_is_no_number() {
    for dose in ["0.5", "20.5", "40.5", "60.5"] {
        assert_eq!(total("cdc2016", &line("methadone", dose, "mg", "")), "BAND_GAP", "{dose}");
    }
}

#[test]
fn d_methadone_is_banded_by_the_day_not_by_the_line() {
    let both = [line("methadone", "30", "mg", ""), line("methadone", "30", "mg", "")].join(",");
    assert_eq!(total("cdc2016", &both), "600");
}

#[test]
fn e_an_injection_has_no_oral_factor() {
    let injected = r#"{"name":"morphine","route":"iv","dose":10,"dose_unit":"mg","frequency_per_day":4}"#;
    assert_eq!(total("cdc2022", injected), "ROUTE_NOT_IN_TABLE");
    assert_eq!(total("anzca2021", injected), "120");
}

#[test]
fn f_micrograms_are_micrograms() {
    for unit in ["ug", "mcg", "µg"] {
        let lozenge = format!(
            r#"{{"name":"fentanyl lozenge","route":"buccal","dose":400,"dose_unit":"{unit}","frequency_per_day":3}}"#
        );
        assert_eq!(total("cdc2016r", &lozenge), "156");
    }
    let milligrams =
        r#"{"name":"fentanyl lozenge","route":"buccal","dose":0.4,"dose_unit":"mg","frequency_per_day":3}"#;
    assert_eq!(total("cdc2016r", milligrams), "156");
}

#[test]
fn g_a_patch_dosed_by_its_rate_is_not_multiplied_again() {
    let patch = r#"{"name":"fentanyl","route":"transdermal","dose":75,"dose_unit":"mcg/h","strength":{"value":75,"unit":"mcg/h"}}"#;
    assert_eq!(total("cdc2022", patch), "180");
}

#[test]
fn h_a_patch_worn_now_and_then_or_in_part_has_no_number() {
    let patch = |dose: &str, days: &str| {
        format!(
            r#"{{"name":"fentanyl","route":"transdermal","dose":{dose},"dose_unit":"patch","strength":{{"value":75,"unit":"mcg/h"}},"timing":{{"frequency":1,"period":{days},"periodUnit":"d"}}}}"#
        )
    };
    assert_eq!(total("cdc2022", &patch("1", "3")), "180");
    assert_eq!(total("cdc2022", &patch("1", "12")), "PATCH_INTERVAL_UNUSUAL");
    assert_eq!(total("cdc2022", &patch("1", "1")), "PATCH_INTERVAL_UNUSUAL");
    assert_eq!(total("cdc2022", &patch("0.2", "3")), "PARTIAL_PATCH");
}

#[test]
fn i_a_part_of_a_long_acting_tablet_is_asked_about() {
    let odd = line("morphine", "10", "mg", r#","long_acting":true,"strength":{"value":60,"unit":"mg"}"#);
    let given = given("cdc2022", &odd);
    assert_eq!(given.get("outcome").text(), Some("warn"));
    assert_eq!(given.get("codes").list().first().and_then(Json::text), Some("DOSE_NOT_MULTIPLE_OF_STRENGTH"));
}

#[test]
fn j_no_card_orders_and_no_number_is_179_99999820() {
    let patch = r#"{"name":"fentanyl","route":"transdermal","dose":1,"dose_unit":"patch","strength":{"value":0.075,"unit":"MG/HR"},"sig":"q72h"}"#;
    assert_eq!(total("cdc2022", patch), "180");
    let row = r#"{"id":"j","guideline":"Canadian 2017","input":{"total_mme":180,"new_start":false}}"#;
    let flags = parse(&answer(Kind::Flags, row, &Options::default())).unwrap();
    let said = flags.get("lines").list().first().unwrap().get("text").text().unwrap().to_owned();
    assert!(said.contains("voluntary") && said.contains("suggests"), "{said}");
}

#[test]
fn k_a_tablet_is_no_patch_and_a_solution_no_tablet() {
    let film = r#"{"name":"Suboxone 2/0.5 film","ingredient":"buprenorphine","route":"oral strip","dose":1,"dose_unit":"patch","frequency_per_day":0.3333}"#;
    assert_eq!(total("cdc2022", film), "FORM_DOSE_MISMATCH");
    let solution = r#"{"name":"morphine oral solution","route":"oral","dose":1,"dose_unit":"TAB","strength":{"value":2,"unit":"mg/mL"},"frequency_per_day":4}"#;
    assert_eq!(total("cdc2022", solution), "FORM_DOSE_MISMATCH");
}

#[test]
fn l_no_frequency_is_not_once_a_day() {
    assert_eq!(
        total("cdc2022", r#"{"name":"morphine","route":"oral","dose":10,"dose_unit":"mg"}"#),
        "MISSING_FREQUENCY"
    );
}

#[test]
fn m_a_weak_syrup_is_not_rounded_away() {
    let syrup = r#"{"name":"codeine","route":"oral","dose":5,"dose_unit":"mL","strength":{"value":5,"unit":"mg","per_value":5},"frequency_per_day":1}"#;
    assert_eq!(total("cdc2022", syrup), "0.75");
}

#[test]
fn n_a_patch_by_its_content_has_no_number() {
    let content = r#"{"name":"fentanyl","route":"transdermal","dose":1,"dose_unit":"patch","strength":{"value":2.5,"unit":"mg"},"sig":"q72h"}"#;
    assert_eq!(total("cdc2022", content), "PATCH_STRENGTH_NOT_PER_HOUR");
}

#[test]
fn o_one_table_has_one_factor_for_a_drug() {
    for table in mme::table::all() {
        for drug in mme::drug::Opioid::all() {
            let mut routes: Vec<_> = table.rows(drug).iter().flat_map(|row| &row.routes).collect();
            let all = routes.len();
            routes.sort_unstable_by_key(|route| format!("{route:?}"));
            routes.dedup();
            assert_eq!(routes.len(), all, "{} {}", table.id, drug.facts().id);
        }
    }
}

#[test]
fn p_a_rate_is_a_rate_however_often_it_is_written() {
    let patch = r#"{"name":"fentanyl","route":"transdermal","dose":50,"dose_unit":"mcg/h","frequency_per_day":0.3333}"#;
    assert_eq!(total("heal2025", patch), "120");
    assert_eq!(total("heal2025", &patch.replace("0.3333", "2")), "120");
}

#[test]
fn q_eight_of_tylenol_no_3_are_36() {
    assert_eq!(total("cdc2022", r#"{"name":"Tylenol No. 3","sig":"8 co/jour"}"#), "36");
}

#[test]
fn every_row_of_the_readme_names_a_test_of_this_file() {
    let readme = include_str!("../../README.md");
    let here = include_str!("defects.rs");
    let named: Vec<_> = readme
        .lines()
        .filter(|line| line.starts_with("| ") && line.contains("defects::"))
        .filter_map(|line| line.split("defects::").nth(1)?.split('`').next())
        .collect();
    assert_eq!(named.len(), 18);
    for name in named {
        assert!(here.contains(&format!("fn {name}()")), "{name}");
    }
}
