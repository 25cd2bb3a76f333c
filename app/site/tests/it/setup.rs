use axum::http::StatusCode;
use domain::{access::Role, moment::Zone};
use store::audit::{self, Verdict};

use crate::{
    login::login,
    password::{PASSWORD, code, key},
    trial::Trial,
};

async fn secret(trial: &Trial) -> String {
    let mut tx = trial.app.db.write().await.unwrap();
    let secret = store::setup::add(&mut tx, &trial.app.world).await.unwrap();
    tx.save().await.unwrap();
    secret
}

fn fields<'a>(secret: &'a str, key: &'a str, code: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("secret", secret),
        ("name", "Zoë Admin"),
        ("email", "zoe@north.example"),
        ("language", "fr"),
        ("zone", "America/Winnipeg"),
        ("hub-en", "Pain North"),
        ("hub-fr", "Douleur Nord"),
        ("mailbox", "hub@north.example"),
        ("password", PASSWORD),
        ("key", key),
        ("code", code),
    ]
}

#[tokio::test]
async fn the_first_administrator_names_the_hub_and_is_signed_in() {
    let trial = Trial::begin().await;
    let mut tx = trial.app.db.write().await.unwrap();
    tx.run("UPDATE hub SET name_en = '', name_fr = '', mailbox = ''", vec![]).await.unwrap();
    tx.save().await.unwrap();
    let secret = secret(&trial).await;
    let page = trial.get("/setup", None).await;
    assert_eq!(page.status, StatusCode::OK);
    let key = key(&page.body);
    let code = code(&key, trial.now());
    let done = trial.post("/setup", None, &fields(&secret, &key, &code)).await;
    assert_eq!(
        (done.status, done.location.as_str()),
        (StatusCode::SEE_OTHER, "/members?said=setup-done"),
        "{}",
        done.body
    );
    let members = trial.get("/members", Some(&login(&done))).await;
    assert_eq!(members.status, StatusCode::OK);
    assert!(members.body.contains("zoe@north.example"), "{}", members.body);
    let mut tx = trial.app.db.read().await.unwrap();
    let hub = store::hub::find(&mut tx, trial.app.hub).await.unwrap();
    assert_eq!((hub.name.fr.as_str(), hub.mailbox.as_str()), ("Douleur Nord", "hub@north.example"));
    assert_eq!(hub.zone, Zone::parse("America/Winnipeg").unwrap());
    assert!(!store::setup::is_needed(&mut tx, trial.app.hub).await.unwrap());
    let Verdict::Whole(head) = audit::verify(&mut tx).await.unwrap() else { panic!("the chain broke") };
    assert_eq!(head.rows, 1);
    // The key works once.
    let again = trial.post("/setup", None, &fields(&secret, &key, &code)).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn without_the_key_nothing_happens_and_what_was_typed_stays() {
    let trial = Trial::begin().await;
    let secret = secret(&trial).await;
    let key = key(&trial.get("/setup", None).await.body);
    let now = code(&key, trial.now());
    let guessed = trial.post("/setup", None, &fields("guessed", &key, &now)).await;
    assert_eq!((guessed.status, guessed.cookies.len()), (StatusCode::UNPROCESSABLE_ENTITY, 0));
    assert!(
        guessed.body.contains("This set-up key does not work") && guessed.body.contains("value=\"Zoë Admin\""),
        "{}",
        guessed.body
    );
    assert!(!guessed.body.contains(PASSWORD), "{}", guessed.body);
    let empty = trial.post("/setup", None, &[("secret", secret.as_str())]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    // Each missing field is named once in the summary.
    for field in ["name", "email", "language", "zone", "hub-en", "mailbox", "password", "code"] {
        assert_eq!(empty.body.matches(&format!("href=\"#{field}\"")).count(), 1, "{field}: {}", empty.body);
    }
    trial.script.pass_minutes(30);
    let late = trial.post("/setup", None, &fields(&secret, &key, &code(&key, trial.now()))).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    let mut tx = trial.app.db.read().await.unwrap();
    assert!(store::setup::is_needed(&mut tx, trial.app.hub).await.unwrap());
}

#[tokio::test]
async fn somebody_known_who_lost_the_way_in_gets_a_new_one() {
    let trial = Trial::begin().await;
    let mut person = crate::trial::somebody("Zoë Admin");
    person.email = "zoe@north.example".to_owned();
    let known = trial.persona(&person, &[Role::Facilitator], store::login::Proof::Password).await;
    let secret = secret(&trial).await;
    let page = trial.get("/setup", None).await.body;
    assert!(page.contains("This hub is set up already"), "{page}");
    for value in ["Pain hub", "Pôle douleur", "hub@example.org"] {
        assert!(page.contains(&format!("value=\"{value}\"")), "{value}: {page}");
    }
    let key = key(&page);
    let done = trial.post("/setup", None, &fields(&secret, &key, &code(&key, trial.now()))).await;
    assert_eq!(done.location, "/members?said=setup-back", "{}", done.body);
    let mut tx = trial.app.db.read().await.unwrap();
    let roles = store::person::roles(&mut tx, known.who.person).await.unwrap();
    assert_eq!(roles.into_iter().collect::<Vec<_>>(), [Role::Administrator, Role::Facilitator]);
    drop(tx);
    assert_eq!(trial.get("/me", Some(&known.cookie)).await.status, StatusCode::SEE_OTHER);
}
