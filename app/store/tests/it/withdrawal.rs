use domain::{
    access::{CommentCase, ReadCase, WriteCase},
    case::State,
    id::CaseId,
};
use store::{Error, case, purge, values};

use crate::{both::Trial, case::Ground, on_both};

async fn withdraw(trial: &Trial, ground: &Ground<'_>, case: CaseId) -> Result<(), Error> {
    let permit = ground.permit::<WriteCase>(&ground.presenter, case).await?;
    let mut tx = trial.db.write().await?;
    case::withdraw(&mut tx, &permit, trial.script.world().now()).await?;
    tx.save().await
}

/// A case in the first session, with a comment of a specialist.
async fn scheduled(trial: &Trial, ground: &Ground<'_>) -> (CaseId, String) {
    let case = ground.begin().await;
    ground.submit(case, 0).await.unwrap();
    let code = ground.accept(case).await.unwrap();
    let (_, [_, segment, _]) = ground.sessions[0];
    ground.schedule(case, segment).await.unwrap();
    let permit = ground.permit::<CommentCase>(&ground.specialist, case).await.unwrap();
    let mut tx = trial.db.write().await.unwrap();
    store::comment::add(&mut tx, &permit, &trial.script.world(), "Ask about sleep").await.unwrap();
    tx.save().await.unwrap();
    (case, code)
}

async fn rows(trial: &Trial, sql: &'static str, case: CaseId) -> i64 {
    let mut tx = trial.db.read().await.unwrap();
    tx.one(sql, values![case], |row| row.get("number")).await.unwrap()
}

on_both! {
    async fn a_withdrawn_case_is_its_presenters_again_and_its_place_is_free(trial) {
        let ground = Ground::new(trial).await;
        let (session, [_, segment, _]) = ground.sessions[0];
        let (case, code) = scheduled(trial, &ground).await;
        withdraw(trial, &ground, case).await.unwrap();
        let own = ground.own(case).await;
        assert_eq!((own.state, own.session), (State::Draft, None));
        assert_eq!(ground.places(session).await, [None, None, None]);
        for staff in [&ground.coordinator, &ground.specialist] {
            let permit = ground.permit::<ReadCase>(staff, case).await.unwrap();
            let mut tx = trial.db.read().await.unwrap();
            assert!(matches!(case::get(&mut tx, &permit).await, Err(Error::Missing)));
        }
        let mut tx = trial.db.read().await.unwrap();
        let sql = "SELECT COUNT(*) AS number FROM audit WHERE act = 'WithdrawCase' AND person = $1 AND thing = $2";
        let told: i64 = tx.one(sql, values![ground.presenter.person, case.to_string()], |row| row.get("number")).await.unwrap();
        assert_eq!(told, 1);
        drop(tx);
        assert!(matches!(withdraw(trial, &ground, case).await, Err(Error::Taken)), "it is not with the hub");
        // Submitted again it has the code that people know it by, and what the team noted.
        ground.submit(case, 0).await.unwrap();
        assert_eq!(ground.accept(case).await.unwrap(), code);
        ground.schedule(case, segment).await.unwrap();
        assert_eq!(rows(trial, "SELECT COUNT(*) AS number FROM comment WHERE \"case\" = $1", case).await, 1);
    }

    async fn a_case_is_not_withdrawn_once_its_session_has_begun(trial) {
        let ground = Ground::new(trial).await;
        let (session, _) = ground.sessions[0];
        let (case, _) = scheduled(trial, &ground).await;
        let permit = ground.permit::<WriteCase>(&ground.presenter, case).await.unwrap();
        for (state, may) in [("planned", true), ("live", false), ("ended", false)] {
            ground.set_state(session, state).await;
            let mut tx = trial.db.read().await.unwrap();
            assert_eq!(case::is_withdrawable(&mut tx, &permit).await.unwrap(), may, "{state}");
            drop(tx);
            if !may {
                assert!(matches!(withdraw(trial, &ground, case).await, Err(Error::Taken)), "{state}");
            }
        }
        assert_eq!((ground.own(case).await.state, ground.own(case).await.session), (State::Scheduled, Some(session)));
    }

    async fn a_withdrawn_case_goes_for_good_with_all_that_was_noted_about_it(trial) {
        let ground = Ground::new(trial).await;
        let (case, _) = scheduled(trial, &ground).await;
        let kept = ground.accepted().await;
        let permit = ground.permit::<WriteCase>(&ground.presenter, case).await.unwrap();
        let mut tx = trial.db.write().await.unwrap();
        assert!(matches!(purge::discard(&mut tx, &permit, &trial.script.world()).await, Err(Error::Taken)));
        drop(tx);
        withdraw(trial, &ground, case).await.unwrap();
        let mut tx = trial.db.write().await.unwrap();
        purge::discard(&mut tx, &permit, &trial.script.world()).await.unwrap();
        tx.save().await.unwrap();
        for sql in [
            "SELECT COUNT(*) AS number FROM \"case\" WHERE id = $1",
            "SELECT COUNT(*) AS number FROM comment WHERE \"case\" = $1",
            "SELECT COUNT(*) AS number FROM attestation WHERE \"case\" = $1",
            "SELECT COUNT(*) AS number FROM computation WHERE \"case\" = $1",
            "SELECT COUNT(*) AS number FROM case_event WHERE \"case\" = $1",
        ] {
            assert_eq!(rows(trial, sql, case).await, 0, "{sql}");
        }
        assert_eq!(ground.own(kept).await.state, State::Accepted);
    }
}
