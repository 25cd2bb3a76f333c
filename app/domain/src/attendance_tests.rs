//! Stays are merged whatever the order, the number of connections and what is missing.

use proptest::prelude::*;

use super::*;

const START: Moment = Moment::from_micros(1_795_714_200_000_000);

fn at(minute: i64) -> Moment {
    START.plus_minutes(minute)
}

fn event(minute: i64, kind: Kind, connection: &str) -> Event {
    Event { at: at(minute), kind, connection: connection.to_owned() }
}

fn joined(minute: i64, connection: &str) -> Event {
    event(minute, Kind::Joined, connection)
}

fn left(minute: i64, connection: &str) -> Event {
    event(minute, Kind::Left, connection)
}

fn hour(ended: Option<i64>) -> Meeting {
    Meeting { starts: START, minutes: 60, opened: Some(at(-15)), ended: ended.map(at) }
}

fn spans(stays: &[Interval]) -> Vec<(i64, i64)> {
    stays.iter().map(|stay| (stay.from.seconds_since(START) / 60, stay.to.seconds_since(START) / 60)).collect()
}

#[test]
fn a_phone_beside_the_computer_counts_once() {
    let events = [
        joined(0, "computer"),
        joined(5, "phone"),
        left(20, "computer"),
        left(30, "phone"),
        joined(40, "computer"),
        left(60, "computer"),
    ];
    let stays = stays(&events, hour(Some(60)).open(at(60)));
    assert_eq!(spans(&stays), [(0, 30), (40, 60)]);
    assert_eq!(hour(Some(60)).attended(&stays, at(60)), 50);
}

#[test]
fn who_never_left_is_there_until_the_end_or_until_now() {
    assert_eq!(spans(&stays(&[joined(10, "a")], hour(None).open(at(25)))), [(10, 25)]);
    assert_eq!(spans(&stays(&[joined(10, "a")], hour(Some(58)).open(at(500)))), [(10, 58)]);
    assert!(present(&[joined(10, "a")]));
    assert!(!present(&[left(20, "a"), joined(10, "a")]));
}

#[test]
fn a_leave_without_a_join_and_a_second_join_change_nothing() {
    assert_eq!(spans(&stays(&[left(10, "a")], hour(None).open(at(60)))), []);
    assert_eq!(spans(&stays(&[joined(5, "a"), joined(9, "a"), left(12, "a")], hour(None).open(at(60)))), [(5, 12)]);
}

#[test]
fn waiting_before_the_start_is_kept_from_the_doors_on_and_does_not_count() {
    let meeting = hour(Some(60));
    let stays = stays(&[joined(-45, "a"), left(30, "a")], meeting.open(at(60)));
    assert_eq!(spans(&stays), [(-20, 30)]);
    assert_eq!(meeting.attended(&stays, at(60)), 30);
}

#[test]
fn minutes_after_the_promised_end_do_not_count_and_an_early_end_shortens_the_session() {
    let late = hour(Some(75));
    assert_eq!(late.attended(&stays(&[joined(0, "a")], late.open(at(75))), at(75)), 60);
    assert_eq!(late.length(), 60);
    let early = hour(Some(48));
    assert_eq!(early.attended(&stays(&[joined(0, "a")], early.open(at(75))), at(75)), 48);
    assert_eq!(early.length(), 48);
}

#[test]
fn a_session_whose_doors_opened_late_counts_from_then() {
    let meeting = Meeting { opened: Some(at(10)), ..hour(Some(75)) };
    assert_eq!(meeting.attended(&stays(&[joined(10, "a")], meeting.open(at(75))), at(75)), 60);
    assert_eq!(meeting.length(), 60);
}

#[test]
fn a_session_that_ended_before_its_promised_start_keeps_its_promised_length() {
    let meeting = hour(Some(-5));
    assert_eq!(meeting.length(), 60);
    assert_eq!(meeting.attended(&stays(&[joined(-15, "a")], meeting.open(at(0))), at(0)), 0);
}

#[test]
fn a_correction_needs_minutes_within_the_session_and_a_reason() {
    let typed = |minutes: &str, reason: &str| Fields::default().with("minutes", minutes).with("reason", reason);
    let faults = |fields: &Fields| -> Vec<(String, &str)> {
        Correction::check(fields, 60).unwrap_err().iter().map(|fault| (fault.field.clone(), fault.key)).collect()
    };
    let right = Correction::check(&typed("55", "Joined by phone"), 60).unwrap();
    assert_eq!(counted(12, Some(&right)), 55);
    assert_eq!(counted(12, None), 12);
    assert_eq!(faults(&typed("61", "Joined by phone")), [("minutes".to_owned(), "fault-range")]);
    assert_eq!(
        faults(&typed("", " ")),
        [("minutes".to_owned(), "fault-missing"), ("reason".to_owned(), "fault-missing")]
    );
}

fn events() -> impl Strategy<Value = Vec<Event>> {
    let one = (-60_i64..140, any::<bool>(), 0_u8..4).prop_map(|(minute, came, connection)| {
        event(minute, if came { Kind::Joined } else { Kind::Left }, &connection.to_string())
    });
    proptest::collection::vec(one, 0..40)
}

proptest! {
    #[test]
    fn merging_does_not_depend_on_the_order_of_arrival(events in events(), shuffled in Just(()).prop_perturb(|(), random| random), ended in 1_i64..90) {
        let mut random = shuffled;
        let mut other = events.clone();
        for place in (1..other.len()).rev() {
            other.swap(place, usize::try_from(random.next_u32()).unwrap() % (place + 1));
        }
        let open = hour(Some(ended)).open(at(ended));
        prop_assert_eq!(stays(&events, open), stays(&other, open));
    }

    #[test]
    fn merging_what_is_merged_changes_nothing(events in events(), ended in 1_i64..90) {
        let open = hour(Some(ended)).open(at(ended));
        let once = stays(&events, open);
        let again: Vec<Event> = once.iter().enumerate().flat_map(|(number, stay)| [
            Event { at: stay.from, kind: Kind::Joined, connection: number.to_string() },
            Event { at: stay.to, kind: Kind::Left, connection: number.to_string() },
        ]).collect();
        prop_assert_eq!(stays(&again, open), once);
    }

    #[test]
    fn nobody_attends_longer_than_the_session(events in events(), ended in 1_i64..90) {
        let meeting = hour(Some(ended));
        let stays = stays(&events, meeting.open(at(ended)));
        prop_assert!(stays.windows(2).all(|pair| pair[0].to < pair[1].from));
        prop_assert!(meeting.attended(&stays, at(ended)) <= meeting.length());
    }
}
