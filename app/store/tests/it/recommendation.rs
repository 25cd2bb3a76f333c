use domain::{
    access::{LeadCase, ReadCase, Recommend, SignLetter, Who, WriteCase, WriteSnippets},
    agenda::{Place, Step},
    id::RecommendationId,
    letter::Author,
    profession::Profession,
    recommendation::{Advice, AuthorKind, Domain, Evidence, Feasibility, Origin, Strength},
    snippet::Wording,
};
use store::{Error, letter, recommendation, recommendation::Record, snippet};

use crate::{on_both, stage::Stage};

fn advice(text: &str) -> Advice {
    Advice::new(Domain::NonPharmacological, text)
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

    async fn others_second_a_recommendation_once_and_take_it_back(trial) {
        let stage = recommending(trial).await;
        let id = add(&stage, &stage.peer, "Swim").await.unwrap();
        let own = stage.permit::<Recommend>(&stage.peer, stage.cases[0]).await.unwrap();
        let other = stage.permit::<Recommend>(&stage.specialist, stage.cases[0]).await.unwrap();
        let now = trial.script.world().now();
        let mut tx = trial.db.write().await.unwrap();
        assert!(matches!(recommendation::second(&mut tx, &own, id, true, now).await, Err(Error::Taken)));
        recommendation::second(&mut tx, &other, id, true, now).await.unwrap();
        recommendation::second(&mut tx, &other, id, true, now).await.unwrap();
        tx.save().await.unwrap();
        let seconds = all(&stage).await[0].seconds.clone();
        assert_eq!(seconds.len(), 1);
        assert_eq!((seconds[0].kind, seconds[0].profession), (AuthorKind::Specialist, Profession::PainPhysician));
        // A new text is nobody's but its author's; a source is no new text.
        let evidence = Evidence { strength: Strength::Strong, source: "CDC 2022".to_owned(), link: String::new() };
        let mut tx = trial.db.write().await.unwrap();
        let sourced = Advice { evidence: Some(evidence.clone()), ..advice("Swim") };
        recommendation::change(&mut tx, &own, id, &sourced).await.unwrap();
        tx.save().await.unwrap();
        let found = all(&stage).await;
        assert_eq!((found[0].advice.evidence.as_ref(), found[0].seconds.len()), (Some(&evidence), 1));
        let mut tx = trial.db.write().await.unwrap();
        recommendation::change(&mut tx, &own, id, &advice("Run")).await.unwrap();
        recommendation::second(&mut tx, &other, id, true, now).await.unwrap();
        recommendation::second(&mut tx, &other, id, false, now).await.unwrap();
        tx.save().await.unwrap();
        assert!(all(&stage).await[0].seconds.is_empty());
        stage.go(stage.first(Step::Recommend), Place::Ended).await;
        let mut tx = trial.db.write().await.unwrap();
        assert!(matches!(recommendation::second(&mut tx, &other, id, true, now).await, Err(Error::Taken)));
    }

    async fn what_says_the_same_stands_once_with_everybody_who_said_it(trial) {
        let stage = recommending(trial).await;
        let swim = add(&stage, &stage.peer, "Swim").await.unwrap();
        let pool = add(&stage, &stage.specialist, "Exercise in warm water").await.unwrap();
        let water = add(&stage, &stage.peer, "Water, twice a week").await.unwrap();
        let leader = stage.permit::<LeadCase>(&stage.facilitator, stage.cases[0]).await.unwrap();
        let backer = stage.permit::<Recommend>(&stage.facilitator, stage.cases[0]).await.unwrap();
        let mut tx = trial.db.write().await.unwrap();
        recommendation::second(&mut tx, &backer, swim, true, trial.script.world().now()).await.unwrap();
        recommendation::merge(&mut tx, &leader, water, Some(swim)).await.unwrap();
        // Neither into itself, nor into one that is merged.
        assert!(matches!(recommendation::merge(&mut tx, &leader, swim, Some(swim)).await, Err(Error::Taken)));
        assert!(matches!(recommendation::merge(&mut tx, &leader, pool, Some(water)).await, Err(Error::Taken)));
        // What was merged into it goes with it, and so do those who seconded it.
        recommendation::merge(&mut tx, &leader, swim, Some(pool)).await.unwrap();
        tx.save().await.unwrap();
        let found = all(&stage).await;
        assert_eq!(found.iter().map(|one| one.merged_into).collect::<Vec<_>>(), [Some(pool), None, Some(pool)]);
        let signer = stage.permit::<SignLetter>(&stage.specialist, stage.cases[0]).await.unwrap();
        let mut tx = trial.db.read().await.unwrap();
        let desk = letter::desk(&mut tx, &signer).await.unwrap();
        let [item] = desk.letter.items.as_slice() else { panic!("one item") };
        assert_eq!((item.id, item.also.len(), item.seconds.len()), (pool, 2, 1));
        assert!(matches!(item.also[0].author, Author::Peer { .. }));
        drop(tx);
        let mut tx = trial.db.write().await.unwrap();
        recommendation::merge(&mut tx, &leader, swim, None).await.unwrap();
        tx.save().await.unwrap();
        assert_eq!(all(&stage).await[0].merged_into, None);
    }

    async fn a_text_of_the_library_keeps_the_edition_it_came_from(trial) {
        let stage = recommending(trial).await;
        let writer = stage.permit::<WriteSnippets>(&stage.specialist, stage.specialist.hub).await.unwrap();
        let evidence = Evidence { strength: Strength::Strong, source: "CDC 2022".to_owned(), link: String::new() };
        let text = domain::language::Text { en: "Offer naloxone.".to_owned(), fr: String::new() };
        let wording = Wording { domain: Domain::Safety, text, evidence };
        let mut tx = trial.db.write().await.unwrap();
        let id = snippet::add(&mut tx, &writer, &trial.script.world(), &wording).await.unwrap();
        let first = Origin { snippet: id, edition: 1 };
        let better = Wording { domain: Domain::Safety, text: domain::language::Text { fr: "Offrir la naloxone.".to_owned(), ..wording.text.clone() }, ..wording.clone() };
        snippet::revise(&mut tx, &writer, first, &better, trial.script.world().now()).await.unwrap();
        let late = snippet::revise(&mut tx, &writer, first, &wording, trial.script.world().now()).await;
        assert!(matches!(late, Err(Error::Taken)));
        let editions = snippet::editions(&mut tx, &writer, id).await.unwrap();
        assert_eq!(editions.iter().map(|one| one.origin.edition).collect::<Vec<_>>(), [2, 1]);
        assert_eq!(snippet::find(&mut tx, stage.specialist.hub, first).await.unwrap(), Some(wording));
        tx.save().await.unwrap();
        let permit = stage.permit::<Recommend>(&stage.specialist, stage.cases[0]).await.unwrap();
        let mut tx = trial.db.write().await.unwrap();
        let world = trial.script.world();
        let taken = Advice { origin: Some(first), ..advice("Offer naloxone.") };
        recommendation::add(&mut tx, &permit, &world, &taken).await.unwrap();
        let unknown = Advice { origin: Some(Origin { edition: 9, ..first }), ..advice("Walk") };
        recommendation::add(&mut tx, &permit, &world, &unknown).await.unwrap();
        snippet::retire(&mut tx, &writer, id, true).await.unwrap();
        assert_eq!(snippet::find(&mut tx, stage.specialist.hub, first).await.unwrap(), None);
        tx.save().await.unwrap();
        let found = all(&stage).await;
        let origins: Vec<_> = found.iter().map(|one| (one.advice.origin, one.verbatim)).collect();
        assert_eq!(origins, [(Some(first), true), (None, false)]);
    }
}
