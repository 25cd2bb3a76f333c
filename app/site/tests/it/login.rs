use axum::http::StatusCode;
use domain::{access::Role, link::Target};
use store::{link::Terms, login::Proof};

use crate::trial::{Answer, Trial, somebody};

/// The login that an answer gives to the browser.
pub fn login(answer: &Answer) -> String {
    let cookie = answer.cookies.iter().find(|cookie| cookie.starts_with("login=")).unwrap();
    cookie.split(';').next().unwrap().to_owned()
}

/// The path of the personal link in the newest mail.
pub async fn mailed_link(trial: &Trial) -> String {
    let mut tx = trial.app.db.read().await.unwrap();
    let (_, mail) = store::mail::caught(&mut tx, trial.app.hub, 1).await.unwrap().remove(0);
    let link = mail.body.lines().find_map(|line| line.strip_prefix("http://localhost:8080")).unwrap();
    link.to_owned()
}

#[tokio::test]
async fn an_address_gets_a_link_that_signs_in_and_leads_on() {
    let trial = Trial::begin().await;
    let ada = trial.practitioner("Ada Okafor").await;
    let asked = trial.get("/cases?state=draft", None).await;
    assert_eq!(
        (asked.status, asked.location.as_str()),
        (StatusCode::SEE_OTHER, "/sign-in?to=%2Fcases%3Fstate%3Ddraft")
    );
    let asked = trial.get("/sign-in/credentials", None).await;
    assert_eq!(
        (asked.status, asked.location.as_str()),
        (StatusCode::SEE_OTHER, "/sign-in?to=%2Fsign-in%2Fcredentials")
    );
    let fields = [("email", "Ada.Okafor@example.org"), ("to", "/cases?state=draft")];
    let sent = trial.post("/sign-in", None, &fields).await;
    assert_eq!((sent.status, sent.location.as_str()), (StatusCode::SEE_OTHER, "/sign-in/mail"));
    let link = mailed_link(&trial).await;
    assert!(link.starts_with("/in/"), "{link}");
    let page = trial.get(&link, None).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("Continue as Ada Okafor"), "{}", page.body);
    let entered = trial.post(&link, None, &[]).await;
    assert_eq!((entered.status, entered.location.as_str()), (StatusCode::SEE_OTHER, "/cases?state=draft"));
    let cookie = &entered.cookies[0];
    assert!(cookie.ends_with("; Path=/; HttpOnly; SameSite=Lax; Max-Age=2592000"), "{cookie}");
    let home = trial.get("/", Some(&login(&entered))).await;
    assert!(home.body.contains("Ada Okafor"), "{}", home.body);
    // Somebody who is in already is not asked again.
    let back = trial.get(&link, Some(&ada.cookie)).await;
    assert_eq!((back.status, back.location.as_str()), (StatusCode::SEE_OTHER, "/cases?state=draft"));
}

#[tokio::test]
async fn opening_a_link_changes_nothing_and_using_it_ends_it() {
    let trial = Trial::begin().await;
    trial.practitioner("Ada Okafor").await;
    trial.post("/sign-in", None, &[("email", "ada.okafor@example.org")]).await;
    let link = mailed_link(&trial).await;
    for _ in 0..5 {
        let scanned = trial.get(&link, None).await;
        assert_eq!((scanned.status, scanned.cookies.len()), (StatusCode::OK, 0));
    }
    assert_eq!(trial.post(&link, None, &[]).await.status, StatusCode::SEE_OTHER);
    trial.script.pass_minutes(1);
    for gone in [trial.get(&link, None).await, trial.post(&link, None, &[]).await, trial.get("/in/guessed", None).await]
    {
        assert_eq!((gone.status, gone.cookies.len()), (StatusCode::GONE, 0));
        assert!(gone.body.contains("This link no longer works"), "{}", gone.body);
    }
}

