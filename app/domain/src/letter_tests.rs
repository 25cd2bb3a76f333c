//! A letter is grouped and numbered the same way however its items come, and its clock counts working days.

use jiff::civil::date;
use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::{
    follow_up::{Answer, Outcome},
    id::Id,
    recommendation::{Advice, Feasibility},
};

fn item(number: u128, domain: Domain, profession: Profession) -> Item {
    let author = Author::Peer { community: "Kenora".to_owned() };
    Item {
        id: RecommendationId::from_uuid(Uuid::from_u128(number)),
        domain,
        profession,
        author,
        text: format!("advice {number}"),
        evidence: None,
        also: Vec::new(),
        seconds: Vec::new(),
        edited: None,
        plain: String::new(),
    }
}

#[test]
fn items_are_grouped_by_domain_then_profession_and_numbered_through() {
    let [first, second, ..] = Domain::ALL;
    let items = [
        item(1, second, Profession::Pharmacist),
        item(2, first, Profession::Physiotherapist),
        item(3, second, Profession::FamilyPhysician),
        item(4, second, Profession::Pharmacist),
    ];
    let arranged: Vec<_> = arrange(&items)
        .into_iter()
        .flat_map(|(domain, groups)| groups.into_iter().map(move |(profession, group)| (domain, profession, group)))
        .map(|(domain, profession, group)| {
            (domain, profession, group.iter().map(|(number, item)| (*number, item.text.as_str())).collect::<Vec<_>>())
        })
        .collect();
    assert_eq!(
        arranged,
        [
            (first, Profession::Physiotherapist, vec![(1, "advice 2")]),
            (second, Profession::FamilyPhysician, vec![(2, "advice 3")]),
            (second, Profession::Pharmacist, vec![(3, "advice 1"), (4, "advice 4")]),
        ]
    );
}

#[test]
fn an_edition_says_what_stays_and_where() {
    let [domain, ..] = Domain::ALL;
    let draft = |number| Draft { item: item(number, domain, Profession::Pharmacist), struck: false, place: None };
    let drafts = [draft(1), draft(2)];
    let [one, two] = [drafts[0].item.id, drafts[1].item.id];
    let typed = Fields::default().with("keep", two.to_string()).with(format!("place-{two}"), "1");
    assert_eq!(
        Edition::check(&typed, &drafts).unwrap().0,
        [Choice { id: one, struck: true, place: None }, Choice { id: two, struck: false, place: Some(1) }]
    );
    let foreign = Fields::default().with("keep", Uuid::from_u128(9).to_string()).with(format!("place-{one}"), "0");
    let faults = Edition::check(&foreign, &drafts).unwrap_err();
    let found: Vec<_> = faults.iter().map(|fault| (fault.field.clone(), fault.key)).collect();
    assert_eq!(found, [("keep".to_owned(), "fault-unknown-option"), (format!("place-{one}"), "fault-range")]);
}

#[test]
fn two_working_days_after_a_thursday_is_the_monday() {
    let toronto = Zone::parse("America/Toronto").unwrap();
    let thursday = toronto.moment(date(2026, 11, 26).at(12, 30, 0, 0));
    let due = due(thursday, &toronto, 2);
    assert_eq!(due.local(&toronto), date(2026, 11, 30).at(23, 59, 0, 0));
    let on = |day, hour| clock(due, toronto.moment(date(2026, 11, 26).at(hour, 0, 0, 0)).plus_days(day), &toronto);
    let read: Vec<_> = [0, 1, 2, 3, 4, 5, 9].map(|day| on(day, 8)).to_vec();
    assert_eq!(
        read,
        [Clock::In(2), Clock::In(1), Clock::In(1), Clock::In(1), Clock::In(0), Clock::Over(1), Clock::Over(4)]
    );
}

