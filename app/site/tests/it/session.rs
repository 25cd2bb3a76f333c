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

#[tokio::test]
async fn a_session_is_added_to_a_cycle_under_way_and_everybody_is_invited() {
    let setting = Setting::begin().await;
    setting.decided("ada@example.org", "approve").await;
    let before = mails(&setting.trial).await.len();
    let path = format!("/cycles/{}/sessions", setting.cycle);
    let form = setting.trial.get(&format!("{path}/new"), setting.cookie()).await;
    assert!(form.body.contains("value=\"12:30\""), "{}", form.body);
    let slip = [("topic", "Sleep"), ("date", "2025-12-24"), ("time", "12:30")];
    let refused = setting.trial.post(&path, setting.cookie(), &slip).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("This time is over") && refused.body.contains("value=\"Sleep\""), "{}", refused.body);
    let added = setting.trial.post(&path, setting.cookie(), &with(&slip, &[("date", "2026-12-24")])).await;
    assert!(added.location.ends_with("?said=session-added"), "{}", added.body);
    let page = setting.trial.get(&added.location, setting.cookie()).await;
    for part in ["Session 4", "Sleep", "Thursday, December 24, 2026", "Talk", "23 min"] {
        assert!(page.body.contains(part), "{part}\n{}", page.body);
    }
    let sent = mails(&setting.trial).await;
    assert_eq!(sent.len(), before + 1);
    assert_eq!(sent[0].subject, "Invitation: Sleep, Thursday, December 24, 2026, 11:30\u{202f}a.m. CST");
    assert!(sent[0].calendar.as_ref().unwrap().text.contains("TZID=America/Toronto:20261224T123000"));
    let cycles = setting.trial.get(&format!("/programs/{}/cycles", setting.program), setting.cookie()).await;
    assert!(cycles.body.contains("Dec 24, 2026"), "the cycle reaches to its last session: {}", cycles.body);
}

#[tokio::test]
async fn a_session_is_not_moved_to_where_nobody_would_be_told() {
    let setting = Setting::begin().await;
    let session = setting.sessions().await.remove(0);
    let path = format!("/sessions/{session}/plan");
    let slip = setting.trial.post(&path, setting.cookie(), &with(&PLAN, &[("date", "2025-12-03")])).await;
    assert_eq!(slip.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(slip.body.contains("<a href=\"#date\">This time is over. Check the day and the year</a>"), "{}", slip.body);
    // Once its time is over it can still be described, as long as the time stays.
    setting.trial.script.pass_minutes(8 * 24 * 60);
    let described = setting.trial.post(&path, setting.cookie(), &PLAN).await;
    assert_eq!(described.status, StatusCode::SEE_OTHER, "{}", described.body);
}

#[tokio::test]
async fn a_session_that_was_never_opened_is_a_task_until_it_is_settled() {
    let setting = Setting::begin().await;
    let session = setting.sessions().await.remove(0);
    let home = setting.trial.get("/", setting.cookie()).await;
    assert!(!home.body.contains("Never opened"), "{}", home.body);
    setting.trial.script.pass_minutes(8 * 24 * 60);
    let home = setting.trial.get("/", setting.cookie()).await;
    assert!(home.body.contains("Never opened: What pain is, Dec 3, 2026"), "{}", home.body);
    let page = setting.trial.get(&format!("/sessions/{session}"), setting.cookie()).await;
    assert!(page.body.contains("its room was never opened") && page.body.contains("/cancellation\""), "{}", page.body);
    let path = format!("/sessions/{session}/cancellation");
    assert_eq!(setting.trial.post(&path, setting.cookie(), &[("note", "")]).await.status, StatusCode::SEE_OTHER);
    let home = setting.trial.get("/", setting.cookie()).await;
    assert!(!home.body.contains("Never opened"), "{}", home.body);
}

#[tokio::test]
async fn no_link_on_a_sessions_page_leads_to_what_is_not_there_for_whoever_follows_it() {
    let all = crate::everybody::Everybody::begin().await;
    let (trial, address) = (all.trial.resume().await, all.address("/sessions/{session}"));
    for who in ["per", "pre", "coo", "fac", "spe", "eva", "rdr"] {
        let page = trial.get(&address, all.cookie(who)).await;
        assert_eq!(page.status, StatusCode::OK, "{who}");
        let links: Vec<_> = page.body.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        let links: Vec<_> =
            links.iter().filter(|link| link.starts_with("/sessions/") || link.starts_with("/cases/")).collect();
        assert!(who != "eva" || links.iter().any(|link| link.ends_with("/attendance")), "{links:?}");
        for link in links {
            assert_ne!(trial.get(link, all.cookie(who)).await.status, StatusCode::NOT_FOUND, "{who}: {link}");
        }
    }
}
