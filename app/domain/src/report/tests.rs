use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::{
    id::Id as _,
    profession::Family,
    small_cells::{
        basis::{Basis, Frozen, Kept, newest, states},
        known::Known,
    },
};

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
    assert_eq!(reach(&program(&[10]), HELD), None);
    let told = reach(&program(&[11]), HELD).unwrap();
    assert_eq!((told.attended, told.approved, told.communities), (11, Some(11), 7));
    assert_eq!(told.hours, Hours { sessions: 8, minutes: 720, person_minutes: 1650 });
    // One family alone is no breakdown.
    assert_eq!(told.families, []);
}

#[test]
fn families_with_too_few_people_are_told_together() {
    let told = reach(&program(&[20, 15, 4, 5, 0, 3]), HELD).unwrap();
    let together = vec![Family::Pharmacy, Family::PsychologySocialWork, Family::Other];
    assert_eq!(told.families, [(vec![Family::Physician], 20), (vec![Family::Nursing], 15), (together, 12)]);
}

#[test]
fn a_part_is_not_printed_when_the_rest_is_too_small() {
    let mut all = program(&[30]);
    for took in all.iter_mut().take(5) {
        took.sessions = 0;
    }
    let told = reach(&all, HELD).unwrap();
    // 30 approved less 25 who came would say that 5 never did.
    assert_eq!((told.attended, told.approved), (25, None));
    for took in all.iter_mut().skip(5).take(12) {
        (took.presented, took.hundredths) = (1, Some(850));
    }
    let told = reach(&all, HELD).unwrap();
    assert_eq!((told.presenters, told.certified, told.hundredths), (Some(12), Some(12), Some(12 * 850)));
    for took in all.iter_mut().skip(17).take(5) {
        (took.presented, took.hundredths) = (2, Some(100));
    }
    let told = reach(&all, HELD).unwrap();
    assert_eq!((told.presenters, told.certified, told.hundredths), (None, None, None));
}

