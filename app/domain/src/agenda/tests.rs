//! Tests of the agenda: exact times, the gate of recommendations, and walks of any kind.

use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::id::Id as _;

fn segment(number: u128, kind: SegmentKind, minutes: u32) -> Segment {
    let case = (kind == SegmentKind::Case).then(|| CaseId::from_uuid(Uuid::from_u128(100 + number)));
    Segment {
        id: SegmentId::from_uuid(Uuid::from_u128(number)),
        kind,
        title: String::new(),
        minutes,
        presenter: None,
        case,
    }
}

fn agenda() -> Agenda {
    use SegmentKind::{Case, Didactic, Welcome, WrapUp};
    Agenda::new(vec![
        segment(1, Welcome, 7),
        segment(2, Didactic, 23),
        segment(3, Case, 25),
        segment(4, Case, 25),
        segment(5, WrapUp, 10),
    ])
}

fn at(number: u128, step: Step) -> Place {
    Place::In(SegmentId::from_uuid(Uuid::from_u128(number)), step)
}

const START: Moment = Moment::from_micros(0);

#[test]
fn a_session_opens_from_twenty_minutes_before_its_start() {
    let starts = START.plus_minutes(60);
    assert!(!may_open(START.plus_minutes(39), starts));
    assert!(may_open(START.plus_minutes(40), starts));
    assert!(may_open(START.plus_minutes(75), starts));
}

#[test]
fn the_minutes_of_a_case_are_divided_over_its_steps() {
    let agenda = agenda();
    let seconds =
        [Step::Present, Step::Clarify, Step::Recommend, Step::Summary].map(|step| agenda.seconds(at(3, step)));
    assert_eq!(seconds, [Some(300), Some(480), Some(540), Some(180)]);
    assert_eq!(agenda.seconds(at(2, Step::Whole)), Some(23 * 60));
    assert_eq!(agenda.seconds(Place::Doors), None);
    assert_eq!(agenda.minutes(), 90);
}

#[test]
fn time_runs_over_into_the_negative() {
    let live = Live { place: at(1, Step::Whole), since: START, clarified: BTreeSet::new() };
    let time = live.time(&agenda(), START.plus_minutes(9)).unwrap();
    assert_eq!((time.used, time.left()), (540, -120));
}

#[test]
fn clarifying_comes_before_advice() {
    let agenda = agenda();
    let case = SegmentId::from_uuid(Uuid::from_u128(3));
    let live = Live::open(START);
    let presenting = live.go(&agenda, at(3, Step::Present), START).unwrap();
    assert_eq!(presenting.go(&agenda, at(3, Step::Recommend), START), Err(Refused::ClarifyFirst));
    let clarifying = presenting.go(&agenda, at(3, Step::Clarify), START).unwrap();
    assert!(!clarifying.takes_recommendations(case));
    let recommending = clarifying.go(&agenda, at(3, Step::Recommend), START).unwrap();
    assert!(recommending.takes_recommendations(case));
    let back = recommending.go(&agenda, at(3, Step::Clarify), START).unwrap();
    assert!(!back.takes_recommendations(case));
    let later = recommending.go(&agenda, at(5, Step::Whole), START).unwrap();
    assert!(later.takes_recommendations(case));
    let over = later.go(&agenda, Place::Ended, START).unwrap();
    assert!(!over.takes_recommendations(case));
}

#[test]
fn a_case_that_was_skipped_stays_without_advice() {
    let agenda = agenda();
    let live = Live::open(START).go(&agenda, at(3, Step::Clarify), START).unwrap();
    let next_case = live.go(&agenda, at(4, Step::Present), START).unwrap();
    assert_eq!(next_case.may_go(&agenda, at(3, Step::Recommend)), Err(Refused::ClarifyFirst));
    assert_eq!(next_case.previous(&agenda), Some(at(3, Step::Clarify)));
}

#[test]
fn a_case_is_presented_when_the_session_goes_on_behind_it() {
    let agenda = agenda();
    let case = agenda.segments()[2].case.unwrap();
    let go = |live: &Live, to| live.go(&agenda, to, START).unwrap();
    let recommending = go(&go(&Live::open(START), at(3, Step::Clarify)), at(3, Step::Recommend));
    assert_eq!(recommending.presented_by(&agenda, at(3, Step::Summary)), []);
    assert_eq!(recommending.presented_by(&agenda, at(2, Step::Whole)), []);
    assert_eq!(recommending.presented_by(&agenda, at(4, Step::Present)), [case]);
    assert_eq!(recommending.presented_by(&agenda, Place::Ended), [case]);
    let never_clarified = go(&Live::open(START), at(3, Step::Clarify));
    assert_eq!(never_clarified.presented_by(&agenda, Place::Ended), []);
}

