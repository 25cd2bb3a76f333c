//! What happened to our advice: counts for those who may see them, no text, nothing small, and still until the month is over.

use axum::http::StatusCode;
use domain::{
    access::{ReadLetter, Role, SignLetter},
    id::{CaseId, CycleId, FileId, Id, ProgramId, SessionId},
};
use store::values;
use uuid::Uuid;

use crate::trial::{NOON, Persona, Trial};

const SECRET: &str = "Ask her sister about the llama";

fn id<I: Id>(number: u128) -> I {
    I::from_uuid(Uuid::from_u128(number))
}

/// A program with so many cases, each with a letter of four recommendations: one done, one in part, one not, one unanswered;
/// of the third case on, the second is done too.
async fn program(cases: u128) -> Trial {
    let trial = Trial::begin().await;
    let ada = trial.practitioner("Ada Lovelace").await;
    let alan = trial.staff("Alan Turing", &[Role::Specialist]).await;
    let (program, cycle, session): (ProgramId, CycleId, SessionId) = (id(10), id(11), id(12));
    let mut tx = trial.app.db.write().await.unwrap();
    let sql = "INSERT INTO program (id, hub, slug, title, summary, audience, language, zone, template, disclaimer, letter_days,
            follow_up_days, published, created)
        VALUES ($1, $2, 'pain', 'Chronic pain', '', '', 'en', 'America/Toronto', 'biweekly-60', '', 2, 28, TRUE, $3)";
    tx.run(sql, values![program, trial.app.hub, NOON]).await.unwrap();
    let sql = "INSERT INTO cycle (id, program, title, starts, ends, open, created)
        VALUES ($1, $2, '=Fall', '2026-11-26', '2026-11-26', FALSE, $3)";
    tx.run(sql, values![cycle, program, NOON]).await.unwrap();
    let sql = "INSERT INTO session (id, cycle, number, topic, objectives, local_start, zone, starts, minutes, state, sequence,
            opened, ended)
        VALUES ($1, $2, 1, 'Sleep', '', '2026-11-26T12:30:00', 'America/Toronto', $3, 60, 'ended', 0, $3, $3)";
    tx.run(sql, values![session, cycle, NOON]).await.unwrap();
    for number in 0..cases {
        let case: CaseId = id(100 + number);
        let sql =
            "INSERT INTO \"case\" (id, hub, cycle, presenter, code, state, form, form_version, answers, revision, note,
                session, created, updated)
            VALUES ($1, $2, $3, $4, $5, 'presented', 'chronic-pain', 2, '{}', 1, '', $6, $7, $7)";
        let code = format!("K4M-{number}");
        tx.run(sql, values![case, trial.app.hub, cycle, ada.who.person, code, session, NOON]).await.unwrap();
        let domains = ["assessment", "pharmacological", "pharmacological", "referral"];
        for (place, domain) in (0_u128..).zip(domains) {
            let sql = "INSERT INTO recommendation (id, \"case\", session, author, author_kind, profession, domain, text, created,
                    struck, feasible, feasible_why, outcome_why)
                VALUES ($1, $2, $3, $4, 'specialist', 'pain-physician', $5, $6, $7, FALSE, 'here', '', '')";
            let advice = Uuid::from_u128(1000 + number * 10 + place);
            tx.run(sql, values![advice, case, session, alan.who.person, domain, SECRET, NOON]).await.unwrap();
        }
        let sign = store::access::permit::<SignLetter>(&mut tx, &alan.who, case).await.unwrap();
        let desk = store::letter::desk(&mut tx, &sign).await.unwrap();
        store::letter::sign(&mut tx, &sign, &trial.app.world, &desk).await.unwrap();
        let read = store::access::permit::<ReadLetter>(&mut tx, &alan.who, case).await.unwrap();
        let signed = store::letter::signed(&mut tx, &read).await.unwrap().unwrap();
        let (file, due): (FileId, _) = (id(5000 + number), NOON.plus_days(28));
        assert!(store::letter::send(&mut tx, &signed, file, due, &trial.app.world).await.unwrap());
        let second = if number < 2 { "partly" } else { "done" };
        for (place, outcome) in [(0, "done"), (1, second), (2, "not")] {
            answer(&mut tx, &trial, 1000 + number * 10 + place, outcome).await;
        }
    }
    tx.save().await.unwrap();
    trial
}

