use domain::{
    access::{ManageProgram, ManageSurvey, ManageWave, Role, SeeAnswers, SeeChange, TakeAnswers},
    dictionary::Coded,
    id::{SurveyId, WaveId},
    survey::{Answer, Answers, How, Schedule, Survey, When},
};
use store::{
    Error, Tx,
    survey::{self, FileKind, Taken, TokenKey, Waiting},
    values,
};

use crate::{
    both::{NOON, Trial},
    on_both,
    scene::{ALAN, CORA, cycle, may, person, program, set},
};

fn coded(code: &str, value: i32, twin: Option<u32>) -> Coded {
    let items =
        (1..=6).fold(Answers::default(), |answers, item| answers.with(format!("s{item}"), Answer::Point(value)));
    Coded { code: code.to_owned(), twin, answers: items, complete: true }
}

/// A survey of the scene's program with closed waves before and after.
async fn planned(tx: &mut Tx, trial: &Trial) -> (SurveyId, Vec<WaveId>) {
    let world = trial.script.world();
    let manages = may::<ManageProgram>(tx, trial, CORA, program()).await;
    let asks = Survey::parse(include_str!("../../../domain/src/change/reference/survey.json")).unwrap();
    let survey = survey::add(tx, &manages, &world, &asks).await.unwrap();
    let manages = may::<ManageSurvey>(tx, trial, CORA, survey).await;
    let plan = Schedule { cycle: cycle(), waves: vec![When::Before, When::After], sessions: false, days: 14 };
    survey::schedule(tx, &manages, &plan, &world).await.unwrap();
    let waves: Vec<WaveId> = survey::of_survey(tx, &manages).await.unwrap().iter().map(|known| known.wave.id).collect();
    for wave in &waves {
        let wave = may::<ManageWave>(tx, trial, CORA, *wave).await;
        survey::close_by_hand(tx, &wave, NOON).await.unwrap();
    }
    (survey, waves)
}

