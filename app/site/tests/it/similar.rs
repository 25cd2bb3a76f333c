//! Earlier similar cases: found by what they share, by those who may read them, and never by what is hidden or removed.

use axum::http::StatusCode;
use store::values;

use crate::{
    stage::Stage,
    trial::{Answer, Persona},
};

/// Another case of the cycle, discussed a week ago in a session that has ended; its id.
async fn earlier(stage: &Stage) -> String {
    let (case, session) = ("018f0000-0000-7000-8000-0000000000c1", "018f0000-0000-7000-8000-0000000000c2");
    let (id, at): (domain::id::CaseId, domain::id::SessionId) = (case.parse().unwrap(), session.parse().unwrap());
    let mut tx = stage.trial.app.db.write().await.unwrap();
    let sql = "INSERT INTO session (id, cycle, number, topic, objectives, local_start, zone, starts, minutes, state, sequence)
        SELECT $1, cycle, 7, 'Before', '', '2026-11-19T12:30', 'America/Toronto', starts - 604800000000, 60, 'ended', 0
        FROM session WHERE id = $2";
    tx.run(sql, values![at, stage.session]).await.unwrap();
    let sql = "INSERT INTO \"case\" (id, hub, cycle, presenter, state, form, form_version, answers, revision, note, created, updated)
        SELECT $1, hub, cycle, presenter, 'draft', 'chronic-pain', 2, $2, 0, '', created, updated FROM \"case\" WHERE id = $3";
    let answers = r#"{"question-1":"Would a slower dose reduction keep the llama walks?","tags":["taper"],
        "diagnoses":["fibromyalgia"],"goals":"Sleep","medications":[{"drug":"Hydromorphone"},{"drug":"Lorazepam"}]}"#;
    tx.run(sql, values![id, answers, stage.case]).await.unwrap();
    let pass = store::access::permit(&mut tx, &stage.presenter.who, id).await.unwrap();
    store::case::submit(&mut tx, &pass, 0, None, crate::trial::NOON).await.unwrap();
    let sql = "UPDATE \"case\" SET state = 'presented', code = 'K4M-88', session = $2 WHERE id = $1";
    tx.run(sql, values![id, at]).await.unwrap();
    let sql = "INSERT INTO recommendation (id, \"case\", session, author, author_kind, profession, domain, text, created, struck,
            feasible_why, outcome_why)
        VALUES ($1, $2, $1, $3, 'specialist', 'registered-nurse', 'pharmacological', 'Slower.', 1, FALSE, '', '')";
    tx.run(sql, values![at, id, stage.specialist.who.person]).await.unwrap();
    tx.save().await.unwrap();
    case.to_owned()
}

async fn look(stage: &Stage, who: &Persona, fields: &[(&str, &str)]) -> Answer {
    stage.post(who, "/cases/similar", fields).await
}

fn finds(answer: &Answer, case: &str) -> bool {
    answer.body.contains(&format!("href=\"/cases/{case}\""))
}

#[tokio::test]
async fn the_team_finds_a_case_by_what_it_shares_and_reads_why() {
    let stage = Stage::new().await;
    let case = earlier(&stage).await;
    let like = stage.trial.get(&format!("/cases/similar?case={}", stage.case), Some(&stage.specialist.cookie)).await;
    assert!(finds(&like, &case) && like.body.contains("Same words in the question: dose"), "{}", like.body);
    for (fields, reason) in [
        ([("drug", "PMS-hydromorphone"), ("words", "")], "Same drug: hydromorphone"),
        ([("drug", "Ativan"), ("words", "")], "Same class of drug: benzodiazepine"),
        ([("diagnosis", "fibromyalgia"), ("words", "")], "Same diagnosis: Fibromyalgia or widespread pain"),
        ([("words", "LLAMAS"), ("drug", "")], "Same words in the question: llamas"),
    ] {
        let found = look(&stage, &stage.specialist, &fields).await;
        assert!(found.status == StatusCode::OK && finds(&found, &case), "{fields:?}: {}", found.body);
        assert!(found.body.contains(reason), "{reason}: {}", found.body);
        assert!(found.body.contains("Recommendations – Pharmacological: 1") && found.body.contains("K4M-88"));
    }
    assert!(look(&stage, &stage.specialist, &[("words", "zebra")]).await.body.contains("No case that you may read"));
    let mut tx = stage.trial.app.db.read().await.unwrap();
    let sql = "SELECT COUNT(*) AS n FROM audit WHERE act = 'finds a similar case' AND thing = $1";
    let seen: i64 = tx.one(sql, values![case.as_str()], |row| row.get("n")).await.unwrap();
    assert_eq!(seen, 5);
}

