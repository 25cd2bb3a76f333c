use domain::{
    access::{LeadCase, ReadCase, Recommend, Who, WriteCase},
    agenda::{Place, Step},
    id::RecommendationId,
    profession::Profession,
    recommendation::{Advice, AuthorKind, Domain, Feasibility},
};
use store::{Error, recommendation, recommendation::Record};

use crate::{on_both, stage::Stage};

fn advice(text: &str) -> Advice {
    Advice { domain: Domain::NonPharmacological, text: text.to_owned() }
}

async fn add(stage: &Stage<'_>, who: &Who, text: &str) -> Result<RecommendationId, Error> {
    let permit = stage.permit::<Recommend>(who, stage.cases[0]).await?;
    let mut tx = stage.trial.db.write().await.unwrap();
    let id = recommendation::add(&mut tx, &permit, &stage.trial.script.world(), &advice(text)).await?;
    tx.save().await.map(|()| id)
}

async fn all(stage: &Stage<'_>) -> Vec<Record> {
    let permit = stage.permit::<ReadCase>(&stage.specialist, stage.cases[0]).await.unwrap();
    let mut tx = stage.trial.db.read().await.unwrap();
    recommendation::of_case(&mut tx, &permit).await.unwrap()
}

/// Up to the recommending step of the first case.
async fn recommending<'a>(trial: &'a crate::both::Trial) -> Stage<'a> {
    let stage = Stage::open(trial).await;
    stage.walk(&[stage.first(Step::Present), stage.first(Step::Clarify), stage.first(Step::Recommend)]).await;
    stage
}

on_both! {
    async fn nothing_is_recommended_before_the_clarifying_step_has_ended(trial) {
        let stage = Stage::open(trial).await;
        let mut from = Place::Doors;
        for step in [Step::Present, Step::Clarify] {
            assert!(matches!(add(&stage, &stage.specialist, "Walk").await, Err(Error::Taken)));
            stage.go(from, stage.first(step)).await;
            from = stage.first(step);
        }
        assert!(matches!(add(&stage, &stage.specialist, "Walk").await, Err(Error::Taken)));
        assert!(all(&stage).await.is_empty());
        stage.go(from, stage.first(Step::Recommend)).await;
        add(&stage, &stage.specialist, "Walk").await.unwrap();
        add(&stage, &stage.peer, "Swim").await.unwrap();
        let found = all(&stage).await;
        let seen: Vec<_> = found.iter().map(|one| (one.advice.text.as_str(), one.kind, one.profession)).collect();
        assert_eq!(
            seen,
            [("Walk", AuthorKind::Specialist, Profession::PainPhysician), ("Swim", AuthorKind::Peer, Profession::Pharmacist)]
        );
    }

    async fn the_second_case_waits_for_its_own_clarifying_step(trial) {
        let stage = recommending(trial).await;
        let permit = stage.permit::<Recommend>(&stage.peer, stage.cases[1]).await.unwrap();
        let mut tx = trial.db.write().await.unwrap();
        let early = recommendation::add(&mut tx, &permit, &trial.script.world(), &advice("Walk")).await;
        assert!(matches!(early, Err(Error::Taken)));
    }

    async fn authors_change_their_own_while_the_step_lasts(trial) {
        let stage = recommending(trial).await;
        let id = add(&stage, &stage.peer, "Swim").await.unwrap();
        let own = stage.permit::<Recommend>(&stage.peer, stage.cases[0]).await.unwrap();
        let other = stage.permit::<Recommend>(&stage.specialist, stage.cases[0]).await.unwrap();
        let mut tx = trial.db.write().await.unwrap();
        assert!(matches!(recommendation::change(&mut tx, &other, id, &advice("Run")).await, Err(Error::Missing)));
        recommendation::change(&mut tx, &own, id, &advice("Swim twice a week")).await.unwrap();
        tx.save().await.unwrap();
        assert_eq!(all(&stage).await[0].advice.text, "Swim twice a week");
        stage.go(stage.first(Step::Recommend), stage.first(Step::Summary)).await;
        let mut tx = trial.db.write().await.unwrap();
        assert!(matches!(recommendation::change(&mut tx, &own, id, &advice("Late")).await, Err(Error::Taken)));
    }

    async fn facilitators_strike_and_presenters_judge(trial) {
        let stage = recommending(trial).await;
        let id = add(&stage, &stage.peer, "Swim").await.unwrap();
        let presenter = stage.permit::<WriteCase>(&stage.presenter, stage.cases[0]).await.unwrap();
        let leader = stage.permit::<LeadCase>(&stage.facilitator, stage.cases[0]).await.unwrap();
        let view = Feasibility::NotHere("No pool within a day's drive".to_owned());
        let mut tx = trial.db.write().await.unwrap();
        recommendation::judge(&mut tx, &presenter, id, &view).await.unwrap();
        recommendation::strike(&mut tx, &leader, id, true).await.unwrap();
        // What is struck is not judged any more.
        assert!(matches!(recommendation::judge(&mut tx, &presenter, id, &Feasibility::Here).await, Err(Error::Missing)));
        tx.save().await.unwrap();
        let found = all(&stage).await;
        assert_eq!((found[0].struck, found[0].feasible.as_ref()), (true, Some(&view)));
        assert!(stage.permit::<LeadCase>(&stage.presenter, stage.cases[0]).await.is_err());
        assert!(stage.permit::<Recommend>(&stage.stranger, stage.cases[0]).await.is_err());
    }
}