#[tokio::test]
async fn known_and_unknown_addresses_get_the_same_answer() {
    let trial = Trial::begin().await;
    trial.practitioner("Ada Okafor").await;
    let known = trial.post("/sign-in", None, &[("email", "ada.okafor@example.org")]).await;
    let unknown = trial.post("/sign-in", None, &[("email", "nobody@example.org")]).await;
    assert_eq!((known.status, &known.location, &known.body), (unknown.status, &unknown.location, &unknown.body));
    let mut tx = trial.app.db.read().await.unwrap();
    let mails = store::mail::caught(&mut tx, trial.app.hub, 10).await.unwrap();
    assert_eq!(mails.iter().map(|(_, mail)| mail.address.as_str()).collect::<Vec<_>>(), ["ada.okafor@example.org"]);
    drop(tx);
    let fault = trial.post("/sign-in", None, &[("email", "nobody at all")]).await;
    assert_eq!(fault.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(fault.body.contains("value=\"nobody at all\""), "{}", fault.body);
}

#[tokio::test]
async fn an_address_cannot_be_flooded_with_mail() {
    let trial = Trial::begin().await;
    trial.practitioner("Ada Okafor").await;
    for _ in 0..5 {
        let sent = trial.post("/sign-in", None, &[("email", "ada.okafor@example.org")]).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER);
    }
    let refused = trial.post("/sign-in", None, &[("email", "ADA.okafor@example.org")]).await;
    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(refused.body.contains("Too many tries"), "{}", refused.body);
    trial.script.pass_minutes(6);
    let sent = trial.post("/sign-in", None, &[("email", "ada.okafor@example.org")]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn nobody_is_led_to_another_site() {
    let trial = Trial::begin().await;
    trial.practitioner("Ada Okafor").await;
    trial.post("/sign-in", None, &[("email", "ada.okafor@example.org"), ("to", "//evil.example/")]).await;
    let entered = trial.post(&mailed_link(&trial).await, None, &[]).await;
    assert_eq!(entered.location, "/");
    let page = trial.get("/sign-in?to=https%3A%2F%2Fevil.example", None).await;
    assert!(!page.body.contains("evil"), "{}", page.body);
}

#[tokio::test]
async fn signing_out_ends_the_login() {
    let trial = Trial::begin().await;
    let ada = trial.practitioner("Ada Okafor").await;
    let out = trial.post("/sign-out", Some(&ada.cookie), &[]).await;
    assert_eq!((out.status, out.location.as_str()), (StatusCode::SEE_OTHER, "/?said=signed-out"));
    assert!(out.cookies[0].starts_with("login=; ") && out.cookies[0].contains("Max-Age=0"), "{}", out.cookies[0]);
    let home = trial.get("/", Some(&ada.cookie)).await;
    assert!(!home.body.contains("Ada Okafor"), "{}", home.body);
}

#[tokio::test]
async fn over_https_the_login_is_kept_to_this_host() {
    let settings = site::Settings { url: "https://hub.example".to_owned(), demo: false };
    let trial = Trial::with(settings).await;
    let ada = trial.practitioner("Ada Okafor").await;
    let mut tx = trial.app.db.write().await.unwrap();
    let terms =
        Terms { person: ada.who.person, target: Target::home(), expires: trial.now().plus_days(7), once: false };
    let secret = store::link::add(&mut tx, &trial.app.world, &terms).await.unwrap();
    tx.save().await.unwrap();
    let entered = trial.post(&format!("/in/{secret}"), None, &[]).await;
    let cookie = &entered.cookies[0];
    assert!(
        cookie.starts_with("__Host-login=") && cookie.ends_with("; Secure") && !cookie.contains("Domain"),
        "{cookie}"
    );
}

#[tokio::test]
async fn a_member_who_came_by_link_is_asked_for_the_password() {
    let trial = Trial::begin().await;
    let member = trial
        .persona(&crate::trial::somebody("Camille Tremblay"), &[Role::Coordinator], store::login::Proof::Link)
        .await;
    let missing = trial.get("/nowhere", Some(&member.cookie)).await;
    assert_eq!(missing.status, StatusCode::NOT_FOUND);
    assert!(missing.body.contains("/sign-in/password?to=%2Fnowhere"), "{}", missing.body);
    // Without a first password, and without proof of the mailbox, the way leads by mail.
    let asked = trial.get("/sign-in/password?to=%2Fnowhere", Some(&member.cookie)).await;
    assert_eq!(asked.location, "/sign-in/credentials?to=%2Fnowhere");
    let page = trial.get("/sign-in/credentials", Some(&member.cookie)).await;
    assert!(page.body.contains("href=\"/sign-in?to=%2Fsign-in%2Fcredentials\""), "{}", page.body);
    let refused =
        trial.post("/sign-in/credentials", Some(&member.cookie), &[("password", "lavande tiroir comète")]).await;
    assert_eq!(refused.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_was_typed_outlives_the_end_of_a_login() {
    let trial = Trial::begin().await;
    let ada = trial.practitioner("Ada Okafor").await;
    let typed = [
        ("request", "019fea61-2623-7212-bcd4-0d0aebe1a968"),
        ("name", "Ada “Ada” <Okafor> 🌲"),
        ("credentials", "NP"),
        ("site", "Loon clinic"),
        ("community", "Loon Bay"),
        ("language", "en"),
        ("zone", "America/Toronto"),
    ];
    let kept = trial.post("/me", None, &typed).await;
    assert_eq!((kept.status, kept.location.as_str()), (StatusCode::UNAUTHORIZED, ""));
    assert!(kept.body.contains("You are signed out") && kept.body.contains("<form method=\"post\" action=\"/me\">"));
    for (name, value) in [("name", "Ada “Ada” &#60;Okafor&#62; 🌲"), ("request", typed[0].1), ("community", "Loon Bay")]
    {
        let field = format!("<input type=\"hidden\" name=\"{name}\" value=\"{value}\">");
        assert!(kept.body.contains(&field), "{field}\n{}", kept.body);
    }
    // Signed in again, perhaps in another window, the same is sent once more.
    let sent = trial.post("/me", Some(&ada.cookie), &typed).await;
    assert_eq!(sent.location, "/me?said=saved");
    let own = trial.get("/me", Some(&ada.cookie)).await;
    assert!(own.body.contains("Loon Bay"), "{}", own.body);

    // A coordinator whom a link signed in anew learns that it takes the password, and keeps what was typed as well.
    let cora = trial.persona(&somebody("Cora Coordinator"), &[Role::Coordinator], Proof::Link).await;
    let kept = trial.post("/programs", Some(&cora.cookie), &[("title", "Pain in the north")]).await;
    assert_eq!(kept.status, StatusCode::NOT_FOUND);
    assert!(
        kept.body.contains("value=\"Pain in the north\"") && kept.body.contains("/sign-in/password?to="),
        "{}",
        kept.body
    );
    // What is nobody's business stays missing.
    let missing = trial.post("/me/nowhere", None, &[("name", "Ada")]).await;
    assert!(missing.status == StatusCode::NOT_FOUND && !missing.body.contains("You are signed out"));
}
