use axum::{
    body::Body,
    http::{Method, Request, StatusCode, header},
};

use crate::case_ground::{Ground, hidden};

#[tokio::test]
async fn the_form_is_filled_in_section_by_section_without_a_script() {
    let ground = Ground::begin().await;
    let case = ground.begun().await;
    let overview = ground.get_as(&ground.presenter, &format!("{case}/form")).await;
    assert!(overview.body.contains("0 of 14 sections filled in"), "{}", overview.body);
    let saved = ground.save(&case, "question", &[("question-1", "How to taper?"), ("tags", "taper")]).await;
    assert_eq!(saved.location, format!("{case}/form/person"));
    let page = ground.get_as(&ground.presenter, &format!("{case}/form/question")).await;
    assert!(
        page.body.contains("How to taper?</textarea>") && page.body.contains("value=\"taper\" checked"),
        "{}",
        page.body
    );
    let later = ground.save(&case, "person", &[("age-band", "40-49"), ("then", "later")]).await;
    assert_eq!(later.location, format!("{case}/form?said=form-saved"));
    let last = ground.save(&case, "team", &[("involved", "nurse")]).await;
    assert_eq!(last.location, format!("{case}/form"));
    let overview = ground.get_as(&ground.presenter, &format!("{case}/form")).await;
    assert!(
        overview.body.contains("2 of 14 sections filled in") && overview.body.contains("In progress"),
        "{}",
        overview.body
    );
}

#[tokio::test]
async fn rows_of_medications_are_added_and_removed_without_a_script() {
    let ground = Ground::begin().await;
    let case = ground.begun().await;
    let fields = [("medications-0-drug", "hydromorphone"), ("medications-0-unit", "mg"), ("add", "medications")];
    let added = ground.save(&case, "medications", &fields).await;
    assert_eq!(added.location, format!("{case}/form/medications#medications-1"));
    let page = ground.get_as(&ground.presenter, &format!("{case}/form/medications")).await;
    assert!(
        page.body.contains("id=\"medications-1-drug\"") && !page.body.contains("id=\"medications-2-drug\""),
        "{}",
        page.body
    );
    let fields =
        [("medications-0-drug", "hydromorphone"), ("medications-1-drug", "naproxen"), ("remove", "medications-0")];
    let removed = ground.save(&case, "medications", &fields).await;
    assert_eq!(removed.location, format!("{case}/form/medications?said=form-row-removed"));
    let page = ground.get_as(&ground.presenter, &format!("{case}/form/medications")).await;
    assert!(page.body.contains("value=\"naproxen\"") && !page.body.contains("hydromorphone"), "{}", page.body);
}

