use domain::{
    job::{ATTEMPTS, Job},
    mail::{Calendar, Mail, Method},
};
use jobs::{Post, worker};
use tokio::sync::oneshot;

use crate::{
    catcher::Catcher,
    trial::{NOON, Trial},
};

fn plain(address: &str) -> Mail {
    Mail {
        person: None,
        address: address.to_owned(),
        subject: "Votre lien vers le Pôle douleur".to_owned(),
        body: "Bonjour Éloïse,\n\nhttps://hub.example/in/s3cret\n".to_owned(),
        calendar: None,
    }
}

#[tokio::test]
async fn a_mail_reaches_its_reader_once() {
    let mut catcher = Catcher::begin().await;
    let trial = Trial::with(Post::smtp(&catcher.url).unwrap()).await;
    let id = trial.add(&plain("eloise@example.org")).await;
    assert_eq!(worker::catch_up(&trial.tools).await.unwrap(), 1);
    let caught = catcher.mails.recv().await.unwrap();
    assert_eq!((caught.from.as_str(), caught.to.as_str()), ("hub@example.org", "eloise@example.org"));
    let id_line = format!("Message-ID: <{id}@example.org>");
    let date = "Date: Thu, 26 Nov 2026 17:30:00 +0000";
    let from = "From: \"Pain hub\" <hub@example.org>";
    for line in
        [id_line.as_str(), date, from, "Auto-Submitted: auto-generated", "Content-Type: text/plain; charset=utf-8"]
    {
        assert!(caught.text.lines().any(|found| found == line), "{line} is not in\n{}", caught.text);
    }
    assert!(caught.text.contains("https://hub.example/in/s3cret"), "{}", caught.text);
    assert_eq!(trial.state(id).await, (Some(NOON), None, false));
    assert_eq!(worker::catch_up(&trial.tools).await.unwrap(), 0);
    // A second job for the same mail, as after a crash, sends nothing.
    let mut tx = trial.tools.db.write().await.unwrap();
    store::job::add(&mut tx, trial.tools.world.id(), &Job::SendMail { mail: id }, NOON, NOON).await.unwrap();
    tx.save().await.unwrap();
    assert_eq!(worker::catch_up(&trial.tools).await.unwrap(), 1);
    assert!(catcher.mails.try_recv().is_err());
}

#[tokio::test]
async fn an_invitation_carries_its_calendar_twice() {
    let mut catcher = Catcher::begin().await;
    let trial = Trial::with(Post::smtp(&catcher.url).unwrap()).await;
    let text = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n".to_owned();
    let mail = Mail { calendar: Some(Calendar { text, method: Method::Request }), ..plain("eloise@example.org") };
    trial.add(&mail).await;
    worker::catch_up(&trial.tools).await.unwrap();
    let text = catcher.mails.recv().await.unwrap().text;
    let kinds: Vec<_> = text
        .lines()
        .filter(|line| line.starts_with("Content-Type: "))
        .map(|line| line.split(';').next().unwrap())
        .collect();
    assert_eq!(
        kinds,
        [
            "Content-Type: multipart/mixed",
            "Content-Type: multipart/alternative",
            "Content-Type: text/plain",
            "Content-Type: text/calendar",
            "Content-Type: text/calendar",
        ]
    );
    assert_eq!(text.matches("method=REQUEST").count(), 2, "{text}");
    assert_eq!(text.matches("BEGIN:VCALENDAR").count(), 2, "{text}");
    assert!(text.contains("filename=\"invitation.ics\""), "{text}");
}

#[tokio::test]
async fn a_refused_recipient_is_given_up_with_the_servers_reason() {
    let catcher = Catcher::begin().await;
    catcher.refuse(Some("550 no such mailbox"));
    let trial = Trial::with(Post::smtp(&catcher.url).unwrap()).await;
    let id = trial.add(&plain("nobody@example.org")).await;
    assert_eq!(worker::catch_up(&trial.tools).await.unwrap(), 1);
    let (sent, error, gave_up) = trial.state(id).await;
    assert_eq!((sent, gave_up), (None, true));
    assert!(error.as_ref().unwrap().contains("no such mailbox"), "{error:?}");
    trial.script.pass_minutes(24 * 60);
    assert_eq!(worker::catch_up(&trial.tools).await.unwrap(), 0);
}

