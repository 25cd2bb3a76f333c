use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::{id::Id as _, profession::Family};

fn person(number: u128) -> PersonId {
    PersonId::from_uuid(Uuid::from_u128(number))
}

fn took(number: u128, family: Family) -> Took {
    Took {
        person: person(number),
        family,
        postal_area: String::new(),
        community: format!("place {}", number % 7),
        sessions: 2,
        minutes: 150,
        presented: 0,
        hundredths: None,
    }
}

/// `sizes` people of each family, one family after the other.
fn program(sizes: &[u32]) -> Vec<Took> {
    let mut all = Vec::new();
    for (family, size) in Family::ALL.into_iter().zip(sizes) {
        for _ in 0..*size {
            let number = u128::try_from(all.len()).unwrap();
            all.push(took(number, family));
        }
    }
    all
}

const HELD: Hours = Hours { sessions: 8, minutes: 720, person_minutes: 0 };

#[test]
fn ten_people_are_too_few_and_eleven_are_told() {
    assert_eq!(reach(&program(&[10]), HELD, &[]), None);
    let told = reach(&program(&[11]), HELD, &[]).unwrap();
    assert_eq!((told.attended, told.approved, told.communities), (11, Some(11), 7));
    assert_eq!(told.hours, Hours { sessions: 8, minutes: 720, person_minutes: 1650 });
    // One family alone is no breakdown.
    assert_eq!(told.families, []);
}

#[test]
fn families_with_too_few_people_are_told_together() {
    let told = reach(&program(&[20, 15, 4, 5, 0, 3]), HELD, &[]).unwrap();
    let together = vec![Family::Pharmacy, Family::PsychologySocialWork, Family::Other];
    assert_eq!(told.families, [(vec![Family::Physician], 20), (vec![Family::Nursing], 15), (together, 12)]);
}

#[test]
fn a_part_is_not_printed_when_the_rest_is_too_small() {
    let mut all = program(&[30]);
    for took in all.iter_mut().take(5) {
        took.sessions = 0;
    }
    let told = reach(&all, HELD, &[]).unwrap();
    // 30 approved less 25 who came would say that 5 never did.
    assert_eq!((told.attended, told.approved), (25, None));
    for took in all.iter_mut().skip(5).take(12) {
        (took.presented, took.hundredths) = (1, Some(850));
    }
    let told = reach(&all, HELD, &[]).unwrap();
    assert_eq!((told.presenters, told.certified, told.hundredths), (Some(12), Some(12), Some(12 * 850)));
    for took in all.iter_mut().skip(17).take(5) {
        (took.presented, took.hundredths) = (2, Some(100));
    }
    let told = reach(&all, HELD, &[]).unwrap();
    assert_eq!((told.presenters, told.certified, told.hundredths), (None, None, None));
}

#[test]
fn rural_is_a_zero_in_second_place_of_the_postal_code() {
    let mut all = program(&[36]);
    for (place, took) in all.iter_mut().enumerate() {
        took.postal_area = ["P0L", "M5V", ""][place % 3].to_owned();
    }
    let told = reach(&all, HELD, &[]).unwrap();
    assert_eq!(told.places, [(vec![Place::Rural], 12), (vec![Place::Urban], 12), (vec![Place::Unsaid], 12)]);
}

#[test]
fn two_reports_that_differ_by_few_people_are_not_both_made() {
    let people = |numbers: std::ops::Range<u128>| numbers.map(person).collect::<BTreeSet<_>>();
    assert!(!too_near(&people(0..20), &people(0..20)));
    assert!(too_near(&people(0..20), &people(0..21)));
    assert!(too_near(&people(0..20), &people(5..25)));
    assert!(!too_near(&people(0..20), &people(0..31)));
}

#[test]
fn a_report_counts_until_the_end_of_a_month_where_the_program_is() {
    let zone = Zone::parse("America/Toronto").unwrap();
    let at = |text: &str| zone.moment(text.parse().unwrap());
    assert_eq!(until(at("2026-11-26T09:00"), &zone), at("2026-11-01T00:00"));
    assert_eq!(until(at("2026-11-01T00:00"), &zone), at("2026-11-01T00:00"));
    assert_eq!(month_before(at("2026-01-01T00:00"), &zone), at("2025-12-01T00:00"));
}

#[test]
fn every_figure_of_a_document_is_a_row_to_take_away() {
    let column = |name: &str, numeric| Column { name: name.to_owned(), numeric };
    let document = Document {
        language: "en".to_owned(),
        hub: "Hub".to_owned(),
        title: "Report".to_owned(),
        about: "Pain".to_owned(),
        parts: vec![
            Part::Text { text: "Before.".to_owned() },
            Part::Heading { text: "Reach".to_owned() },
            Part::Table {
                caption: "People".to_owned(),
                columns: vec![column("Family", false), column("People", true)],
                rows: vec![vec!["Nursing".to_owned(), "15".to_owned()]],
                note: "Hidden under 11.".to_owned(),
            },
            Part::Bars {
                caption: "Fates".to_owned(),
                bars: vec![Bar { name: "Done".to_owned(), permille: 610, words: "23 (61%)".to_owned() }],
            },
        ],
    };
    let rows = document.rows();
    assert_eq!(
        rows.iter().map(|row| row.each_ref().map(String::as_str)).collect::<Vec<_>>(),
        [
            ["Report", "", "", "", "Before."],
            ["Reach", "People", "Nursing", "People", "15"],
            ["Reach", "People", "", "", "Hidden under 11."],
            ["Reach", "Fates", "Done", "", "23 (61%)"],
        ]
    );
    let kept = serde_json::to_string(&document).unwrap();
    assert_eq!(serde_json::from_str::<Document>(&kept).unwrap(), document);
}

