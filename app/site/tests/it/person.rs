use axum::http::StatusCode;
use domain::{access::Role, id::PersonId};

use crate::trial::{Trial, somebody};

#[tokio::test]
async fn ten_thousand_people_are_paged_and_searched() {
    let trial = Trial::begin().await;
    let mut tx = trial.app.db.write().await.unwrap();
    for number in 0..10_000 {
        let id: PersonId = trial.app.world.id();
        let person = somebody(&format!("Person {number:05}"));
        store::person::add(&mut tx, id, trial.app.hub, &person, trial.now()).await.unwrap();
    }
    tx.save().await.unwrap();
    let coordinator = trial.staff("Zoë Coordinator", &[Role::Coordinator]).await;
    let first = trial.get("/people", Some(&coordinator.cookie)).await;
    assert_eq!(first.status, StatusCode::OK);
    assert!(first.body.contains("10001 people") || first.body.contains("10,001 people"), "{}", first.body);
    assert_eq!(first.body.matches("href=\"/people/").count(), 50);
    assert!(first.body.contains("Page 1 of 201") && first.body.contains("page=1\" rel=\"next\""), "{}", first.body);
    let last = trial.get("/people?q=&profession=&page=200", Some(&coordinator.cookie)).await;
    assert_eq!(last.body.matches("href=\"/people/").count(), 1);
    let found = trial.get("/people?q=person+0777&profession=registered-nurse", Some(&coordinator.cookie)).await;
    assert_eq!(found.body.matches("href=\"/people/").count(), 10);
    let none = trial.get("/people?q=%3Cscript%3E", Some(&coordinator.cookie)).await;
    assert!(none.body.contains("Nobody fits this search") && !none.body.contains("<script>"), "{}", none.body);
}

