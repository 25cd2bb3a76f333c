//! The reminder of a session, the day before.

use domain::{
    agenda::SegmentKind,
    id::{PersonId, SegmentId, SessionId},
    job::Job,
    moment::Moment,
};
use store::values;

use crate::{
    after::{Scene, arrived, leads_to, read},
    catcher::Catcher,
    on_both,
    trial::{NOON, Trial},
};

const DAY: i64 = 24 * 60;

/// A session in three days at which the specialist and the participant both have a part, and its reminder.
async fn planned(trial: &Trial, scene: &Scene) -> SessionId {
    let world = &trial.tools.world;
    let session: SessionId = world.id();
    let starts = NOON.plus_days(3);
    let mut tx = trial.tools.db.write().await.unwrap();
    let sql = "INSERT INTO session (id, cycle, number, topic, objectives, local_start, zone, starts, minutes, state, sequence)
        VALUES ($1, $2, 2, 'Tapering', '', '2026-11-29T12:30', 'America/Toronto', $3, 60, 'planned', 0)";
    tx.run(sql, values![session, scene.cycle, starts]).await.unwrap();
    let parts: [(&str, Option<PersonId>); 4] = [
        (SegmentKind::Welcome.code(), None),
        (SegmentKind::Didactic.code(), Some(scene.alan.person)),
        (SegmentKind::Case.code(), Some(scene.ada.person)),
        (SegmentKind::WrapUp.code(), Some(scene.alan.person)),
    ];
    for (position, (kind, presenter)) in (1i64..).zip(parts) {
        let sql = "INSERT INTO segment (id, session, position, kind, title, minutes, presenter) VALUES ($1, $2, $3, $4, '', 10, $5)";
        tx.run(sql, values![world.id::<SegmentId>(), session, position, kind, presenter]).await.unwrap();
    }
    let job = Job::RemindSession { session };
    store::job::add(&mut tx, world.id(), &job, domain::session::reminded(starts), NOON).await.unwrap();
    tx.save().await.unwrap();
    session
}

async fn set(trial: &Trial, sql: &'static str, session: SessionId, to: Moment) {
    let mut tx = trial.tools.db.write().await.unwrap();
    tx.run_one(sql, values![session, to]).await.unwrap();
    tx.save().await.unwrap();
}

fn whom(catcher: &mut Catcher) -> Vec<String> {
    let mut all: Vec<_> = arrived(catcher).into_iter().map(|mail| mail.to).collect();
    all.sort();
    all
}

on_both! {
    async fn a_session_is_reminded_of_once_a_day_before_it(trial, catcher) {
        let scene = Scene::set(trial).await;
        let session = planned(trial, &scene).await;
        // Ninety minutes have passed since noon.
        trial.script.pass_minutes(2 * DAY - 91);
        assert_eq!(trial.work().await, 0);
        trial.script.pass_minutes(1);
        let job = Job::RemindSession { session };
        trial.again(&job).await;
        assert_eq!(trial.work().await, 4, "two reminders, the second one of nothing, and two mails");
        let mut mails = arrived(catcher);
        mails.sort_by(|one, other| one.to.cmp(&other.to));
        assert_eq!(mails.iter().map(|mail| mail.to.as_str()).collect::<Vec<_>>(), ["ada.lovelace@example.org", "alan.turing@example.org"]);
        assert_eq!(leads_to(trial, &mails[0]).await, format!("/sessions/{session}"));
        let team = read(&mails[1]);
        assert!(team.contains(&format!("https://hub.example/sessions/{session}")) && !team.contains("/in/"));
        assert!(mails.iter().all(|mail| read(mail).contains("Tapering")));
    }

    async fn a_session_that_was_moved_is_reminded_of_before_its_new_time(trial, catcher) {
        let scene = Scene::set(trial).await;
        let session = planned(trial, &scene).await;
        let job = Job::RemindSession { session };
        trial.script.pass_minutes(2 * DAY - 90);
        trial.work().await;
        assert_eq!(whom(catcher).len(), 2);
        set(trial, "UPDATE session SET starts = $2 WHERE id = $1", session, NOON.plus_days(6)).await;
        trial.again(&job).await;
        trial.work().await;
        assert!(whom(catcher).is_empty(), "that was the reminder of the former time");
        trial.script.pass_minutes(3 * DAY);
        trial.again(&job).await;
        trial.work().await;
        assert_eq!(whom(catcher), ["ada.lovelace@example.org", "alan.turing@example.org"]);
    }

    async fn nobody_is_reminded_of_what_was_called_off_or_has_begun_or_where_nobody_wants_it(trial, catcher) {
        let scene = Scene::set(trial).await;
        let session = planned(trial, &scene).await;
        let job = Job::RemindSession { session };
        trial.script.pass_minutes(3 * DAY - 90);
        trial.work().await;
        set(trial, "UPDATE session SET starts = $2, state = 'cancelled' WHERE id = $1", session, NOON.plus_days(4)).await;
        trial.again(&job).await;
        trial.work().await;
        set(trial, "UPDATE session SET starts = $2, state = 'planned' WHERE id = $1", session, NOON.plus_days(4)).await;
        let mut tx = trial.tools.db.write().await.unwrap();
        tx.run("UPDATE program SET session_reminders = FALSE", values![]).await.unwrap();
        tx.save().await.unwrap();
        trial.again(&job).await;
        trial.work().await;
        assert!(whom(catcher).is_empty());
    }
}
