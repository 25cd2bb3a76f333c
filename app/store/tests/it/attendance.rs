use domain::{
    access::{CorrectAttendance, SeeAttendance},
    attendance::{Correction, Event, Kind, counted, present, stays},
};
use store::{
    Error,
    attendance::{self, Seen},
};

use crate::{
    both::NOON,
    on_both,
    scene::{self, ADA, ALAN, CORA, GRACE, STRANGER, attend, may, person, session},
};

on_both! {
    async fn everybody_enrolled_is_listed_with_what_the_room_saw(trial) {
        let mut tx = trial.db.write().await.unwrap();
        scene::set(&mut tx, trial).await;
        scene::end(&mut tx, session(), NOON).await;
        attend(&mut tx, session(), NOON, ADA, (-5, 52)).await;
        attend(&mut tx, session(), NOON, ALAN, (0, 60)).await;
        // The media server tells the same thing twice.
        attend(&mut tx, session(), NOON, ADA, (-5, 52)).await;
        let permit = may::<SeeAttendance>(&mut tx, trial, CORA, session()).await;
        let meeting = attendance::meeting(&mut tx, &permit).await.unwrap();
        let now = NOON.plus_minutes(90);
        let list = attendance::of_session(&mut tx, &permit).await.unwrap();
        let minutes = |events: &[Event]| meeting.attended(&stays(events, meeting.open(now)), now);
        let seen: Vec<_> = list.iter().map(|a| (a.name.as_str(), a.enrolled, a.events.len(), minutes(&a.events))).collect();
        assert_eq!(seen, [("Ada Lovelace", true, 2, 52), ("Alan Turing", false, 2, 60), ("Grace Hopper", true, 0, 0)]);
    }

    async fn the_last_correction_counts_and_what_was_measured_stays(trial) {
        let mut tx = trial.db.write().await.unwrap();
        scene::set(&mut tx, trial).await;
        attend(&mut tx, session(), NOON, GRACE, (0, 12)).await;
        let permit = may::<CorrectAttendance>(&mut tx, trial, CORA, session()).await;
        for (minutes, reason) in [(60, "Typing error"), (55, "Joined by phone")] {
            let correction = Correction { minutes, reason: reason.to_owned() };
            let at = NOON.plus_minutes(120 - i64::from(minutes));
            attendance::correct(&mut tx, &permit, person(GRACE), &correction, at).await.unwrap();
        }
        let grace = attendance::of_person(&mut tx, &permit, person(GRACE)).await.unwrap();
        let corrected = grace.correction.unwrap();
        assert_eq!((corrected.correction.minutes, corrected.correction.reason.as_str()), (55, "Joined by phone"));
        assert_eq!(corrected.by, "Cora Diamond");
        assert_eq!((grace.events.len(), counted(12, Some(&corrected.correction))), (2, 55));
    }

    async fn somebody_who_has_nothing_to_do_with_the_session_cannot_be_corrected_into_it(trial) {
        let mut tx = trial.db.write().await.unwrap();
        scene::set(&mut tx, trial).await;
        let permit = may::<CorrectAttendance>(&mut tx, trial, CORA, session()).await;
        let correction = Correction { minutes: 60, reason: "x".to_owned() };
        let refused = attendance::correct(&mut tx, &permit, person(STRANGER), &correction, NOON).await;
        assert!(matches!(refused, Err(Error::Missing)), "{refused:?}");
    }

    async fn open_screens_are_told_who_comes_and_goes(trial) {
        let mut tx = trial.db.write().await.unwrap();
        scene::set(&mut tx, trial).await;
        tx.save().await.unwrap();
        let mut ear = trial.db.signals().listen();
        for (kind, at) in [(Kind::Joined, NOON), (Kind::Left, NOON.plus_minutes(5))] {
            let mut tx = trial.db.write().await.unwrap();
            let event = Event { at, kind, connection: "one".to_owned() };
            attendance::add(&mut tx, &Seen { session: session(), person: person(ADA), event }).await.unwrap();
            tx.save().await.unwrap();
            assert!(ear.changed(session()).await);
        }
    }

    async fn stays_left_open_by_a_crash_end_when_the_rooms_were_last_watched(trial) {
        let mut tx = trial.db.write().await.unwrap();
        scene::set(&mut tx, trial).await;
        attend(&mut tx, session(), NOON, ADA, (0, 20)).await;
        for (number, minute) in [(GRACE, 10), (ALAN, 31)] {
            let event = Event { at: NOON.plus_minutes(minute), kind: Kind::Joined, connection: format!("open-{number}") };
            attendance::add(&mut tx, &Seen { session: session(), person: person(number), event }).await.unwrap();
        }
        attendance::watched(&mut tx, NOON.plus_minutes(29)).await.unwrap();
        attendance::watched(&mut tx, NOON.plus_minutes(30)).await.unwrap();
        assert_eq!(attendance::close_open(&mut tx, NOON.plus_minutes(45)).await.unwrap(), 2);
        assert_eq!(attendance::close_open(&mut tx, NOON.plus_minutes(46)).await.unwrap(), 0);
        let permit = may::<SeeAttendance>(&mut tx, trial, CORA, session()).await;
        let meeting = attendance::meeting(&mut tx, &permit).await.unwrap();
        let now = NOON.plus_minutes(60);
        let mut minutes = Vec::new();
        for attendee in attendance::of_session(&mut tx, &permit).await.unwrap() {
            assert!(!present(&attendee.events));
            minutes.push(meeting.attended(&stays(&attendee.events, meeting.open(now)), now));
        }
        // Alan came in after the last watch: nobody knows for how long.
        assert_eq!(minutes, [20, 0, 20]);
    }
}
