//! Identifying details: nothing with an undecided one is kept, decisions are remembered without the text, and a case is looked
//! at as a whole before it leaves its presenter.

use axum::http::StatusCode;
use store::values;

use crate::{
    case_ground::{Ground, hidden},
    stage::Stage,
};

const TYPED: &str = "MRI on 2024-03-12, then moved to Timmins";

/// What is kept of the field "tests".
async fn kept(ground: &Ground) -> String {
    let mut tx = ground.trial.app.db.read().await.unwrap();
    let answers: String = tx.one("SELECT answers FROM \"case\"", values![], |row| row.get("answers")).await.unwrap();
    let answers: serde_json::Value = serde_json::from_str(&answers).unwrap();
    answers["tests"].as_str().unwrap_or_default().to_owned()
}

/// Writes past the check, as a draft from before today's rules.
async fn older(ground: &Ground, answers: &str) {
    let mut tx = ground.trial.app.db.write().await.unwrap();
    let old: String = tx.one("SELECT answers FROM \"case\"", values![], |row| row.get("answers")).await.unwrap();
    let all = format!("{},{answers}}}", old.trim_end_matches('}'));
    tx.run("UPDATE \"case\" SET answers = $1", values![all]).await.unwrap();
    tx.save().await.unwrap();
}

fn decide<'a>(found: &'a str, deed: &'a str) -> [(&'a str, &'a str); 3] {
    [("found-0-field", "tests"), ("found-0-text", found), ("found-0-do", deed)]
}

#[tokio::test]
async fn nothing_is_kept_before_every_detail_is_decided_about() {
    let ground = Ground::begin().await;
    let case = ground.begun().await;
    let asked = ground.save(&case, "findings", &[("tests", TYPED)]).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(kept(&ground).await, "");
    let body = &asked.body;
    assert!(body.contains("<a href=\"#tests\">“2024-03-12” is a date."), "{body}");
    assert!(body.contains("<a href=\"#tests\">“Timmins” looks like a place."), "{body}");
    assert!(body.contains(&format!("{TYPED}</textarea>")), "nothing typed is lost: {body}");
    assert!(body.contains("What about “Timmins”?") && body.contains("value=\"many\""), "{body}");
    // The certain one has no reason to stay.
    let date = body.split("What about “2024-03-12”?").nth(1).unwrap().split("</select>").next().unwrap();
    assert!(date.contains("value=\"replace\"") && !date.contains("value=\"many\""), "{date}");

    let fields = [
        ("tests", TYPED),
        ("found-0-field", "tests"),
        ("found-0-text", "2024-03-12"),
        ("found-0-do", "replace"),
        ("found-1-field", "tests"),
        ("found-1-text", "Timmins"),
        ("found-1-do", "many"),
    ];
    let saved = ground.save(&case, "findings", &fields).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
    assert_eq!(kept(&ground).await, "MRI about three years ago, then moved to Timmins");
}

