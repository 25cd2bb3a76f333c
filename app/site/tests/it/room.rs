use std::time::Duration;

use axum::http::StatusCode;
use domain::id::PersonId;
use futures_util::StreamExt as _;
use store::values;

use crate::stage::{QUESTION, Stage};

#[tokio::test]
async fn a_room_opens_by_its_facilitator_and_shows_the_doors_to_everybody() {
    let stage = Stage::new().await;
    let closed = stage.room(&stage.peer).await;
    assert_eq!(closed.status, StatusCode::OK);
    assert!(closed.body.contains("The room is not open yet"));
    assert!(!closed.body.contains("/opening"));
    assert_eq!(stage.post(&stage.peer, &stage.of("opening"), &[]).await.status, StatusCode::NOT_FOUND);
    stage.post(&stage.facilitator, &stage.of("opening"), &[]).await;
    let open = stage.room(&stage.peer).await;
    assert!(open.body.contains("Welcome. We begin"), "{}", open.body);
    assert!(!open.body.contains("Lead the session"));
    assert!(stage.room(&stage.facilitator).await.body.contains("Lead the session"));
}

#[tokio::test]
async fn strangers_find_no_room() {
    let stage = Stage::open().await;
    for part in ["room", "room/panels", "live", "check"] {
        let answer = stage.trial.get(&stage.of(part), Some(&stage.stranger.cookie)).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{part}");
    }
    for part in ["ticket", "hand", "place"] {
        let answer = stage.post(&stage.stranger, &stage.of(part), &[("raised", "yes")]).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{part}");
    }
    let advice = [("domain", "referral"), ("text", "Ask somebody else")];
    let answer = stage.post(&stage.stranger, &stage.of_case("recommendations"), &advice).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn pressing_next_twice_moves_once() {
    let stage = Stage::open().await;
    let (welcome, present) = (format!("{}.whole", stage.segments[0]), stage.step("present"));
    stage.go("doors", &welcome).await;
    let again = stage.go("doors", &welcome).await;
    assert_eq!(again.location, format!("{}?said=room-moved", stage.of("room")));
    let key = "018f0000-0000-7000-8000-000000000001";
    for _ in 0..2 {
        let fields = [("request", key), ("from", welcome.as_str()), ("to", present.as_str())];
        let moved = stage.post(&stage.facilitator, &stage.of("place"), &fields).await;
        assert_eq!(moved.location, format!("{}#room-top", stage.of("room")));
    }
    assert!(stage.room(&stage.peer).await.body.contains("Case "));
}

#[tokio::test]
async fn recommendations_are_refused_with_a_sentence_until_the_clarifying_step_has_ended() {
    let stage = Stage::open().await;
    stage.walk_to("clarify").await;
    let advice = [("domain", "non-pharmacological"), ("text", "Walk every day")];
    let refused = stage.post(&stage.peer, &stage.of_case("recommendations"), &advice).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("they open when its clarifying questions are over"));
    // What was typed is still there.
    assert!(refused.body.contains("Walk every day</textarea>"), "{}", refused.body);
    assert!(!stage.room(&stage.specialist).await.body.contains("Walk every day"));
    let jumped = stage.go(&stage.step("clarify"), "nowhere").await;
    assert_eq!(jumped.status, StatusCode::UNPROCESSABLE_ENTITY);

    stage.go(&stage.step("clarify"), &stage.step("recommend")).await;
    let added = stage.post(&stage.peer, &stage.of_case("recommendations"), &advice).await;
    assert_eq!(added.location, format!("{}#room-advice", stage.of("room")));
    let seen = stage.room(&stage.specialist).await.body;
    assert!(seen.contains("Walk every day") && seen.contains("Peer") && seen.contains("Noa Bell"));
    let faulty = stage.post(&stage.peer, &stage.of_case("recommendations"), &[("domain", "magic"), ("text", "")]).await;
    assert_eq!(faulty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(faulty.body.contains("This option is not offered here") && faulty.body.contains("Fill this in"));
}

#[tokio::test]
async fn the_presenter_answers_judges_and_shows_sections() {
    let stage = Stage::open().await;
    stage.walk_to("clarify").await;
    stage.post(&stage.peer, &stage.of_case("clarifications"), &[("question", "Since when?")]).await;
    let room = stage.room(&stage.presenter).await.body;
    let question = between(&room, "/clarifications/", "/answer");
    let answer = stage.of_case(&format!("clarifications/{question}/answer"));
    assert_eq!(stage.post(&stage.peer, &answer, &[("answer", "No")]).await.status, StatusCode::NOT_FOUND);
    stage.post(&stage.presenter, &answer, &[("answer", "Three years")]).await;
    assert!(stage.room(&stage.peer).await.body.contains("Three years"));

    assert_eq!(
        stage.post(&stage.peer, &stage.of_case("section"), &[("section", "goals")]).await.status,
        StatusCode::NOT_FOUND
    );
    stage.post(&stage.presenter, &stage.of_case("section"), &[("section", "goals")]).await;
    assert!(
        stage.room(&stage.peer).await.body.contains("id=\"room-section-title\">Goals"),
        "{}",
        stage.room(&stage.peer).await.body
    );
    let wrong = stage.post(&stage.presenter, &stage.of_case("section"), &[("section", "wishes")]).await;
    assert_eq!(wrong.status, StatusCode::BAD_REQUEST);

    stage.go(&stage.step("clarify"), &stage.step("recommend")).await;
    stage
        .post(
            &stage.specialist,
            &stage.of_case("recommendations"),
            &[("domain", "referral"), ("text", "See a physiotherapist")],
        )
        .await;
    let room = stage.room(&stage.presenter).await.body;
    let id = between(&room, "/recommendations/", "/feasibility");
    let judge = stage.of_case(&format!("recommendations/{id}/feasibility"));
    let faulty = stage.post(&stage.presenter, &judge, &[("feasible", "not-here"), ("why", "")]).await;
    assert_eq!(faulty.status, StatusCode::UNPROCESSABLE_ENTITY);
    stage.post(&stage.presenter, &judge, &[("feasible", "not-here"), ("why", "None within a day's drive")]).await;
    let seen = stage.room(&stage.peer).await.body;
    assert!(seen.contains("Not feasible here") && seen.contains("None within a day&#39;s drive"), "{seen}");
    let strike = stage.of_case(&format!("recommendations/{id}/striking"));
    assert_eq!(stage.post(&stage.specialist, &strike, &[("struck", "yes")]).await.status, StatusCode::NOT_FOUND);
    stage.post(&stage.facilitator, &strike, &[("struck", "yes")]).await;
    assert!(stage.room(&stage.peer).await.body.contains("Struck: not in the letter"));
}

#[tokio::test]
async fn hands_queue_and_the_facilitator_orders_them() {
    let stage = Stage::open().await;
    for who in [&stage.specialist, &stage.peer, &stage.presenter] {
        stage.trial.script.pass_minutes(1);
        stage.post(who, &stage.of("hand"), &[("raised", "yes")]).await;
    }
    assert_eq!(queue(&stage.room(&stage.facilitator).await.body), ["Noa Bell", "Pat Kim", "Sam Lee"]);
    let room = stage.room(&stage.facilitator).await.body;
    let last = room[..room.rfind("/lowering").unwrap()].rsplit('/').next().unwrap();
    let order = stage.of(&format!("hands/{last}/order"));
    assert_eq!(stage.post(&stage.peer, &order, &[("to", "0")]).await.status, StatusCode::NOT_FOUND);
    stage.post(&stage.facilitator, &order, &[("to", "0")]).await;
    assert_eq!(queue(&stage.room(&stage.peer).await.body), ["Sam Lee", "Noa Bell", "Pat Kim"]);
    stage.post(&stage.facilitator, &stage.of(&format!("hands/{last}/lowering")), &[]).await;
    assert_eq!(queue(&stage.room(&stage.peer).await.body), ["Noa Bell", "Pat Kim"]);
}

#[tokio::test]
async fn a_hand_in_a_closed_room_is_refused_with_a_sentence() {
    let stage = Stage::new().await;
    let refused = stage.post(&stage.peer, &stage.of("hand"), &[("raised", "yes")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("Hands can be raised while the session is live."));
}

#[tokio::test]
async fn an_open_room_hears_of_a_change_and_the_stream_ends_with_the_house() {
    let stage = Stage::open().await;
    let mut stream = stage.trial.stream(&stage.of("live"), &stage.peer.cookie).await;
    let mut next = async || {
        let heard = tokio::time::timeout(Duration::from_secs(20), stream.next()).await.unwrap();
        heard.map(|bytes| String::from_utf8(bytes.unwrap().to_vec()).unwrap())
    };
    assert_eq!(next().await.as_deref(), Some("event: changed\ndata: 0\n\n"));
    stage.post(&stage.peer, &stage.of("hand"), &[("raised", "yes")]).await;
    assert_eq!(next().await.as_deref(), Some("event: changed\ndata: 1\n\n"));
    stage.trial.app.db.signals().end();
    assert_eq!(next().await, None);
}

#[tokio::test]
async fn a_ticket_carries_what_the_registration_says_and_opens_only_a_live_room() {
    let stage = Stage::new().await;
    assert_eq!(stage.post(&stage.peer, &stage.of("ticket"), &[]).await.status, StatusCode::NOT_FOUND);
    stage.post(&stage.facilitator, &stage.of("opening"), &[]).await;
    let given = stage.post(&stage.peer, &stage.of("ticket"), &[]).await;
    assert_eq!(given.status, StatusCode::OK);
    let token: serde_json::Value = serde_json::from_str(&given.body).unwrap();
    let claims = token["token"].as_str().unwrap().split('.').nth(1).unwrap();
    let claims = data_encoding::BASE64URL_NOPAD.decode(claims.as_bytes()).unwrap();
    let claims: serde_json::Value = serde_json::from_slice(&claims).unwrap();
    assert_eq!(claims["name"], "Noa Bell");
    assert_eq!(claims["attributes"]["profession"], "registered-nurse");
    assert_eq!(claims["attributes"]["community"], "Moose Factory");
    let removal = stage.of(&format!("people/{}/removal", stage.peer.who.person));
    stage.post(&stage.facilitator, &removal, &[("removed", "yes")]).await;
    assert_eq!(stage.post(&stage.peer, &stage.of("ticket"), &[]).await.status, StatusCode::NOT_FOUND);
    stage.post(&stage.facilitator, &removal, &[("removed", "no")]).await;
    assert_eq!(stage.post(&stage.peer, &stage.of("ticket"), &[]).await.status, StatusCode::OK);
}

#[tokio::test]
async fn the_case_is_shown_while_it_is_discussed_and_not_before() {
    let stage = Stage::open().await;
    assert!(!stage.room(&stage.peer).await.body.contains(QUESTION));
    stage.walk_to("present").await;
    assert!(stage.room(&stage.peer).await.body.contains(QUESTION));
    let panels = stage.trial.get(&stage.of("room/panels"), Some(&stage.peer.cookie)).await.body;
    assert!(panels.contains(QUESTION) && !panels.contains("<html"));
    stage.go(&stage.step("present"), "ended").await;
    let over = stage.room(&stage.peer).await.body;
    assert!(over.contains("The session has ended") && !over.contains(QUESTION));
}

#[tokio::test]
async fn the_audit_log_names_each_reader_of_a_case_once_a_session() {
    let stage = Stage::open().await;
    stage.walk_to("present").await;
    for who in [&stage.peer, &stage.specialist, &stage.peer] {
        stage.room(who).await;
        stage.trial.get(&stage.of("room/panels"), Some(&who.cookie)).await;
    }
    let mut tx = stage.trial.app.db.read().await.unwrap();
    let sql = "SELECT person FROM audit WHERE act = 'ReadCase' AND thing = $1 ORDER BY number";
    let seen: Vec<PersonId> = tx.all(sql, values![stage.case.to_string()], |row| row.get("person")).await.unwrap();
    assert_eq!(seen, [stage.peer.who.person, stage.specialist.who.person]);
}

#[tokio::test]
async fn the_room_and_its_check_speak_french() {
    let stage = Stage::open().await;
    stage.walk_to("recommend").await;
    for part in ["room", "check"] {
        let page = stage.trial.get(&format!("{}?lang=fr", stage.of(part)), Some(&stage.facilitator.cookie)).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.body.contains("<html lang=\"fr\""));
        // A message without a translation would show its key.
        for key in ["room-", "agenda-", "hand-", "clarification-", "recommendation-"] {
            let shown = page.body.split(['<', '>']).skip(2).step_by(2).find(|text| text.trim().starts_with(key));
            assert_eq!(shown, None, "{part}");
        }
    }
}

/// The names in the queue, in order.
fn queue(body: &str) -> Vec<String> {
    body.split("data-hand=\"").skip(1).map(|part| part.split('"').next().unwrap().to_owned()).collect()
}

/// What stands between two texts, the first time.
pub fn between(body: &str, before: &str, after: &str) -> String {
    let end = body.find(after).unwrap();
    let begin = body[..end].rfind(before).unwrap() + before.len();
    body[begin..end].to_owned()
}