#[test]
fn questions_are_taken_from_the_presentation_on() {
    let agenda = agenda();
    let case = SegmentId::from_uuid(Uuid::from_u128(3));
    let live = Live::open(START);
    assert!(!live.takes_questions(&agenda, case));
    assert!(live.go(&agenda, at(3, Step::Present), START).unwrap().takes_questions(&agenda, case));
    assert!(!live.go(&agenda, at(2, Step::Whole), START).unwrap().takes_questions(&agenda, case));
}

#[test]
fn a_case_segment_without_a_case_is_one_place() {
    let mut empty = segment(3, SegmentKind::Case, 25);
    empty.case = None;
    let agenda = Agenda::new(vec![empty]);
    assert_eq!(agenda.places(), [Place::Doors, at(3, Step::Whole), Place::Ended]);
    // A case scheduled under a live session: the move after that goes on within the same segment.
    let filled = Agenda::new(vec![segment(3, SegmentKind::Case, 25)]);
    let live = Live::open(START).go(&agenda, at(3, Step::Whole), START).unwrap();
    assert_eq!(live.next(&filled), Some(at(3, Step::Clarify)));
}

#[test]
fn an_ended_session_moves_no_more() {
    let agenda = agenda();
    let over = Live::open(START).go(&agenda, Place::Ended, START).unwrap();
    assert_eq!(over.next(&agenda), None);
    assert_eq!(over.previous(&agenda), None);
    assert_eq!(over.may_go(&agenda, Place::Doors), Err(Refused::Ended));
}

#[test]
fn places_are_read_as_they_are_written() {
    for place in agenda().places() {
        assert_eq!(Place::parse(&place.to_string()), Some(place));
    }
    for wrong in ["", "doors.", "x.present", "00000000-0000-0000-0000-000000000003.dance"] {
        assert_eq!(Place::parse(wrong), None, "{wrong}");
    }
}

/// Agendas of any order and length.
fn any_agenda() -> impl Strategy<Value = Agenda> {
    let kind = prop::sample::select(SegmentKind::ALL.to_vec());
    prop::collection::vec((kind, 1..90_u32), 0..8).prop_map(|parts| {
        let numbered = parts.into_iter().zip(1..);
        Agenda::new(numbered.map(|((kind, minutes), number)| segment(number, kind, minutes)).collect())
    })
}

proptest! {
    #[test]
    fn every_walk_forward_ends(agenda in any_agenda(), start in any::<prop::sample::Index>()) {
        let places = agenda.places();
        let begin = places[start.index(places.len() - 1)];
        let mut live = Live { place: begin, since: START, clarified: BTreeSet::new() };
        let mut moves = 0;
        while let Some(next) = live.next(&agenda) {
            // Whoever begins behind the clarifying step of a case has heard it.
            if let Some(segment) = live.place.segment() { live.clarified.insert(segment); }
            live = live.go(&agenda, next, START).unwrap();
            moves += 1;
            prop_assert!(moves <= places.len());
        }
        prop_assert_eq!(live.place, Place::Ended);
    }

    #[test]
    fn the_gate_never_opens_before_the_clarifying_step_was_heard_and_left(
        agenda in any_agenda(),
        walk in prop::collection::vec((0..3_u8, any::<prop::sample::Index>()), 0..60),
    ) {
        let places = agenda.places();
        let mut live = Live::open(START);
        let mut heard = BTreeSet::new();
        for (kind, jump) in walk {
            let to = match kind {
                0 => live.next(&agenda),
                1 => live.previous(&agenda),
                _ => Some(places[jump.index(places.len())]).filter(|to| *to != Place::Ended),
            };
            let Some(to) = to else { continue };
            if let Ok(moved) = live.go(&agenda, to, START) { live = moved; }
            if let Place::In(segment, Step::Clarify) = live.place { heard.insert(segment); }
            for segment in agenda.segments() {
                let open = live.takes_recommendations(segment.id);
                prop_assert!(!open || heard.contains(&segment.id));
                prop_assert!(!open || !matches!(live.place, Place::In(here, Step::Present | Step::Clarify) if here == segment.id));
            }
        }
    }

    #[test]
    fn the_steps_of_a_case_use_exactly_its_minutes(minutes in 1..600_u32) {
        let agenda = Agenda::new(vec![segment(1, SegmentKind::Case, minutes)]);
        let seconds: i64 = agenda.places().into_iter().filter_map(|place| agenda.seconds(place)).sum();
        prop_assert_eq!(seconds, i64::from(minutes) * 60);
    }
}
