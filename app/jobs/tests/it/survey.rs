use domain::{
    access::{AnswerWave, ManageProgram, Role, Who},
    id::{CycleId, MailId, PersonId, ProgramId, RegistrationId, SessionId, WaveId},
    job::Job,
    survey::{Answers, ready},
};
use jobs::Post;
use store::{access::permit, survey, values};

use crate::{
    on_both,
    trial::{NOON, Trial},
};

/// A cycle that begins in nine days, with two people in it and a wave before it.
async fn begin(trial: &Trial) -> (WaveId, Vec<Who>) {
    let (world, hub) = (&trial.tools.world, trial.hub);
    let mut tx = trial.tools.db.write().await.unwrap();
    let (program, cycle): (ProgramId, CycleId) = (world.id(), world.id());
    let sql = "INSERT INTO program (id, hub, slug, title, summary, audience, language, zone, template, disclaimer, letter_days,
            follow_up_days, published, created)
        VALUES ($1, $2, 'pain', 'Chronic pain', '', '', 'en', 'America/Toronto', '', '', 2, 28, TRUE, $3)";
    tx.run(sql, values![program, hub, NOON]).await.unwrap();
    let sql = "INSERT INTO cycle (id, program, title, starts, ends, open, created) VALUES ($1, $2, 'Fall', '2026-12-05', '2026-12-05', FALSE, $3)";
    tx.run(sql, values![cycle, program, NOON]).await.unwrap();
    let sql = "INSERT INTO session (id, cycle, number, topic, objectives, local_start, zone, starts, minutes, state, sequence)
        VALUES ($1, $2, 1, '', '', '2026-12-05T12:30', 'America/Toronto', $3, 60, 'planned', 0)";
    tx.run(sql, values![world.id::<SessionId>(), cycle, NOON.plus_days(9)]).await.unwrap();
    let mut people = Vec::new();
    for (number, language) in [(1, "en"), (2, "fr"), (3, "en")] {
        let person: PersonId = format!("00000000-0000-0000-0000-00000000000{number}").parse().unwrap();
        let sql = "INSERT INTO person (id, hub, name, email, profession, credentials, site, community, language, zone, folded, created)
            VALUES ($1, $2, $3, $4, 'pharmacist', '', '', '', $5, 'America/Toronto', '', $6)";
        let (name, email) = (format!("Person {number}"), format!("p{number}@example.org"));
        tx.run(sql, values![person, hub, name, email, language, NOON]).await.unwrap();
        let roles = if number == 3 { [Role::Coordinator].into() } else { [].into() };
        store::person::give(&mut tx, person, &roles).await.unwrap();
        if number < 3 {
            let sql = "INSERT INTO registration (id, cycle, person, state, hopes, created, note) VALUES ($1, $2, $3, 'approved', '', $4, '')";
            tx.run(sql, values![world.id::<RegistrationId>(), cycle, person, NOON]).await.unwrap();
        }
        people.push(Who { person, hub, roles });
    }
    let manages = permit::<ManageProgram>(&mut tx, &people[2], program).await.unwrap();
    let id = survey::add(&mut tx, &manages, world, &ready("self-efficacy").unwrap()).await.unwrap();
    let wave: WaveId = world.id();
    let sql = "INSERT INTO survey_wave (id, survey, cycle, phase, months, days, scheduled) VALUES ($1, $2, $3, 'before', 0, 14, $4)";
    tx.run(sql, values![wave, id, cycle, NOON]).await.unwrap();
    tx.save().await.unwrap();
    (wave, people)
}

/// The mails so far: to whom, the subject, the text.
async fn mails(trial: &Trial) -> Vec<(String, String, String)> {
    let mut tx = trial.tools.db.read().await.unwrap();
    let sql = "SELECT address, subject, body FROM mail ORDER BY created, address";
    tx.all(sql, values![], |row| Ok((row.get("address")?, row.get("subject")?, row.get("body")?))).await.unwrap()
}

