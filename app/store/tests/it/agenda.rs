use domain::{
    access::{LeadSession, ReadCase, ShowCase},
    agenda::{Place, Refused, Step},
    case::State,
    moment::Moment,
};
use store::{Error, agenda, agenda::Moved, case, values};

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
