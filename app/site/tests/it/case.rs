use axum::http::StatusCode;

use crate::case_ground::{Ground, hidden};

#[tokio::test]
async fn a_case_goes_from_its_first_page_to_a_place_in_a_session() {
    let ground = Ground::begin().await;
    let list = ground.get_as(&ground.presenter, "/cases").await;
    assert!(list.body.contains("Begin a case for Chronic pain"), "{}", list.body);
    let case = ground.submitted().await;
    let (to, mail) = ground.mails(1).await.remove(0);
    assert_eq!(to, "camille.tremblay@example.org");
    assert!(mail.contains("Ada Okafor (Registered nurse) submitted a case for Chronic pain"), "{mail}");
    assert!(mail.contains(&format!("http://localhost:8080{case}/review")), "{mail}");

    let list = ground.get_as(&ground.coordinator, "/cases").await;
    assert!(
        list.body.contains("Waiting for your review") && list.body.contains(&format!("{case}/review")),
        "{}",
        list.body
    );
    let review = ground.get_as(&ground.coordinator, &format!("{case}/review")).await;
    assert!(
        review.body.contains("How could the dose be lowered?") && review.body.contains("hydromorphone"),
        "{}",
        review.body
    );
    let returned =
        ground.post_as(&ground.coordinator, &format!("{case}/return"), &[("note", "Which formulation?")]).await;
    assert_eq!(returned.location, "/cases?said=case-returned");
    let (to, mail) = ground.mails(1).await.remove(0);
    assert_eq!(to, "ada.okafor@example.org");
    assert!(!mail.contains("formulation") && mail.contains("/in/"), "{mail}");

    let overview = ground.get_as(&ground.presenter, &format!("{case}/form")).await;
    assert!(overview.body.contains("Which formulation?"), "{}", overview.body);
    assert_eq!(ground.get_as(&ground.coordinator, &case).await.status, StatusCode::NOT_FOUND);
    assert_eq!(ground.submit(&case).await.status, StatusCode::SEE_OTHER);
    let accepted = ground.post_as(&ground.coordinator, &format!("{case}/acceptance"), &[]).await;
    assert_eq!(accepted.location, format!("{case}/review?said=case-accepted"));
    let review = ground.get_as(&ground.coordinator, &format!("{case}/review")).await;
    assert!(review.body.contains("Session 3, Thursday, December 3, 2026, 12:30\u{202f}p.m. EST"), "{}", review.body);
    let segment = ground.segment.to_string();
    let placed = ground.post_as(&ground.coordinator, &format!("{case}/place"), &[("segment", &segment)]).await;
    assert_eq!(placed.location, format!("{case}/review?said=case-scheduled"));
    let (to, mail) = ground.mails(1).await.remove(0);
    assert_eq!(to, "ada.okafor@example.org");
    assert!(mail.contains("Thursday, December 3, 2026, 12:30\u{202f}p.m. EST"), "{mail}");
    for (_, mail) in ground.mails(20).await {
        assert!(!mail.contains("dose") && !mail.contains("hydromorphone") && !mail.contains("mailbox"), "{mail}");
    }

    let shown = ground.get_as(&ground.specialist, &case).await;
    assert!(shown.body.contains("40 to 49") && shown.body.contains("7 of 10"), "{}", shown.body);
    let question = shown.body.find("How could the dose be lowered?").unwrap();
    assert!(question < shown.body.find("Key figures").unwrap());
    let out = ground.post_as(&ground.coordinator, &format!("{case}/place"), &[("segment", "out")]).await;
    assert_eq!(out.location, format!("{case}/review?said=case-unscheduled"));
}

