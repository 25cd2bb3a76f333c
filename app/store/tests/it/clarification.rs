use domain::{
    access::{ReadCase, Recommend, Who, WriteCase},
    agenda::{Place, Step},
    id::ClarificationId,
};
use store::{Error, clarification};

use crate::{on_both, stage::Stage};

async fn ask(stage: &Stage<'_>, who: &Who, question: &str) -> Result<ClarificationId, Error> {
    let permit = stage.permit::<Recommend>(who, stage.cases[0]).await?;
    let mut tx = stage.trial.db.write().await.unwrap();
    let id = clarification::ask(&mut tx, &permit, &stage.trial.script.world(), question).await?;
    tx.save().await.map(|()| id)
}

on_both! {
    async fn a_question_is_asked_and_answered_by_the_presenter(trial) {
        let stage = Stage::open(trial).await;
        assert!(matches!(ask(&stage, &stage.peer, "Since when?").await, Err(Error::Taken)));
        stage.walk(&[stage.first(Step::Present), stage.first(Step::Clarify)]).await;
        let id = ask(&stage, &stage.peer, "Since when?").await.unwrap();
        let permit = stage.permit::<WriteCase>(&stage.presenter, stage.cases[0]).await.unwrap();
        let mut tx = trial.db.write().await.unwrap();
        clarification::answer(&mut tx, &permit, id, "Three years", trial.script.world().now()).await.unwrap();
        tx.save().await.unwrap();
        let permit = stage.permit::<ReadCase>(&stage.specialist, stage.cases[0]).await.unwrap();
        let mut tx = trial.db.read().await.unwrap();
        let found = clarification::of_case(&mut tx, &permit).await.unwrap();
        let seen: Vec<_> = found.iter().map(|one| (one.name.as_str(), one.question.as_str(), one.answer.as_deref())).collect();
        assert_eq!(seen, [("Noa Bell", "Since when?", Some("Three years"))]);
    }

    async fn an_answer_belongs_to_its_own_case(trial) {
        let stage = Stage::open(trial).await;
        stage.walk(&[stage.first(Step::Present)]).await;
        let id = ask(&stage, &stage.peer, "Since when?").await.unwrap();
        let other = stage.permit::<WriteCase>(&stage.presenter, stage.cases[1]).await.unwrap();
        let mut tx = trial.db.write().await.unwrap();
        assert!(matches!(clarification::answer(&mut tx, &other, id, "No", trial.script.world().now()).await, Err(Error::Missing)));
        assert!(stage.permit::<WriteCase>(&stage.peer, stage.cases[0]).await.is_err());
    }

    async fn questions_close_with_the_session(trial) {
        let stage = Stage::open(trial).await;
        stage.walk(&[stage.first(Step::Present), Place::Ended]).await;
        assert!(matches!(ask(&stage, &stage.peer, "Late?").await, Err(Error::Taken)));
    }
}