#[tokio::test]
async fn people_are_invited_by_a_personal_link_and_reminded_once_whether_they_have_answered_or_not() {
    let trial = Trial::with(Post::Caught).await;
    let (wave, people) = begin(&trial).await;
    trial.again(&Job::TendWave { wave, repeats: true }).await;
    trial.work().await;
    let sent = mails(&trial).await;
    let told: Vec<_> = sent.iter().map(|(address, subject, _)| (address.as_str(), subject.as_str())).collect();
    let expected = [
        ("p1@example.org", "A survey of your program: How confident do you feel?"),
        ("p2@example.org", "Un sondage de votre programme\u{a0}: Quelle confiance avez-vous en vos moyens?"),
    ];
    assert_eq!(told, expected);
    for (text, place) in [("coordinators see no answers", 0), ("ne voient aucune réponse", 1)] {
        assert!(sent[place].2.contains("https://hub.example/in/") && sent[place].2.contains(text), "{text}");
    }
    let target = "SELECT COUNT(*) AS number FROM link WHERE target LIKE '/waves/%'";
    assert_eq!(trial.number(target).await, 2);
    // The second one answers; each day the wave is looked at once more.
    let mut tx = trial.tools.db.write().await.unwrap();
    let own = permit::<AnswerWave>(&mut tx, &people[1], wave).await.unwrap();
    survey::keep(&mut tx, &own, &trial.tools.tokens, &Answers::default(), true).await.unwrap();
    tx.save().await.unwrap();
    for _ in 0..12 {
        trial.script.pass_minutes(24 * 60);
        trial.work().await;
    }
    let reminded: Vec<_> =
        mails(&trial).await.into_iter().skip(2).map(|(address, subject, _)| (address, subject)).collect();
    let expected = [
        ("p1@example.org", "A reminder: How confident do you feel?"),
        ("p2@example.org", "Rappel\u{a0}: Quelle confiance avez-vous en vos moyens?"),
    ];
    assert_eq!(reminded, expected.map(|(address, subject)| (address.to_owned(), subject.to_owned())));
    let said = &mails(&trial).await[2].2;
    assert!(said.contains("If you have answered, thank you: there is nothing to do."), "{said}");
    // Once it is closed, nothing is kept for another day.
    assert_eq!(trial.number("SELECT COUNT(*) AS number FROM job WHERE done IS NULL AND dead IS NULL").await, 0);
}

/// Everything that is kept about somebody beside their answers, without what names them: notices, links, mails with their jobs.
async fn rows(trial: &Trial, number: u32) -> Vec<String> {
    let mut tx = trial.tools.db.read().await.unwrap();
    let person: PersonId = format!("00000000-0000-0000-0000-00000000000{number}").parse().unwrap();
    let notices = "SELECT number || ' ' || at AS told FROM survey_notice WHERE person = $1 ORDER BY number";
    let links =
        "SELECT target || ' ' || created || ' ' || expires || ' ' || once || ' ' || COALESCE(used, 0) AS told FROM link
        WHERE person = $1 ORDER BY created";
    let mails = "SELECT subject || ' ' || body || ' ' || created || ' ' || COALESCE(sent, 0) || ' ' || COALESCE(error, '') || ' '
            || gave_up AS told FROM mail WHERE person = $1 ORDER BY created";
    let mut found = Vec::new();
    for sql in [notices, links, mails] {
        found.extend(tx.all(sql, values![person], |row| row.get::<String>("told")).await.unwrap());
    }
    let sql = "SELECT id FROM mail WHERE person = $1 ORDER BY created";
    for mail in tx.all(sql, values![person], |row| row.get::<MailId>("id")).await.unwrap() {
        let body = format!("%{mail}%");
        let sql = "SELECT due || ' ' || attempt || ' ' || created || ' ' || COALESCE(done, 0) || ' ' || COALESCE(error, '') AS told
            FROM job WHERE body LIKE $1 ORDER BY created";
        found.extend(tx.all(sql, values![body], |row| row.get::<String>("told")).await.unwrap());
    }
    found
}

on_both! {
    async fn rows_of_somebody_who_answered_and_of_somebody_who_did_not_are_alike(trial, catcher) {
        let (wave, people) = begin(trial).await;
        let mut tx = trial.tools.db.write().await.unwrap();
        tx.run("UPDATE person SET language = 'en'", values![]).await.unwrap();
        tx.save().await.unwrap();
        trial.again(&Job::TendWave { wave, repeats: true }).await;
        trial.work().await;
        let mut tx = trial.tools.db.write().await.unwrap();
        let own = permit::<AnswerWave>(&mut tx, &people[1], wave).await.unwrap();
        survey::keep(&mut tx, &own, &trial.tools.tokens, &Answers::default(), true).await.unwrap();
        tx.save().await.unwrap();
        for _ in 0..12 {
            trial.script.pass_minutes(24 * 60);
            trial.work().await;
        }
        let (open, answered) = (rows(trial, 1).await, rows(trial, 2).await);
        // Two of each: notices, links, mails, jobs.
        assert_eq!(open.len(), 8);
        assert_eq!(open, answered);
        assert_eq!(std::iter::from_fn(|| catcher.mails.try_recv().ok()).count(), 4);
    }
}
