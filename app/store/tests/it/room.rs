use domain::{
    access::{JoinSession, LeadSession, ReadCase, Recommend},
    id::PersonId,
};
use store::{access, room, values};

use crate::{both::NOON, on_both, stage::Stage};

async fn came(stage: &Stage<'_>, person: PersonId, connection: &str, kind: &str) {
    let mut tx = stage.trial.db.write().await.unwrap();
    let sql = "INSERT INTO presence (session, person, connection, kind, at) VALUES ($1, $2, $3, $4, $5)";
    tx.run(sql, values![stage.session, person, connection, kind, NOON]).await.unwrap();
    tx.save().await.unwrap();
}

async fn names(stage: &Stage<'_>) -> Vec<String> {
    let permit = stage.permit::<JoinSession>(&stage.peer, stage.session).await.unwrap();
    let mut tx = stage.trial.db.read().await.unwrap();
    room::present(&mut tx, &permit).await.unwrap().into_iter().map(|face| face.name).collect()
}

on_both! {
    async fn whoever_joined_and_has_not_left_is_present_once(trial) {
        let stage = Stage::open(trial).await;
        let (peer, specialist) = (stage.peer.person, stage.specialist.person);
        came(&stage, specialist, "a", "joined").await;
        came(&stage, peer, "b", "joined").await;
        came(&stage, peer, "c", "joined").await;
        assert_eq!(names(&stage).await, ["Noa Bell", "Sam Lee"]);
        came(&stage, peer, "b", "left").await;
        came(&stage, specialist, "a", "left").await;
        assert_eq!(names(&stage).await, ["Noa Bell"]);
    }

    async fn each_part_of_the_agenda_knows_its_case_and_speaker(trial) {
        let stage = Stage::open(trial).await;
        let permit = stage.permit::<JoinSession>(&stage.peer, stage.session).await.unwrap();
        let mut tx = trial.db.read().await.unwrap();
        let parts = room::parts(&mut tx, &permit).await.unwrap();
        let case = parts.iter().find(|part| part.segment == stage.segments[1]).unwrap();
        assert!(case.code.is_some());
        assert_eq!(case.presenter.as_deref(), Some("Pat Kim"));
        let welcome = parts.iter().find(|part| part.segment == stage.segments[0]).unwrap();
        assert_eq!((&welcome.code, &welcome.presenter), (&None, &None));
        assert_eq!(room::heading(&mut tx, &permit).await.unwrap().disclaimer, "Suggestions only.");
    }

    async fn whoever_was_sent_out_is_out_until_let_back_in(trial) {
        let stage = Stage::open(trial).await;
        let leader = stage.permit::<LeadSession>(&stage.facilitator, stage.session).await.unwrap();
        let peer = stage.permit::<JoinSession>(&stage.peer, stage.session).await.unwrap();
        let mut tx = trial.db.write().await.unwrap();
        for _ in 0..2 {
            room::remove(&mut tx, &leader, stage.peer.person, NOON).await.unwrap();
        }
        assert_eq!(room::removed(&mut tx, &peer).await.unwrap().len(), 1);
        for case in stage.cases {
            assert!(access::permit::<Recommend>(&mut tx, &stage.peer, case).await.is_err());
            assert!(access::permit::<ReadCase>(&mut tx, &stage.peer, case).await.is_err());
            assert!(access::permit::<ReadCase>(&mut tx, &stage.presenter, case).await.is_ok());
        }
        assert!(access::permit::<JoinSession>(&mut tx, &stage.peer, stage.session).await.is_err());
        room::let_in(&mut tx, &leader, stage.peer.person).await.unwrap();
        assert!(access::permit::<JoinSession>(&mut tx, &stage.peer, stage.session).await.is_ok());
        assert!(access::permit::<Recommend>(&mut tx, &stage.peer, stage.cases[0]).await.is_ok());
        tx.save().await.unwrap();
    }
}