#[tokio::test]
async fn every_limit_is_told_at_its_field_and_nothing_is_saved_or_lost() {
    let ground = Ground::begin().await;
    let case = ground.begun().await;
    let long = "x".repeat(161);
    let fields = [
        ("diagnosis", long.as_str()),
        ("duration", "forever"),
        ("regions", "tail"),
        ("pain-average", "11"),
        ("pain-now", "a lot"),
        ("worse", "null\0byte"),
        ("better", "warmth"),
    ];
    let refused = ground.save(&case, "pain", &fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let sentences = [
        ("diagnosis", "Use at most 160 characters"),
        ("duration", "This option is not offered here. Choose one of the list"),
        ("regions", "This option is not offered here. Choose one of the list"),
        ("pain-average", "Enter a number from 0 to 10"),
        ("pain-now", "Enter a whole number"),
        ("worse", "This cannot be read. Type it again"),
    ];
    for (field, sentence) in sentences {
        assert!(refused.body.contains(&format!("<a href=\"#{field}\">{sentence}</a>")), "{field}: {}", refused.body);
        assert!(refused.body.contains(&format!("id=\"{field}-error\"")), "{field}");
    }
    assert!(refused.body.contains("warmth</textarea>") && refused.body.contains(&long), "{}", refused.body);
    let page = ground.get_as(&ground.presenter, &format!("{case}/form/pain")).await;
    assert!(!page.body.contains("warmth"), "{}", page.body);
}

#[tokio::test]
async fn any_script_and_any_sign_is_kept_to_the_letter_and_escaped() {
    let ground = Ground::begin().await;
    let case = ground.begun().await;
    let text = "<b>ألم مزمن</b> 😀 \"é\" & l’appétit\r\nligne deux";
    ground.save(&case, "goals", &[("goals", text)]).await;
    let page = ground.get_as(&ground.presenter, &format!("{case}/form/goals")).await;
    let kept = "&#60;b&#62;ألم مزمن&#60;/b&#62; 😀 &#34;é&#34; &#38; l’appétit\nligne deux</textarea>";
    assert!(page.body.contains(kept), "{}", page.body);
    assert!(page.body.contains("dir=\"auto\""));
}

#[tokio::test]
async fn the_same_page_sent_twice_gives_the_first_result() {
    let ground = Ground::begin().await;
    let case = ground.begun().await;
    let page = ground.get_as(&ground.presenter, &format!("{case}/form/goals")).await;
    let (version, key) = (hidden(&page.body, "version"), hidden(&page.body, "request"));
    let fields = [("goals", "Sleep"), ("version", version.as_str()), ("request", key.as_str())];
    let first = ground.post_as(&ground.presenter, &format!("{case}/form/goals"), &fields).await;
    let second = ground.post_as(&ground.presenter, &format!("{case}/form/goals"), &fields).await;
    assert_eq!((first.status, &first.location), (second.status, &second.location));
    assert_eq!(first.location, format!("{case}/form/team"));
}

#[tokio::test]
async fn of_two_windows_the_later_sees_both_versions_and_loses_nothing() {
    let ground = Ground::begin().await;
    let case = ground.begun().await;
    let path = format!("{case}/form/goals");
    let old = hidden(&ground.get_as(&ground.presenter, &path).await.body, "version");
    ground.save(&case, "goals", &[("goals", "the newer goal")]).await;
    // Another section does not disturb.
    ground.save(&case, "team", &[("involved", "nurse")]).await;
    let stale = ground.post_as(&ground.presenter, &path, &[("goals", "the older goal"), ("version", &old)]).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert!(stale.body.contains("Somebody changed this in the meantime"), "{}", stale.body);
    assert!(
        stale.body.contains("the older goal</textarea>") && stale.body.contains("the newer goal</span>"),
        "{}",
        stale.body
    );
    let again = [("goals", "both goals"), ("version", &hidden(&stale.body, "version"))];
    assert_eq!(ground.post_as(&ground.presenter, &path, &again).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_draft_saves_itself_and_says_so_in_words() {
    let ground = Ground::begin().await;
    let case = ground.begun().await;
    let page = ground.get_as(&ground.presenter, &format!("{case}/form/goals")).await;
    assert!(page.body.contains(&format!("data-autosave-url=\"{case}/draft\"")), "{}", page.body);
    let version = hidden(&page.body, "version");
    let draft = |text: &'static str, version: String| {
        let (ground, case) = (&ground, &case);
        async move {
            let fields = [("section", "goals"), ("goals", text), ("version", version.as_str())];
            ground.post_as(&ground.presenter, &format!("{case}/draft"), &fields).await
        }
    };
    let saved = draft("Sleep", version.clone()).await;
    assert_eq!(saved.status, StatusCode::OK);
    let told: serde_json::Value = serde_json::from_str(&saved.body).unwrap();
    assert_eq!(told["said"], "Saved at 12:30\u{202f}p.m.");
    let next = told["version"].as_str().unwrap().to_owned();
    // The answer was lost and the same text is sent again: it is saved already.
    assert_eq!(draft("Sleep", version.clone()).await.status, StatusCode::OK);
    let stale = draft("Walk", version).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert!(stale.body.contains("changed in another window"), "{}", stale.body);
    assert_eq!(draft("Walk", next).await.status, StatusCode::OK);
    let unknown = ground.post_as(&ground.presenter, &format!("{case}/draft"), &[("section", "nowhere")]).await;
    assert_eq!(unknown.status, StatusCode::BAD_REQUEST);
    let fields = [("section", "pain"), ("pain-now", "a lot")];
    let faulty = ground.post_as(&ground.presenter, &format!("{case}/draft"), &fields).await;
    assert_eq!(faulty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(faulty.body.contains("Not saved yet. Enter a whole number"), "{}", faulty.body);
}

#[tokio::test]
async fn a_submitted_case_takes_no_more_typing_but_shows_what_was_typed() {
    let ground = Ground::begin().await;
    let case = ground.submitted().await;
    let late = ground.post_as(&ground.presenter, &format!("{case}/form/goals"), &[("goals", "too late")]).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(
        late.body.contains("too late</textarea>") && late.body.contains("Walk to the mailbox</span>"),
        "{}",
        late.body
    );
    let draft = ground
        .post_as(&ground.presenter, &format!("{case}/draft"), &[("section", "goals"), ("goals", "too late")])
        .await;
    assert_eq!(draft.status, StatusCode::CONFLICT);
    let page = ground.get_as(&ground.presenter, &format!("{case}/form/goals")).await;
    assert_eq!((page.status, page.location), (StatusCode::SEE_OTHER, case));
}

#[tokio::test]
async fn a_form_of_the_wrong_kind_or_size_is_refused_as_a_whole() {
    let ground = Ground::begin().await;
    let case = ground.begun().await;
    let huge = "x".repeat(513 * 1024);
    let refused = ground.post_as(&ground.presenter, &format!("{case}/form/goals"), &[("goals", &huge)]).await;
    assert_eq!(refused.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(refused.body.contains("This is too much at once"), "{}", refused.body);
    let request = Request::builder()
        .method(Method::POST)
        .uri(format!("{case}/form/goals"))
        .header(header::COOKIE, &ground.presenter.cookie)
        .header(header::CONTENT_TYPE, "application/json")
        .header("sec-fetch-site", "same-origin")
        .body(Body::from("{\"goals\":\"Sleep\"}"))
        .unwrap();
    assert_eq!(ground.trial.send(request).await.status, StatusCode::BAD_REQUEST);
    let crossed = Request::builder()
        .method(Method::POST)
        .uri(format!("{case}/form/goals"))
        .header(header::COOKIE, &ground.presenter.cookie)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "cross-site")
        .body(Body::from("goals=Sleep"))
        .unwrap();
    assert_eq!(ground.trial.send(crossed).await.status, StatusCode::FORBIDDEN);
    assert_eq!(ground.get_as(&ground.presenter, &format!("{case}/form/nowhere")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_form_is_there_for_its_presenter_only() {
    let ground = Ground::begin().await;
    let case = ground.begun().await;
    for stranger in [&ground.peer, &ground.coordinator, &ground.specialist] {
        for path in ["/form", "/form/goals", "/submission", ""] {
            let page = ground.get_as(stranger, &format!("{case}{path}")).await;
            assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
        }
        for path in ["/form/goals", "/draft", "/submission"] {
            let sent = ground.post_as(stranger, &format!("{case}{path}"), &[("goals", "mine")]).await;
            assert_eq!(sent.status, StatusCode::NOT_FOUND, "{path}");
        }
    }
    let signed_out = ground.trial.get(&format!("{case}/form"), None).await;
    assert_eq!(signed_out.status, StatusCode::SEE_OTHER);
    assert!(signed_out.location.starts_with("/sign-in?to="), "{}", signed_out.location);
    assert_eq!(ground.get_as(&ground.presenter, "/cases/not-an-id/form").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_form_speaks_french() {
    let ground = Ground::begin().await;
    let case = ground.begun().await;
    let page = ground.get_as(&ground.presenter, &format!("{case}/form/pain?lang=fr")).await;
    assert!(page.body.contains("<html lang=\"fr\""), "{}", page.body);
    assert!(
        page.body.contains("Section 3 sur 14")
            && page.body.contains("Douleur moyenne de la dernière semaine (nécessaire)")
    );
}
