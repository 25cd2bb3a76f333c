//! Credit is exact, never falls when somebody attends more, and follows the rule of each session's day.

use jiff::civil::date;
use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::id::Id;

fn rule(version: u32, valid_from: Date, hundredths_per_hour: u32) -> Rule {
    Rule {
        version,
        valid_from,
        hundredths_per_hour,
        session_percent: 75,
        cycle_percent: 60,
        accreditor: "College of Family Physicians of Canada".to_owned(),
        statement: "Certified for one credit an hour.".to_owned(),
    }
}

fn rules() -> Vec<Rule> {
    vec![rule(1, date(2024, 1, 1), 200), rule(2, date(2024, 12, 16), 100)]
}

fn attended(date: Date, length: u32, minutes: u32) -> Attended {
    Attended { session: SessionId::from_uuid(Uuid::from_u128(u128::from(minutes))), date, length, minutes }
}

#[test]
fn fifty_two_of_sixty_minutes_count_and_the_sum_is_rounded_down_to_a_quarter_once() {
    let day = date(2026, 11, 26);
    let reckoning = reckon(
        &rules(),
        vec![attended(day, 60, 52), attended(day, 60, 44), attended(day, 60, 60), attended(day, 60, 53)],
    );
    let verdicts: Vec<_> = reckoning.lines.iter().map(|line| (line.verdict, line.hundredths())).collect();
    assert_eq!(
        verdicts,
        [(Verdict::Counts, 86), (Verdict::TooShort(45), 0), (Verdict::Counts, 100), (Verdict::Counts, 88)]
    );
    assert_eq!((reckoning.sessions, reckoning.minutes, reckoning.hundredths), (3, 165, 275));
}

#[test]
fn the_rule_of_the_sessions_own_day_is_used() {
    let reckoning = reckon(
        &rules(),
        vec![
            attended(date(2023, 6, 1), 60, 60),
            attended(date(2024, 12, 15), 60, 60),
            attended(date(2024, 12, 16), 60, 60),
        ],
    );
    let used: Vec<_> = reckoning.lines.iter().map(|line| (line.rule, line.verdict, line.hundredths())).collect();
    assert_eq!(used, [(None, Verdict::NoRule, 0), (Some(1), Verdict::Counts, 200), (Some(2), Verdict::Counts, 100)]);
    assert_eq!(reckoning.hundredths, 300);
}

#[test]
fn of_two_rules_from_the_same_day_the_later_version_holds() {
    let twice = [rule(1, date(2026, 1, 1), 100), rule(2, date(2026, 1, 1), 50)];
    assert_eq!(rule_of(&twice, date(2026, 1, 1)).map(|rule| rule.version), Some(2));
    assert_eq!(rule_of(&twice, date(2025, 12, 31)), None);
}

#[test]
fn shares_are_rounded_up_and_never_ask_for_nothing() {
    let rule = rule(1, date(2026, 1, 1), 100);
    assert_eq!((rule.minutes_needed(60), rule.minutes_needed(90), rule.minutes_needed(0)), (45, 68, 1));
    assert_eq!((rule.sessions_needed(12), rule.sessions_needed(1), rule.sessions_needed(0)), (8, 1, 1));
}

#[test]
fn a_rule_is_checked_field_by_field() {
    let typed = Fields::default()
        .with("valid_from", "2026-02-30")
        .with("hundredths_per_hour", "1001")
        .with("session_percent", "0")
        .with("cycle_percent", "sixty")
        .with("accreditor", "x".repeat(201));
    let faults: Vec<_> =
        Rule::check(&typed).unwrap_err().iter().map(|fault| (fault.field.clone(), fault.key)).collect();
    let found: Vec<_> = faults.iter().map(|(field, key)| (field.as_str(), *key)).collect();
    assert_eq!(
        found,
        [
            ("valid_from", "fault-date"),
            ("hundredths_per_hour", "fault-range"),
            ("session_percent", "fault-range"),
            ("cycle_percent", "fault-number"),
            ("accreditor", "fault-too-long"),
            ("statement", "fault-missing"),
        ]
    );
}

proptest! {
    #[test]
    fn more_minutes_never_give_fewer_credits(
        sessions in proptest::collection::vec((0_u32..=90, 0_u32..=90), 1..20),
        rate in 0_u32..=300,
        more in 0_usize..20,
    ) {
        let rules = [rule(1, date(2026, 1, 1), rate)];
        let day = date(2026, 11, 26);
        let before: Vec<_> = sessions.iter().map(|(minutes, _)| attended(day, 90, *minutes)).collect();
        let mut after = before.clone();
        let place = more % after.len();
        after[place].minutes = after[place].minutes.max(sessions[place].1);
        let (before, after) = (reckon(&rules, before), reckon(&rules, after));
        prop_assert!(after.hundredths >= before.hundredths);
        prop_assert!(after.sessions >= before.sessions);
        prop_assert_eq!(after.hundredths % 25, 0);
    }
}
