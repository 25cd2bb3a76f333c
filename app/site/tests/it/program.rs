use axum::http::StatusCode;
use domain::{access::Role, mail::Mail};

use crate::trial::{Persona, Trial};

pub const PROGRAM: [(&str, &str); 14] = [
    ("title", "Douleur & opioïdes"),
    ("summary", "Bring a case, leave with a plan.\n\nEvery week."),
    ("audience", "Primary care teams"),
    ("language", "en"),
    ("zone", "America/Toronto"),
    ("template", "weekly-90"),
    ("disclaimer", "Advice supports your judgment."),
    ("letter_days", "2"),
    ("letter_signatures", "2"),
    ("letter_reminders", "yes"),
    ("session_reminders", "yes"),
    ("follow_up_days", "60"),
    ("floor", "15"),
    ("factors", "cdc2022"),
];

pub const CYCLE: [(&str, &str); 7] = [
    ("title", "Winter 2026"),
    ("first", "2026-12-03"),
    ("time", "12:30"),
    ("rhythm", "weekly"),
    ("count", "3"),
    ("topics", "What pain is\n- Tell kinds apart\nTapering"),
    ("open", "yes"),
];

/// Fields with some of them changed.
pub fn with<'a>(fields: &[(&'a str, &'a str)], changed: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = fields.iter().filter(|(name, _)| !changed.iter().any(|(other, _)| other == name));
    kept.chain(changed).copied().collect()
}

/// The id in a place like /programs/ID/cycles.
pub fn id(location: &str) -> String {
    location.split(['/', '?']).nth(2).unwrap().to_owned()
}

/// Every mail, the newest first.
pub async fn mails(trial: &Trial) -> Vec<Mail> {
    let mut tx = trial.app.db.read().await.unwrap();
    store::mail::caught(&mut tx, trial.app.hub, 500).await.unwrap().into_iter().map(|(_, mail)| mail).collect()
}

/// A published program with a cycle of three sessions, and their coordinator.
pub struct Setting {
    pub trial: Trial,
    pub coordinator: Persona,
    pub program: String,
    pub cycle: String,
}

impl Setting {
    pub async fn begin() -> Self {
        let trial = Trial::begin().await;
        let coordinator = trial.staff("Cora Coordinator", &[Role::Coordinator]).await;
        let cookie = Some(coordinator.cookie.as_str());
        let program = id(&trial.post("/programs", cookie, &PROGRAM).await.location);
        trial.post(&format!("/programs/{program}/publication"), cookie, &[("published", "yes")]).await;
        let begun = trial.post(&format!("/programs/{program}/cycles"), cookie, &CYCLE).await;
        let cycle = id(&begun.location);
        Self { trial, coordinator, program, cycle }
    }

    /// The coordinator's cookie.
    pub fn cookie(&self) -> Option<&str> {
        Some(&self.coordinator.cookie)
    }

    /// The ids of the sessions in order, as the cycle's page links them.
    pub async fn sessions(&self) -> Vec<String> {
        let page = self.trial.get(&format!("/cycles/{}", self.cycle), self.cookie()).await.body;
        let parts = page.split("<a href=\"/sessions/").skip(1);
        parts.map(|part| part.split('"').next().unwrap().to_owned()).collect()
    }
}

#[tokio::test]
async fn a_coordinator_begins_publishes_and_shows_a_program() {
    let setting = Setting::begin().await;
    let page = setting.trial.get("/programs/douleur-opioides", None).await;
    assert_eq!(page.status, StatusCode::OK);
    for part in [
        "<h1 class=\"govuk-heading-xl\" lang=\"en\">Douleur &#38; opioïdes</h1>",
        "Bring a case, leave with a plan.",
        "Thursday, December 3, 2026",
        "What pain is",
        "Topic to be announced",
        &format!("/cycles/{}/registration", setting.cycle),
    ] {
        assert!(page.body.contains(part), "{part}\n{}", page.body);
    }
    assert!(!page.body.contains("href=\"/sessions/"), "strangers see no way into a session");
    for (name, role, sees) in [("Maren Holt", Role::Administrator, false), ("Kofi Mensah", Role::Evaluator, true)] {
        let member = setting.trial.staff(name, &[role]).await;
        let page = setting.trial.get("/programs/douleur-opioides", Some(&member.cookie)).await;
        assert_eq!(page.body.contains("href=\"/sessions/"), sees, "{role:?}: {}", page.body);
    }
    let list = setting.trial.get("/programs", None).await;
    assert!(list.body.contains("href=\"/programs/douleur-opioides\""), "{}", list.body);
    let by_id = setting.trial.get(&format!("/programs/{}", setting.program), None).await;
    assert_eq!(by_id.location, "/programs/douleur-opioides");
}

