use domain::{access::WriteCase, id::CaseId};
use store::{Error, purge, values};

use crate::{both::Trial, case::Ground, on_both};

async fn throw(trial: &Trial, ground: &Ground<'_>, case: CaseId) -> Result<(), Error> {
    let permit = ground.permit::<WriteCase>(&ground.presenter, case).await?;
    let mut tx = trial.db.write().await?;
    purge::discard(&mut tx, &permit, &trial.script.world()).await?;
    tx.save().await
}

async fn events(trial: &Trial, case: CaseId) -> i64 {
    let mut tx = trial.db.read().await.unwrap();
    let sql = "SELECT COUNT(*) AS number FROM case_event WHERE \"case\" = $1";
    tx.one(sql, values![case], |row| row.get("number")).await.unwrap()
}

on_both! {
    async fn a_draft_is_thrown_away_with_all_that_is_kept_about_it_and_nothing_else(trial) {
        let ground = Ground::new(trial).await;
        let (draft, kept) = (ground.begin().await, ground.begin().await);
        throw(trial, &ground, draft).await.unwrap();
        assert!(matches!(ground.permit::<WriteCase>(&ground.presenter, draft).await, Err(Error::Missing)));
        assert_eq!((events(trial, draft).await, events(trial, kept).await), (0, 1));
        ground.submit(kept, 0).await.unwrap();
        assert!(matches!(throw(trial, &ground, kept).await, Err(Error::Taken)), "it is with the hub");
        ground.give_back(kept, "Which dose?").await.unwrap();
        throw(trial, &ground, kept).await.unwrap();
        assert_eq!(events(trial, kept).await, 0, "what was given back to its presenter is theirs");
    }
}