#[test]
fn rural_is_a_zero_in_second_place_of_the_postal_code() {
    let mut all = program(&[36]);
    for (place, took) in all.iter_mut().enumerate() {
        took.postal_area = ["P0L", "M5V", ""][place % 3].to_owned();
    }
    let told = reach(&all, HELD).unwrap();
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

proptest! {
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
        if let Some(told) = reach(&all, HELD) {
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

/// Chance with a seed (SplitMix64), so that the attack always meets the same programs.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % below
    }
}

/// A program month by month: people come, present, earn certificates, attend more; a few leave.
fn months(dice: &mut Dice) -> Vec<Vec<Took>> {
    let (mut all, mut months, mut next) = (Vec::<Took>::new(), Vec::new(), 0_u128);
    for _ in 0..6 {
        for _ in 0..[0, 1, 4, 12, 25][usize::try_from(dice.roll(5)).unwrap()] {
            let family = Family::ALL[usize::try_from(dice.roll(4)).unwrap()];
            let came = Took { sessions: u32::from(dice.roll(5) > 0), minutes: 10, ..took(next, family) };
            let area = ["P0L", "M5V", ""][usize::try_from(dice.roll(3)).unwrap()];
            all.push(Took { postal_area: area.to_owned(), ..came });
            next += 1;
        }
        let busy = [2, 5, 30][usize::try_from(dice.roll(3)).unwrap()];
        for one in &mut all {
            let more = u32::from(dice.roll(busy) == 0);
            one.presented += more;
            one.minutes += 30 * more;
            if dice.roll(busy) == 0 {
                one.hundredths = Some(100 + u32::try_from(dice.roll(3)).unwrap() * 50);
            }
        }
        if dice.roll(4) == 0 && all.len() > 3 {
            all.remove(usize::try_from(dice.roll(3)).unwrap());
        }
        months.push(all.clone());
    }
    months
}

/// What stands in a report: the figures by name, each as it was in a month.
fn printed(months: &[Vec<Took>], frozen: &[Frozen], now: usize) -> (BTreeSet<PersonId>, Vec<(&'static str, usize)>) {
    let at = |month: usize| Moment::from_micros(0).plus_days(i64::try_from(month).unwrap() * 30);
    let Some(reach_now) = reach(&months[now], HELD) else { return (BTreeSet::new(), Vec::new()) };
    let places: Vec<usize> =
        states(at(now), frozen).iter().map(|moment| (0..=now).find(|month| at(*month) == *moment).unwrap()).collect();
    let reached: Vec<Option<Reach>> = places.iter().map(|month| reach(&months[*month], HELD)).collect();
    let told = |name: &&'static str| -> Option<(&'static str, usize)> {
        let bases: Vec<Option<&Basis>> =
            reached.iter().map(|state| state.as_ref().and_then(|state| state.bases.get(name))).collect();
        Some((*name, places[newest(name, &bases, frozen, FLOOR)?]))
    };
    (reach_now.people.clone(), reach_now.bases.keys().filter_map(told).collect())
}

/// The counts of people in a figure of a month: each as the people it counts, told by ground truth.
fn counted(month: &[Took], name: &str) -> Vec<BTreeSet<PersonId>> {
    let told = reach(month, HELD).unwrap();
    let those = |holds: &dyn Fn(&Took) -> bool| {
        month.iter().filter(|took| took.sessions > 0 && holds(took)).map(|took| took.person).collect::<BTreeSet<_>>()
    };
    let approved = || month.iter().map(|took| took.person).collect();
    match name {
        "approved" => told.approved.map(|_| approved()).into_iter().collect(),
        "families" => told.families.iter().map(|(own, _)| those(&|took| own.contains(&took.family))).collect(),
        "places" => {
            let urban = |took: &Took| match took.postal_area.as_str() {
                "P0L" => Place::Rural,
                "M5V" => Place::Urban,
                _ => Place::Unsaid,
            };
            told.places.iter().map(|(own, _)| those(&|took| own.contains(&urban(took)))).collect()
        }
        "presenters" => told.presenters.map(|_| those(&|took| took.presented > 0)).into_iter().collect(),
        "certified" => told.certified.map(|_| those(&|took| took.hundredths.is_some())).into_iter().collect(),
        _ => Vec::new(),
    }
}

/// The attack of S16: all reports of 100 programs side by side, everything added to and subtracted from everything.
#[test]
fn no_figure_of_any_report_gives_few_people_away_beside_the_others() {
    let mut dice = Dice(16);
    let (mut reports, mut figures, mut older) = (0, 0, 0);
    for _ in 0..100 {
        let months = months(&mut dice);
        let mut frozen: Vec<Frozen> = Vec::new();
        let mut kept: Vec<BTreeSet<PersonId>> = Vec::new();
        let mut counts: Vec<(&str, BTreeSet<PersonId>)> = Vec::new();
        let mut sums: Vec<(&str, usize)> = Vec::new();
        for now in 0..months.len() {
            let (people, told) = printed(&months, &frozen, now);
            if people.is_empty() || kept.iter().any(|before| too_near(before, &people)) {
                continue;
            }
            reports += 1;
            let at = |month: usize| Moment::from_micros(0).plus_days(i64::try_from(month).unwrap() * 30);
            let basis = |name, month: usize| reach(&months[month], HELD).unwrap().bases[name].clone();
            let keep = |(name, month): &(&'static str, usize)| {
                ((*name).to_owned(), Kept { until: at(*month), basis: basis(*name, *month) })
            };
            frozen.insert(0, told.iter().map(keep).collect());
            counts.push(("attended", people.clone()));
            kept.push(people);
            for (name, month) in told {
                figures += 1;
                older += usize::from(month < now);
                counts.extend(counted(&months[month], name).into_iter().map(|people| (name, people)));
                sums.push((name, month));
            }
        }
        // Counts: any two sums of the same figure, whoever is in one of them only.
        for (name, one) in &counts {
            for (_, other) in counts.iter().filter(|(own, _)| own == name) {
                let differing = one.symmetric_difference(other).count();
                // Two lines of one report share nobody.
                let apart = one.is_disjoint(other);
                assert!(differing == 0 || apart || differing >= 11, "{name}: {differing}");
            }
        }
        // Whatever can be added and subtracted over all reports, no single person follows.
        let everybody: Vec<PersonId> =
            months.iter().flatten().map(|took| took.person).collect::<BTreeSet<_>>().into_iter().collect();
        for name in ["approved", "families", "places", "presenters", "certified"] {
            let mut known = Known::default();
            for (_, people) in counts.iter().filter(|(own, _)| *own == name || *own == "attended") {
                known.add(everybody.iter().map(|one| u64::from(people.contains(one))).collect());
            }
            for place in 0..everybody.len() {
                assert!(!known.gives((0..everybody.len()).map(|at| u64::from(at == place)).collect()), "{name}");
            }
        }
        // Sums: of cases, credits and minutes, in any two states that were told.
        for (name, month) in &sums {
            let part = |took: &Took| match *name {
                "cases" => Some(took.presented).filter(|count| *count > 0),
                "credits" => Some(took.hundredths.unwrap_or_default()).filter(|_| took.sessions > 0),
                "person-hours" => Some(took.minutes).filter(|_| took.sessions > 0),
                _ => None,
            };
            let parts = |month: usize| -> std::collections::BTreeMap<PersonId, u32> {
                months[month].iter().filter_map(|took| Some((took.person, part(took)?))).collect()
            };
            for (_, other) in sums.iter().filter(|(own, other)| own == name && other != month) {
                let (one, two) = (parts(*month), parts(*other));
                let all: BTreeSet<_> = one.keys().chain(two.keys()).collect();
                let differing = all.iter().filter(|person| one.get(**person) != two.get(**person)).count();
                assert!(differing == 0 || differing >= 11, "{name}: {differing}");
            }
        }
    }
    // The attack met something: reports, figures, and some that stayed as they were.
    assert!(reports > 150 && figures > 1000 && older > 50, "{reports} {figures} {older}");
}