#[test]
fn the_day_is_the_sessions_local_day_not_the_servers() {
    let toronto = Zone::parse("America/Toronto").unwrap();
    let late = toronto.moment(date(2026, 11, 26).at(23, 30, 0, 0));
    assert_eq!(due(late, &toronto, 1).local(&toronto).date(), date(2026, 11, 27));
}

#[test]
fn a_kept_letter_reads_back_as_it_was() {
    let signer =
        Named { name: "Alan Turing".to_owned(), credentials: "MD".to_owned(), profession: Profession::PainPhysician };
    let letter = Letter {
        language: Language::Fr,
        hub: Text { en: "Pain hub".to_owned(), fr: "Pôle douleur".to_owned() },
        program: "Chronic pain".to_owned(),
        disclaimer: "Suggestions.".to_owned(),
        case: "K4M-72".to_owned(),
        topic: "Sleep".to_owned(),
        starts: Moment::from_micros(1_795_714_200_000_000),
        zone: Zone::utc(),
        presenter: signer.clone(),
        questions: vec!["Taper?".to_owned()],
        items: Domain::ALL.iter().map(|domain| item(1, *domain, Profession::Pharmacist)).collect(),
        version: Version { number: 2, replaces: Some(Moment::from_micros(5)), reason: "The dose".to_owned() },
        signatures: Vec::new(),
    };
    let kept = serde_json::to_string(&letter).unwrap();
    assert!(serde_json::from_str::<Letter>(&kept).unwrap() == letter);
    // A letter of before there were versions.
    let mut old: serde_json::Value = serde_json::from_str(&kept).unwrap();
    old.as_object_mut().unwrap().remove("version");
    old["signature"] = serde_json::json!([{"name": "Alan", "credentials": "MD", "profession": "other"}, 1]);
    let read: Letter = serde_json::from_value(old).unwrap();
    assert!(read.version == Version::default() && read.items == letter.items);
}

#[test]
fn what_was_advised_judged_and_answered_is_never_printed() {
    let secret = || "Taper slowly, her daughter Dora can help".to_owned();
    let item = Item { text: secret(), ..item(1, Domain::ALL[0], Profession::Pharmacist) };
    let advice = Advice::new(item.domain, secret());
    let answer = Answer { id: item.id, outcome: Outcome::Not, barrier: None, why: secret() };
    let printed = format!("{item:?} {advice:?} {:?} {answer:?}", Feasibility::NotHere(secret()));
    assert_eq!(printed, "Item { .. } Advice { .. } Feasibility { .. } Answer { .. }");
}

proptest! {
    #[test]
    fn counting_working_days_undoes_adding_them(offset in 0_i64..3_000, days in 1_u32..60) {
        let from = date(2024, 1, 1).checked_add(offset.days()).unwrap();
        let to = working_days_after(from, days);
        prop_assert!(works(to));
        prop_assert_eq!(working_days_between(from, to), days);
    }

    #[test]
    fn every_item_is_in_the_letter_once(picks in proptest::collection::vec((0_usize..6, 0_usize..32), 0..40)) {
        let items: Vec<_> = picks.iter().enumerate().map(|(number, (domain, profession))| {
            item(number as u128, Domain::ALL[*domain], Profession::ALL[*profession])
        }).collect();
        let numbers: Vec<_> = arrange(&items).into_iter().flat_map(|(_, groups)| groups).flat_map(|(_, group)| group)
            .map(|(number, _)| number).collect();
        prop_assert_eq!(numbers, (1..=items.len()).collect::<Vec<_>>());
    }
}

#[test]
fn a_letter_signed_under_the_old_headings_stays_readable() {
    let text = r#"{"id":"00000000-0000-0000-0000-000000000007","domain":"biopsychosocial","profession":"nurse-practitioner",
        "author":{"kind":"peer","community":"Kenora"},"text":"Ask about work."}"#;
    let read: Item = serde_json::from_str(&text.replace("nurse-practitioner", Profession::Pharmacist.code())).unwrap();
    assert_eq!((read.domain, read.seconds.len(), read.also.len()), (Domain::Social, 0, 0));
}
