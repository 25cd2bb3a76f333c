use domain::{
    access::{FollowUpCase, SeeAdvice, SignLetter},
    computation::Factors,
    follow_up::{Answer, Barrier, Doses, Outcome},
    form::{self, Answers},
    id::{FileId, Id},
};
use store::{Error, Tx, advice, follow_up, letter, values};
use uuid::Uuid;

use crate::{
    both::{NOON, Trial},
    on_both,
    scene::{self, ADA, ALAN, CORA, may, program},
};

async fn sent(tx: &mut Tx, trial: &Trial) {
    scene::set(tx, trial).await;
    // Struck before the letter: it is not in it.
    tx.run("UPDATE recommendation SET struck = TRUE WHERE id = $1", store::values![scene::advice(3)]).await.unwrap();
    let permit = may::<SignLetter>(tx, trial, ALAN, scene::case()).await;
    let desk = letter::desk(tx, &permit).await.unwrap();
    letter::sign(tx, &permit, &trial.script.world(), &desk).await.unwrap();
    let letter = letter::signed(tx, &permit).await.unwrap().unwrap();
    let file = FileId::from_uuid(Uuid::from_u128(50));
    assert!(letter::send(tx, &letter, file, NOON.plus_days(28), &trial.script.world()).await.unwrap());
}

