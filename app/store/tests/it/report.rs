use std::collections::BTreeSet;

use domain::{
    access::{FreezeReport, ReadReport, SeeReports},
    id::{Id, ReportId, StudyId},
    language::Language,
    profession::Family,
    report::{Document, Hours, Part},
    small_cells::basis::{Basis, Frozen, Kept},
    study::Superseded,
};
use store::{
    Tx,
    report::{self, New, Outcome},
    survey::TokenKey,
    values,
};
use uuid::Uuid;

use crate::{
    both::{NOON, Trial},
    on_both,
    scene::{self, ADA, CORA, GRACE, attend, cycle, end, may, next_session, person, program, session},
};

fn id(number: u128) -> ReportId {
    ReportId::from_uuid(Uuid::from_u128(number))
}

fn study() -> StudyId {
    StudyId::from_uuid(Uuid::from_u128(70))
}

/// A report on these people, whose text says a word.
fn new(number: u128, word: &str, people: std::ops::Range<u128>) -> New {
    let document = |language: Language| Document {
        language: language.code().to_owned(),
        hub: "Hub".to_owned(),
        title: "Report".to_owned(),
        about: "Pain".to_owned(),
        parts: vec![Part::Text { text: word.to_owned() }],
    };
    New {
        id: id(number),
        until: NOON,
        documents: Language::ALL.map(document).into(),
        people: people.map(person).collect(),
        figures: Frozen::new(),
        studies: BTreeSet::from([study()]),
    }
}

async fn freeze(tx: &mut Tx, trial: &Trial, new: &New) -> Outcome {
    let permit = may::<FreezeReport>(tx, trial, CORA, program()).await;
    report::freeze(tx, &permit, new, NOON.plus_days(1)).await.unwrap()
}