#[tokio::test]
async fn a_server_that_is_busy_for_an_hour_gets_the_mail_afterwards() {
    let mut catcher = Catcher::begin().await;
    catcher.refuse(Some("451 come back later"));
    let trial = Trial::with(Post::smtp(&catcher.url).unwrap()).await;
    let id = trial.add(&plain("eloise@example.org")).await;
    for _ in 0..60 {
        worker::catch_up(&trial.tools).await.unwrap();
        trial.script.pass_minutes(1);
    }
    let (sent, error, gave_up) = trial.state(id).await;
    assert_eq!((sent, gave_up), (None, false));
    assert!(error.as_ref().unwrap().contains("come back later"), "{error:?}");
    catcher.refuse(None);
    trial.script.pass_minutes(60);
    worker::catch_up(&trial.tools).await.unwrap();
    assert_eq!(catcher.mails.recv().await.unwrap().to, "eloise@example.org");
    assert_eq!(trial.state(id).await.1, None);
}

#[tokio::test]
async fn a_server_that_never_answers_is_given_up_after_the_last_try() {
    // A port where nobody listens, and that nobody else can take.
    let held = tokio::net::TcpSocket::new_v4().unwrap();
    held.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let gone = held.local_addr().unwrap();
    let trial = Trial::with(Post::smtp(&format!("smtp://{gone}")).unwrap()).await;
    let id = trial.add(&plain("eloise@example.org")).await;
    let mut tries = 0;
    for _ in 0..30 {
        tries += worker::catch_up(&trial.tools).await.unwrap();
        trial.script.pass_minutes(6 * 60);
    }
    assert_eq!(tries, ATTEMPTS);
    let (sent, error, gave_up) = trial.state(id).await;
    assert_eq!((sent, error.is_some(), gave_up), (None, true, true));
}

#[tokio::test]
async fn without_a_mail_server_mails_wait_as_long_as_it_takes() {
    let mut trial = Trial::with(Post::Unset).await;
    let id = trial.add(&plain("eloise@example.org")).await;
    for _ in 0..100 {
        worker::catch_up(&trial.tools).await.unwrap();
        trial.script.pass_minutes(60);
    }
    assert_eq!(trial.state(id).await, (None, Some("no mail server is named yet".to_owned()), false));
    trial.tools.post = Post::Caught;
    worker::catch_up(&trial.tools).await.unwrap();
    let (sent, error, gave_up) = trial.state(id).await;
    assert_eq!((sent.is_some(), error, gave_up), (true, None, false));
    // A caught mail can be read; a sent one cannot.
    let mut tx = trial.tools.db.read().await.unwrap();
    assert_eq!(store::mail::caught(&mut tx, trial.hub, 1).await.unwrap()[0].1, plain("eloise@example.org"));
}

#[tokio::test]
async fn an_address_that_is_none_is_given_up_at_once() {
    let catcher = Catcher::begin().await;
    let trial = Trial::with(Post::smtp(&catcher.url).unwrap()).await;
    let id = trial.add(&plain("nobody\r\nBcc: all@example.org")).await;
    worker::catch_up(&trial.tools).await.unwrap();
    let (sent, _, gave_up) = trial.state(id).await;
    assert_eq!((sent, gave_up), (None, true));
}

#[tokio::test]
async fn the_loop_works_until_it_is_stopped() {
    let mut catcher = Catcher::begin().await;
    let trial = Trial::with(Post::smtp(&catcher.url).unwrap()).await;
    for number in 0..20 {
        trial.add(&plain(&format!("p{number}@example.org"))).await;
    }
    let (stop, stopped) = oneshot::channel::<()>();
    let running = tokio::spawn(worker::run(trial.tools.clone(), async { drop(stopped.await) }));
    let mut readers = Vec::new();
    for _ in 0..20 {
        readers.push(catcher.mails.recv().await.unwrap().to);
    }
    readers.sort_unstable();
    readers.dedup();
    assert_eq!(readers.len(), 20);
    stop.send(()).unwrap();
    running.await.unwrap();
}