#[tokio::test]
async fn what_was_kept_is_remembered_in_its_case_and_without_its_text() {
    let ground = Ground::begin().await;
    let case = ground.begun().await;
    let first = [&[("tests", "Moved to Timmins")][..], &decide("Timmins", "many")].concat();
    assert_eq!(ground.save(&case, "findings", &first).await.status, StatusCode::SEE_OTHER);
    let again = ground.save(&case, "findings", &[("tests", "Moved to TIMMINS again")]).await;
    assert_eq!(again.status, StatusCode::SEE_OTHER);
    let page = ground.get_as(&ground.presenter, &format!("{case}/form/findings")).await;
    assert_eq!(hidden(&page.body, "found-0-text"), "TIMMINS");
    assert_eq!(hidden(&page.body, "found-0-do"), "many");

    let mut tx = ground.trial.app.db.read().await.unwrap();
    let rows = tx
        .all("SELECT * FROM kept_identifier", values![], |row| {
            let texts: [String; 5] =
                [row.get("field")?, row.get("kind")?, row.get("rule")?, row.get("reason")?, row.get("engine")?];
            Ok((row.get::<Vec<u8>>("detail")?, texts))
        })
        .await
        .unwrap();
    let [(detail, texts)] = &rows[..] else { panic!("one decision") };
    assert_eq!(detail.len(), 32);
    assert_eq!(texts[..2], ["tests".to_owned(), "place".to_owned()]);
    assert_eq!(texts[3..], ["many".to_owned(), domain::identifier::engine().to_owned()]);
    assert!(!texts.concat().to_lowercase().contains("timmins"));
    drop(tx);

    // Another case knows nothing of it.
    let other = ground.begun().await;
    let asked = ground.save(&other, "findings", &[("tests", "Moved to Timmins")]).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_certain_detail_cannot_be_talked_away() {
    let ground = Ground::begin().await;
    let case = ground.begun().await;
    let fields = [&[("tests", "Call 416-555-2368")][..], &decide("416-555-2368", "public")].concat();
    let refused = ground.save(&case, "findings", &fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(kept(&ground).await, "");
}

#[tokio::test]
async fn a_draft_with_an_undecided_detail_does_not_save_itself() {
    let ground = Ground::begin().await;
    let case = ground.begun().await;
    let page = ground.get_as(&ground.presenter, &format!("{case}/form/findings")).await;
    let version = hidden(&page.body, "version");
    let fields = [("section", "findings"), ("tests", "Call 416-555-2368"), ("version", &version)];
    let refused = ground.post_as(&ground.presenter, &format!("{case}/draft"), &fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("is a way to reach somebody"), "{}", refused.body);
    assert_eq!(kept(&ground).await, "");
}

#[tokio::test]
async fn an_older_draft_is_looked_at_anew_before_it_leaves() {
    let ground = Ground::begin().await;
    let case = ground.filled().await;
    older(&ground, r#""tests":"MRI on 2024-03-12 in order","examination":"call 416-555-2368""#).await;
    let overview = ground.get_as(&ground.presenter, &format!("{case}/form")).await;
    assert!(overview.body.contains("Check: identifying detail"), "{}", overview.body);
    let check = ground.get_as(&ground.presenter, &format!("{case}/submission")).await;
    assert!(check.body.contains("2 things are left before you can submit"), "{}", check.body);
    let refused = ground.submit(&case).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let link = format!("<a href=\"{case}/form/findings#tests\">Imaging and laboratory tests: “2024-03-12” is a date.");
    assert!(refused.body.contains(&link), "{}", refused.body);
    let field = ground.get_as(&ground.presenter, &format!("{case}/form/findings")).await;
    assert!(field.body.contains("id=\"tests-error\"") && field.body.contains("id=\"examination-error\""));
    assert_eq!(ground.get_as(&ground.coordinator, &case).await.status, StatusCode::NOT_FOUND);
    ground.save(&case, "findings", &[("tests", "MRI about two years ago in order")]).await;
    assert_eq!(ground.submit(&case).await.location, format!("{case}?said=case-submitted"));
}

#[tokio::test]
async fn a_name_given_in_one_section_is_a_name_in_all() {
    let ground = Ground::begin().await;
    let case = ground.filled().await;
    older(&ground, r#""tests":"okafor read the images","examination":"Seen by Dr. Okafor""#).await;
    let check = ground.get_as(&ground.presenter, &format!("{case}/submission")).await;
    assert!(check.body.contains("“okafor” looks like a name") || check.body.contains("“okafor” gives away a name"));
}

#[tokio::test]
async fn details_that_single_somebody_out_together_are_confirmed_apart() {
    let ground = Ground::begin().await;
    let case = ground.filled().await;
    let goals = [("goals", "Fly again: he is the bush pilot who survived the plane crash")];
    assert_eq!(ground.save(&case, "goals", &goals).await.status, StatusCode::SEE_OTHER);
    let check = ground.get_as(&ground.presenter, &format!("{case}/submission")).await;
    assert!(check.body.contains("Could somebody be recognized?"), "{}", check.body);
    let refused = ground.submit(&case).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("confirm that nobody can be recognized"), "{}", refused.body);
    let revision = hidden(&check.body, "revision");
    let promises = [("revision", revision.as_str()), ("deidentified", "yes"), ("consent", "yes"), ("together", "yes")];
    let done = ground.post_as(&ground.presenter, &format!("{case}/submission"), &promises).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    let mut tx = ground.trial.app.db.read().await.unwrap();
    let read = |row: &store::row::Row| row.get::<Option<i64>>("people");
    let people = tx.one("SELECT people FROM attestation", values![], read).await.unwrap();
    assert!(people.is_some_and(|people| people < 15));
}

#[tokio::test]
async fn what_is_typed_in_the_room_passes_the_same_check() {
    let stage = Stage::open().await;
    stage.walk_to("clarify").await;
    let ask = stage.of_case("clarifications");
    let question = "Did she see Dr. Okafor in Timmins?";
    let refused = stage.post(&stage.peer, &ask, &[("question", question)]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains(&format!("{question}</textarea>")), "{}", refused.body);
    assert!(refused.body.contains("What about “Timmins”?") && refused.body.contains("name=\"found-1-do\""));
    assert!(!stage.room(&stage.presenter).await.body.contains("Timmins"));
    let decided = [
        ("question", question),
        ("found-0-field", "question"),
        ("found-0-text", "Dr. Okafor"),
        ("found-0-do", "replace"),
        ("found-1-field", "question"),
        ("found-1-text", "Timmins"),
        ("found-1-do", "many"),
    ];
    let done = stage.post(&stage.peer, &ask, &decided).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    let room = stage.room(&stage.presenter).await.body;
    assert!(room.contains("Timmins?") && !room.contains("Okafor"), "{room}");
    let id = room.split("/clarifications/").nth(1).unwrap().split('/').next().unwrap();
    let answer = stage.of_case(&format!("clarifications/{id}/answer"));
    let refused = stage.post(&stage.presenter, &answer, &[("answer", "Yes, call 416-555-2368")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    stage.go(&stage.step("clarify"), &stage.step("recommend")).await;
    let advice = [("domain", "referral"), ("text", "Ring 416-555-2368")];
    let refused = stage.post(&stage.specialist, &stage.of_case("recommendations"), &advice).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("is a way to reach somebody"), "{}", refused.body);
}
