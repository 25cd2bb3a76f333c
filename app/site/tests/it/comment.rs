//! What the team notes about a case before its session: who writes, who reads, until when, and what becomes of it.

use axum::http::StatusCode;
use store::values;

use crate::{
    stage::Stage,
    trial::{Answer, Persona},
};

const NOTE: &str = "Check for sleep apnea before any change";

async fn write(stage: &Stage, who: &Persona, text: &str) -> Answer {
    stage.post(who, &stage.of_case("comments"), &[("text", text), ("from", "view")]).await
}

async fn page(stage: &Stage, who: &Persona, path: &str) -> String {
    stage.trial.get(stage.of_case(path).trim_end_matches('/'), Some(&who.cookie)).await.body
}

/// The address of the only comment.
async fn only(stage: &Stage) -> String {
    let mut tx = stage.trial.app.db.read().await.unwrap();
    let sql = "SELECT id FROM comment";
    let id: domain::id::CommentId = tx.one(sql, values![], |row| row.get("id")).await.unwrap();
    stage.of_case(&format!("comments/{id}"))
}

#[tokio::test]
async fn the_team_reads_comments_by_profession_and_nobody_else_does() {
    let stage = Stage::new().await;
    let written = write(&stage, &stage.specialist, NOTE).await;
    assert_eq!(written.location, format!("{}?said=comment-written#comments", stage.of_case("view")));
    assert_eq!(write(&stage, &stage.peer, "Me too").await.status, StatusCode::NOT_FOUND);
    assert_eq!(write(&stage, &stage.coordinator, "Me too").await.status, StatusCode::NOT_FOUND);
    for path in ["", "view", "comments"] {
        for who in [&stage.specialist, &stage.facilitator, &stage.coordinator] {
            let body = page(&stage, who, path).await;
            assert!(body.contains(NOTE) && body.contains("Registered nurse</h3>"), "{path}: {body}");
        }
        assert!(!page(&stage, &stage.presenter, path).await.contains("sleep apnea"), "{path}");
    }
    let form = format!("action=\"{}\"", stage.of_case("comments"));
    assert!(page(&stage, &stage.facilitator, "").await.contains(&form));
    assert!(!page(&stage, &stage.coordinator, "").await.contains(&form));
}

#[tokio::test]
async fn a_comment_with_an_identifying_detail_waits_for_a_decision() {
    let stage = Stage::new().await;
    let refused = write(&stage, &stage.specialist, "Call her at 416-555-2368").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("416-555-2368") && refused.body.contains("href=\"#text\""), "{}", refused.body);
    let mut tx = stage.trial.app.db.read().await.unwrap();
    let kept: i64 = tx.one("SELECT COUNT(*) AS n FROM comment", values![], |row| row.get("n")).await.unwrap();
    assert_eq!(kept, 0);
}

#[tokio::test]
async fn its_author_alone_changes_it_and_takes_it_back() {
    let stage = Stage::new().await;
    write(&stage, &stage.specialist, NOTE).await;
    let address = only(&stage).await;
    let text = [("text", "Ask about snoring")];
    assert_eq!(stage.post(&stage.facilitator, &address, &text).await.status, StatusCode::NOT_FOUND);
    assert_eq!(stage.post(&stage.specialist, &address, &text).await.status, StatusCode::SEE_OTHER);
    let body = page(&stage, &stage.facilitator, "comments").await;
    assert!(body.contains("Ask about snoring") && !body.contains(NOTE), "{body}");
    let removal = format!("{address}/removal");
    assert_eq!(stage.post(&stage.facilitator, &removal, &[]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(stage.post(&stage.specialist, &removal, &[]).await.status, StatusCode::SEE_OTHER);
    assert!(!page(&stage, &stage.facilitator, "comments").await.contains("snoring"));
}

#[tokio::test]
async fn in_the_room_it_stands_beside_the_case_for_the_team_and_becomes_a_recommendation() {
    let stage = Stage::new().await;
    write(&stage, &stage.specialist, NOTE).await;
    let address = only(&stage).await;
    let stage = stage.opened().await;
    stage.walk_to("clarify").await;
    assert!(stage.room(&stage.specialist).await.body.contains(NOTE));
    assert!(stage.room(&stage.facilitator).await.body.contains(NOTE));
    for who in [&stage.presenter, &stage.peer] {
        assert!(!stage.room(who).await.body.contains("sleep apnea"));
    }
    // From here on it is too late for another one.
    let late = write(&stage, &stage.specialist, "One more").await;
    assert!(late.status == StatusCode::UNPROCESSABLE_ENTITY && late.body.contains("has taken up this case"));
    assert!(!stage.room(&stage.specialist).await.body.contains("data-take-up"));
    stage.go(&stage.step("clarify"), &stage.step("recommend")).await;
    let id = address.rsplit('/').next().unwrap();
    let link = format!("{}?comment={id}", stage.of("room"));
    assert!(stage.room(&stage.specialist).await.body.contains(&format!("href=\"{link}#room-advice\"")));
    assert!(!stage.room(&stage.facilitator).await.body.contains("data-take-up"));
    let text = format!(">{NOTE}</textarea>");
    assert!(stage.trial.get(&link, Some(&stage.specialist.cookie)).await.body.contains(&text));
    assert!(!stage.trial.get(&link, Some(&stage.peer.cookie)).await.body.contains(NOTE));
}

#[tokio::test]
async fn a_removed_comment_is_gone_for_good() {
    let stage = Stage::new().await;
    write(&stage, &stage.specialist, NOTE).await;
    let address = only(&stage).await;
    let texts = page(&stage, &stage.coordinator, "texts").await;
    assert!(texts.contains(NOTE) && texts.contains("Comment of the team"), "{texts}");
    let target = format!("comment-{}", address.rsplit('/').next().unwrap());
    let removed = stage.post(&stage.coordinator, &stage.of_case("removal"), &[("text", &target)]).await;
    assert_eq!(removed.status, StatusCode::SEE_OTHER);
    let body = page(&stage, &stage.specialist, "comments").await;
    assert!(!body.contains(NOTE) && body.contains("Removed by the hub"), "{body}");
}
