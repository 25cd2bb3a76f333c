//! Segments, capacities and the balance by hand; and that nothing told rests on few people, whatever is subtracted from what.

use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::id::Id;

const ZERO: Moment = Moment::from_micros(1_795_714_200_000_000);

fn ms(millis: i64) -> Moment {
    Moment::from_micros(ZERO.micros() + millis * 1000)
}

fn part(from: i64, to: i64) -> Interval {
    Interval { from: ms(from), to: ms(to) }
}

fn person(number: u128) -> PersonId {
    PersonId::from_uuid(Uuid::from_u128(number))
}

fn present(number: u128, profession: Profession, seconds: &[(i64, i64)]) -> Present {
    let speech = seconds.iter().map(|(from, to)| part(from * 1000, to * 1000)).collect();
    Present { person: person(number), profession, leads: false, speech }
}

const PHYSICIAN: Profession = Profession::FamilyPhysician;
const NURSE: Profession = Profession::RegisteredNurse;
const PHARMACIST: Profession = Profession::Pharmacist;

/// A session of 100 seconds: from 40 on somebody presents, from 70 on nobody does.
fn session(number: u128, presenter: u128, people: Vec<Present>) -> Heard {
    let place = |at: i64, presenter| Place { at: ms(at * 1000), inside: true, presenter };
    Heard {
        session: SessionId::from_uuid(Uuid::from_u128(number)),
        places: vec![place(0, None), place(40, Some(person(presenter))), place(70, None)],
        ended: ms(100_000),
        people,
    }
}

#[test]
fn pieces_are_joined_over_pauses_up_to_the_hang_over_and_short_ones_dropped() {
    assert_eq!(segments(&[part(1_400, 1_600), part(0, 1_000)]), [part(0, 1_600)]);
    assert_eq!(segments(&[part(0, 1_000), part(1_401, 1_601)]), [part(0, 1_000), part(1_401, 1_601)]);
    assert_eq!(segments(&[part(0, 199), part(5_000, 5_200), part(9_000, 9_000)]), [part(5_000, 5_200)]);
    // Two devices in one room hear the same voice: it counts once.
    assert_eq!(segments(&[part(0, 2_000), part(500, 1_500), part(2_000, 2_100)]), [part(0, 2_100)]);
    assert_eq!(segments(&[part(0, 100), part(450, 560)]), [part(0, 560)]);
    assert_eq!(segments(&[]), []);
}

#[test]
fn what_is_said_while_presenting_is_no_discussion_and_the_doors_and_the_end_do_not_count() {
    let people = vec![
        present(1, PHYSICIAN, &[(-30, 10), (30, 80)]),
        present(2, NURSE, &[(60, 65), (90, 140)]),
        Present { leads: true, ..present(3, NURSE, &[(10, 20), (68, 72)]) },
    ];
    let heard = session(7, 1, people);
    assert_eq!(heard.own(person(1)), Some(Own { seconds: 30.0, turns: 2, presenting: 30.0 }));
    assert_eq!(heard.own(person(2)), Some(Own { seconds: 15.0, turns: 2, presenting: 0.0 }));
    assert_eq!(heard.own(person(3)), Some(Own { seconds: 14.0, turns: 0, presenting: 0.0 }));
    assert_eq!(heard.own(person(4)), None);
    assert!(heard.has_speech());
    let silent = session(8, 1, vec![present(1, PHYSICIAN, &[(-30, -10)])]);
    assert!(!silent.has_speech());
}

#[test]
fn the_agenda_moving_on_cuts_nobody_short() {
    let people = vec![present(1, PHYSICIAN, &[(30, 80)]), present(2, NURSE, &[(35, 38)]), present(3, NURSE, &[])];
    // The third presents from 40 to 70; the first speaks across it in one turn.
    let heard = session(7, 3, people);
    assert_eq!(heard.own(person(1)), Some(Own { seconds: 50.0, turns: 1, presenting: 0.0 }));
}