#[test]
fn a_breakdown_that_would_tell_of_one_more_nurse_is_left_out() {
    let before = program(&[30, 20]);
    let people: BTreeSet<PersonId> = before.iter().map(|took| took.person).collect();
    let mut after = before.clone();
    after.extend((0..11_u128).map(|n| took(500 + n, if n == 0 { Family::Nursing } else { Family::Physician })));
    assert!(!too_near(&people, &after.iter().map(|took| took.person).collect()));
    // Eleven people came, one of them a nurse: 21 nurses beside the 20 of before would say so.
    assert_eq!(reach(&after, HELD, &[]).unwrap().families.len(), 2);
    assert_eq!(reach(&after, HELD, std::slice::from_ref(&people)).unwrap().families, []);
    let many: Vec<Took> = before.iter().cloned().chain((0..12).map(|n| took(500 + n, Family::Nursing))).collect();
    let told = reach(&many, HELD, &[people]).unwrap().families;
    assert_eq!(told, [(vec![Family::Physician], 30), (vec![Family::Nursing], 32)]);
}

proptest! {
    /// Whoever lays all reports of a year side by side: sums and differences of what stands in them, looked for exhaustively.
    #[test]
    fn no_sum_or_difference_over_reports_is_few_people(
        comings in prop::collection::vec(prop::collection::vec(0_u32..16, 4), 2..5),
    ) {
        let (mut all, mut earlier) = (Vec::<Took>::new(), Vec::<BTreeSet<PersonId>>::new());
        let mut printed = Vec::<Vec<(Vec<Family>, u32)>>::new();
        for sizes in &comings {
            for (family, size) in Family::ALL.into_iter().zip(sizes) {
                let next = u128::try_from(all.len()).unwrap();
                all.extend((0..u128::from(*size)).map(|n| took(next + n, family)));
            }
            let people: BTreeSet<PersonId> = all.iter().map(|took| took.person).collect();
            if earlier.iter().any(|before| too_near(before, &people)) {
                continue;
            }
            let Some(told) = reach(&all, HELD, &earlier) else { continue };
            let whole: Vec<Family> = Family::ALL.to_vec();
            let mut lines = told.families.clone();
            lines.push((whole, told.attended));
            printed.push(lines);
            earlier.push(people);
        }
        // Every union of lines of one report, as families and people.
        let unions = |lines: &[(Vec<Family>, u32)]| {
            let apart = &lines[..lines.len() - 1];
            let mut found: Vec<(BTreeSet<u8>, u32)> = vec![(BTreeSet::from_iter(0..6), lines[lines.len() - 1].1)];
            for mask in 1_u32..1 << apart.len() {
                let own = || apart.iter().enumerate().filter(|(place, _)| mask >> place & 1 == 1).map(|(_, line)| line);
                let place = |family: &Family| u8::try_from(Family::ALL.iter().position(|own| own == family).unwrap()).unwrap();
                let families = own().flat_map(|(families, _)| families.iter().map(place)).collect();
                found.push((families, own().map(|(_, people)| people).sum()));
            }
            found
        };
        for (place, one) in printed.iter().enumerate() {
            for other in &printed[..place] {
                for (families, people) in unions(one) {
                    for (same, before) in unions(other).into_iter().filter(|(own, _)| *own == families) {
                        let grown = people.abs_diff(before);
                        prop_assert!(grown == 0 || grown >= FLOOR, "{:?}: {} and {}", same, before, people);
                    }
                }
            }
        }
    }

    #[test]
    fn no_printed_figure_and_no_difference_of_two_stands_for_few_people(
        sizes in prop::collection::vec(0_u32..30, 6),
        away in prop::collection::vec(any::<bool>(), 180),
    ) {
        let mut all = program(&sizes);
        for (took, away) in all.iter_mut().zip(&away) {
            if *away {
                took.sessions = 0;
            }
        }
        let fits = |number: u32| number == 0 || number >= FLOOR;
        if let Some(told) = reach(&all, HELD, &[]) {
            prop_assert!(told.attended >= FLOOR);
            prop_assert!(told.families.iter().all(|(_, people)| *people >= FLOOR));
            let whole: u32 = told.families.iter().map(|(_, people)| people).sum();
            prop_assert!(told.families.is_empty() || whole == told.attended);
            if let Some(approved) = told.approved {
                prop_assert!(fits(approved - told.attended));
            }
        }
    }
}
