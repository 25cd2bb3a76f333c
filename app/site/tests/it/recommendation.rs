//! Recommendations in the room: what they rest on, who seconds them, which of them say the same, and the library.

use axum::http::StatusCode;

use crate::{room::between, stage::Stage};

async fn recommending() -> Stage {
    let stage = Stage::open().await;
    stage.walk_to("recommend").await;
    stage
}

async fn advise(stage: &Stage, text: &str) -> String {
    let form = [("domain", "safety"), ("text", text), ("strength", "strong"), ("source", "CDC 2022, recommendation 8")];
    let given = stage.post(&stage.specialist, &stage.of_case("recommendations"), &form).await;
    assert_eq!(given.status, StatusCode::SEE_OTHER);
    let room = stage.room(&stage.presenter).await.body;
    let place = room.find(text).unwrap();
    between(&room[place..], "/recommendations/", "/feasibility").to_owned()
}

#[tokio::test]
async fn a_recommendation_shows_what_it_rests_on_and_who_seconds_it() {
    let stage = recommending().await;
    let id = advise(&stage, "Offer naloxone").await;
    let second = stage.of_case(&format!("recommendations/{id}/second"));
    assert_eq!(stage.post(&stage.peer, &second, &[("seconded", "yes")]).await.status, StatusCode::SEE_OTHER);
    let own = stage.post(&stage.specialist, &second, &[("seconded", "yes")]).await;
    assert_eq!(own.status, StatusCode::UNPROCESSABLE_ENTITY);
    let room = stage.room(&stage.peer).await.body;
    assert!(room.contains("Strong recommendation") && room.contains("CDC 2022, recommendation 8"), "{room}");
    assert!(room.contains("Seconded by Noa Bell · ") && room.contains("Take my support back"), "{room}");
    stage.post(&stage.peer, &second, &[("seconded", "no")]).await;
    assert!(!stage.room(&stage.peer).await.body.contains("Seconded by"));
}

#[tokio::test]
async fn the_facilitator_merges_what_says_the_same_and_parts_it_again() {
    let stage = recommending().await;
    let (first, other) = (advise(&stage, "Offer naloxone").await, advise(&stage, "A naloxone kit at home").await);
    let merging = stage.of_case(&format!("recommendations/{other}/merging"));
    assert_eq!(stage.post(&stage.specialist, &merging, &[("into", &first)]).await.status, StatusCode::NOT_FOUND);
    let itself = stage.post(&stage.facilitator, &merging, &[("into", &other)]).await;
    assert_eq!(itself.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(itself.body.contains("These two cannot be merged"), "{}", itself.body);
    let unread = stage.post(&stage.facilitator, &merging, &[("into", "the first")]).await;
    assert_eq!(unread.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(stage.post(&stage.facilitator, &merging, &[("into", &first)]).await.status, StatusCode::SEE_OTHER);
    let room = stage.room(&stage.facilitator).await.body;
    assert!(room.contains("Also said by Sam Lee"), "{room}");
    assert_eq!(room.matches("class=\"room-item__number\"").count(), 1);
    stage.post(&stage.facilitator, &merging, &[("into", "")]).await;
    assert_eq!(stage.room(&stage.facilitator).await.body.matches("class=\"room-item__number\"").count(), 2);
}

#[tokio::test]
async fn a_text_of_the_library_is_taken_with_one_choice_by_the_hubs_team() {
    let stage = recommending().await;
    let form =
        [("domain", "safety"), ("text_en", "Offer a naloxone kit."), ("strength", "strong"), ("source", "CDC 2022")];
    stage.post(&stage.specialist, "/snippets", &form).await;
    let room = stage.room(&stage.specialist).await.body;
    let value = between(&room, "<option value=\"", "\" data-domain=\"safety\"").rsplit('"').next().unwrap().to_owned();
    // Participants speak in words of their own.
    assert!(!stage.room(&stage.peer).await.body.contains("data-snippets"));
    let taken = [("snippet", value.as_str()), ("domain", ""), ("text", "")];
    let given = stage.post(&stage.specialist, &stage.of_case("recommendations"), &taken).await;
    assert_eq!(given.status, StatusCode::SEE_OTHER, "{}", given.body);
    let room = stage.room(&stage.peer).await.body;
    assert!(room.contains("Offer a naloxone kit.") && room.contains("From the library, edition 1"), "{room}");
    let id = value.split(':').next().unwrap();
    stage.post(&stage.specialist, &format!("/snippets/{id}/retirement"), &[("retired", "yes")]).await;
    assert!(!stage.room(&stage.specialist).await.body.contains("data-snippets"));
}
