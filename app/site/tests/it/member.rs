use axum::http::StatusCode;
use domain::access::Role;
use store::login::Proof;

use crate::{
    login::{login, mailed_link},
    trial::{Trial, somebody},
};

const NEW: &[(&str, &str)] = &[
    ("role", "coordinator"),
    ("role", "facilitator"),
    ("name", "Camille Tremblay"),
    ("email", "Camille@example.org"),
    ("profession", "registered-nurse"),
    ("site", "Pain hub"),
    ("community", "Sudbury"),
    ("language", "en"),
    ("zone", "America/Toronto"),
];

#[tokio::test]
async fn an_invited_member_sets_a_password_and_no_link_carries_the_roles() {
    let trial = Trial::begin().await;
    let admin = trial.staff("Zoë Admin", &[Role::Administrator]).await;
    assert_eq!(trial.get("/members/new", Some(&admin.cookie)).await.status, StatusCode::OK);
    let added = trial.post("/members", Some(&admin.cookie), NEW).await;
    assert_eq!(
        (added.status, added.location.as_str()),
        (StatusCode::SEE_OTHER, "/members?said=member-invited"),
        "{}",
        added.body
    );
    let list = trial.get("/members", Some(&admin.cookie)).await;
    for text in ["Camille Tremblay", "camille@example.org", "Coordinator, Facilitator", "Invited"] {
        assert!(list.body.contains(text), "{text}: {}", list.body);
    }
    let link = mailed_link(&trial).await;
    trial.script.pass_minutes(6 * 24 * 60);
    let entered = trial.post(&link, None, &[]).await;
    assert_eq!(entered.location, "/sign-in/credentials?to=%2F");
    let member = login(&entered);
    assert_eq!(trial.get("/sign-in/credentials", Some(&member)).await.status, StatusCode::OK);
    assert_eq!(trial.get("/people", Some(&member)).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_known_address_and_missing_roles_are_named_and_nothing_is_lost() {
    let trial = Trial::begin().await;
    let admin = trial.staff("Zoë Admin", &[Role::Administrator]).await;
    assert_eq!(trial.post("/members", Some(&admin.cookie), NEW).await.status, StatusCode::SEE_OTHER);
    let known = trial.post("/members", Some(&admin.cookie), NEW).await;
    assert_eq!(known.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        known.body.contains("We know somebody of this address already") && known.body.contains("value=\"Sudbury\""),
        "{}",
        known.body
    );
    let roleless = trial.post("/members", Some(&admin.cookie), NEW.get(2..).unwrap()).await;
    assert_eq!(roleless.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(roleless.body.contains("href=\"#role\""), "{}", roleless.body);
    let wizard = trial.post("/members", Some(&admin.cookie), &[("role", "wizard")]).await;
    assert_eq!(wizard.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn roles_change_at_once_but_the_last_administrator_stays() {
    let trial = Trial::begin().await;
    let admin = trial.staff("Zoë Admin", &[Role::Administrator]).await;
    let member = trial.staff("Camille Tremblay", &[Role::Evaluator]).await;
    assert_eq!(trial.get("/people", Some(&member.cookie)).await.status, StatusCode::NOT_FOUND);
    let path = format!("/members/{}", member.who.person);
    let page = trial.get(&path, Some(&admin.cookie)).await;
    assert!(page.body.contains("value=\"evaluator\" checked"), "{}", page.body);
    let changed = trial.post(&format!("{path}/roles"), Some(&admin.cookie), &[("role", "coordinator")]).await;
    assert_eq!((changed.status, changed.location.as_str()), (StatusCode::SEE_OTHER, "/members?said=saved"));
    assert_eq!(trial.get("/people", Some(&member.cookie)).await.status, StatusCode::OK);
    let own = format!("/members/{}/roles", admin.who.person);
    let last = trial.post(&own, Some(&admin.cookie), &[("role", "coordinator")]).await;
    assert_eq!(last.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(last.body.contains("The hub needs an administrator"), "{}", last.body);
    assert_eq!(trial.get("/members", Some(&admin.cookie)).await.status, StatusCode::OK);
    let nobody = trial
        .post("/members/01970000-0000-7000-8000-000000000000/roles", Some(&admin.cookie), &[("role", "coordinator")])
        .await;
    assert_eq!(nobody.status, StatusCode::NOT_FOUND);
    let garbage = trial.get("/members/garbage", Some(&admin.cookie)).await;
    assert!(garbage.status.is_client_error(), "{}", garbage.status);
}

#[tokio::test]
async fn a_new_invitation_ends_everything_the_member_had() {
    let trial = Trial::begin().await;
    let admin = trial.staff("Zoë Admin", &[Role::Administrator]).await;
    let member = trial.persona(&somebody("Camille Tremblay"), &[Role::Coordinator], Proof::Password).await;
    let mut tx = trial.app.db.write().await.unwrap();
    store::password::set(&mut tx, member.who.person, "$argon2id$", &[7; 20], 1).await.unwrap();
    tx.save().await.unwrap();
    let path = format!("/members/{}/invitation", member.who.person);
    let sent = trial.post(&path, Some(&admin.cookie), &[]).await;
    assert_eq!((sent.status, sent.location.as_str()), (StatusCode::SEE_OTHER, "/members?said=member-invited"));
    assert_eq!(trial.get("/people", Some(&member.cookie)).await.status, StatusCode::SEE_OTHER);
    let mut tx = trial.app.db.read().await.unwrap();
    assert!(store::password::of(&mut tx, member.who.person).await.unwrap().is_none());
    drop(tx);
    assert!(mailed_link(&trial).await.starts_with("/in/"));
    let own = trial.post(&format!("/members/{}/invitation", admin.who.person), Some(&admin.cookie), &[]).await;
    assert_eq!(own.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn only_administrators_come_here() {
    let trial = Trial::begin().await;
    for role in [Role::Coordinator, Role::Facilitator, Role::Specialist, Role::Evaluator] {
        let member = trial.staff(&format!("Member {}", role.code()), &[role]).await;
        for path in ["/members", "/members/new", "/outbox"] {
            assert_eq!(trial.get(path, Some(&member.cookie)).await.status, StatusCode::NOT_FOUND, "{path} {role:?}");
        }
        let refused = trial.post("/members", Some(&member.cookie), NEW).await;
        assert_eq!(refused.status, StatusCode::NOT_FOUND);
    }
    assert_eq!(trial.post("/members", None, NEW).await.status, StatusCode::UNAUTHORIZED);
}