#[tokio::test]
async fn what_is_looked_for_must_say_something_that_is_known() {
    let stage = Stage::new().await;
    let empty = look(&stage, &stage.specialist, &[("words", "with the")]).await;
    assert!(empty.status == StatusCode::UNPROCESSABLE_ENTITY && empty.body.contains("href=\"#words\""));
    let unknown = look(&stage, &stage.specialist, &[("drug", "moon dust")]).await;
    assert!(unknown.body.contains("href=\"#drug\"") && unknown.body.contains("moon dust"), "{}", unknown.body);
    let wrong = look(&stage, &stage.specialist, &[("diagnosis", "gout of the soul")]).await;
    assert!(wrong.body.contains("href=\"#diagnosis\""), "{}", wrong.body);
    assert_eq!(look(&stage, &stage.specialist, &[("words", "x\0")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn participants_find_only_what_was_shown_to_them() {
    let stage = Stage::new().await;
    let case = earlier(&stage).await;
    let fields = [("drug", "hydromorphone")];
    assert!(finds(&look(&stage, &stage.peer, &fields).await, &case));
    assert!(!finds(&look(&stage, &stage.stranger, &fields).await, &case));
    let mut tx = stage.trial.app.db.write().await.unwrap();
    tx.run("UPDATE session SET state = 'planned'", values![]).await.unwrap();
    tx.save().await.unwrap();
    let early = look(&stage, &stage.peer, &fields).await;
    assert!(!finds(&early, &case) && !early.body.contains("llama"), "{}", early.body);
    let other = format!("/cases/similar?case={case}");
    assert_eq!(stage.trial.get(&other, Some(&stage.peer.cookie)).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_is_hidden_or_removed_finds_nothing() {
    let stage = Stage::new().await;
    let case = earlier(&stage).await;
    let by_word = [("words", "llama")];
    let hiding = |hidden| [("field", "question-1"), ("hidden", hidden)];
    let path = format!("/cases/{case}/hiding");
    assert!(finds(&look(&stage, &stage.specialist, &by_word).await, &case));
    stage.post(&stage.coordinator, &path, &hiding("yes")).await;
    assert!(!finds(&look(&stage, &stage.specialist, &by_word).await, &case));
    let by_drug = look(&stage, &stage.specialist, &[("drug", "lorazepam")]).await;
    assert!(finds(&by_drug, &case) && !by_drug.body.contains("llama"), "{}", by_drug.body);
    stage.post(&stage.coordinator, &path, &hiding("no")).await;
    assert!(finds(&look(&stage, &stage.specialist, &by_word).await, &case));
    let removal = format!("/cases/{case}/removal");
    stage.post(&stage.coordinator, &removal, &[("text", "field-question-1")]).await;
    assert!(!finds(&look(&stage, &stage.specialist, &by_word).await, &case));
    stage.post(&stage.coordinator, &removal, &[("text", "case")]).await;
    let mut tx = stage.trial.app.db.read().await.unwrap();
    let sql = "SELECT COUNT(*) AS n FROM case_term WHERE \"case\" = $1";
    let id: domain::id::CaseId = case.parse().unwrap();
    assert_eq!(tx.one(sql, values![id], |row| row.get::<i64>("n")).await.unwrap(), 0);
}
