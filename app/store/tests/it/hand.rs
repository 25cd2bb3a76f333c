use domain::access::{JoinSession, LeadSession, Who};
use store::{Error, hand};

use crate::{both::Trial, on_both, stage::Stage};

async fn raise(stage: &Stage<'_>, who: &Who) -> Result<(), Error> {
    let permit = stage.permit::<JoinSession>(who, stage.session).await?;
    let mut tx = stage.trial.db.write().await.unwrap();
    stage.trial.script.pass_minutes(1);
    hand::raise(&mut tx, &permit, &stage.trial.script.world()).await?;
    tx.save().await
}

async fn names(stage: &Stage<'_>) -> Vec<String> {
    let permit = stage.permit::<LeadSession>(&stage.facilitator, stage.session).await.unwrap();
    let mut tx = stage.trial.db.read().await.unwrap();
    hand::queue(&mut tx, &permit).await.unwrap().into_iter().map(|raised| raised.name).collect()
}

async fn lower(trial: &Trial, stage: &Stage<'_>, who: &Who) {
    let permit = stage.permit::<JoinSession>(who, stage.session).await.unwrap();
    let mut tx = trial.db.write().await.unwrap();
    hand::lower_own(&mut tx, &permit, trial.script.world().now()).await.unwrap();
    tx.save().await.unwrap();
}

on_both! {
    async fn spokes_speak_before_the_hub_and_a_hand_counts_once(trial) {
        let stage = Stage::open(trial).await;
        for who in [&stage.specialist, &stage.peer, &stage.presenter, &stage.peer] {
            raise(&stage, who).await.unwrap();
        }
        assert_eq!(names(&stage).await, ["Noa Bell", "Pat Kim", "Sam Lee"]);
        lower(trial, &stage, &stage.peer).await;
        assert_eq!(names(&stage).await, ["Pat Kim", "Sam Lee"]);
    }

    async fn the_facilitators_order_wins_and_lowering_is_final(trial) {
        let stage = Stage::open(trial).await;
        for who in [&stage.peer, &stage.presenter, &stage.specialist] {
            raise(&stage, who).await.unwrap();
        }
        let permit = stage.permit::<LeadSession>(&stage.facilitator, stage.session).await.unwrap();
        let mut tx = trial.db.write().await.unwrap();
        let last = hand::queue(&mut tx, &permit).await.unwrap()[2].hand.id;
        hand::order(&mut tx, &permit, last, 0).await.unwrap();
        tx.save().await.unwrap();
        assert_eq!(names(&stage).await, ["Sam Lee", "Noa Bell", "Pat Kim"]);
        let mut tx = trial.db.write().await.unwrap();
        for _ in 0..2 {
            hand::lower(&mut tx, &permit, last, trial.script.world().now()).await.unwrap();
        }
        assert!(matches!(hand::order(&mut tx, &permit, last, 0).await, Err(Error::Missing)));
        tx.save().await.unwrap();
        assert_eq!(names(&stage).await, ["Noa Bell", "Pat Kim"]);
    }

    async fn whoever_has_spoken_stands_behind_first_timers_of_their_profession(trial) {
        let stage = Stage::open(trial).await;
        let mut tx = trial.db.write().await.unwrap();
        let sql = "UPDATE person SET profession = 'pharmacist' WHERE id = $1";
        tx.run(sql, store::values![stage.presenter.person]).await.unwrap();
        tx.save().await.unwrap();
        raise(&stage, &stage.peer).await.unwrap();
        lower(trial, &stage, &stage.peer).await;
        raise(&stage, &stage.peer).await.unwrap();
        raise(&stage, &stage.presenter).await.unwrap();
        assert_eq!(names(&stage).await, ["Pat Kim", "Noa Bell"]);
    }

    async fn no_hand_goes_up_in_a_closed_room_or_by_a_stranger(trial) {
        let stage = Stage::new(trial).await;
        assert!(matches!(raise(&stage, &stage.peer).await, Err(Error::Taken)));
        assert!(matches!(raise(&stage, &stage.stranger).await, Err(Error::Missing)));
        assert!(names(&stage).await.is_empty());
    }
}
