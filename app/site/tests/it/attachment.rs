//! Pictures and documents of a case: cleaned, looked at, decided about, read, taken away.

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};

use crate::{
    case_ground::Ground,
    made::{letter, picture},
    trial::{Answer, Persona},
};

const SECRET: &str = "Okafor-77";

/// Sends a file with its caption.
async fn attach(ground: &Ground, case: &str, file: &[u8], caption: &str) -> Answer {
    attach_with(ground, case, file, &[("caption", caption)]).await
}

async fn attach_with(ground: &Ground, case: &str, file: &[u8], fields: &[(&str, &str)]) -> Answer {
    let mut body = Vec::new();
    for (name, value) in fields {
        body.extend(
            format!("--cut\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").into_bytes(),
        );
    }
    // The name and the type that a browser sends decide nothing.
    let head = "Content-Disposition: form-data; name=\"file\"; filename=\"x.exe\"\r\nContent-Type: text/html";
    body.extend(format!("--cut\r\n{head}\r\n\r\n").into_bytes());
    body.extend(file);
    body.extend(b"\r\n--cut--\r\n");
    let request = Request::post(format!("{case}/attachments"))
        .header(header::COOKIE, &ground.presenter.cookie)
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=cut")
        .header(header::ACCEPT_LANGUAGE, "en-CA")
        .header("sec-fetch-site", "same-origin");
    ground.trial.send(request.body(Body::from(body)).unwrap()).await
}

/// The address of the attachment that was just added.
fn added(answer: &Answer) -> String {
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    let (list, place) = answer.location.split_once("?said=attachment-added#attachment-").unwrap();
    format!("{list}/{place}")
}

async fn confirm(ground: &Ground, attachment: &str, fields: &[(&str, &str)]) -> Answer {
    ground.post_as(&ground.presenter, &format!("{attachment}/confirmation"), fields).await
}

fn looked(attachment: &str) -> String {
    format!("looked-{}", attachment.rsplit('/').next().unwrap())
}

/// Everything on the disk and in the database of a trial.
fn everything(ground: &Ground) -> Vec<u8> {
    let (mut all, mut open) = (Vec::new(), vec![ground.trial.folder().to_path_buf()]);
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { open.push(path) } else { all.extend(std::fs::read(path).unwrap()) }
        }
    }
    all
}

fn holds(all: &[u8], text: &str) -> bool {
    all.windows(text.len()).any(|window| window == text.as_bytes())
}

async fn get(ground: &Ground, who: &Persona, path: &str) -> axum::http::response::Parts {
    let request = Request::get(path).header(header::COOKIE, &who.cookie).body(Body::empty()).unwrap();
    ground.trial.head(request).await
}

async fn count(ground: &Ground, sql: &'static str) -> i64 {
    let mut tx = ground.trial.app.db.read().await.unwrap();
    tx.one(sql, vec![], |row| row.get("count")).await.unwrap()
}