#[tokio::test]
async fn a_person_is_shown_to_those_who_may_see_people() {
    let trial = Trial::begin().await;
    let ada = trial.practitioner("Ada Okafor").await;
    let path = format!("/people/{}", ada.who.person);
    let coordinator = trial.staff("Zoë Coordinator", &[Role::Coordinator]).await;
    let page = trial.get(&path, Some(&coordinator.cookie)).await;
    for text in ["Ada Okafor, RN", "ada.okafor@example.org", "Registered nurse", "Moose Factory clinic"] {
        assert!(page.body.contains(text), "{text}: {}", page.body);
    }
    assert!(!page.body.contains("/members/"), "{}", page.body);
    let admin = trial.staff("Abe Admin", &[Role::Administrator]).await;
    assert!(trial.get(&path, Some(&admin.cookie)).await.body.contains("/members/"));
    let evaluator = trial.staff("Eva Evaluator", &[Role::Evaluator]).await;
    for stranger in [&ada.cookie, &evaluator.cookie] {
        assert_eq!(trial.get(&path, Some(stranger)).await.status, StatusCode::NOT_FOUND);
        assert_eq!(trial.get("/people", Some(stranger)).await.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn people_change_what_others_see_of_them() {
    let trial = Trial::begin().await;
    let ada = trial.practitioner("Ada Okafor").await;
    let page = trial.get("/me", Some(&ada.cookie)).await;
    assert!(
        page.body.contains("value=\"Moose Factory clinic\"") && page.body.contains("ada.okafor@example.org"),
        "{}",
        page.body
    );
    let mut fields = vec![
        ("name", "Ada Okafor-Roy"),
        ("credentials", ""),
        ("site", "Weeneebayko"),
        ("community", "Moosonee"),
        ("language", "fr"),
        ("zone", "America/Iqaluit"),
        ("email", "other@example.org"),
        ("profession", "pain-physician"),
    ];
    let saved = trial.post("/me", Some(&ada.cookie), &fields).await;
    assert_eq!((saved.status, saved.location.as_str()), (StatusCode::SEE_OTHER, "/me?said=saved"));
    let mut tx = trial.app.db.read().await.unwrap();
    let person = store::person::own(&mut tx, &ada.who).await.unwrap().person;
    drop(tx);
    assert_eq!(
        (person.name.as_str(), person.community.as_str(), person.zone.as_str()),
        ("Ada Okafor-Roy", "Moosonee", "America/Iqaluit")
    );
    assert_eq!((person.email.as_str(), person.profession.code()), ("ada.okafor@example.org", "registered-nurse"));
    fields[0] = ("name", "Ada\r\nBcc: all@example.org");
    let refused = trial.post("/me", Some(&ada.cookie), &fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("value=\"Weeneebayko\""), "{}", refused.body);
}

#[tokio::test]
async fn a_mistyped_address_is_corrected_and_lets_no_stranger_in() {
    let setting = crate::program::Setting::begin().await;
    setting.decided("adda@example.org", "approve").await;
    let sent = crate::program::mails(&setting.trial).await;
    let welcome = sent.iter().find(|mail| mail.subject.starts_with("Welcome")).unwrap();
    let link = |mail: &domain::mail::Mail| {
        mail.body.lines().find_map(|line| line.strip_prefix("http://localhost:8080")).unwrap().to_owned()
    };
    let stranger = crate::login::login(&setting.trial.post(&link(welcome), None, &[]).await);
    let path = format!("/people/{}", welcome.person.unwrap());
    let page = setting.trial.get(&path, setting.cookie()).await;
    assert!(page.body.contains(&format!("href=\"{path}/correction\"")), "{}", page.body);
    let fields = [("email", "Ada@Example.org"), ("profession", "pharmacist"), ("before", "adda@example.org")];
    let corrected = setting.trial.post(&format!("{path}/correction"), setting.cookie(), &fields).await;
    assert_eq!(corrected.location, format!("{path}?said=person-corrected"), "{}", corrected.body);
    let page = setting.trial.get(&path, setting.cookie()).await;
    assert!(page.body.contains("ada@example.org") && page.body.contains("Pharmacist"), "{}", page.body);
    // Whoever read the old address is out, and told no more than that.
    assert_eq!(setting.trial.get("/me", Some(&stranger)).await.status, StatusCode::SEE_OTHER);
    assert!(setting.trial.post(&link(welcome), None, &[]).await.cookies.is_empty());
    let sent = crate::program::mails(&setting.trial).await;
    let left = sent.iter().find(|mail| mail.address == "adda@example.org").unwrap();
    assert!(left.subject.contains("no longer come here") && !left.body.contains("ada@example.org"), "{}", left.body);
    assert!(!left.body.contains("Ada"), "{}", left.body);
    // The right address gets a link that works, and the three sessions.
    let new: Vec<_> = sent.iter().filter(|mail| mail.address == "ada@example.org").collect();
    assert_eq!(new.iter().filter(|mail| mail.calendar.is_some()).count(), 3);
    let moved = new.iter().find(|mail| mail.calendar.is_none()).unwrap();
    assert!(!setting.trial.post(&link(moved), None, &[]).await.cookies.is_empty());
    let late = setting.trial.post(&format!("{path}/correction"), setting.cookie(), &fields).await;
    assert!(late.body.contains("Somebody changed this in the meantime"), "{}", late.body);
}

#[tokio::test]
async fn members_of_the_team_are_corrected_by_an_administrator_alone() {
    let trial = Trial::begin().await;
    let coordinator = trial.staff("Zoë Coordinator", &[Role::Coordinator]).await;
    let admin = trial.staff("Abe Admin", &[Role::Administrator]).await;
    let member = trial.staff("Mel Member", &[Role::Specialist]).await;
    let path = format!("/people/{}/correction", member.who.person);
    let own = format!("/people/{}/correction", coordinator.who.person);
    assert_eq!(trial.get(&path, Some(&coordinator.cookie)).await.status, StatusCode::NOT_FOUND);
    assert_eq!(trial.get(&own, Some(&coordinator.cookie)).await.status, StatusCode::NOT_FOUND);
    let fields = [
        ("email", "zo\u{eb}.coordinator@example.org"),
        ("profession", "pharmacist"),
        ("before", "mel.member@example.org"),
    ];
    assert_eq!(trial.post(&path, Some(&coordinator.cookie), &fields).await.status, StatusCode::NOT_FOUND);
    let mut tx = trial.app.db.read().await.unwrap();
    let taken = store::person::own(&mut tx, &coordinator.who).await.unwrap().person.email;
    drop(tx);
    let fields = [("email", taken.as_str()), fields[1], fields[2]];
    let refused = trial.post(&path, Some(&admin.cookie), &fields).await;
    assert!(refused.body.contains("Somebody else has this address already"), "{}", refused.body);
    let fields = [("email", "mel@example.org"), fields[1], fields[2]];
    assert_eq!(trial.post(&path, Some(&admin.cookie), &fields).await.status, StatusCode::SEE_OTHER);
}
