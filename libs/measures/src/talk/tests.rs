//! Small sessions worked out by hand.

use super::*;

fn speech(person: &str, start: f64, end: f64) -> Speech {
    Speech { person: person.to_owned(), start, end }
}

fn levels(packets: &[(u64, u8)]) -> Vec<Level> {
    packets.iter().map(|(at, level)| Level { at: *at, level: *level, voice: None }).collect()
}

#[test]
fn pauses_up_to_the_hang_over_are_bridged_and_short_noises_dropped() {
    let mut packets: Vec<(u64, u8)> = (0..50).map(|i| (i * 20, 30)).collect(); // 0–1000
    packets.extend((0..10).map(|i| (1400 + i * 20, 35))); // after 400 ms: the same segment, to 1600
    packets.extend((0..9).map(|i| (2100 + i * 20, 10))); // 180 ms: dropped
    packets.extend((0..10).map(|i| (3000 + i * 20, 36))); // too quiet
    packets.extend((0..10).map(|i| (4000 + i * 20, 20))); // exactly 200 ms
    let found = segments("Ann", &levels(&packets), Detection::default()).unwrap();
    assert_eq!(found, [speech("Ann", 0.0, 1600.0), speech("Ann", 4000.0, 4200.0)]);
}

#[test]
fn packets_in_any_order_give_the_same_segments_and_the_voice_flag_can_silence() {
    let mut packets = levels(&(0..20).map(|i| (i * 20, 20)).collect::<Vec<_>>());
    packets.reverse();
    assert_eq!(segments("Ann", &packets, Detection::default()).unwrap(), [speech("Ann", 0.0, 400.0)]);
    packets.iter_mut().for_each(|packet| packet.voice = Some(false));
    assert!(segments("Ann", &packets, Detection::default()).unwrap().is_empty());
    assert!(segments("Ann", &levels(&[(0, 200)]), Detection::default()).is_err());
}

#[test]
fn overlap_counts_for_both_and_turns_change_with_the_speaker() {
    let all =
        [speech("Ann", 0.0, 10.0), speech("Ben", 8.0, 20.0), speech("Ben", 25.0, 30.0), speech("Ann", 30.0, 33.0)];
    let present = ["Ann", "Ben", "Cleo"].map(str::to_owned);
    let found = talk(&present, &all).unwrap();
    assert_eq!((found.talk, found.speech, found.overlap, found.turns), (30.0, 28.0, 2.0, 3));
    let ben = &found.people[1];
    assert_eq!((ben.talk, ben.turns, ben.overlapped), (17.0, 1, 2.0));
    assert_eq!((found.people[2].talk, found.people[2].share), (0.0, Some(0.0)));
    // |13−17| + |13−0| + |17−0| = 34, twice, over 2 · 9 · 10.
    assert!((found.gini.unwrap() - 34.0 / 90.0).abs() < 1e-12);
    assert!((found.gini_unbiased.unwrap() - 34.0 / 60.0).abs() < 1e-12);
}

#[test]
fn gini_knows_its_borders() {
    assert_eq!(gini(&[3.0, 3.0, 3.0]), Some(0.0));
    assert_eq!(gini(&[0.0, 0.0, 0.0, 8.0]), Some(0.75));
    assert_eq!(gini(&[0.0, 0.0]), None);
    assert_eq!(gini(&[]), None);
}

#[test]
fn a_profession_that_talks_as_its_share_of_people_has_a_balance_of_one() {
    let speaker =
        |id: &str, profession: &str, role| Speaker { id: id.to_owned(), profession: profession.to_owned(), role };
    let speakers = [
        speaker("Ann", "physician", Role::Participant),
        speaker("Ben", "nurse", Role::Participant),
        speaker("Cleo", "nurse", Role::Participant),
        speaker("Dai", "nurse", Role::Participant),
        speaker("Eve", "physician", Role::Facilitator),
        speaker("hall", "", Role::Room),
    ];
    let all = [
        speech("Ann", 0.0, 50.0),
        speech("Ben", 50.0, 70.0),
        speech("Cleo", 70.0, 100.0),
        speech("Eve", 100.0, 140.0),
        speech("hall", 140.0, 145.0),
    ];
    let found = balance(&speakers, &all).unwrap();
    assert_eq!((found.facilitators, found.presenters, found.rooms), (40.0, 0.0, 5.0));
    let physicians = &found.professions[0];
    assert_eq!((physicians.people, physicians.talk, physicians.balance), (1, 50.0, Some(2.0)));
    let nurses = &found.professions[1];
    assert!((nurses.balance.unwrap() - 0.5 / 0.75).abs() < 1e-12);
}

#[test]
fn nobody_talking_has_no_shares() {
    let found = talk(&["Ann".to_owned()], &[]).unwrap();
    assert_eq!((found.gini, found.people[0].share), (None, None));
    assert!(talk(&[], &[speech("Ann", 3.0, 1.0)]).is_err());
}