async fn answer(tx: &mut store::Tx, trial: &Trial, advice: u128, outcome: &str) {
    let barrier = (outcome == "not").then_some("cost");
    let sql = "UPDATE recommendation SET outcome = $2, outcome_barrier = $3, outcome_at = $4 WHERE id = $1";
    tx.run(sql, values![Uuid::from_u128(advice), outcome, barrier, trial.now()]).await.unwrap();
}

fn page() -> String {
    format!("/programs/{}/advice", Uuid::from_u128(10))
}

async fn csv(trial: &Trial, who: &Persona) -> String {
    trial.get(&format!("{}/csv", page()), Some(&who.cookie)).await.body.replace('"', "")
}

const MONTH: i64 = 31 * 24 * 60;

#[tokio::test]
async fn what_happened_is_counted_once_the_month_is_over() {
    let trial = program(12).await;
    let early = trial.staff("Eve Early", &[Role::Evaluator]).await;
    let answer = trial.get(&page(), Some(&early.cookie)).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(answer.body.contains("There is nothing to count yet"), "{}", answer.body);
    trial.script.pass_minutes(MONTH);
    let eve = trial.staff("Eve Valuator", &[Role::Evaluator]).await;
    let body = trial.get(&page(), Some(&eve.cookie)).await.body;
    assert!(
        body.contains("48 recommendations on 12 cases") && !body.contains("llama") && !body.contains("K4M"),
        "{body}"
    );
    // Two in part rest on two cases: they are told with those not done.
    assert!(body.contains("Done in part / Not done") && body.contains("61% (45 to 75)"), "{body}");
    assert!(body.contains("This cannot be broken down"), "one cycle is the whole: {body}");
    let french = trial.get(&format!("{}?lang=fr", page()), Some(&eve.cookie)).await.body;
    assert!(
        french.contains("Les suites données à nos conseils") && french.contains("61\u{a0}% (de 45 à 75)"),
        "{french}"
    );
}

#[tokio::test]
async fn the_table_to_take_away_says_the_same_and_stands_still_within_a_month() {
    let trial = program(12).await;
    trial.script.pass_minutes(MONTH);
    let eve = trial.staff("Eve Valuator", &[Role::Evaluator]).await;
    let before = csv(&trial, &eve).await;
    let lines: Vec<&str> = before.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(lines[0], "breakdown,group,part,figure,count,of,percent,low_95,high_95,until,floor");
    assert_eq!(lines[1], "The whole program,,,Given,48,,,,,2026-11-30,5");
    assert_eq!(lines[2], "The whole program,,,Followed up,36,48,75.0,61.2,85.1,2026-11-30,5");
    assert!(lines.contains(&"By domain,Referral to other professionals,,Not answered,12,,,,,2026-11-30,5"), "{before}");
    assert!(!before.contains("llama") && !before.contains(",1,") && !before.contains(",2,"), "{before}");
    // The last answer of a case comes in: nobody sees whose it was.
    let mut tx = trial.app.db.write().await.unwrap();
    answer(&mut tx, &trial, 1003, "done").await;
    tx.save().await.unwrap();
    assert_eq!(csv(&trial, &eve).await, before);
}

#[tokio::test]
async fn a_program_of_four_cases_is_not_counted() {
    let trial = program(4).await;
    trial.script.pass_minutes(MONTH);
    let cora = trial.staff("Cora Diamond", &[Role::Coordinator]).await;
    let body = trial.get(&page(), Some(&cora.cookie)).await.body;
    assert!(body.contains("There is nothing to count yet") && !body.contains("16 recommendations"), "{body}");
    assert_eq!(csv(&trial, &cora).await.lines().count(), 1);
    let program = trial.get("/programs/pain", Some(&cora.cookie)).await.body;
    assert!(program.contains(&format!("href=\"{}\"", page())), "{program}");
}
