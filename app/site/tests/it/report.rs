//! Reports of a program: what they say, that they stay, and what they must not say side by side.

use axum::http::StatusCode;
use domain::{
    access::Role,
    id::{CycleId, Id, ProgramId, ReportId, SessionId},
    report::Document,
};
use store::{Tx, values};
use uuid::Uuid;

use crate::{
    stage::Stage,
    trial::{NOON, Persona, Trial},
};

fn id<I: Id>(number: u128) -> I {
    I::from_uuid(Uuid::from_u128(number))
}

/// A frozen report of the program.
pub async fn frozen(tx: &mut Tx, stage: &Stage, cycle: CycleId, coordinator: &Persona) -> ReportId {
    let program: ProgramId =
        tx.one("SELECT program FROM cycle WHERE id = $1", values![cycle], |row| row.get("program")).await.unwrap();
    let id: ReportId = stage.trial.app.world.id();
    let document = |language: &str| Document {
        language: language.to_owned(),
        hub: "Pain hub".to_owned(),
        title: "Program report".to_owned(),
        about: "Chronic pain".to_owned(),
        parts: Vec::new(),
    };
    let documents = serde_json::to_string(&["en", "fr"].map(document)).unwrap();
    let sql = "INSERT INTO report (id, program, snapshot, until, documents, people, studies, frozen, frozen_by)
        VALUES ($1, $2, '0123456789abcdef', $3, $4, '[]', '[]', $3, $5)";
    tx.run(sql, values![id, program, NOON, documents, coordinator.who.person]).await.unwrap();
    id
}

fn page() -> String {
    format!("/programs/{}/reports", Uuid::from_u128(10))
}

/// A program whose session so many people attended for 50 of 60 minutes, two months ago.
async fn program(people: u32) -> (Trial, Persona) {
    let trial = Trial::begin().await;
    let (program, cycle, session): (ProgramId, CycleId, SessionId) = (id(10), id(11), id(12));
    let mut tx = trial.app.db.write().await.unwrap();
    let sql = "INSERT INTO program (id, hub, slug, title, summary, audience, language, zone, template, disclaimer, letter_days,
            follow_up_days, published, created)
        VALUES ($1, $2, 'pain', 'Chronic pain', '', '', 'en', 'America/Toronto', 'biweekly-60', '', 2, 28, TRUE, $3)";
    tx.run(sql, values![program, trial.app.hub, NOON]).await.unwrap();
    let sql = "INSERT INTO cycle (id, program, title, starts, ends, open, created)
        VALUES ($1, $2, 'Fall', '2026-11-26', '2026-11-26', FALSE, $3)";
    tx.run(sql, values![cycle, program, NOON]).await.unwrap();
    let sql = "INSERT INTO session (id, cycle, number, topic, objectives, local_start, zone, starts, minutes, state, sequence,
            opened, ended)
        VALUES ($1, $2, 1, 'Sleep', '', '2026-11-26T12:30:00', 'America/Toronto', $3, 60, 'ended', 0, $3, $4)";
    tx.run(sql, values![session, cycle, NOON, NOON.plus_minutes(60)]).await.unwrap();
    tx.save().await.unwrap();
    for number in 0..people {
        attend(&trial, number).await;
    }
    trial.script.pass_minutes(61 * 24 * 60);
    let cora = trial.staff("Cora Diamond", &[Role::Coordinator]).await;
    (trial, cora)
}

