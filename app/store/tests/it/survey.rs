use std::collections::BTreeSet;

use domain::{
    access::{
        AnswerWave, ManageProgram, ManageReaders, ManageSurvey, ManageWave, Role, SeeAnswers, SeeAttendance,
        SeeNetwork, SeeUnveilings, Unveil, Who,
    },
    id::{PersonId, SurveyId, WaveId},
    profession::Profession,
    survey::{Answer, Answers, Choice, FORMAT, Kind, Question, Schedule, Section, Standing, Survey, When},
};
use store::{
    Error, Tx,
    access::permit,
    survey::{self, TokenKey},
    values,
};

use crate::{
    both::{NOON, Trial},
    on_both,
    scene::{ADA, ALAN, CORA, GRACE, STRANGER, cycle, end, may, next_session, person, program, session, set, who},
};

fn text(words: &str) -> domain::language::Text {
    domain::language::Text { en: words.to_owned(), fr: words.to_owned() }
}

pub fn questions() -> Survey {
    let choice = |code: &str| Choice { code: code.to_owned(), label: text(code) };
    let question = |code: &str, kind| Question {
        code: code.to_owned(),
        text: text(code),
        hint: text(""),
        required: false,
        phases: Vec::new(),
        kind,
    };
    let questions = vec![
        question("one", Kind::Single { options: vec![choice("yes"), choice("no")] }),
        question("who", Kind::Roster),
    ];
    let section = Section { code: "page".to_owned(), title: text("Page"), intro: text(""), questions };
    Survey {
        format: FORMAT,
        title: text("Survey"),
        intro: text(""),
        source: String::new(),
        sections: vec![section],
        scales: Vec::new(),
    }
}

pub fn key() -> TokenKey {
    TokenKey::of(&[8; 32])
}

fn yes() -> Answers {
    Answers::default().with("one", Answer::Choice("yes".to_owned()))
}

/// A survey of the scene's program with these waves; their ids in order.
async fn planned(tx: &mut Tx, trial: &Trial, waves: &[When], sessions: bool) -> (SurveyId, Vec<WaveId>) {
    let world = trial.script.world();
    tx.run("UPDATE session SET local_start = '2026-11-26T12:30'", values![]).await.unwrap();
    let manages = may::<ManageProgram>(tx, trial, CORA, program()).await;
    let survey = survey::add(tx, &manages, &world, &questions()).await.unwrap();
    let manages = may::<ManageSurvey>(tx, trial, CORA, survey).await;
    let plan = Schedule { cycle: cycle(), waves: waves.to_vec(), sessions, days: 14 };
    survey::schedule(tx, &manages, &plan, &world).await.unwrap();
    let found = survey::of_survey(tx, &manages).await.unwrap();
    (survey, found.into_iter().map(|known| known.wave.id).collect())
}

async fn evaluator(tx: &mut Tx, trial: &Trial, number: u128, roles: &[Role]) -> Who {
    let roles: BTreeSet<Role> = roles.iter().copied().collect();
    store::person::give(tx, person(number), &roles).await.unwrap();
    Who { person: person(number), hub: trial.hub, roles }
}

