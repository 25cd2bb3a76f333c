//! What is found across fields, what a decision does, and what stays open.

use deid::Tier;
use proptest::prelude::*;

use super::*;

fn names(all: &[&str]) -> Vec<String> {
    all.iter().map(|name| (*name).to_owned()).collect()
}

fn decide(fields: Fields, number: u32, field: &str, found: &str, act: &str) -> Fields {
    let name = |part: &str| format!("found-{number}-{part}");
    fields.with(name("field"), field).with(name("text"), found).with(name("do"), act)
}

fn open(looked: &Looked) -> Vec<(&str, &str)> {
    looked.open.iter().map(|one| (one.field.as_str(), one.found.as_str())).collect()
}

const TODAY: Day = Day { year: 2026, month: 11, day: 27 };

const NEVER: fn(&str) -> Option<Reason> = |_| None;

#[test]
fn places_are_told_within_their_own_field() {
    let found = find(&[("a", "😀 no detail"), ("b", "é 😀 call 416-555-2368 now")], None);
    assert_eq!(found.len(), 1);
    let one = &found[0];
    assert_eq!((one.field.as_str(), one.found.as_str(), one.tier), ("b", "416-555-2368", Tier::Block));
    assert_eq!((one.bytes.clone(), one.utf16.clone()), (13..25, 10..22));
}

#[test]
fn a_title_goes_with_its_name() {
    let of = |text: &str| find(&[("a", text)], None).into_iter().map(|one| one.found).collect::<Vec<_>>();
    assert_eq!(of("Vue par la Dre Okafor"), ["Dre Okafor"]);
    assert_eq!(of("é 😀 (Dr. Okafor)"), ["Dr. Okafor"]);
    let one = &find(&[("a", "é 😀 Dr. Okafor")], None)[0];
    assert_eq!((one.utf16.clone(), one.bytes.clone()), (5..15, 8..18));
    let sent = decide(Fields::default().with("a", "Seen by Dr. Okafor."), 0, "a", "Dr. Okafor", Act::REPLACE);
    assert_eq!(look(&sent, &names(&["a"]), TODAY, NEVER).fields.get("a"), "Seen by the clinician.");
}

#[test]
fn a_certain_detail_cannot_be_kept() {
    let sent = Fields::default().with("a", "Call 416-555-2368");
    let sent = decide(sent, 0, "a", "416-555-2368", "word");
    let looked = look(&sent, &names(&["a"]), TODAY, NEVER);
    assert_eq!(open(&looked), [("a", "416-555-2368")]);
    assert!(looked.kept.is_empty());
}

#[test]
fn a_likely_detail_is_kept_for_a_reason_however_it_is_written() {
    let sent = Fields::default().with("a", "Moved to Timmins").with("b", "TIMMINS again");
    let looked = look(&sent, &names(&["a", "b"]), TODAY, NEVER);
    assert_eq!(open(&looked), [("a", "Timmins"), ("b", "TIMMINS")]);
    let looked = look(&decide(sent.clone(), 7, "a", "Timmins", "many"), &names(&["a", "b"]), TODAY, NEVER);
    assert!(looked.open.is_empty());
    assert_eq!(looked.kept.iter().map(|kept| kept.reason).collect::<Vec<_>>(), [Reason::Many, Reason::Many]);
    let before = |folded: &str| (folded == deid::folded("timmins")).then_some(Reason::Public);
    let looked = look(&sent, &names(&["a", "b"]), TODAY, before);
    assert!(looked.open.is_empty() && looked.kept.iter().all(|kept| kept.reason == Reason::Public));
}

#[test]
fn a_replacement_takes_the_place_of_every_mention_in_its_field() {
    let sent = Fields::default().with("a", "Fax 416-555-2368 or phone 416-555-2368").with("b", "416-555-2368");
    let sent = decide(sent, 0, "a", "416-555-2368", Act::REPLACE);
    let looked = look(&sent, &names(&["a", "b"]), TODAY, NEVER);
    assert_eq!(looked.fields.get("a"), "Fax [contact removed] or phone [contact removed]");
    assert_eq!(open(&looked), [("b", "416-555-2368")]);
}

#[test]
fn what_no_page_sends_is_no_decision() {
    let sent = Fields::default().with("a", "Moved to Timmins");
    for (number, found, act) in [(0, "Timmins", ""), (1, "Timmins", "burn"), (2, "Ottawa", "many")] {
        let looked = look(&decide(sent.clone(), number, "a", found, act), &names(&["a"]), TODAY, NEVER);
        assert_eq!(open(&looked), [("a", "Timmins")]);
    }
    assert!(decisions(&Fields::default().with("found-x-do", "many").with("found--do", "many")).is_empty());
}

#[test]
fn faults_carry_what_a_page_needs_to_ask() {
    let looked = look(&Fields::default().with("a", "In Timmins, in Timmins"), &names(&["a"]), TODAY, NEVER);
    let faults = faults(&looked.open);
    let told = told(&faults);
    assert_eq!(told.len(), 1);
    assert_eq!((told[0].field, told[0].found, told[0].blocks), ("a", "Timmins", false));
    assert!(!told[0].replacement.is_empty());
}

#[test]
fn what_was_found_is_never_printed() {
    let looked = look(&Fields::default().with("a", "Call 416-555-2368"), &names(&["a"]), TODAY, NEVER);
    assert!(!format!("{looked:?}{:?}", looked.open).contains("416"));
}

#[test]
fn every_reason_has_one_code() {
    for reason in Reason::ALL {
        assert_eq!(Reason::parse(reason.code()), Some(reason));
    }
}

proptest! {
    /// Whatever is typed, places fit their field, and replacing everything leaves nothing that must be replaced.
    #[test]
    fn replacing_everything_ends(a in "\\PC{0,60}( Mrs Tremblay| 416-555-2368| le 3 mars|){0,3}\\PC{0,20}", b in "\\PC{0,60}") {
        let mut sent = Fields::default().with("a", a).with("b", b);
        let all = names(&["a", "b"]);
        for _ in 0..4 {
            let looked = look(&sent, &all, TODAY, NEVER);
            for one in &looked.open {
                let text = sent.get(&one.field);
                prop_assert_eq!(text.get(one.bytes.clone()), Some(one.found.as_str()));
                let units: Vec<u16> = text.encode_utf16().collect();
                prop_assert_eq!(String::from_utf16(&units[one.utf16.clone()]).unwrap(), one.found.clone());
            }
            if looked.open.is_empty() {
                return Ok(());
            }
            let open = looked.open;
            sent = look(&open.iter().zip(0..).fold(sent, |sent, (one, at)| decide(sent, at, &one.field, &one.found, Act::REPLACE)), &all, TODAY, NEVER).fields;
            let kept = sent.pairs().filter(|(name, _)| !name.starts_with("found-"));
            sent = Fields::new(kept.map(|(name, value)| (name.to_owned(), value.to_owned())).collect());
        }
        prop_assert!(look(&sent, &all, TODAY, NEVER).open.iter().all(|one| one.tier == Tier::Confirm));
    }
}