/// Six physicians of whom the first speaks 30 seconds, six nurses of whom two speak 5 each.
fn twelve(number: u128) -> Heard {
    let mut people: Vec<Present> = (0..12)
        .map(|place| {
            let profession = if place < 6 { PHYSICIAN } else { NURSE };
            let spoken: &[(i64, i64)] = match place {
                0 => &[(0, 30)],
                6 => &[(28, 33)],
                7 => &[(80, 85)],
                _ => &[],
            };
            present(place, profession, spoken)
        })
        .collect();
    people.push(Present { leads: true, ..present(20, PHYSICIAN, &[(10, 20)]) });
    session(number, 1, people)
}

#[test]
fn the_balance_is_the_share_of_talk_over_the_share_of_people() {
    let told = told(&[twelve(1)], 5);
    assert_eq!((told.batches.len(), told.waiting), (1, 0));
    let whole = told.whole.unwrap();
    assert_eq!((whole.people, whole.seconds, whole.speech, whole.overlap, whole.turns), (12, 40.0, 38.0, 2.0, 3));
    let lines: Vec<_> = whole.lines.iter().map(|line| (line.people, line.seconds, line.turns, line.balance)).collect();
    assert_eq!(lines, [(6, 30.0, 1, Some(1.5)), (6, 10.0, 2, Some(0.5))]);
    // Sorted: nine times 0, 5, 5, 30: (7·5 + 9·5 + 11·30) / (12 · 40).
    assert!((whole.gini.unwrap() - 410.0 / 480.0).abs() < 1e-12);
    assert_eq!((told.presenting, told.leading), (None, None), "one who leads and nobody who presents");
}

#[test]
fn sessions_with_few_people_of_a_family_are_told_with_the_next() {
    let mut small = twelve(2);
    small.people.retain(|present| ![6, 7, 8].contains(&present.person.uuid().as_u128()));
    let one = told(&[twelve(1), small.clone()], 5);
    assert_eq!((one.batches.len(), one.waiting), (1, 1), "three nurses wait");
    let two = told(&[twelve(1), small, twelve(3)], 5);
    assert_eq!(two.batches.iter().map(|batch| batch.sessions.len()).collect::<Vec<_>>(), [1, 2]);
    let whole = two.whole.unwrap();
    assert_eq!((whole.people, whole.lines[1].people), (33, 15));
}

#[test]
fn a_family_that_comes_later_is_told_where_few_are_told_together() {
    let mut first = twelve(1);
    first.people.push(present(30, PHARMACIST, &[(90, 95)]));
    let mut second = twelve(2);
    second.people.push(present(31, Profession::Dietitian, &[(90, 99)]));
    let told = told(&[first, second], 5);
    let lines = told.whole.unwrap().lines;
    assert_eq!(lines[0].families, [Family::Nursing]);
    assert!(lines[1].families.contains(&Family::Physician) && lines[1].families.contains(&Family::Other), "{lines:?}");
    assert_eq!(lines[1].seconds, 30.0 + 5.0 + 30.0 + 9.0);
}

#[test]
fn presenters_are_summed_up_once_there_are_enough_of_them() {
    let sessions: Vec<Heard> = (0..6)
        .map(|number| {
            let mut heard = twelve(number);
            heard.places[1].presenter = Some(person(number));
            let one = heard.people.iter_mut().find(|present| present.person == person(number)).unwrap();
            one.speech = vec![part(45_000, 55_000)];
            heard
        })
        .collect();
    let found = told(&sessions, 5).presenting;
    assert_eq!(found, Some(Pooled { seconds: 50.0, sessions: 5 }), "the sixth alone would be pointed at");
}