#[tokio::test]
async fn a_picture_is_kept_without_what_its_camera_wrote_and_waits_for_a_look() {
    let ground = Ground::begin().await;
    let case = ground.filled().await;
    let attachment = added(&attach(&ground, &case, &picture(SECRET), "A left hand").await);
    assert!(!holds(&everything(&ground), SECRET), "the original is nowhere");
    let page = ground.get_as(&ground.presenter, &format!("{case}/attachments")).await.body;
    assert!(page.contains("A title or remark inside the file"));
    assert!(page.contains(&format!("<img src=\"{attachment}\" alt=\"A left hand\"")));

    let refused = ground.submit(&case).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("“A left hand”: look at the file and confirm it"));

    let faulty = confirm(&ground, &attachment, &[]).await;
    assert_eq!(faulty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(faulty.body.contains("Look at it, then confirm that no face, name, date or number is in it"));
    let done = confirm(&ground, &attachment, &[(&looked(&attachment), "yes")]).await;
    assert_eq!(done.location, format!("{case}/attachments?said=attachment-confirmed"));
    assert_eq!(ground.submit(&case).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_case_is_not_handed_in_past_the_page_either() {
    let ground = Ground::begin().await;
    let case = ground.filled().await;
    added(&attach(&ground, &case, &picture(""), "A left hand").await);
    let id: domain::id::CaseId = case.rsplit('/').next().unwrap().parse().unwrap();
    let mut tx = ground.trial.app.db.write().await.unwrap();
    let permit = store::access::permit::<domain::access::WriteCase>(&mut tx, &ground.presenter.who, id).await.unwrap();
    let revision = store::case::get(&mut tx, &permit).await.unwrap().revision;
    let submitted = store::case::submit(&mut tx, &permit, revision, None, ground.trial.now()).await;
    assert!(matches!(submitted, Err(store::Error::Taken)));
}

#[tokio::test]
async fn a_document_that_names_somebody_is_refused_and_nothing_of_it_is_kept() {
    let ground = Ground::begin().await;
    let case = ground.begun().await;
    let text = "Seen by Dr. Okafor, telephone 807-555-0142.";
    let refused = attach(&ground, &case, &letter(text, SECRET), "A letter").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("This document gives away who it is about"));
    assert!(refused.body.contains("“807-555-0142”"));
    assert!(refused.body.contains("value=\"A letter\""), "what was typed is there again");
    let all = everything(&ground);
    assert!(!holds(&all, SECRET) && !holds(&all, "807-555-0142"));
    assert_eq!(count(&ground, "SELECT COUNT(*) AS count FROM attachment").await, 0);
    assert_eq!(count(&ground, "SELECT COUNT(*) AS count FROM file").await, 0);
}

#[tokio::test]
async fn likely_details_of_a_document_are_decided_by_its_presenter() {
    let text = "She sees Moosonee twice a year.";
    let likely = domain::identifier::find(&[("file", text)], None);
    assert!(!likely.is_empty() && likely.iter().all(|one| !one.blocks()), "{likely:?}");
    let ground = Ground::begin().await;
    let case = ground.filled().await;
    let attachment = added(&attach(&ground, &case, &letter(text, SECRET), "A letter").await);
    let list = format!("{case}/attachments");
    let page = ground.get_as(&ground.presenter, &list).await.body;
    assert!(page.contains("What about “Moosonee”?") && page.contains("Title, author and dates of the document"));
    assert_eq!(ground.submit(&case).await.status, StatusCode::UNPROCESSABLE_ENTITY);

    // A document is not changed here: to say "replace" decides nothing.
    let decide = |act| [("found-0-field", "file"), ("found-0-text", "Moosonee"), ("found-0-do", act)];
    for act in ["", "replace"] {
        let waits = confirm(&ground, &attachment, &decide(act)).await;
        assert_eq!(waits.location, format!("{list}?said=attachment-undecided"), "{act}");
    }
    let done = confirm(&ground, &attachment, &decide("many")).await;
    assert_eq!(done.location, format!("{list}?said=attachment-confirmed"));
    assert_eq!(ground.submit(&case).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn it_is_opened_by_those_who_read_the_case_and_that_is_written_down() {
    let ground = Ground::begin().await;
    let case = ground.filled().await;
    let attachment = added(&attach(&ground, &case, &picture(""), "A left hand").await);
    let document = added(&attach(&ground, &case, &letter("Rest and walk.", ""), "Advice").await);
    assert_eq!(get(&ground, &ground.coordinator, &attachment).await.status, StatusCode::NOT_FOUND, "a draft");
    confirm(&ground, &attachment, &[(&looked(&attachment), "yes")]).await;
    ground.submit(&case).await;
    let opened = get(&ground, &ground.coordinator, &attachment).await;
    let of = |head: &axum::http::response::Parts, name: &str| head.headers[name].to_str().unwrap().to_owned();
    assert_eq!(opened.status, StatusCode::OK);
    assert_eq!(of(&opened, "content-type"), "image/png");
    assert!(of(&opened, "content-security-policy").starts_with("sandbox; default-src 'none'"));
    assert_eq!(of(&opened, "x-content-type-options"), "nosniff");
    assert_eq!(of(&opened, "cache-control"), "no-store");
    assert_eq!(of(&opened, "content-disposition"), "inline; filename=\"attachment-1.png\"");
    let saved = get(&ground, &ground.coordinator, &document).await;
    assert_eq!(of(&saved, "content-disposition"), "attachment; filename=\"attachment-2.pdf\"");
    assert_eq!(get(&ground, &ground.peer, &attachment).await.status, StatusCode::NOT_FOUND, "before its session");
    let sql = "SELECT COUNT(*) AS count FROM audit WHERE act = 'opens an attachment'";
    assert_eq!(count(&ground, sql).await, 2);
    let page = ground.get_as(&ground.coordinator, &case).await.body;
    assert!(page.contains(&format!("<img src=\"{attachment}\" alt=\"A left hand\"")));
    assert!(page.contains(&format!("<a class=\"govuk-link\" href=\"{document}\"")));
}

#[tokio::test]
async fn a_coordinator_takes_an_attachment_away_and_the_presenter_while_writing() {
    let ground = Ground::begin().await;
    let case = ground.filled().await;
    let own = added(&attach(&ground, &case, &picture(""), "One hand").await);
    let other = added(&attach(&ground, &case, &picture(""), "Another hand").await);
    let taken = ground.post_as(&ground.coordinator, &format!("{own}/removal"), &[]).await;
    assert_eq!(taken.status, StatusCode::NOT_FOUND, "a draft is its presenter's alone");
    let taken = ground.post_as(&ground.presenter, &format!("{own}/removal"), &[]).await;
    assert_eq!(taken.location, format!("{case}/attachments?said=attachment-removed"));
    confirm(&ground, &other, &[(&looked(&other), "yes")]).await;
    ground.submit(&case).await;
    let review = ground.get_as(&ground.coordinator, &format!("{case}/review")).await.body;
    assert!(review.contains("The presenter has looked: no face, name, date or number in it"));
    let late = ground.post_as(&ground.presenter, &format!("{other}/removal"), &[]).await;
    assert_eq!(late.location, case, "it is with the hub now");
    let taken = ground.post_as(&ground.coordinator, &format!("{other}/removal"), &[]).await;
    assert_eq!(taken.location, format!("{case}/review?said=attachment-removed"));
    assert_eq!(get(&ground, &ground.coordinator, &other).await.status, StatusCode::NOT_FOUND);
    assert_eq!(count(&ground, "SELECT COUNT(*) AS count FROM file").await, 0);
    let sql = "SELECT COUNT(*) AS count FROM job WHERE body LIKE '%remove-file%'";
    assert_eq!(count(&ground, sql).await, 2);
}

#[tokio::test]
async fn what_is_no_file_of_ours_is_refused_with_a_sentence() {
    let ground = Ground::begin().await;
    let case = ground.begun().await;
    let large = vec![0xFF; domain::attachment::BYTES + 1];
    for (file, sentence) in [
        (&b""[..], "Choose a file"),
        (b"GIF89a", "This file is no JPEG, PNG, WebP, DICOM, PDF or Word document (DOCX)"),
        (b"<svg onload='alert(1)'/>", "This file is no JPEG"),
        (b"\x89PNG\r\n\x1A\nhalf", "This file is damaged"),
        (&large, "This file is larger than 10 MB"),
    ] {
        let refused = attach(&ground, &case, file, "A hand").await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{sentence}");
        assert!(refused.body.contains(sentence), "{sentence}");
    }
    let huge = vec![0; 17 * 1024 * 1024];
    assert_eq!(attach(&ground, &case, &huge, "A hand").await.status, StatusCode::PAYLOAD_TOO_LARGE);
    let plain = ground.post_as(&ground.presenter, &format!("{case}/attachments"), &[("caption", "A hand")]).await;
    assert_eq!(plain.status, StatusCode::BAD_REQUEST);
    assert_eq!(count(&ground, "SELECT COUNT(*) AS count FROM file").await, 0);
}

#[tokio::test]
async fn a_caption_is_checked_like_any_other_text() {
    let ground = Ground::begin().await;
    let case = ground.begun().await;
    let refused = attach(&ground, &case, &picture(""), "The hand of Dr. Okafor").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("What about “Dr. Okafor”?"));
    let replaced = [
        ("caption", "The hand of Dr. Okafor"),
        ("found-0-field", "caption"),
        ("found-0-text", "Dr. Okafor"),
        ("found-0-do", "replace"),
    ];
    added(&attach_with(&ground, &case, &picture(""), &replaced).await);
    let page = ground.get_as(&ground.presenter, &format!("{case}/attachments")).await.body;
    assert!(!page.contains("Okafor</h2>") && page.contains("The hand of "));
}

#[tokio::test]
async fn a_case_has_eight_at_most() {
    let ground = Ground::begin().await;
    let case = ground.begun().await;
    for _ in 0..8 {
        added(&attach(&ground, &case, &picture(""), "A hand").await);
    }
    let page = ground.get_as(&ground.presenter, &format!("{case}/attachments")).await.body;
    assert!(page.contains("This case has 8 files, which is the most it can have"));
    let ninth = attach(&ground, &case, &picture(""), "A hand").await;
    assert_eq!(ninth.location, format!("{case}/attachments"));
    assert_eq!(count(&ground, "SELECT COUNT(*) AS count FROM attachment").await, 8);
}