on_both! {
    async fn what_stands_in_a_sent_letter_is_counted_as_it_stood_at_a_moment(trial) {
        let mut tx = trial.db.write().await.unwrap();
        sent(&mut tx, trial).await;
        let presenter = may::<FollowUpCase>(&mut tx, trial, ADA, scene::case()).await;
        let later = NOON.plus_days(3);
        let id = scene::advice(1);
        let not = Answer { id, outcome: Outcome::Not, barrier: Some(Barrier::Cost), why: "Too dear".to_owned() };
        let all = [scene::advice(1), scene::advice(2)];
        follow_up::save(&mut tx, &presenter, std::slice::from_ref(&not), &all, later).await.unwrap();
        // The same answer sent again keeps its time.
        follow_up::save(&mut tx, &presenter, &[not], &all, later.plus_days(9)).await.unwrap();
        let permit = may::<SeeAdvice>(&mut tx, trial, CORA, program()).await;
        let events = advice::events(&mut tx, &permit).await.unwrap();
        assert_eq!(events, [(NOON, scene::case()), (later, scene::case())]);
        assert_eq!(advice::given(&mut tx, &permit, NOON).await.unwrap(), []);
        let told = |given: Vec<domain::advice::Given>| {
            given.into_iter().map(|given| (given.profession.code(), given.outcome, given.barrier)).collect::<Vec<_>>()
        };
        let before = told(advice::given(&mut tx, &permit, later).await.unwrap());
        assert_eq!(before, [("pain-physician", None, None), ("pharmacist", None, None)]);
        let after = told(advice::given(&mut tx, &permit, later.plus_seconds(1)).await.unwrap());
        assert_eq!(after[0], ("pain-physician", Some(Outcome::Not), Some(Barrier::Cost)));
    }

    async fn medications_at_the_follow_up_are_kept_with_their_table_and_replaced_while_it_is_open(trial) {
        let mut tx = trial.db.write().await.unwrap();
        sent(&mut tx, trial).await;
        let permit = may::<FollowUpCase>(&mut tx, trial, ADA, scene::case()).await;
        let rows = |dose: &str| {
            let row = format!(r#"{{"drug":"morphine","dose":"{dose}","unit":"mg","route":"oral","frequency":"twice daily"}}"#);
            Answers::parse(&format!(r#"{{"medications":[{row}]}}"#)).unwrap()
        };
        let (usual, other) = (Factors::parse("cdc2022").unwrap(), Factors::parse("heal2025").unwrap());
        let given = rows("15");
        follow_up::keep_medicines(&mut tx, &permit, Some(&given), usual, NOON).await.unwrap();
        // The same rows keep their time and their figures, whatever the table is by then.
        follow_up::keep_medicines(&mut tx, &permit, Some(&given), other, NOON.plus_days(1)).await.unwrap();
        let kept = follow_up::of_case(&mut tx, &permit).await.unwrap().medicines.unwrap();
        assert_eq!((kept.at, &kept.answers, &kept.doses), (NOON, &given, &Doses::of(&given, usual)));
        let sql = "SELECT factors, factors_version FROM follow_up_medicine WHERE \"case\" = $1";
        let (factors, version): (Option<String>, Option<String>) = tx
            .one(sql, values![scene::case()], |row| Ok((row.get("factors")?, row.get("factors_version")?)))
            .await
            .unwrap();
        let table = &kept.doses.en.as_ref().unwrap().table;
        assert_eq!((factors.as_deref(), version.as_deref()), (Some("cdc2022"), Some(table.version.as_str())));
        follow_up::keep_medicines(&mut tx, &permit, Some(&rows("30")), other, NOON.plus_days(2)).await.unwrap();
        let kept = follow_up::of_case(&mut tx, &permit).await.unwrap().medicines.unwrap();
        assert_eq!((kept.at, kept.doses.fr.unwrap().table.id.as_str()), (NOON.plus_days(2), "heal2025"));
        // Nothing is taken any more, which is not the same as nothing told.
        follow_up::keep_medicines(&mut tx, &permit, Some(&Answers::default()), usual, NOON.plus_days(3)).await.unwrap();
        let none = follow_up::of_case(&mut tx, &permit).await.unwrap().medicines.unwrap();
        assert!(none.doses.en.is_none());
        follow_up::keep_medicines(&mut tx, &permit, None, usual, NOON.plus_days(4)).await.unwrap();
        assert!(follow_up::of_case(&mut tx, &permit).await.unwrap().medicines.is_none());
        let done = |number| Answer { id: scene::advice(number), outcome: Outcome::Done, barrier: None, why: String::new() };
        let all = [scene::advice(1), scene::advice(2)];
        assert!(follow_up::save(&mut tx, &permit, &[done(1), done(2)], &all, NOON).await.unwrap());
        let late = follow_up::keep_medicines(&mut tx, &permit, Some(&given), usual, NOON).await;
        assert!(matches!(late, Err(Error::Taken)), "{late:?}");
    }

    async fn questionnaires_are_replaced_while_the_follow_up_is_open(trial) {
        let mut tx = trial.db.write().await.unwrap();
        sent(&mut tx, trial).await;
        let permit = may::<FollowUpCase>(&mut tx, trial, ADA, scene::case()).await;
        let answers = |total| Answers::parse(&format!(r#"{{"phq9":[{{"total":"{total}"}}]}}"#)).unwrap();
        follow_up::measure(&mut tx, &permit, &answers("12"), NOON).await.unwrap();
        follow_up::measure(&mut tx, &permit, &answers("12"), NOON.plus_days(1)).await.unwrap();
        let again = follow_up::of_case(&mut tx, &permit).await.unwrap().again.unwrap();
        let asked = form::newest().sections.iter().flat_map(|section| &section.fields).find(|field| field.name == "phq9");
        let instrument = asked.unwrap().asks_for().unwrap();
        let score = &again.scores.en[0];
        assert_eq!((again.at, score.figures[0].value.as_str(), score.revision), (NOON, "12", instrument.revision));
        follow_up::measure(&mut tx, &permit, &answers("7"), NOON.plus_days(2)).await.unwrap();
        let again = follow_up::of_case(&mut tx, &permit).await.unwrap().again.unwrap();
        assert_eq!((again.at, again.scores.fr[0].figures[0].value.as_str()), (NOON.plus_days(2), "7"));
        follow_up::measure(&mut tx, &permit, &Answers::default(), NOON.plus_days(3)).await.unwrap();
        assert!(follow_up::of_case(&mut tx, &permit).await.unwrap().again.is_none());
        let done = |number| Answer { id: scene::advice(number), outcome: Outcome::Done, barrier: None, why: String::new() };
        let all = [scene::advice(1), scene::advice(2)];
        assert!(follow_up::save(&mut tx, &permit, &[done(1), done(2)], &all, NOON).await.unwrap());
        let late = follow_up::measure(&mut tx, &permit, &answers("9"), NOON).await;
        assert!(matches!(late, Err(Error::Taken)), "{late:?}");
    }
}