#[tokio::test]
async fn an_unpublished_program_is_for_the_team_only() {
    let setting = Setting::begin().await;
    let path = format!("/programs/{}/publication", setting.program);
    let hidden = setting.trial.post(&path, setting.cookie(), &[("published", "no")]).await;
    assert_eq!(hidden.status, StatusCode::SEE_OTHER);
    let nurse = setting.trial.practitioner("Nora Nurse").await;
    for cookie in [None, Some(nurse.cookie.as_str())] {
        assert_eq!(setting.trial.get("/programs/douleur-opioides", cookie).await.status, StatusCode::NOT_FOUND);
        let form = setting.trial.get(&format!("/cycles/{}/registration", setting.cycle), cookie).await;
        assert_eq!(form.status, StatusCode::NOT_FOUND);
    }
    assert_eq!(setting.trial.get("/programs/douleur-opioides", setting.cookie()).await.status, StatusCode::OK);
    let odd = setting.trial.post(&path, setting.cookie(), &[("published", "maybe")]).await;
    assert_eq!(odd.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn bad_input_is_named_at_its_field_and_kept() {
    let setting = Setting::begin().await;
    let long = "x".repeat(121);
    let changed =
        [("title", long.as_str()), ("template", "daily"), ("zone", "Mars"), ("letter_days", "soon"), ("summary", "")];
    let page = setting.trial.post("/programs", setting.cookie(), &with(&PROGRAM, &changed)).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    for part in [
        "<a href=\"#title\">Title: Use at most 120 characters</a>",
        "This option is not offered here",
        "Enter a whole number",
        "<a href=\"#summary\">What it teaches: Fill this in</a>",
        "href=\"#title\"",
        "aria-describedby=\"letter_days-hint letter_days-error\"",
        "Primary care teams",
        &long,
    ] {
        assert!(page.body.contains(part), "{part}\n{}", page.body);
    }
    let path = format!("/programs/{}/cycles", setting.program);
    let changed = [("first", "2026-02-30"), ("time", "noon"), ("count", "0"), ("rhythm", "daily")];
    let page = setting.trial.post(&path, setting.cookie(), &with(&CYCLE, &changed)).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    for part in ["Enter a real date", "Enter a time such as 12:30", "Enter a number from 1 to 60", "Winter 2026"] {
        assert!(page.body.contains(part), "{part}\n{}", page.body);
    }
    assert_eq!(setting.sessions().await.len(), 3);
}

#[tokio::test]
async fn a_stale_form_is_not_kept_and_the_same_form_twice_counts_once() {
    let setting = Setting::begin().await;
    let key = setting.trial.app.world.id::<domain::id::RequestKey>().to_string();
    let path = format!("/programs/{}/cycles", setting.program);
    let twice = with(&CYCLE, &[("title", "Spring"), ("request", &key)]);
    let first = setting.trial.post(&path, setting.cookie(), &twice).await;
    let second = setting.trial.post(&path, setting.cookie(), &twice).await;
    assert_eq!(first.location, second.location);
    let settings = format!("/programs/{}/settings", setting.program);
    let newer = with(&PROGRAM, &[("title", "Newer title"), ("revision", "2")]);
    assert_eq!(setting.trial.post(&settings, setting.cookie(), &newer).await.status, StatusCode::SEE_OTHER);
    let older = with(&PROGRAM, &[("title", "Older title"), ("revision", "2")]);
    let page = setting.trial.post(&settings, setting.cookie(), &older).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.body.contains("Somebody changed this in the meantime"), "{}", page.body);
    assert!(page.body.contains("Older title"), "what was typed is kept");
    assert!(setting.trial.get("/programs", None).await.body.contains("Newer title"));
}

#[tokio::test]
async fn only_coordinators_reach_the_planning_pages() {
    let setting = Setting::begin().await;
    let session = setting.sessions().await.remove(0);
    let nurse = setting.trial.practitioner("Nora Nurse").await;
    let specialist = setting.trial.staff("Sam Specialist", &[Role::Specialist]).await;
    let pages = [
        "/programs/new".to_owned(),
        format!("/programs/{}/settings", setting.program),
        format!("/programs/{}/cycles", setting.program),
        format!("/programs/{}/cycles/new", setting.program),
        format!("/cycles/{}/settings", setting.cycle),
        format!("/cycles/{}/curriculum", setting.cycle),
        format!("/cycles/{}/registrations", setting.cycle),
        format!("/sessions/{session}/plan"),
        format!("/sessions/{session}/cancellation"),
    ];
    for path in &pages {
        assert_eq!(setting.trial.get(path, setting.cookie()).await.status, StatusCode::OK, "{path}");
        for refused in [&nurse, &specialist] {
            assert_eq!(setting.trial.get(path, Some(&refused.cookie)).await.status, StatusCode::NOT_FOUND, "{path}");
        }
        assert!(setting.trial.get(path, None).await.location.starts_with("/sign-in"), "{path}");
    }
}

#[tokio::test]
async fn every_page_is_whole_in_french_too() {
    let setting = Setting::begin().await;
    let session = setting.sessions().await.remove(0);
    let pages = [
        "/".to_owned(),
        "/programs".to_owned(),
        "/programs/new".to_owned(),
        "/programs/douleur-opioides".to_owned(),
        format!("/programs/{}/settings", setting.program),
        format!("/programs/{}/cycles", setting.program),
        format!("/programs/{}/cycles/new", setting.program),
        format!("/cycles/{}", setting.cycle),
        format!("/cycles/{}/settings", setting.cycle),
        format!("/cycles/{}/curriculum", setting.cycle),
        format!("/cycles/{}/registrations", setting.cycle),
        format!("/cycles/{}/registration", setting.cycle),
        format!("/cycles/{}/registration/receipt", setting.cycle),
        format!("/sessions/{session}"),
        format!("/sessions/{session}/plan"),
        format!("/sessions/{session}/cancellation"),
    ];
    for path in &pages {
        for language in ["en", "fr"] {
            let page = setting.trial.get(&format!("{path}?lang={language}"), setting.cookie()).await;
            assert_eq!(page.status, StatusCode::OK, "{path}");
            assert!(page.body.contains(&format!("<html lang=\"{language}\"")), "{path}");
            // A message that is missing is said as its key.
            for noun in [
                "program-",
                "cycle-",
                "session-",
                "registration-",
                "home-",
                "site-",
                "curriculum-",
                "agenda-",
                "family-",
            ] {
                for end in ["</", "\"", " "] {
                    let said: Vec<_> =
                        page.body.match_indices(&format!(">{noun}")).map(|(at, _)| &page.body[at..at + 60]).collect();
                    assert_eq!(said, Vec::<&str>::new(), "{path} {end}");
                }
            }
        }
    }
}

#[tokio::test]
async fn what_is_wrong_is_told_by_the_names_of_the_fields_in_their_order() {
    let setting = Setting::begin().await;
    let path = format!("/cycles/{}/registration", setting.cycle);
    for (language, told) in [
        (
            "en",
            "Name: Fill this in|Enter an e-mail address in the form name@example.org|Profession: Choose one of the options|Clinic or organization: Fill this in|Accept the conditions to take part",
        ),
        ("fr", "Nom\u{a0}: Remplissez ce champ|"),
    ] {
        let fields = [("email", "ada"), ("community", "Loon Bay"), ("language", "en"), ("zone", "America/Toronto")];
        let page = setting.trial.post(&format!("{path}?lang={language}"), None, &fields).await;
        let list = page.body.split("govuk-error-summary__list").nth(1).unwrap().split("</ul>").next().unwrap();
        let found: Vec<_> = list.split("\">").skip(2).map(|part| part.split('<').next().unwrap().trim()).collect();
        let found = found.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("|");
        assert!(found.starts_with(told), "{found}");
    }
}

#[tokio::test]
async fn a_cycle_does_not_begin_in_the_year_before() {
    let setting = Setting::begin().await;
    let path = format!("/programs/{}/cycles", setting.program);
    let slip = setting.trial.post(&path, setting.cookie(), &with(&CYCLE, &[("first", "2025-12-03")])).await;
    assert_eq!(slip.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        slip.body.contains("<a href=\"#first\">This time is over. Check the day and the year</a>"),
        "{}",
        slip.body
    );
    assert!(
        slip.body.contains("value=\"2025-12-03\"") && slip.body.contains("Tell kinds apart"),
        "what was typed is kept"
    );
}

#[tokio::test]
async fn whoever_runs_a_program_finds_its_surveys_and_reports_there() {
    let setting = Setting::begin().await;
    let page = setting.trial.get(&format!("/programs/{}/cycles", setting.program), setting.cookie()).await;
    for part in ["surveys", "change", "advice", "reports"] {
        assert!(page.body.contains(&format!("href=\"/programs/{}/{part}\"", setting.program)), "{part}\n{}", page.body);
    }
}
