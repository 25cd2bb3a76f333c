use domain::{
    access::{ManageHub, Role, Who},
    job::Job,
    mail::{Calendar, Mail, Method},
};
use store::{Error, access, job, mail};

use crate::{both::NOON, on_both, person::administrator};

fn invitation() -> Mail {
    Mail {
        person: None,
        address: "ada@example.org".to_owned(),
        subject: "Session 3".to_owned(),
        body: "https://hub.example/in/s3cret".to_owned(),
        calendar: Some(Calendar { text: "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n".to_owned(), method: Method::Request }),
    }
}

on_both! {
    async fn a_mail_is_kept_with_the_job_that_sends_it(trial) {
        let world = trial.script.world();
        let mut tx = trial.db.write().await.unwrap();
        let id = mail::add(&mut tx, &world, trial.hub, &invitation()).await.unwrap();
        let held = job::take(&mut tx, world.now()).await.unwrap().unwrap();
        assert_eq!(held.job, Job::SendMail { mail: id });
        assert_eq!(mail::unsent(&mut tx, id).await.unwrap(), Some((trial.hub, invitation())));
        mail::sent(&mut tx, id, NOON, false).await.unwrap();
        assert_eq!(mail::unsent(&mut tx, id).await.unwrap(), None);
        // The link it held is gone.
        let (_, kept) = mail::caught(&mut tx, trial.hub, 10).await.unwrap().remove(0);
        assert_eq!((kept.body.as_str(), kept.calendar), ("", None));
    }

    async fn a_mail_given_up_stays_first_in_the_outbox_and_can_be_tried_again(trial) {
        let world = trial.script.world();
        let mut tx = trial.db.write().await.unwrap();
        let who: Who = administrator(trial, &mut tx).await;
        assert!(who.has(Role::Administrator));
        let permit = access::permit::<ManageHub>(&mut tx, &who, trial.hub).await.unwrap();
        let lost = mail::add(&mut tx, &world, trial.hub, &invitation()).await.unwrap();
        trial.script.pass_minutes(1);
        let fine = mail::add(&mut tx, &world, trial.hub, &invitation()).await.unwrap();
        mail::sent(&mut tx, fine, world.now(), false).await.unwrap();
        let early = mail::retry(&mut tx, &permit, &world, lost).await;
        assert!(matches!(early, Err(Error::Missing)));
        mail::give_up(&mut tx, lost, "550 no such mailbox").await.unwrap();
        let (mails, total) = mail::list(&mut tx, &permit, 0).await.unwrap();
        let shown: Vec<_> = mails.iter().map(|mail| (mail.id, mail.dead, mail.error.as_deref())).collect();
        assert_eq!((shown, total), (vec![(lost, true, Some("550 no such mailbox")), (fine, false, None)], 2));
        while let Some(held) = job::take(&mut tx, world.now()).await.unwrap() {
            job::done(&mut tx, held.id, world.now()).await.unwrap();
        }
        mail::retry(&mut tx, &permit, &world, lost).await.unwrap();
        assert_eq!(job::take(&mut tx, world.now()).await.unwrap().unwrap().job, Job::SendMail { mail: lost });
    }
}