on_both! {
    async fn a_report_counts_what_had_ended_by_its_day(trial) {
        let mut tx = trial.db.write().await.unwrap();
        scene::set(&mut tx, trial).await;
        end(&mut tx, session(), NOON).await;
        end(&mut tx, next_session(), NOON.plus_days(7)).await;
        attend(&mut tx, session(), NOON, ADA, (0, 50)).await;
        attend(&mut tx, next_session(), NOON.plus_days(7), ADA, (0, 60)).await;
        attend(&mut tx, next_session(), NOON.plus_days(7), GRACE, (30, 60)).await;
        let sql = "UPDATE person SET postal_area = 'P9N' WHERE id = $1";
        tx.run(sql, values![person(ADA)]).await.unwrap();
        tx.run("UPDATE \"case\" SET presented = $1", values![NOON.plus_minutes(30)]).await.unwrap();
        let sql = "INSERT INTO certificate (id, hub, person, cycle, name, credentials, profession, code, hundredths, minutes, sessions,
                rule_version, earned, issued)
            VALUES ($1, $2, $3, $4, '', '', 'nurse-practitioner', 'X', 175, 110, 2, 1, $5, $5)";
        let earned = NOON.plus_days(8);
        tx.run(sql, values![Uuid::from_u128(90), trial.hub, person(ADA), cycle(), earned]).await.unwrap();
        let permit = may::<SeeReports>(&mut tx, trial, CORA, program()).await;
        let told = |took: &domain::report::Took| {
            (took.person, took.family, took.postal_area.clone(), took.sessions, took.minutes, took.presented, took.hundredths)
        };
        let (took, hours) = report::taken(&mut tx, &permit, NOON.plus_days(2)).await.unwrap();
        assert_eq!(hours, Hours { sessions: 1, minutes: 60, person_minutes: 0 });
        assert_eq!(
            took.iter().map(told).collect::<Vec<_>>(),
            [
                (person(ADA), Family::Nursing, "P9N".to_owned(), 1, 50, 1, None),
                (person(GRACE), Family::Pharmacy, String::new(), 0, 0, 0, None),
            ]
        );
        let (took, hours) = report::taken(&mut tx, &permit, NOON.plus_days(9)).await.unwrap();
        assert_eq!(hours, Hours { sessions: 2, minutes: 120, person_minutes: 0 });
        assert_eq!(
            took.iter().map(told).collect::<Vec<_>>(),
            [
                (person(ADA), Family::Nursing, "P9N".to_owned(), 2, 110, 1, Some(175)),
                (person(GRACE), Family::Pharmacy, String::new(), 1, 30, 0, None),
            ]
        );
        assert_eq!(report::taken(&mut tx, &permit, NOON.plus_days(-1)).await.unwrap().0, []);
    }

    async fn a_report_is_frozen_once_and_not_beside_one_that_differs_by_a_few_people(trial) {
        let mut tx = trial.db.write().await.unwrap();
        scene::set(&mut tx, trial).await;
        assert_eq!(freeze(&mut tx, trial, &new(1, "one", 100..120)).await, Outcome::New(id(1)));
        assert_eq!(freeze(&mut tx, trial, &new(2, "one", 100..120)).await, Outcome::Same(id(1)));
        assert_eq!(freeze(&mut tx, trial, &new(3, "three", 100..121)).await, Outcome::TooNear(id(1)));
        assert_eq!(freeze(&mut tx, trial, &new(4, "four", 100..120)).await, Outcome::New(id(4)));
        assert_eq!(freeze(&mut tx, trial, &new(5, "five", 100..140)).await, Outcome::New(id(5)));
        let permit = may::<SeeReports>(&mut tx, trial, CORA, program()).await;
        let listed = report::of_program(&mut tx, &permit).await.unwrap();
        assert_eq!(listed.iter().map(|listed| listed.snapshot.len()).collect::<Vec<_>>(), [16, 16, 16]);
        assert!(listed.iter().all(|listed| listed.by == "Cora Diamond" && listed.superseded.is_none()));
    }

    async fn a_withdrawal_from_a_study_supersedes_the_reports_that_tell_of_it(trial) {
        let mut tx = trial.db.write().await.unwrap();
        scene::set(&mut tx, trial).await;
        let sql = "INSERT INTO study (id, program, title, question, state, coreq, quotes_each, created)
            VALUES ($1, $2, 'Pain', '', 'open', '{}', 3, $3)";
        tx.run(sql, values![study(), program(), NOON]).await.unwrap();
        freeze(&mut tx, trial, &new(1, "one", 100..120)).await;
        freeze(&mut tx, trial, &New { studies: BTreeSet::new(), ..new(2, "two", 100..120) }).await;
        let world = trial.script.world();
        trial.script.pass_minutes(3 * 24 * 60);
        store::study::supersede(&mut tx, study(), Superseded::Withdrawal, &world).await.unwrap();
        let permit = may::<ReadReport>(&mut tx, trial, CORA, id(1)).await;
        let record = report::get(&mut tx, &permit).await.unwrap();
        assert_eq!(record.listed.superseded, Some((world.now(), Superseded::Withdrawal)));
        assert_eq!(record.document(Language::Fr).unwrap().language, "fr");
        let other = may::<ReadReport>(&mut tx, trial, CORA, id(2)).await;
        assert_eq!(report::get(&mut tx, &other).await.unwrap().listed.superseded, None);
    }

    async fn what_figures_rest_on_is_kept_under_marks_that_tell_nobody(trial) {
        let mut tx = trial.db.write().await.unwrap();
        scene::set(&mut tx, trial).await;
        let (key, other) = (TokenKey::of(&[8; 32]), TokenKey::of(&[9; 32]));
        let basis = Basis::of((100..120).map(|number| (person(number), "4.5".to_owned())));
        let seal = |key, answers| report::sealed(key, (program(), "change"), (&basis, answers));
        // Those of answers need the key; those of the program's own records do not.
        assert_eq!((seal(&key, true), seal(&key, false)), (seal(&key, true), seal(&other, false)));
        assert_ne!(seal(&key, true), seal(&other, true));
        assert_ne!(seal(&key, true), report::sealed(&key, (program(), "knowledge"), (&basis, true)));
        assert!(seal(&key, true).stands_beside(&seal(&key, true), 11));
        let kept = |until, basis| Frozen::from([("change".to_owned(), Kept { until, basis })]);
        let first = New { figures: kept(NOON, seal(&key, true)), ..new(1, "one", 100..120) };
        freeze(&mut tx, trial, &first).await;
        let permit = may::<SeeReports>(&mut tx, trial, CORA, program()).await;
        assert_eq!(report::frozen(&mut tx, &permit).await.unwrap(), [kept(NOON, seal(&key, true))]);
        let row: String = tx.one("SELECT figures FROM report", values![], |row| row.get("figures")).await.unwrap();
        assert!((100..120).all(|number| !row.contains(&person(number).to_string())) && !row.contains("4.5"), "{row}");
        // The newest report stands first.
        let second = New { figures: kept(NOON.plus_days(30), seal(&key, true)), ..new(2, "two", 100..120) };
        let freezes = may::<FreezeReport>(&mut tx, trial, CORA, program()).await;
        report::freeze(&mut tx, &freezes, &second, NOON.plus_days(31)).await.unwrap();
        let kept: Vec<_> = report::frozen(&mut tx, &permit).await.unwrap().iter().map(|own| own["change"].until).collect();
        assert_eq!(kept, [NOON.plus_days(30), NOON]);
    }
}