/// Somebody who was approved and there; every third in a rural area, every second presents.
async fn attend(trial: &Trial, number: u32) {
    let person = trial.practitioner(&format!("Person {number}")).await.who.person;
    let (cycle, session): (CycleId, SessionId) = (id(11), id(12));
    let mut tx = trial.app.db.write().await.unwrap();
    let sql = "INSERT INTO registration (id, cycle, person, state, hopes, created, note) VALUES ($1, $2, $3, 'approved', '', $4, '')";
    tx.run(sql, values![Uuid::from_u128(u128::from(number) + 100), cycle, person, NOON]).await.unwrap();
    for (kind, at) in [("joined", NOON), ("left", NOON.plus_minutes(50))] {
        let sql = "INSERT INTO presence (session, person, connection, kind, at) VALUES ($1, $2, $3, $4, $5)";
        tx.run(sql, values![session, person, format!("c{number}"), kind, at]).await.unwrap();
    }
    let area = if number.is_multiple_of(3) { "P0L" } else { "M5V" };
    tx.run("UPDATE person SET postal_area = $2 WHERE id = $1", values![person, area]).await.unwrap();
    tx.save().await.unwrap();
}

async fn freeze(trial: &Trial, who: &Persona, limits: &str) -> (StatusCode, String) {
    let answer = trial.post(&format!("{}/new", page()), Some(&who.cookie), &[("limits", limits)]).await;
    (answer.status, if answer.location.is_empty() { answer.body } else { answer.location })
}

#[tokio::test]
async fn a_report_is_read_frozen_and_taken_away_in_both_languages() {
    let (trial, cora) = program(36).await;
    let preview = trial.get(&format!("{}/new", page()), Some(&cora.cookie)).await.body;
    for words in ["36", "Rural postal area", "12 (33%)", "24 (67%)", "Not evidenced", "Freeze this report"] {
        assert!(preview.contains(words), "{words}: {preview}");
    }
    let (status, to) = freeze(&trial, &cora, "Two clinics joined late.").await;
    assert_eq!(status, StatusCode::SEE_OTHER);
    let report = to.split_once('?').unwrap().0.to_owned();
    let body = trial.get(&report, Some(&cora.cookie)).await.body;
    assert!(body.contains("Two clinics joined late.") && body.contains("December 31, 2026"), "{body}");
    let french = trial.get(&format!("{report}?lang=fr"), Some(&cora.cookie)).await.body;
    assert!(french.contains("Région postale rurale") && french.contains("12 (33\u{a0}%)"), "{french}");
    let table = trial.get(&format!("{report}/csv?lang=en"), Some(&cora.cookie)).await.body;
    assert!(
        table.contains("\"Reach\",\"People, time and cases\",\"People who took part in a session\",\"Number\",\"36\""),
        "{table}"
    );
    assert!(table.contains("\"Hours of attendance, all people together\",\"Number\",\"30\""), "{table}");
    for kind in ["pdf", "docx", "xlsx"] {
        let answer = trial.get(&format!("{report}/{kind}"), Some(&cora.cookie)).await;
        assert_eq!(answer.status, StatusCode::OK, "{kind}");
    }
    // The very same is not kept twice.
    let (_, again) = freeze(&trial, &cora, "Two clinics joined late.").await;
    assert_eq!(again, format!("{report}?said=report-same"));
    let list = trial.get(&page(), Some(&cora.cookie)).await.body;
    assert!(list.contains("December 31, 2026") && list.contains("Cora Diamond"), "{list}");
}

#[tokio::test]
async fn a_report_that_would_point_at_one_more_person_is_not_frozen_and_says_why() {
    let (trial, cora) = program(30).await;
    assert_eq!(freeze(&trial, &cora, "").await.0, StatusCode::SEE_OTHER);
    attend(&trial, 30).await;
    let (status, body) = freeze(&trial, &cora, "What I typed stays.").await;
    assert_eq!(status, StatusCode::CONFLICT);
    assert!(body.contains("fewer than 11 people") && body.contains("What I typed stays."), "{body}");
    for number in 31..41 {
        attend(&trial, number).await;
    }
    assert_eq!(freeze(&trial, &cora, "").await.0, StatusCode::SEE_OTHER);
}