#[test]
fn own_figures_are_not_shown_where_the_few_who_did_not_agree_would_follow() {
    let heard = twelve(1);
    let told = told(std::slice::from_ref(&heard), 5);
    let shown = |agreed: &[u128]| {
        let agreed = agreed.iter().map(|number| person(*number)).collect();
        let shown = shown(&heard, &told.batches[0], &agreed, 5);
        shown.into_iter().map(|person| person.uuid().as_u128()).collect::<Vec<_>>()
    };
    // Of six physicians one agreed: five are left. Of six nurses two agreed: four are left.
    assert_eq!(shown(&[0, 6, 7, 20]), [0]);
    assert_eq!(shown(&[0, 1, 6]), [6]);
    assert_eq!(shown(&[0, 1, 2, 3, 4, 5]), [0, 1, 2, 3, 4, 5], "nobody is left");
}

/// The same session some days later: no two sessions of a cycle are at the same time.
fn later(mut heard: Heard, days: i64) -> Heard {
    heard.ended = heard.ended.plus_days(days);
    heard.places.iter_mut().for_each(|place| place.at = place.at.plus_days(days));
    for speech in heard.people.iter_mut().flat_map(|present| &mut present.speech) {
        *speech = Interval { from: speech.from.plus_days(days), to: speech.to.plus_days(days) };
    }
    heard
}

fn random() -> impl Strategy<Value = Vec<Heard>> {
    let someone = (0_u128..24, proptest::collection::vec((0_i64..99, 1_i64..20), 0..3));
    proptest::collection::vec((proptest::collection::vec(someone, 4..22), 0_u128..24), 1..7).prop_map(|sessions| {
        let made = sessions.into_iter().enumerate().map(|(number, (people, presenter))| {
            let mut here: Vec<Present> = Vec::new();
            for (who, spoken) in people {
                // Always the same profession for a person; some are rare.
                let profession = [PHYSICIAN, PHYSICIAN, NURSE, NURSE, PHARMACIST, Profession::Psychologist]
                    [usize::try_from(who % 6).unwrap()];
                let pieces: Vec<_> =
                    spoken.iter().map(|(from, long)| part(from * 1000, (from + long) * 1000)).collect();
                if here.iter().all(|present| present.person != person(who)) {
                    here.push(Present { person: person(who), profession, leads: who == 23, speech: segments(&pieces) });
                }
            }
            later(session(u128::try_from(number).unwrap(), presenter, here), i64::try_from(number).unwrap())
        });
        made.collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// What was told after some sessions is told unchanged after more: a later page less an earlier one is whole batches.
    #[test]
    fn later_sessions_change_nothing_that_was_told(sessions in random()) {
        let all = told(&sessions, 5);
        for until in 0..sessions.len() {
            let earlier = told(&sessions[..until], 5);
            prop_assert!(earlier.batches.len() <= all.batches.len());
            prop_assert_eq!(&earlier.batches[..], &all.batches[..earlier.batches.len()]);
        }
    }

    /// Every line of every batch rests on nobody or on enough people, and the whole is the sum of its batches.
    #[test]
    fn every_line_rests_on_enough_people_and_the_whole_is_the_sum(sessions in random()) {
        let found = told(&sessions, 5);
        for batch in &found.batches {
            let own: Vec<&Heard> = sessions.iter().filter(|heard| batch.sessions.contains(&heard.session)).collect();
            for line in &batch.lines {
                let people: std::collections::BTreeSet<_> = own
                    .iter()
                    .flat_map(|heard| &heard.people)
                    .filter(|present| !present.leads && line.families.contains(&present.profession.family()))
                    .map(|present| present.person)
                    .collect();
                prop_assert!(people.is_empty() || people.len() >= 5, "{:?}", people);
                prop_assert!(!people.is_empty() || line.seconds == 0.0);
            }
        }
        if let Some(whole) = &found.whole {
            for (place, line) in whole.lines.iter().enumerate() {
                let sum: f64 = found.batches.iter().map(|batch| batch.lines[place].seconds).sum();
                let turns: usize = found.batches.iter().map(|batch| batch.lines[place].turns).sum();
                prop_assert!((line.seconds - sum).abs() < 1e-6);
                prop_assert_eq!(line.turns, turns);
            }
        }
    }
}
