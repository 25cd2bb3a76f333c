//! Reminders: of a letter that waits for its signatures, and of a follow-up that nobody answered.

use domain::job::Job;
use store::values;

use crate::{
    after::{Scene, arrived, leads_to, read, tells_nothing},
    catcher::Catcher,
    on_both,
    trial::Trial,
};

const DAY: i64 = 24 * 60;

/// Whom the newest mails went to, in order; each says the case's code and where the letter is, and nothing of the case.
fn reminded(catcher: &mut Catcher, scene: &Scene) -> Vec<String> {
    let mails = arrived(catcher);
    for mail in &mails {
        let text = read(mail);
        assert!(text.contains("K4M-72") && text.contains(&format!("https://hub.example/cases/{}/letter", scene.case)));
        assert!(!text.contains("/in/"), "a link signs the hub's team in");
        tells_nothing(mail);
    }
    mails.into_iter().map(|mail| mail.to).collect()
}

async fn set(trial: &Trial, sql: &'static str) {
    let mut tx = trial.tools.db.write().await.unwrap();
    tx.run(sql, values![]).await.unwrap();
    tx.save().await.unwrap();
}

on_both! {
    async fn a_letter_is_reminded_of_before_it_is_due_and_three_times_after(trial, catcher) {
        let scene = Scene::set(trial).await;
        // Thursday's session, two working days: due on Monday. This is Friday, nine in the morning in Toronto.
        trial.script.pass_minutes(19 * 60);
        let first = Job::RemindLetter { case: scene.case, version: 1, number: 0 };
        trial.again(&first).await;
        trial.again(&first).await;
        assert_eq!(trial.work().await, 3);
        assert_eq!(reminded(catcher, &scene), ["alan.turing@example.org"]);
        trial.script.pass_minutes(4 * DAY - 1);
        assert_eq!(trial.work().await, 0);
        trial.script.pass_minutes(1);
        for _ in 0..3 {
            assert_eq!(trial.work().await, 3);
            assert_eq!(reminded(catcher, &scene), ["alan.turing@example.org", "cora.hall@example.org"]);
            trial.script.pass_minutes(DAY);
        }
        trial.script.pass_minutes(30 * DAY);
        assert_eq!(trial.work().await, 0);
        assert_eq!(trial.number("SELECT COUNT(*) AS number FROM reminder WHERE about = 'letter-1'").await, 4);
    }

    async fn a_signed_letter_is_not_reminded_of(trial, catcher) {
        let scene = Scene::set(trial).await;
        trial.again(&Job::RemindLetter { case: scene.case, version: 1, number: 0 }).await;
        scene.sign(trial).await;
        trial.work().await;
        let to: Vec<_> = arrived(catcher).into_iter().map(|mail| mail.to).collect();
        assert_eq!(to, ["ada.lovelace@example.org"]);
        trial.script.pass_minutes(10 * DAY);
        assert_eq!(trial.work().await, 0);
    }

    async fn a_program_that_wants_no_reminders_gets_none(trial, catcher) {
        let scene = Scene::set(trial).await;
        set(trial, "UPDATE program SET letter_reminders = FALSE").await;
        trial.again(&Job::RemindLetter { case: scene.case, version: 1, number: 0 }).await;
        for _ in 0..10 {
            trial.work().await;
            trial.script.pass_minutes(DAY);
        }
        assert!(arrived(catcher).is_empty());
    }

    async fn a_follow_up_that_nobody_answered_is_asked_for_once_more(trial, catcher) {
        let scene = Scene::set(trial).await;
        scene.sign(trial).await;
        trial.work().await;
        trial.script.pass_minutes(28 * DAY);
        trial.work().await;
        assert_eq!(arrived(catcher).len(), 2);
        trial.script.pass_minutes(14 * DAY - 1);
        assert_eq!(trial.work().await, 0);
        trial.script.pass_minutes(1);
        trial.again(&Job::RepeatFollowUp { case: scene.case }).await;
        assert_eq!(trial.work().await, 3);
        let mails = arrived(catcher);
        assert_eq!(mails.len(), 1);
        tells_nothing(&mails[0]);
        assert_eq!(leads_to(trial, &mails[0]).await, format!("/cases/{}/follow-up", scene.case));
        trial.script.pass_minutes(300 * DAY);
        assert_eq!(trial.work().await, 0);
    }
}