/// Gives the person with this number a certificate so many days after the session.
async fn certify(trial: &Trial, number: u32, days: i64) {
    let mut tx = trial.app.db.write().await.unwrap();
    let sql = "INSERT INTO certificate (id, hub, person, cycle, name, credentials, profession, code, hundredths, minutes, sessions,
            rule_version, earned, issued)
        SELECT $1, $2, person, $3, '', '', 'registered-nurse', $4, 100, 50, 1, 1, $5, $5 FROM registration WHERE id = $6";
    let (own, registration) = (Uuid::from_u128(u128::from(number) + 5000), Uuid::from_u128(u128::from(number) + 100));
    let cycle: CycleId = id(11);
    let values = values![own, trial.app.hub, cycle, format!("C{number}"), NOON.plus_days(days), registration];
    tx.run(sql, values).await.unwrap();
    tx.save().await.unwrap();
}

/// The figure of a report's table with this name.
async fn figure(trial: &Trial, cora: &Persona, report: &str, name: &str) -> String {
    let table = trial.get(&format!("{}/csv?lang=en", report.split('?').next().unwrap()), Some(&cora.cookie)).await.body;
    let line =
        table.lines().find(|line| line.contains(&format!("\"{name}\""))).unwrap_or_else(|| panic!("{name}: {table}"));
    line.trim_end().rsplit("\",\"").next().unwrap().trim_end_matches('"').to_owned()
}

#[tokio::test]
async fn a_figure_in_which_few_people_differ_stays_as_it_was_told_until_enough_do() {
    let (trial, cora) = program(36).await;
    for number in 0..12 {
        certify(&trial, number, 8).await;
    }
    let (names, people) =
        (["People with a certificate", "Credits on their certificates"], "People who took part in a session");
    let (_, first) = freeze(&trial, &cora, "").await;
    assert_eq!(figure(&trial, &cora, &first, names[0]).await, "12");
    assert_eq!(figure(&trial, &cora, &first, names[1]).await, "12");
    // One more in January: the report until its end says what the one before said, and from when that is.
    certify(&trial, 12, 40).await;
    trial.script.pass_minutes(31 * 24 * 60);
    let cora = trial.staff("Cora February", &[Role::Coordinator]).await;
    let (_, second) = freeze(&trial, &cora, "").await;
    assert_ne!(first, second);
    for name in names {
        assert_eq!(figure(&trial, &cora, &second, name).await, "12 (as of Thursday, December 31, 2026)");
    }
    assert_eq!(figure(&trial, &cora, &second, people).await, "36");
    // Nobody's certificate came in February: it stays, and its day too.
    trial.script.pass_minutes(28 * 24 * 60);
    let cora = trial.staff("Cora March", &[Role::Coordinator]).await;
    let (_, third) = freeze(&trial, &cora, "").await;
    assert_eq!(figure(&trial, &cora, &third, names[0]).await, "12 (as of Thursday, December 31, 2026)");
    // Ten more come with the one in waiting: eleven differ.
    for number in 13..23 {
        certify(&trial, number, 100).await;
    }
    trial.script.pass_minutes(31 * 24 * 60);
    let cora = trial.staff("Cora April", &[Role::Coordinator]).await;
    let (_, fourth) = freeze(&trial, &cora, "").await;
    assert_eq!(figure(&trial, &cora, &fourth, names[0]).await, "23");
    let body = trial.get(&fourth, Some(&cora.cookie)).await.body;
    assert!(body.contains("stays as it was told then, with its date, or is not told"), "{body}");
}

#[tokio::test]
async fn ten_people_are_too_few_for_a_report() {
    let (trial, cora) = program(10).await;
    let preview = trial.get(&format!("{}/new", page()), Some(&cora.cookie)).await.body;
    assert!(preview.contains("Fewer than 11 people") && !preview.contains("Freeze this report"), "{preview}");
    assert_eq!(freeze(&trial, &cora, "").await.0, StatusCode::UNPROCESSABLE_ENTITY);
}