on_both! {
    async fn waves_are_scheduled_once_and_follow_the_sessions(trial) {
        let mut tx = trial.db.write().await.unwrap();
        set(&mut tx, trial).await;
        let (survey, waves) = planned(&mut tx, trial, &[When::Before, When::After, When::Months(6)], true).await;
        assert_eq!(waves.len(), 5);
        let manages = may::<ManageSurvey>(&mut tx, trial, CORA, survey).await;
        let plan = Schedule { cycle: cycle(), waves: vec![When::After, When::Months(3)], sessions: true, days: 14 };
        survey::schedule(&mut tx, &manages, &plan, &trial.script.world()).await.unwrap();
        let found = survey::of_survey(&mut tx, &manages).await.unwrap();
        let told: Vec<_> = found.iter().map(|known| (known.wave.when.phase().code(), known.wave.session)).collect();
        let expected = [
            ("before", None), ("after", None), ("later", None), ("later", None), ("session", Some(1)), ("session", Some(2)),
        ];
        assert_eq!(told, expected);
        // The last session ends an hour after it starts in a week.
        assert_eq!(found[1].wave.window.opens, Some(NOON.plus_days(7).plus_minutes(60)));
        end(&mut tx, session(), NOON).await;
        end(&mut tx, next_session(), NOON.plus_days(6)).await;
        let found = survey::of_survey(&mut tx, &manages).await.unwrap();
        assert_eq!(found[1].wave.window.opens, Some(NOON.plus_days(6).plus_minutes(60)));
        assert_eq!(found[0].wave.window.closes, Some(NOON));
        let ada = who(trial, ADA);
        let open = survey::of_person(&mut tx, &ada, NOON.plus_days(1)).await.unwrap();
        assert_eq!(open.iter().map(|known| known.wave.session).collect::<Vec<_>>(), [Some(1)]);
        assert_eq!(survey::of_person(&mut tx, &who(trial, STRANGER), NOON.plus_days(1)).await.unwrap().len(), 0);
        let wave = may::<ManageWave>(&mut tx, trial, CORA, open[0].wave.id).await;
        survey::close_by_hand(&mut tx, &wave, NOON.plus_days(1)).await.unwrap();
        assert_eq!(survey::of_person(&mut tx, &ada, NOON.plus_days(1)).await.unwrap().len(), 0);
        survey::open_by_hand(&mut tx, &wave, &trial.script.world()).await.unwrap();
        assert_eq!(survey::wave(&mut tx, &wave).await.unwrap().wave.window.standing(NOON), Standing::Open);
    }

    async fn answers_are_kept_by_token_and_can_be_changed_and_taken_out(trial) {
        let mut tx = trial.db.write().await.unwrap();
        set(&mut tx, trial).await;
        let (survey, waves) = planned(&mut tx, trial, &[When::Before, When::After], false).await;
        let key = key();
        for number in [ADA, GRACE] {
            for wave in &waves {
                let own = may::<AnswerWave>(&mut tx, trial, number, *wave).await;
                assert!(survey::own(&mut tx, &own, &key).await.unwrap().is_none());
                survey::keep(&mut tx, &own, &key, &Answers::default(), true).await.unwrap();
                let other = key.token(program(), person(ADA + GRACE - number));
                let answers = yes().with("who", Answer::People(vec![other]));
                survey::keep(&mut tx, &own, &key, &answers, false).await.unwrap();
                let sheet = survey::own(&mut tx, &own, &key).await.unwrap().unwrap();
                assert!(sheet.complete && sheet.answers == answers);
            }
        }
        let eve = evaluator(&mut tx, trial, STRANGER, &[Role::Evaluator]).await;
        let admin = evaluator(&mut tx, trial, ALAN, &[Role::Administrator]).await;
        assert!(matches!(permit::<SeeAnswers>(&mut tx, &eve, program()).await, Err(Error::Missing)));
        let manages = permit::<ManageReaders>(&mut tx, &admin, program()).await.unwrap();
        survey::add_reader(&mut tx, &manages, eve.person, NOON).await.unwrap();
        let reads = permit::<SeeAnswers>(&mut tx, &eve, program()).await.unwrap();
        let sheets = survey::sheets(&mut tx, &reads, Some(survey)).await.unwrap();
        let tokens = survey::tokens(&mut tx, &reads, &key).await.unwrap();
        assert_eq!((sheets.len(), tokens.len()), (4, 2));
        let names: BTreeSet<PersonId> = sheets.iter().map(|sheet| tokens[&sheet.token].person).collect();
        assert_eq!(names, [person(ADA), person(GRACE)].into());
        let ada = who(trial, ADA);
        assert_eq!(survey::own_programs(&mut tx, &ada, &key).await.unwrap(), [program()]);
        survey::forget(&mut tx, &ada, &key, program(), NOON).await.unwrap();
        let left = survey::sheets(&mut tx, &reads, None).await.unwrap();
        assert_eq!(left.len(), 2);
        assert!(left.iter().all(|sheet| sheet.token == key.token(program(), person(GRACE))));
        assert!(left.iter().all(|sheet| sheet.answers.people("who").unwrap().is_empty()));
        assert_eq!(survey::own_programs(&mut tx, &ada, &key).await.unwrap(), []);
    }

    async fn whoever_reads_answers_sees_no_names_and_loses_the_right_with_a_role_that_does(trial) {
        let mut tx = trial.db.write().await.unwrap();
        set(&mut tx, trial).await;
        let eve = evaluator(&mut tx, trial, STRANGER, &[Role::Evaluator]).await;
        let admin = evaluator(&mut tx, trial, ALAN, &[Role::Administrator]).await;
        evaluator(&mut tx, trial, CORA, &[Role::Coordinator, Role::Evaluator]).await;
        let manages = permit::<ManageReaders>(&mut tx, &admin, program()).await.unwrap();
        let names: Vec<_> = survey::candidates(&mut tx, &manages).await.unwrap().into_iter().map(|one| one.name).collect();
        assert_eq!(names, ["Sam Stranger"]);
        assert!(permit::<SeeAttendance>(&mut tx, &eve, session()).await.is_ok());
        assert!(matches!(survey::add_reader(&mut tx, &manages, person(CORA), NOON).await, Err(Error::Missing)));
        survey::add_reader(&mut tx, &manages, eve.person, NOON).await.unwrap();
        assert!(permit::<SeeAnswers>(&mut tx, &eve, program()).await.is_ok());
        assert!(matches!(permit::<SeeAttendance>(&mut tx, &eve, session()).await, Err(Error::Missing)));
        let both = evaluator(&mut tx, trial, STRANGER, &[Role::Evaluator, Role::Coordinator]).await;
        assert!(matches!(permit::<SeeAnswers>(&mut tx, &both, program()).await, Err(Error::Missing)));
        assert!(permit::<SeeAttendance>(&mut tx, &both, session()).await.is_ok());
        assert!(!survey::readers(&mut tx, &manages).await.unwrap()[0].counts);
        survey::remove_reader(&mut tx, &manages, both.person, NOON).await.unwrap();
        assert_eq!(survey::readers(&mut tx, &manages).await.unwrap(), []);
    }

    async fn an_unveiling_is_written_down_where_everybody_concerned_sees_it(trial) {
        let mut tx = trial.db.write().await.unwrap();
        set(&mut tx, trial).await;
        let admin = evaluator(&mut tx, trial, ALAN, &[Role::Administrator]).await;
        let unveils = permit::<Unveil>(&mut tx, &admin, program()).await.unwrap();
        let token = key().token(program(), person(GRACE));
        let world = trial.script.world();
        let stranger = key().token(program(), person(STRANGER));
        assert!(survey::unveil(&mut tx, &unveils, &key(), (&stranger, "Why"), &world).await.unwrap().is_none());
        let known = survey::unveil(&mut tx, &unveils, &key(), (&token, "A safety report"), &world).await.unwrap().unwrap();
        assert_eq!(known.id, person(GRACE));
        let sees = permit::<SeeUnveilings>(&mut tx, &who(trial, CORA), program()).await.unwrap();
        let found = survey::unveilings(&mut tx, &sees).await.unwrap();
        let told: Vec<_> = found.iter().map(|one| (one.reason.as_str(), one.by.as_str())).collect();
        assert_eq!((told, &found[0].token), (vec![("A safety report", "Alan Turing")], &token));
        let acts: Vec<String> = tx.all("SELECT act FROM audit", values![], |row| row.get("act")).await.unwrap();
        assert_eq!(acts, ["learns whose survey answers these are"]);
    }

    async fn everybody_is_invited_and_reminded_once_whether_they_have_answered_or_not(trial) {
        let mut tx = trial.db.write().await.unwrap();
        set(&mut tx, trial).await;
        let (_, waves) = planned(&mut tx, trial, &[When::Before], false).await;
        // Until noon in nine days.
        tx.run("UPDATE session SET starts = $1", values![NOON.plus_days(9)]).await.unwrap();
        let told = async |tx: &mut Tx, days| {
            let notices = survey::invite(tx, waves[0], NOON.plus_days(days)).await.unwrap().unwrap();
            notices.people.iter().map(|(record, number)| (record.who.name.clone(), *number)).collect::<Vec<_>>()
        };
        let both = |number| vec![("Ada Lovelace".to_owned(), number), ("Grace Hopper".to_owned(), number)];
        assert_eq!(told(&mut tx, 0).await, both(0));
        assert_eq!(told(&mut tx, 0).await, []);
        let grace = may::<AnswerWave>(&mut tx, trial, GRACE, waves[0]).await;
        survey::keep(&mut tx, &grace, &key(), &yes(), true).await.unwrap();
        assert_eq!(told(&mut tx, 4).await, []);
        assert_eq!(told(&mut tx, 5).await, both(1));
        assert_eq!(told(&mut tx, 8).await, []);
        assert_eq!(told(&mut tx, 9).await, []);
        // It is over by then and stays so, also when the session moves.
        tx.run("UPDATE session SET starts = $1", values![NOON.plus_days(40)]).await.unwrap();
        let known = survey::find_wave(&mut tx, trial.hub, waves[0]).await.unwrap();
        assert_eq!(known.wave.window.standing(NOON.plus_days(9)), Standing::Closed);
        // And nobody opens it again: what was told of it would be subtracted.
        let manages = may::<ManageWave>(&mut tx, trial, CORA, waves[0]).await;
        trial.script.pass_minutes(9 * 24 * 60);
        let again = survey::open_by_hand(&mut tx, &manages, &trial.script.world()).await;
        assert!(matches!(again, Err(store::Error::Taken)));
        let noted: i64 =
            tx.one("SELECT COUNT(*) AS total FROM survey_notice", values![], |row| row.get("total")).await.unwrap();
        assert_eq!(noted, 4);
    }

    async fn rosters_of_waves_that_are_over_are_joined_under_the_profession_of_that_time(trial) {
        let mut tx = trial.db.write().await.unwrap();
        set(&mut tx, trial).await;
        let (survey, waves) = planned(&mut tx, trial, &[When::Before, When::After], false).await;
        let key = key();
        let token = |number| key.token(program(), person(number));
        for (wave, named) in [(waves[0], vec![token(GRACE)]), (waves[1], Vec::new())] {
            let own = may::<AnswerWave>(&mut tx, trial, ADA, wave).await;
            survey::keep(&mut tx, &own, &key, &Answers::default().with("who", Answer::People(named)), true).await.unwrap();
        }
        // Begun and not handed in is not said.
        let own = may::<AnswerWave>(&mut tx, trial, GRACE, waves[0]).await;
        let draft = Answers::default().with("who", Answer::People(vec![token(ADA)]));
        survey::keep(&mut tx, &own, &key, &draft, false).await.unwrap();
        let sees = may::<SeeNetwork>(&mut tx, trial, CORA, program()).await;
        let open = store::network::rosters(&mut tx, &sees, &key, NOON.plus_minutes(-1)).await.unwrap();
        assert_eq!(open.iter().map(|one| one.answers.clone()).collect::<Vec<_>>(), [None, None]);
        for wave in &waves {
            let manages = may::<ManageWave>(&mut tx, trial, CORA, *wave).await;
            survey::close_by_hand(&mut tx, &manages, NOON).await.unwrap();
        }
        // She asked to take part as a nurse and is something else since.
        tx.run("UPDATE registration SET profession = 'registered-nurse' WHERE person = $1", values![person(ADA)]).await.unwrap();
        tx.run("UPDATE person SET profession = 'psychologist' WHERE id = $1", values![person(ADA)]).await.unwrap();
        let found = store::network::rosters(&mut tx, &sees, &key, NOON).await.unwrap();
        assert!(found[0].goes_with(&found[1]) && found[0].question == (survey, "who".to_owned()));
        let first = found[0].answers.clone().unwrap();
        assert_eq!((first.heard, first.named), ([person(ADA)].into(), vec![(person(ADA), person(GRACE))]));
        let ada = first.members.iter().find(|member| member.person == person(ADA)).unwrap();
        assert_eq!((first.members.len(), ada.profession), (2, Profession::RegisteredNurse));
        let second = found[1].answers.clone().unwrap();
        assert_eq!((second.heard.len(), second.named.len()), (1, 0), "nobody is an answer");
        // Whoever takes their answers out takes their ties, and those to them.
        survey::forget(&mut tx, &who(trial, GRACE), &key, program(), NOON).await.unwrap();
        let left = store::network::rosters(&mut tx, &sees, &key, NOON).await.unwrap();
        assert_eq!(left[0].answers.clone().unwrap().named, []);
        survey::forget(&mut tx, &who(trial, ADA), &key, program(), NOON).await.unwrap();
        let left = store::network::rosters(&mut tx, &sees, &key, NOON).await.unwrap();
        assert!(left.iter().all(|one| one.answers.clone().unwrap().heard.is_empty()));
    }

    async fn an_answered_survey_goes_on_as_a_new_version(trial) {
        let mut tx = trial.db.write().await.unwrap();
        set(&mut tx, trial).await;
        let (survey, waves) = planned(&mut tx, trial, &[When::Before], false).await;
        let manages = may::<ManageSurvey>(&mut tx, trial, CORA, survey).await;
        assert!(!survey::has_answers(&mut tx, &manages).await.unwrap());
        let grace = may::<AnswerWave>(&mut tx, trial, GRACE, waves[0]).await;
        survey::keep(&mut tx, &grace, &key(), &yes(), false).await.unwrap();
        assert!(survey::has_answers(&mut tx, &manages).await.unwrap());
        let next = survey::add_version(&mut tx, &manages, &trial.script.world()).await.unwrap();
        assert!(matches!(survey::add_version(&mut tx, &manages, &trial.script.world()).await, Err(Error::Taken)));
        let program = may::<ManageProgram>(&mut tx, trial, CORA, program()).await;
        let found = survey::of_program(&mut tx, &program).await.unwrap();
        let told: Vec<_> = found.iter().map(|record| (record.id, record.version)).collect();
        assert_eq!(told, [(next, 2), (survey, 1)]);
        survey::change(&mut tx, &manages, &questions(), 1).await.unwrap();
        assert!(matches!(survey::change(&mut tx, &manages, &questions(), 1).await, Err(Error::Taken)));
    }
}