#[tokio::test]
async fn what_is_missing_and_both_promises_are_told_at_once() {
    let ground = Ground::begin().await;
    let case = ground.begun().await;
    let page = ground.get_as(&ground.presenter, &format!("{case}/submission")).await;
    assert!(page.body.contains("10 things are left before you can submit"), "{}", page.body);
    let revision = hidden(&page.body, "revision");
    let refused = ground.post_as(&ground.presenter, &format!("{case}/submission"), &[("revision", &revision)]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    for sentence in [
        "Your main question to the hub: Fill this in",
        "Age: Choose one of the options",
        "Confirm that you have removed every identifying detail",
        "Confirm that the patient agrees",
    ] {
        assert!(refused.body.contains(sentence), "{sentence}: {}", refused.body);
    }
    assert!(ground.mails(5).await.is_empty());
}

#[tokio::test]
async fn a_case_changed_since_the_last_look_is_looked_at_again() {
    let ground = Ground::begin().await;
    let case = ground.filled().await;
    let page = ground.get_as(&ground.presenter, &format!("{case}/submission")).await;
    let revision = hidden(&page.body, "revision");
    ground.save(&case, "goals", &[("goals", "Something else")]).await;
    let fields = [("revision", revision.as_str()), ("deidentified", "yes"), ("consent", "yes")];
    let stale = ground.post_as(&ground.presenter, &format!("{case}/submission"), &fields).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert!(
        stale.body.contains("The case was changed since this page was opened") && stale.body.contains("Something else")
    );
    assert_eq!(ground.submit(&case).await.status, StatusCode::SEE_OTHER);
    // Submitted twice: the second time leads to the case.
    assert_eq!(ground.post_as(&ground.presenter, &format!("{case}/submission"), &fields).await.location, case);
}

#[tokio::test]
async fn a_decision_is_made_once() {
    let ground = Ground::begin().await;
    let case = ground.submitted().await;
    let empty = ground.post_as(&ground.coordinator, &format!("{case}/return"), &[("note", " ")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.body.contains("<a href=\"#note\">"), "{}", empty.body);
    let long = "n".repeat(1001);
    let refused = ground.post_as(&ground.coordinator, &format!("{case}/return"), &[("note", &long)]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains(&long), "{}", refused.body);
    let early = ground
        .post_as(&ground.coordinator, &format!("{case}/place"), &[("segment", &ground.segment.to_string())])
        .await;
    assert_eq!(early.status, StatusCode::CONFLICT);
    let key = ground.trial.app.world.id::<domain::id::RequestKey>().to_string();
    let accept = ground.post_as(&ground.coordinator, &format!("{case}/acceptance"), &[("request", &key)]).await;
    let twice = ground.post_as(&ground.coordinator, &format!("{case}/acceptance"), &[("request", &key)]).await;
    assert_eq!((accept.status, &accept.location), (StatusCode::SEE_OTHER, &twice.location));
    let late = ground.post_as(&ground.coordinator, &format!("{case}/acceptance"), &[]).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    let late = ground.post_as(&ground.coordinator, &format!("{case}/return"), &[("note", "Too late")]).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.body.contains("Somebody decided on this case in the meantime"), "{}", late.body);
}

#[tokio::test]
async fn a_place_must_be_chosen_among_those_that_are_free() {
    let ground = Ground::begin().await;
    let case = ground.submitted().await;
    ground.post_as(&ground.coordinator, &format!("{case}/acceptance"), &[]).await;
    let unknown = ground.trial.app.world.id::<domain::id::SegmentId>().to_string();
    for (chosen, status) in [
        ("", StatusCode::UNPROCESSABLE_ENTITY),
        ("the first", StatusCode::UNPROCESSABLE_ENTITY),
        (unknown.as_str(), StatusCode::CONFLICT),
        ("out", StatusCode::CONFLICT),
    ] {
        let answer = ground.post_as(&ground.coordinator, &format!("{case}/place"), &[("segment", chosen)]).await;
        assert_eq!(answer.status, status, "{chosen}");
    }
    ground.set_session("cancelled").await;
    let segment = ground.segment.to_string();
    let gone = ground.post_as(&ground.coordinator, &format!("{case}/place"), &[("segment", &segment)]).await;
    assert_eq!(gone.status, StatusCode::CONFLICT);
    assert!(gone.body.contains("No planned session of this cycle has a free place"), "{}", gone.body);
}

#[tokio::test]
async fn a_case_whose_session_is_cancelled_waits_for_another_one() {
    let ground = Ground::begin().await;
    let case = ground.submitted().await;
    ground.post_as(&ground.coordinator, &format!("{case}/acceptance"), &[]).await;
    let segment = ground.segment.to_string();
    ground.post_as(&ground.coordinator, &format!("{case}/place"), &[("segment", &segment)]).await;
    let mut tx = ground.trial.app.db.read().await.unwrap();
    let session: domain::id::SessionId = tx.one("SELECT id FROM session", vec![], |row| row.get("id")).await.unwrap();
    drop(tx);
    let path = format!("/sessions/{session}/cancellation");
    let page = ground.get_as(&ground.coordinator, &path).await;
    assert!(page.body.contains("wait for another session"), "{}", page.body);
    let cancelled = ground.post_as(&ground.coordinator, &path, &[("note", "Storm")]).await;
    assert_eq!(cancelled.status, StatusCode::SEE_OTHER);
    let mails = ground.mails(4).await;
    let told = mails.iter().find(|(_, mail)| mail.contains("was taken out of its session")).unwrap();
    assert_eq!(told.0, "ada.okafor@example.org");
    assert!(mails.iter().all(|(_, mail)| !mail.contains("dose")), "{mails:?}");
    let review = ground.get_as(&ground.coordinator, &format!("{case}/review")).await;
    assert!(review.body.contains("No planned session of this cycle has a free place"), "{}", review.body);
    let list = ground.get_as(&ground.coordinator, "/cases").await;
    assert!(list.body.contains(&format!("{case}/review")), "{}", list.body);
}

#[tokio::test]
async fn the_others_see_a_case_from_its_session_on() {
    let ground = Ground::begin().await;
    let case = ground.submitted().await;
    ground.post_as(&ground.coordinator, &format!("{case}/acceptance"), &[]).await;
    let segment = ground.segment.to_string();
    ground.post_as(&ground.coordinator, &format!("{case}/place"), &[("segment", &segment)]).await;
    assert_eq!(ground.get_as(&ground.peer, &case).await.status, StatusCode::NOT_FOUND);
    assert!(!ground.get_as(&ground.peer, "/cases").await.body.contains(&case));
    let mut tx = ground.trial.app.db.read().await.unwrap();
    let session: domain::id::SessionId = tx.one("SELECT id FROM session", vec![], |row| row.get("id")).await.unwrap();
    drop(tx);
    // From the agenda it is one step to the case, for those who may read it.
    let link = format!("href=\"{case}\"");
    for (persona, reads) in [(&ground.specialist, true), (&ground.presenter, true), (&ground.peer, false)] {
        let page = ground.get_as(persona, &format!("/sessions/{session}")).await;
        assert_eq!((page.status, page.body.contains(&link)), (StatusCode::OK, reads), "{}", page.body);
    }
    ground.set_session("live").await;
    assert_eq!(ground.get_as(&ground.peer, &case).await.status, StatusCode::OK);
    for path in ["/review", "/form", "/submission"] {
        assert_eq!(ground.get_as(&ground.peer, &format!("{case}{path}")).await.status, StatusCode::NOT_FOUND);
    }
    for path in ["/acceptance", "/return", "/place"] {
        for persona in [&ground.peer, &ground.presenter, &ground.specialist] {
            let sent = ground.post_as(persona, &format!("{case}{path}"), &[("note", "x"), ("segment", "out")]).await;
            assert_eq!(sent.status, StatusCode::NOT_FOUND, "{path}");
        }
    }
}

#[tokio::test]
async fn only_participants_begin_a_case() {
    let ground = Ground::begin().await;
    let stranger = ground.trial.practitioner("Zoé Lavoie").await;
    for persona in [&stranger, &ground.coordinator] {
        let begun = ground.post_as(persona, &format!("/cycles/{}/cases", ground.cycle), &[]).await;
        assert_eq!(begun.status, StatusCode::NOT_FOUND);
    }
    let list = ground.get_as(&stranger, "/cases").await;
    assert!(list.body.contains("You have no case"), "{}", list.body);
}

#[tokio::test]
async fn every_view_of_a_case_is_written_down() {
    let ground = Ground::begin().await;
    let case = ground.submitted().await;
    ground.get_as(&ground.specialist, &case).await;
    let mut tx = ground.trial.app.db.read().await.unwrap();
    let sql = "SELECT COUNT(*) AS rows FROM audit WHERE act = 'ReadCase' AND person = $1 AND thing = $2";
    let id = case.strip_prefix("/cases/").unwrap();
    let rows: i64 = tx.one(sql, store::values![ground.specialist.who.person, id], |row| row.get("rows")).await.unwrap();
    assert_eq!(rows, 1);
    assert!(matches!(store::audit::verify(&mut tx).await.unwrap(), store::audit::Verdict::Whole(_)));
}

#[tokio::test]
async fn a_draft_that_nobody_wants_is_gone_for_good_and_a_case_at_the_hub_is_not() {
    let ground = Ground::begin().await;
    let case = ground.filled().await;
    let overview = ground.get_as(&ground.presenter, &format!("{case}/form")).await;
    let removal = format!("{case}/draft/removal");
    let id = case.rsplit('/').next().unwrap();
    assert!(overview.body.contains(&format!("href=\"{removal}\"")), "{}", overview.body);
    let page = ground.get_as(&ground.presenter, &removal).await;
    assert!(
        page.body.contains("deleted for good")
            && page.body.contains("Keep it")
            && page.body.contains("Nobody else has seen them"),
        "{}",
        page.body
    );
    assert_eq!(
        ground.post_as(&ground.coordinator, "/cases/removal", &[("case", id)]).await.status,
        StatusCode::NOT_FOUND
    );
    let thrown = ground.post_as(&ground.presenter, "/cases/removal", &[("case", id)]).await;
    assert_eq!(thrown.location, "/cases?said=case-discarded");
    let list = ground.get_as(&ground.presenter, "/cases").await;
    assert!(!list.body.contains(&case), "{}", list.body);
    assert_eq!(ground.get_as(&ground.presenter, &case).await.status, StatusCode::NOT_FOUND);
    let mut tx = ground.trial.app.db.read().await.unwrap();
    for sql in [
        "SELECT COUNT(*) AS number FROM \"case\"",
        "SELECT COUNT(*) AS number FROM case_event",
        "SELECT COUNT(*) AS number FROM kept_identifier",
    ] {
        let left: i64 = tx.one(sql, vec![], |row| row.get("number")).await.unwrap();
        assert_eq!(left, 0, "{sql}");
    }
    drop(tx);
    let submitted = ground.submitted().await;
    let id = submitted.rsplit('/').next().unwrap();
    let late = ground.post_as(&ground.presenter, "/cases/removal", &[("case", id)]).await;
    assert_eq!(late.location, submitted);
    assert_eq!(ground.get_as(&ground.coordinator, &submitted).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_presenter_takes_a_case_back_until_its_session_begins_and_the_coordinator_is_told() {
    let ground = Ground::begin().await;
    let case = ground.submitted().await;
    let path = format!("{case}/withdrawal");
    let shown = ground.get_as(&ground.presenter, &case).await;
    assert!(shown.body.contains(&format!("href=\"{path}\"")), "{}", shown.body);
    assert!(!ground.get_as(&ground.coordinator, &case).await.body.contains(&path));
    for other in [&ground.peer, &ground.coordinator, &ground.specialist] {
        assert_eq!(ground.get_as(other, &path).await.status, StatusCode::NOT_FOUND);
        assert_eq!(ground.post_as(other, &path, &[]).await.status, StatusCode::NOT_FOUND);
    }
    let back = format!("{case}/form?said=case-withdrawn");
    assert_eq!(ground.post_as(&ground.presenter, &path, &[]).await.location, back);
    let (to, mail) = ground.mails(1).await.remove(0);
    assert_eq!(to, "camille.tremblay@example.org");
    assert!(mail.contains("Ada Okafor (Registered nurse) withdrew a case for Chronic pain"), "{mail}");
    // Sent from another tab, or gone back to: there it is.
    assert_eq!(ground.post_as(&ground.presenter, &path, &[]).await.location, format!("{case}/form"));
    assert_eq!(ground.get_as(&ground.presenter, &path).await.location, format!("{case}/form"));
    assert_eq!(ground.get_as(&ground.coordinator, &format!("{case}/review")).await.status, StatusCode::NOT_FOUND);
    let removal = ground.get_as(&ground.presenter, &format!("{case}/draft/removal")).await;
    assert!(removal.body.contains("whatever the hub’s team noted about it"), "{}", removal.body);

    assert_eq!(ground.submit(&case).await.status, StatusCode::SEE_OTHER);
    ground.post_as(&ground.coordinator, &format!("{case}/acceptance"), &[]).await;
    let segment = ground.segment.to_string();
    ground.post_as(&ground.coordinator, &format!("{case}/place"), &[("segment", &segment)]).await;
    let asked = ground.get_as(&ground.presenter, &path).await;
    assert!(asked.body.contains("It loses its place in the session"), "{}", asked.body);
    ground.set_session("live").await;
    let late = ground.get_as(&ground.presenter, &path).await;
    assert!(
        late.body.contains("Its session has begun") && !late.body.contains("<form method=\"post\" action=\"/cases"),
        "{}",
        late.body
    );
    assert_eq!(ground.post_as(&ground.presenter, &path, &[]).await.status, StatusCode::CONFLICT);
    ground.set_session("planned").await;
    assert_eq!(ground.post_as(&ground.presenter, &path, &[]).await.location, back);
    let (_, mail) = ground.mails(1).await.remove(0);
    assert!(mail.contains("which had a place in session 3 of Chronic pain, Thursday, December 3"), "{mail}");
    for (_, mail) in ground.mails(20).await {
        assert!(!mail.contains("dose") && !mail.contains("hydromorphone"), "{mail}");
    }
}
