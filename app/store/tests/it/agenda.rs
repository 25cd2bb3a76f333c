use std::collections::BTreeSet;

use domain::{
    access::{LeadSession, ManageSession, ReadCase, ReviewCase, Role, ShowCase, Who},
    agenda::{Place, Refused, Step},
    case::State,
    id::{SegmentId, SessionId},
    moment::Moment,
};
use store::{Error, agenda, agenda::Moved, audit, case, values};

use crate::{both::NOON, on_both, stage::Stage};

async fn opened(stage: &Stage<'_>, now: Moment) -> bool {
    let permit = stage.permit::<LeadSession>(&stage.facilitator, stage.session).await.unwrap();
    let mut tx = stage.trial.db.write().await.unwrap();
    let opened = agenda::open(&mut tx, &permit, now).await.unwrap();
    tx.save().await.unwrap();
    opened
}

async fn state(stage: &Stage<'_>, number: usize) -> State {
    let permit = stage.permit::<ReadCase>(&stage.specialist, stage.cases[number]).await.unwrap();
    let mut tx = stage.trial.db.read().await.unwrap();
    case::get(&mut tx, &permit).await.unwrap().state
}

on_both! {
    async fn doors_open_twenty_minutes_before_and_once(trial) {
        let stage = Stage::new(trial).await;
        assert!(!opened(&stage, NOON.plus_minutes(-21)).await);
        assert_eq!(stage.place().await, None);
        assert!(opened(&stage, NOON.plus_minutes(-20)).await);
        assert_eq!(stage.place().await, Some(Place::Doors));
        let welcome = Place::In(stage.segments[0], Step::Whole);
        assert_eq!(stage.go(Place::Doors, welcome).await, Moved::There);
        // Opened again: the session stays where it is.
        assert!(opened(&stage, NOON).await);
        assert_eq!(stage.place().await, Some(welcome));
    }

    async fn a_double_click_moves_a_session_once(trial) {
        let stage = Stage::open(trial).await;
        let welcome = Place::In(stage.segments[0], Step::Whole);
        assert_eq!(stage.go(Place::Doors, welcome).await, Moved::There);
        assert_eq!(stage.go(Place::Doors, welcome).await, Moved::Elsewhere);
        assert_eq!(stage.place().await, Some(welcome));
    }

    async fn two_leaders_at_once_move_a_session_once(trial) {
        let stage = Stage::open(trial).await;
        let welcome = Place::In(stage.segments[0], Step::Whole);
        let (one, other) = tokio::join!(stage.go(Place::Doors, welcome), stage.go(Place::Doors, welcome));
        let mut found = [one, other];
        found.sort_by_key(|moved| *moved == Moved::Elsewhere);
        assert_eq!(found, [Moved::There, Moved::Elsewhere]);
    }

    async fn recommendations_cannot_be_jumped_to(trial) {
        let stage = Stage::open(trial).await;
        let refused = stage.go(Place::Doors, stage.first(Step::Recommend)).await;
        assert_eq!(refused, Moved::Refused(Refused::ClarifyFirst));
        assert_eq!(stage.place().await, Some(Place::Doors));
    }

    async fn a_case_is_presented_when_its_summary_ends_and_the_session_ends_at_the_end(trial) {
        let stage = Stage::open(trial).await;
        stage.walk(&[stage.first(Step::Present), stage.first(Step::Clarify), stage.first(Step::Recommend), stage.first(Step::Summary)]).await;
        assert_eq!(state(&stage, 0).await, State::Scheduled);
        trial.script.pass_minutes(25);
        let second = Place::In(stage.segments[2], Step::Present);
        assert_eq!(stage.go(stage.first(Step::Summary), second).await, Moved::There);
        assert_eq!(state(&stage, 0).await, State::Presented);
        assert_eq!(stage.go(second, Place::Ended).await, Moved::There);
        // Its clarifying step was never reached: it is not presented.
        assert_eq!(state(&stage, 1).await, State::Scheduled);
        let mut tx = trial.db.read().await.unwrap();
        let sql = "SELECT state, ended FROM session WHERE id = $1";
        let found: (String, Option<Moment>) =
            tx.one(sql, values![stage.session], |row| Ok((row.get("state")?, row.get("ended")?))).await.unwrap();
        assert_eq!(found, ("ended".to_owned(), Some(NOON.plus_minutes(25))));
    }

    async fn the_section_on_the_stage_is_that_of_the_case_in_discussion(trial) {
        let stage = Stage::open(trial).await;
        let presenter = stage.permit::<ShowCase>(&stage.presenter, stage.cases[0]).await.unwrap();
        let mut tx = trial.db.write().await.unwrap();
        // Not while the session is busy with something else.
        assert!(matches!(agenda::show(&mut tx, &presenter, "pain").await, Err(Error::Missing)));
        drop(tx);
        stage.walk(&[stage.first(Step::Present)]).await;
        let mut tx = trial.db.write().await.unwrap();
        agenda::show(&mut tx, &presenter, "pain").await.unwrap();
        let standing = agenda::of_case(&mut tx, &presenter).await.unwrap().unwrap();
        assert_eq!(standing.section.as_deref(), Some("pain"));
        tx.save().await.unwrap();
        // Kept within the case, gone with the next one.
        stage.go(stage.first(Step::Present), stage.first(Step::Clarify)).await;
        stage.go(stage.first(Step::Clarify), Place::In(stage.segments[2], Step::Present)).await;
        let mut tx = trial.db.read().await.unwrap();
        assert_eq!(agenda::of_case(&mut tx, &presenter).await.unwrap().unwrap().section, None);
        assert!(stage.permit::<ShowCase>(&stage.peer, stage.cases[0]).await.is_err());
    }

    async fn the_cases_of_a_cancelled_session_are_accepted_and_can_be_scheduled_again(trial) {
        let stage = Stage::new(trial).await;
        let coordinator = Who { roles: BTreeSet::from([Role::Coordinator]), ..stage.facilitator.clone() };
        let manage = stage.permit::<ManageSession>(&coordinator, stage.session).await.unwrap();
        let mut tx = trial.db.write().await.unwrap();
        let freed = agenda::cancel(&mut tx, &manage, 0, NOON).await.unwrap();
        let mut ids: Vec<_> = freed.iter().map(|heading| heading.id).collect();
        ids.sort();
        assert_eq!(ids, stage.cases);
        assert!(freed.iter().all(|heading| heading.state == State::Accepted && heading.session.is_none()));
        assert!(matches!(agenda::cancel(&mut tx, &manage, 1, NOON).await, Err(Error::Taken)));
        tx.save().await.unwrap();
        let mut tx = trial.db.write().await.unwrap();
        assert!(agenda::standing(&mut tx, &manage).await.unwrap().agenda.segments().iter().all(|it| it.case.is_none()));
        let sql = "SELECT act, thing FROM audit WHERE act NOT LIKE 'attests%' ORDER BY number";
        let rows = tx.all(sql, values![], |row| Ok((row.get::<String>("act")?, row.get::<String>("thing")?))).await.unwrap();
        let left = |case: domain::id::CaseId| ("leaves its cancelled session".to_owned(), case.to_string());
        let called_off = ("ManageSession".to_owned(), stage.session.to_string());
        assert_eq!(rows, [left(stage.cases[0]), left(stage.cases[1]), called_off]);
        assert!(matches!(audit::verify(&mut tx).await.unwrap(), audit::Verdict::Whole(_)));

        let (next, place): (SessionId, SegmentId) = (trial.script.world().id(), trial.script.world().id());
        let sql = "INSERT INTO session (id, cycle, number, topic, objectives, local_start, zone, starts, minutes, state, sequence)
            SELECT $1, cycle, 2, '', '', '2026-12-03T12:30', zone, $2, 60, 'planned', 0 FROM session WHERE id = $3";
        tx.run(sql, values![next, NOON.plus_days(7), stage.session]).await.unwrap();
        let sql = "INSERT INTO segment (id, session, position, kind, title, minutes) VALUES ($1, $2, 0, 'case', '', 25)";
        tx.run(sql, values![place, next]).await.unwrap();
        tx.save().await.unwrap();
        let review = stage.permit::<ReviewCase>(&coordinator, stage.cases[0]).await.unwrap();
        let mut tx = trial.db.write().await.unwrap();
        assert!(matches!(case::schedule(&mut tx, &review, stage.segments[1], NOON.plus_minutes(-60)).await, Err(Error::Taken)));
        drop(tx);
        let mut tx = trial.db.write().await.unwrap();
        case::schedule(&mut tx, &review, place, NOON).await.unwrap();
        tx.save().await.unwrap();
        assert_eq!((state(&stage, 0).await, state(&stage, 1).await), (State::Scheduled, State::Accepted));
    }

    async fn open_screens_hear_of_a_move(trial) {
        let stage = Stage::open(trial).await;
        let mut ear = trial.db.signals().listen();
        stage.walk(&[stage.first(Step::Present)]).await;
        assert!(ear.changed(stage.session).await);
        trial.db.signals().end();
        // PostgreSQL tells of each step by itself, some of them perhaps late; the end comes after all of them.
        while ear.changed(stage.session).await {}
    }
}
