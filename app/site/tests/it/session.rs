use axum::http::StatusCode;
use domain::mail::Method;

use crate::program::{Setting, mails, with};

const PLAN: [(&str, &str); 12] = [
    ("sequence", "0"),
    ("topic", "Sleep and pain"),
    ("objectives", "- Ask about sleep"),
    ("date", "2026-12-03"),
    ("time", "12:30"),
    ("minutes", "60"),
    ("kind-1", "didactic"),
    ("minutes-1", "20"),
    ("title-1", "Why sleep matters"),
    ("kind-2", "case"),
    ("minutes-2", "40"),
    ("presenter-1", ""),
];

#[tokio::test]
async fn moving_a_session_updates_every_calendar_once() {
    let setting = Setting::begin().await;
    setting.decided("ada@example.org", "approve").await;
    let session = setting.sessions().await.remove(0);
    let path = format!("/sessions/{session}/plan");
    let presenter = setting.coordinator.who.person.to_string();
    let moved = with(&PLAN, &[("date", "2026-12-04"), ("time", "9 h 00"), ("presenter-1", &presenter)]);
    let planned = setting.trial.post(&path, setting.cookie(), &moved).await;
    assert_eq!(planned.location, format!("/sessions/{session}?said=session-planned"), "{}", planned.body);
    let mail = mails(&setting.trial).await.remove(0);
    assert_eq!(mail.subject, "Changed: Sleep and pain, Friday, December 4, 2026, 8:00\u{202f}a.m. CST");
    let calendar = mail.calendar.unwrap();
    assert!(
        calendar.text.contains("\r\nSEQUENCE:1\r\n") && calendar.text.contains("TZID=America/Toronto:20261204T090000")
    );
    let page = setting.trial.get(&format!("/sessions/{session}"), setting.cookie()).await;
    for part in ["Why sleep matters", "Cora Coordinator, RN", "Ask about sleep", "Friday, December 4, 2026"] {
        assert!(page.body.contains(part), "{part}\n{}", page.body);
    }
    // A new topic alone writes nobody.
    let count = mails(&setting.trial).await.len();
    let topic = with(&moved, &[("topic", "Sleep"), ("sequence", "1")]);
    assert_eq!(setting.trial.post(&path, setting.cookie(), &topic).await.status, StatusCode::SEE_OTHER);
    assert_eq!(mails(&setting.trial).await.len(), count);
}

#[tokio::test]
async fn a_plan_that_cannot_be_is_not_kept() {
    let setting = Setting::begin().await;
    let session = setting.sessions().await.remove(0);
    let path = format!("/sessions/{session}/plan");
    let nobody = setting.trial.app.world.id::<domain::id::PersonId>().to_string();
    let cases: [(&[(&str, &str)], &str); 7] = [
        (&[("minutes", "59")], "The segments take 60 minutes together, but the session has 59"),
        (&[("kind-1", "dance")], "This option is not offered here"),
        (&[("presenter-1", nobody.as_str())], "This option is not offered here"),
        (&[("minutes-2", "")], "Fill this in"),
        (&[("date", "tomorrow")], "Enter a real date"),
        (&[("topic", "")], "Fill this in"),
        (&[("sequence", "7")], "Somebody changed this in the meantime"),
    ];
    for (changed, sentence) in cases {
        let page = setting.trial.post(&path, setting.cookie(), &with(&PLAN, changed)).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{changed:?}");
        assert!(page.body.contains(sentence), "{changed:?}\n{}", page.body);
        assert!(page.body.contains("Why sleep matters"), "what was typed is kept");
    }
    let page = setting.trial.get(&format!("/sessions/{session}"), setting.cookie()).await;
    assert!(page.body.contains("What pain is") && !page.body.contains("Sleep"), "{}", page.body);
}

#[tokio::test]
async fn a_cancelled_session_leaves_the_calendars_and_cannot_be_planned() {
    let setting = Setting::begin().await;
    setting.decided("ada@example.org", "approve").await;
    let session = setting.sessions().await.remove(0);
    let path = format!("/sessions/{session}/cancellation");
    let cancelled = setting.trial.post(&path, setting.cookie(), &[("note", "A storm is coming.")]).await;
    assert_eq!(cancelled.location, format!("/cycles/{}?said=session-cancelled", setting.cycle));
    let mail = mails(&setting.trial).await.remove(0);
    assert!(
        mail.subject.starts_with("Cancelled: What pain is") && mail.body.contains("A storm is coming."),
        "{}",
        mail.body
    );
    let calendar = mail.calendar.unwrap();
    assert!(calendar.method == Method::Cancel && calendar.text.contains("\r\nSTATUS:CANCELLED\r\n"));
    let again = setting.trial.post(&path, setting.cookie(), &[]).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    let plan = with(&PLAN, &[("sequence", "1")]);
    let late = setting.trial.post(&format!("/sessions/{session}/plan"), setting.cookie(), &plan).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(late.body.contains("no longer planned"), "{}", late.body);
    let public = setting.trial.get("/programs/douleur-opioides", None).await;
    assert!(public.body.contains("Cancelled"), "{}", public.body);
}

#[tokio::test]
async fn the_curriculum_is_changed_on_one_page() {
    let setting = Setting::begin().await;
    let path = format!("/cycles/{}/curriculum", setting.cycle);
    let presenter = setting.coordinator.who.person.to_string();
    let rows = [
        ("sequence-1", "0"),
        ("topic-1", "What pain is"),
        ("objectives-1", "Tell kinds apart"),
        ("presenter-1", presenter.as_str()),
        ("sequence-3", "0"),
        ("topic-3", "Sleep"),
        ("objectives-3", ""),
        ("presenter-3", ""),
    ];
    let saved = setting.trial.post(&path, setting.cookie(), &rows).await;
    assert_eq!(saved.location, format!("/cycles/{}?said=curriculum-changed", setting.cycle), "{}", saved.body);
    let page = setting.trial.get(&path, setting.cookie()).await;
    assert!(page.body.contains("value=\"Sleep\"") && page.body.contains("value=\"Tapering\""), "{}", page.body);
    let tasks = setting.trial.get("/", setting.cookie()).await.body;
    assert!(
        !tasks.contains("Find a presenter: What pain is") && tasks.contains("Find a presenter: Tapering"),
        "{tasks}"
    );
    let stale = with(&rows, &[("topic-3", "Mood")]);
    let page = setting.trial.post(&path, setting.cookie(), &stale).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.body.contains("Somebody changed this") && page.body.contains("value=\"Mood\""), "{}", page.body);
}