on_both! {
    async fn older_answers_stand_under_tokens_of_codes_and_are_joined_by_somebody(trial) {
        let mut tx = trial.db.write().await.unwrap();
        set(&mut tx, trial).await;
        let (survey, waves) = planned(&mut tx, trial).await;
        let (world, key) = (trial.script.world(), TokenKey::of(&[8; 32]));
        let roles = [Role::Evaluator].into();
        store::person::give(&mut tx, person(ALAN), &roles).await.unwrap();
        let sql = "INSERT INTO answer_reader (program, person, granted_by, granted) VALUES ($1, $2, $3, $4)";
        tx.run(sql, values![program(), person(ALAN), person(CORA), NOON]).await.unwrap();
        let eve = domain::access::Who { person: person(ALAN), hub: trial.hub, roles };
        let takes = store::access::permit::<TakeAnswers>(&mut tx, &eve, survey).await.unwrap();

        let before = [coded("MA12", 3, None), coded("jo07", 2, None), coded("KL44", 1, Some(1)), coded("KL44", 2, Some(2))];
        let expected = survey::would_take(&mut tx, &takes, &key, waves[0], &before).await.unwrap();
        let taken = survey::take(&mut tx, &takes, &key, (waves[0], &before), NOON).await.unwrap();
        assert_eq!((taken, expected), (Taken { added: 4, renewed: 0 }, taken));
        let again = survey::take(&mut tx, &takes, &key, (waves[0], &before), NOON).await.unwrap();
        assert_eq!(again, Taken { added: 0, renewed: 4 });
        let after = [coded("MA12", 5, None), coded("JO07", 4, None)];
        survey::take(&mut tx, &takes, &key, (waves[1], &after), NOON).await.unwrap();
        // The equal code has one token, the twins have one each.
        let at = survey::coded_at(&mut tx, &takes).await.unwrap();
        assert_eq!((at[&waves[0]].len(), at[&waves[1]].len()), (4, 2));
        let token = |code: &str| key.coded(program(), code);
        assert!(at[&waves[1]].contains(&(token("MA12"), "MA12".to_owned())));
        assert_eq!(at[&waves[0]].iter().filter(|(_, code)| code == "KL44").count(), 2);
        assert!(!at[&waves[0]].iter().any(|(own, _)| *own == token("KL44")));

        // Who waits keeps everybody of the cycle back.
        let sees = may::<SeeChange>(&mut tx, trial, CORA, program()).await;
        let open = store::change::of_survey(&mut tx, &sees, &key, (survey, 1), NOON).await.unwrap();
        assert!(open.undecided && open.members.iter().all(|member| !member.unknown));
        let (one, other) = (token("jo07"), token("JO07"));
        let nobody = survey::decide(&mut tx, &takes, &world, (&one, &token("none")), (How::Folded, true)).await;
        assert!(matches!(nobody, Err(Error::Missing)));
        survey::decide(&mut tx, &takes, &world, (&one, &other), (How::Folded, true)).await.unwrap();
        let found = store::change::of_survey(&mut tx, &sees, &key, (survey, 1), NOON).await.unwrap();
        let older: Vec<_> = found.members.iter().filter(|member| member.unknown).collect();
        assert!(!found.undecided);
        assert_eq!(older.len(), 4);
        assert_eq!(older.iter().filter(|member| member.before.is_some() && member.after.is_some()).count(), 2);
        let few = store::change::of_survey(&mut tx, &sees, &key, (survey, 5), NOON).await.unwrap();
        assert!(few.members.iter().all(|member| !member.unknown));
        // Taken in again, what was joined stays joined.
        let renewed = survey::take(&mut tx, &takes, &key, (waves[1], &after), NOON).await.unwrap();
        assert_eq!(renewed, Taken { added: 0, renewed: 2 });
        let decided = survey::decisions(&mut tx, &takes).await.unwrap();
        assert_eq!((decided.len(), decided[0].by.starts_with("Alan"), decided[0].joined, decided[0].at), (1, true, true, NOON));
        // A code that stands twice now was somebody's alone before: no more.
        let twice = [coded("MA12", 3, Some(1)), coded("MA12", 4, Some(2))];
        survey::take(&mut tx, &takes, &key, (waves[0], &twice), NOON).await.unwrap();
        assert!(!survey::coded_at(&mut tx, &takes).await.unwrap()[&waves[0]].iter().any(|(own, _)| *own == token("MA12")));

        // A coordinator takes nothing in, and a file waits for those alone who may.
        assert!(store::access::permit::<TakeAnswers>(&mut tx, &crate::scene::who(trial, CORA), survey).await.is_err());
        let file = Waiting { wave: waves[0], name: "r.csv".to_owned(), bytes: vec![1, 2] };
        survey::keep_file(&mut tx, &takes, FileKind::Records, &file, NOON).await.unwrap();
        let kept = survey::waiting_file(&mut tx, &takes, FileKind::Records).await.unwrap().unwrap();
        assert_eq!((kept.name.as_str(), kept.bytes.as_slice()), ("r.csv", &[1_u8, 2][..]));
        survey::discard_file(&mut tx, &takes, FileKind::Records).await.unwrap();
        assert!(survey::waiting_file(&mut tx, &takes, FileKind::Records).await.unwrap().is_none());

        // A text leaves with exports once somebody let it, and only that one.
        let mut said = coded("ZZ99", 1, None);
        said.answers = Answers::default().with("say", Answer::Text("I ask.".to_owned()));
        survey::take(&mut tx, &takes, &key, (waves[0], &[said]), NOON.plus_minutes(-1)).await.unwrap();
        let reads = store::access::permit::<SeeAnswers>(&mut tx, &eve, program()).await.unwrap();
        let mark = key.text(waves[0], "say", "I ask.");
        survey::clear(&mut tx, &reads, &key, (waves[0], &mark, true), NOON).await.unwrap();
        assert_eq!(survey::cleared(&mut tx, &reads).await.unwrap(), [(waves[0], mark.clone())].into());
        let unsaid = key.text(waves[0], "say", "I ask");
        let none = survey::clear(&mut tx, &reads, &key, (waves[0], &unsaid, true), NOON).await;
        assert!(matches!(none, Err(Error::Missing)));
        survey::clear(&mut tx, &reads, &key, (waves[0], &mark, false), NOON).await.unwrap();
        assert!(survey::cleared(&mut tx, &reads).await.unwrap().is_empty());
    }

    async fn few_answers_are_not_taken_into_a_wave_of_which_figures_were_told(trial) {
        let mut tx = trial.db.write().await.unwrap();
        set(&mut tx, trial).await;
        let (survey, waves) = planned(&mut tx, trial).await;
        let key = TokenKey::of(&[8; 32]);
        let roles = [Role::Evaluator].into();
        store::person::give(&mut tx, person(ALAN), &roles).await.unwrap();
        let sql = "INSERT INTO answer_reader (program, person, granted_by, granted) VALUES ($1, $2, $3, $4)";
        tx.run(sql, values![program(), person(ALAN), person(CORA), NOON]).await.unwrap();
        let eve = domain::access::Who { person: person(ALAN), hub: trial.hub, roles };
        let takes = store::access::permit::<TakeAnswers>(&mut tx, &eve, survey).await.unwrap();
        let people = |count: u32| (0..count).map(|number| coded(&format!("C{number}"), 3, None)).collect::<Vec<_>>();
        survey::take(&mut tx, &takes, &key, (waves[0], &people(6)), NOON).await.unwrap();
        for count in [7, 10] {
            let few = survey::take(&mut tx, &takes, &key, (waves[0], &people(count)), NOON).await;
            assert!(matches!(few, Err(Error::Taken)), "{count}");
        }
        let open = survey::take(&mut tx, &takes, &key, (waves[0], &people(7)), NOON.plus_minutes(-1)).await.unwrap();
        assert_eq!(open, Taken { added: 1, renewed: 6 });
        let enough = survey::take(&mut tx, &takes, &key, (waves[0], &people(12)), NOON).await.unwrap();
        assert_eq!(enough, Taken { added: 5, renewed: 7 });
    }

    async fn codes_that_were_joined_are_taken_apart_for_a_reason_and_later_figures_follow(trial) {
        let mut tx = trial.db.write().await.unwrap();
        set(&mut tx, trial).await;
        let (survey, waves) = planned(&mut tx, trial).await;
        let (world, key) = (trial.script.world(), TokenKey::of(&[8; 32]));
        let roles = [Role::Evaluator].into();
        store::person::give(&mut tx, person(ALAN), &roles).await.unwrap();
        let sql = "INSERT INTO answer_reader (program, person, granted_by, granted) VALUES ($1, $2, $3, $4)";
        tx.run(sql, values![program(), person(ALAN), person(CORA), NOON]).await.unwrap();
        let eve = domain::access::Who { person: person(ALAN), hub: trial.hub, roles };
        let takes = store::access::permit::<TakeAnswers>(&mut tx, &eve, survey).await.unwrap();
        let open = NOON.plus_minutes(-1);
        let (before, after) = ([coded("jo07", 2, None), coded("ab12", 3, None)], [coded("JO07", 4, None), coded("ab12", 5, None)]);
        survey::take(&mut tx, &takes, &key, (waves[0], &before), open).await.unwrap();
        survey::take(&mut tx, &takes, &key, (waves[1], &after), open).await.unwrap();
        let token = |code: &str| key.coded(program(), code);
        let (one, other) = (token("jo07"), token("JO07"));
        let none = survey::part(&mut tx, &takes, (&one, &other), "Why", NOON).await;
        assert!(matches!(none, Err(Error::Missing)));
        survey::decide(&mut tx, &takes, &world, (&one, &other), (How::Folded, true)).await.unwrap();
        // The file comes once more: its sheet stands under the joined token, and goes with its code all the same.
        survey::take(&mut tx, &takes, &key, (waves[1], &after), open).await.unwrap();
        let sees = may::<SeeChange>(&mut tx, trial, CORA, program()).await;
        let pairs = async |tx: &mut Tx| {
            let found = store::change::of_survey(tx, &sees, &key, (survey, 1), NOON).await.unwrap();
            found.members.iter().filter(|one| one.unknown && one.before.is_some() && one.after.is_some()).count()
        };
        assert_eq!(pairs(&mut tx).await, 2);
        let decided = survey::decisions(&mut tx, &takes).await.unwrap();
        assert!(decided[0].joined && decided[0].parts);
        survey::part(&mut tx, &takes, (&one, &other), "Two people with one mother", NOON.plus_days(1)).await.unwrap();
        assert_eq!(pairs(&mut tx).await, 1);
        let at = survey::coded_at(&mut tx, &takes).await.unwrap();
        assert!(at[&waves[0]].contains(&(one.clone(), "jo07".to_owned())) && at[&waves[1]].contains(&(other.clone(), "JO07".to_owned())));
        let decided = survey::decisions(&mut tx, &takes).await.unwrap();
        let told: Vec<_> = decided.iter().map(|one| (one.joined, one.parts, one.reason.as_str(), one.at)).collect();
        assert_eq!(told, [(false, false, "Two people with one mother", NOON.plus_days(1))]);
        assert!(survey::apart(&mut tx, &takes).await.unwrap().contains(&(one.clone(), other.clone())));
        let acts: Vec<(String, String)> =
            tx.all("SELECT act, thing FROM audit ORDER BY number", values![], |row| Ok((row.get("act")?, row.get("thing")?))).await.unwrap();
        let (act, thing) = acts.last().unwrap();
        assert_eq!(act, "takes the older answers of two codes apart");
        assert!(thing.contains(one.as_str()) && !thing.contains("mother"), "{thing}");
    }
}
