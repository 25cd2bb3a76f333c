use axum::http::StatusCode;
use domain::{access::Role, mail::Mail};

use crate::trial::Trial;

async fn add(trial: &Trial) -> domain::id::MailId {
    let mail = Mail {
        person: None,
        address: "eloise@example.org".to_owned(),
        subject: "Your link".to_owned(),
        body: "Hello Éloïse,\n\nhttp://localhost:8080/in/s3cret\n".to_owned(),
        calendar: None,
    };
    let mut tx = trial.app.db.write().await.unwrap();
    let id = store::mail::add(&mut tx, &trial.app.world, trial.app.hub, &mail).await.unwrap();
    tx.save().await.unwrap();
    id
}

#[tokio::test]
async fn the_outbox_shows_what_became_of_a_mail_but_not_its_link() {
    let trial = Trial::begin().await;
    let admin = trial.staff("Zoë Admin", &[Role::Administrator]).await;
    assert!(trial.get("/outbox", Some(&admin.cookie)).await.body.contains("No mail has been written yet"));
    let id = add(&trial).await;
    let waits = trial.get("/outbox", Some(&admin.cookie)).await;
    assert!(waits.body.contains("eloise@example.org") && waits.body.contains("Waiting"), "{}", waits.body);
    assert!(!waits.body.contains("s3cret"), "{}", waits.body);
    let path = format!("/outbox/{id}/delivery");
    assert_eq!(trial.post(&path, Some(&admin.cookie), &[]).await.status, StatusCode::NOT_FOUND);
    let mut tx = trial.app.db.write().await.unwrap();
    store::mail::give_up(&mut tx, id, "550 no such mailbox").await.unwrap();
    tx.save().await.unwrap();
    let dead = trial.get("/outbox", Some(&admin.cookie)).await;
    assert!(
        dead.body.contains("Given up") && dead.body.contains("550 no such mailbox") && dead.body.contains(&path),
        "{}",
        dead.body
    );
    let again = trial.post(&path, Some(&admin.cookie), &[]).await;
    assert_eq!((again.status, again.location.as_str()), (StatusCode::SEE_OTHER, "/outbox?said=mail-again"));
}

#[tokio::test]
async fn caught_mail_is_there_in_the_demonstration_only() {
    let trial = Trial::begin().await;
    add(&trial).await;
    assert_eq!(trial.get("/dev/mail", None).await.status, StatusCode::NOT_FOUND);
    let settings = site::Settings { url: "http://localhost:8080".to_owned(), demo: true };
    let trial = Trial::with(settings).await;
    add(&trial).await;
    let page = trial.get("/dev/mail", None).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("href=\"/in/s3cret\""), "{}", page.body);
}
