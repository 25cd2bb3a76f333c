use axum::http::StatusCode;
use data_encoding::BASE32_NOPAD;
use domain::{access::Role, moment::Moment};
use store::login::Proof;
use totp_rs::Builder;

use crate::{
    login::{login, mailed_link},
    trial::{Persona, Trial, somebody},
};

pub const PASSWORD: &str = "lavande tiroir comète";

/// The code that an authenticator with this key shows.
pub fn code(key: &str, now: Moment) -> String {
    let bytes: [u8; 20] = BASE32_NOPAD.decode(key.replace(' ', "").as_bytes()).unwrap().try_into().unwrap();
    let codes = Builder::new().with_secret(bytes).build().unwrap();
    codes.generate(u64::try_from(now.seconds()).unwrap()).to_string()
}

/// The key that a page shows to be put into an authenticator.
pub fn key(body: &str) -> String {
    let from = body.split_once("name=\"key\" value=\"").unwrap().1;
    from.split_once('"').unwrap().0.to_owned()
}

/// A coordinator who followed a mailed link and set a password; and the key of their authenticator.
async fn member(trial: &Trial) -> (Persona, String) {
    let member = trial.persona(&somebody("Camille Tremblay"), &[Role::Coordinator], Proof::Mail).await;
    let page = trial.get("/sign-in/credentials?to=%2Fpeople", Some(&member.cookie)).await;
    assert_eq!(page.status, StatusCode::OK);
    let key = key(&page.body);
    let code = code(&key, trial.now());
    let fields = [("key", key.as_str()), ("password", PASSWORD), ("code", code.as_str()), ("to", "/people")];
    let set = trial.post("/sign-in/credentials", Some(&member.cookie), &fields).await;
    assert_eq!((set.status, set.location.as_str()), (StatusCode::SEE_OTHER, "/people"), "{}", set.body);
    assert!(set.cookies[0].contains("Max-Age=43200"), "{}", set.cookies[0]);
    let people = trial.get("/people", Some(&login(&set))).await;
    assert_eq!(people.status, StatusCode::OK);
    // The login that came by mail is over.
    assert_eq!(trial.get("/me", Some(&member.cookie)).await.location, "/sign-in?to=%2Fme");
    (member, key)
}

#[tokio::test]
async fn a_member_sets_a_first_password_and_signs_in_with_it() {
    let trial = Trial::begin().await;
    let (_, key) = member(&trial).await;
    trial.script.pass_minutes(1);
    let now = code(&key, trial.now());
    let fields = [
        ("email", "Camille.Tremblay@example.org"),
        ("password", PASSWORD),
        ("code", now.as_str()),
        ("to", "/people?q=a"),
    ];
    let entered = trial.post("/sign-in/password", None, &fields).await;
    assert_eq!((entered.status, entered.location.as_str()), (StatusCode::SEE_OTHER, "/people?q=a"));
    assert_eq!(trial.get("/people", Some(&login(&entered))).await.status, StatusCode::OK);
    // The same code does not work twice.
    let again = trial.post("/sign-in/password", None, &fields).await;
    assert_eq!((again.status, again.cookies.len()), (StatusCode::UNPROCESSABLE_ENTITY, 0));
}

#[tokio::test]
async fn every_wrong_part_gets_the_same_answer_and_nothing_secret_back() {
    let trial = Trial::begin().await;
    let (_, key) = member(&trial).await;
    trial.script.pass_minutes(1);
    let right = code(&key, trial.now());
    let tries = [
        ("camille.tremblay@example.org", "lavande tiroir comete", right.as_str()),
        ("camille.tremblay@example.org", PASSWORD, "000000"),
        ("nobody@example.org", PASSWORD, right.as_str()),
        ("", "", ""),
    ];
    for (email, password, code) in tries {
        let fields = [("email", email), ("password", password), ("code", code)];
        let refused = trial.post("/sign-in/password", None, &fields).await;
        assert_eq!((refused.status, refused.cookies.len()), (StatusCode::UNPROCESSABLE_ENTITY, 0));
        assert!(refused.body.contains("Address, password or code is not right"), "{}", refused.body);
        assert!(!refused.body.contains(PASSWORD), "{}", refused.body);
    }
}

#[tokio::test]
async fn guessing_is_stopped_but_the_owner_of_the_mailbox_still_gets_in() {
    let trial = Trial::begin().await;
    let (member, key) = member(&trial).await;
    let guess = [("email", "camille.tremblay@example.org"), ("password", "guess guess guess"), ("code", "000000")];
    let mut statuses = Vec::new();
    for _ in 0..9 {
        statuses.push(trial.post("/sign-in/password", None, &guess).await.status);
    }
    assert_eq!(statuses.last(), Some(&StatusCode::TOO_MANY_REQUESTS));
    trial.script.pass_minutes(1);
    trial.post("/sign-in", None, &[("email", "camille.tremblay@example.org")]).await;
    let entered = trial.post(&mailed_link(&trial).await, None, &[]).await;
    assert_eq!(entered.location, "/sign-in/password?to=%2F");
    let locked = login(&entered);
    assert_eq!(trial.get("/people", Some(&locked)).await.status, StatusCode::NOT_FOUND);
    let now = code(&key, trial.now());
    let unlocked = trial.post("/sign-in/password", Some(&locked), &[("password", PASSWORD), ("code", &now)]).await;
    assert_eq!((unlocked.status, unlocked.location.as_str()), (StatusCode::SEE_OTHER, "/"));
    assert_eq!(trial.get("/people", Some(&login(&unlocked))).await.status, StatusCode::OK);
    // The weaker login of this browser ended with it.
    assert_eq!(trial.get("/me", Some(&locked)).await.status, StatusCode::SEE_OTHER);
    assert_ne!(locked, member.cookie);
}

#[tokio::test]
async fn a_new_password_needs_the_old_one_and_every_fault_is_named() {
    let trial = Trial::begin().await;
    let (_, key_before) = member(&trial).await;
    trial.script.pass_minutes(1);
    let now = code(&key_before, trial.now());
    let fields = [("email", "camille.tremblay@example.org"), ("password", PASSWORD), ("code", now.as_str())];
    let cookie = login(&trial.post("/sign-in/password", None, &fields).await);
    let page = trial.get("/sign-in/credentials", Some(&cookie)).await;
    let fresh = key(&page.body);
    let fields =
        [("key", fresh.as_str()), ("current", "not it at all"), ("password", "Tremblay2026!"), ("code", "000000")];
    let refused = trial.post("/sign-in/credentials", Some(&cookie), &fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    for fault in ["This is not your present password", "made of your name", "This code is not right"] {
        assert_eq!(refused.body.matches(fault).count(), 2, "{fault}: {}", refused.body);
    }
    assert_eq!(key(&refused.body), fresh);
    let now = code(&fresh, trial.now());
    let fields =
        [("key", fresh.as_str()), ("current", PASSWORD), ("password", "tabouret nuage violet"), ("code", now.as_str())];
    let set = trial.post("/sign-in/credentials", Some(&cookie), &fields).await;
    assert_eq!(set.status, StatusCode::SEE_OTHER, "{}", set.body);
    assert_eq!(trial.get("/people", Some(&cookie)).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn practitioners_need_no_password() {
    let trial = Trial::begin().await;
    let ada = trial.persona(&somebody("Ada Okafor"), &[], Proof::Mail).await;
    assert_eq!(trial.get("/sign-in/credentials", Some(&ada.cookie)).await.status, StatusCode::NOT_FOUND);
    assert_eq!(trial.get("/me", Some(&ada.cookie)).await.status, StatusCode::OK);
}
