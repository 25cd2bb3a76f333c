use domain::{
    access::{CommentCase, FollowUpCase, ReadCase, SeeComments},
    agenda::Step,
    case::State,
    form::Answers,
    id::{CycleId, SessionId},
    term::{Kind, Term},
};
use store::{Error, case, comment, values};

use crate::{both::NOON, on_both, stage::Stage};

on_both! {
    async fn a_comment_stands_under_its_profession_until_the_session_takes_the_case_up(trial) {
        let stage = Stage::open(trial).await;
        let world = trial.script.world();
        let may = stage.permit::<CommentCase>(&stage.specialist, stage.cases[0]).await.unwrap();
        let mut tx = trial.db.write().await.unwrap();
        let id = comment::add(&mut tx, &may, &world, "Ask about sleep").await.unwrap();
        comment::change(&mut tx, &may, id, "Ask about snoring", world.now()).await.unwrap();
        tx.save().await.unwrap();
        let other = stage.permit::<CommentCase>(&stage.facilitator, stage.cases[0]).await.unwrap();
        let mut tx = trial.db.write().await.unwrap();
        assert!(matches!(comment::change(&mut tx, &other, id, "Mine", world.now()).await, Err(Error::Missing)));
        assert!(matches!(comment::remove(&mut tx, &other, id).await, Err(Error::Missing)));
        drop(tx);
        assert!(stage.permit::<SeeComments>(&stage.presenter, stage.cases[0]).await.is_err());
        stage.walk(&[stage.first(Step::Present)]).await;
        let sees = stage.permit::<SeeComments>(&stage.facilitator, stage.cases[0]).await.unwrap();
        let mut tx = trial.db.write().await.unwrap();
        let found = comment::of_case(&mut tx, &sees).await.unwrap();
        let told: Vec<_> = found.iter().map(|one| (one.text.as_str(), one.profession.code(), one.changed.is_some())).collect();
        assert_eq!(told, [("Ask about snoring", "pain-physician", true)]);
        assert!(matches!(comment::add(&mut tx, &may, &world, "Late").await, Err(Error::Taken)));
        // Its author still takes it back.
        comment::remove(&mut tx, &may, id).await.unwrap();
        assert_eq!(comment::of_case(&mut tx, &sees).await.unwrap().len(), 0);
    }

    async fn similar_cases_are_ordered_by_what_they_share(trial) {
        let stage = Stage::open(trial).await;
        let mut tx = trial.db.write().await.unwrap();
        for (place, kind, term, weight) in
            [(0, "drug", "morphine", 4), (0, "word", "sleep", 1), (1, "drug", "morphine", 4), (1, "class", "opioid", 2)]
        {
            let sql = "INSERT INTO case_term (\"case\", kind, term, weight) VALUES ($1, $2, $3, $4)";
            tx.run(sql, values![stage.cases[place], kind, term, i64::from(weight)]).await.unwrap();
        }
        let terms = [(Kind::Drug, "morphine"), (Kind::Class, "opioid")];
        let terms = terms.into_iter().map(|(kind, code)| (Term::new(kind, code), code.to_owned())).collect();
        let found = case::like(&mut tx, &stage.specialist, &terms, None, NOON).await.unwrap();
        let told: Vec<_> = found.iter().map(|one| (one.id, one.shared.len())).collect();
        assert_eq!(told, [(stage.cases[1], 2), (stage.cases[0], 1)]);
        let others = case::like(&mut tx, &stage.peer, &terms, Some(stage.cases[1]), NOON).await.unwrap();
        assert_eq!(others.iter().map(|one| one.id).collect::<Vec<_>>(), [stage.cases[0]]);
        assert_eq!(case::like(&mut tx, &stage.stranger, &terms, None, NOON).await.unwrap().len(), 0);
    }

    async fn a_case_comes_back_once_its_letter_was_sent(trial) {
        let stage = Stage::open(trial).await;
        let (world, earlier) = (trial.script.world(), stage.cases[0]);
        let own = stage.permit::<FollowUpCase>(&stage.presenter, earlier).await.unwrap();
        let mut tx = trial.db.write().await.unwrap();
        let cycle: CycleId =
            tx.one("SELECT cycle FROM \"case\" WHERE id = $1", values![earlier], |row| row.get("cycle")).await.unwrap();
        let sql = "INSERT INTO session (id, cycle, number, topic, objectives, local_start, zone, starts, minutes, state, sequence)
            VALUES ($1, $2, 2, 'Next', '', '2026-12-03T12:30', 'America/Toronto', $3, 60, 'planned', 0)";
        tx.run(sql, values![world.id::<SessionId>(), cycle, NOON.plus_days(7)]).await.unwrap();
        let early = case::begin_following(&mut tx, &own, cycle, &Answers::default(), &world).await;
        assert!(matches!(early, Err(Error::Missing)));
        tx.run("UPDATE \"case\" SET state = 'letter-sent' WHERE id = $1", values![earlier]).await.unwrap();
        let titles: Vec<_> = case::returns(&mut tx, &own, NOON).await.unwrap().into_iter().map(|one| one.title).collect();
        assert_eq!(titles, ["Winter"]);
        let begun = case::begin_following(&mut tx, &own, cycle, &Answers::default(), &world).await.unwrap();
        assert_eq!(case::begin_following(&mut tx, &own, cycle, &Answers::default(), &world).await.unwrap(), begun);
        let read = store::access::permit::<ReadCase>(&mut tx, &stage.presenter, begun).await.unwrap();
        let record = case::get(&mut tx, &read).await.unwrap();
        assert_eq!((record.form.name, record.state), ("follow-up", State::Draft));
        assert_eq!(case::earlier(&mut tx, &read).await.unwrap().map(|link| link.id), Some(earlier));
        assert_eq!(case::heading(&mut tx, &read).await.unwrap().follows.map(|code| code.as_str().len()), Some(6));
        let reads = store::access::permit::<ReadCase>(&mut tx, &stage.specialist, earlier).await.unwrap();
        assert_eq!(case::later(&mut tx, &reads).await.unwrap().len(), 0);
        let reads = store::access::permit::<ReadCase>(&mut tx, &stage.presenter, earlier).await.unwrap();
        assert_eq!(case::later(&mut tx, &reads).await.unwrap().len(), 1);
    }
}
