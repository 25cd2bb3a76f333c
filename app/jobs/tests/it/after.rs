//! After a session: letter, follow-up and certificate, done twice, and past a mail server that fails.

use domain::{
    access::{FollowUpCase, ManageCycle, ManageProgram, PurgeCase, ReadLetter, Role, SeeCertificate, SignLetter, Who},
    attendance::{Event, Kind},
    credit::Rule,
    follow_up::{Answer, Outcome},
    id::{
        CaseId, CertificateId, CycleId, Id as _, LetterId, PersonId, ProgramId, RecommendationId, RegistrationId,
        SessionId,
    },
    job::Job,
    language::Language,
    moment::Zone,
    person::Person,
    profession::Profession,
    purge::Target,
};
use store::{
    access::permit,
    attendance::{self, Seen},
    values,
};

use crate::{
    catcher::{Catcher, Caught},
    on_both,
    trial::{NOON, Trial},
};

/// What was written about the patient. It is health data: it must stand in no mail.
const QUESTION: &str = "Is a slow taper safe after the fall? 😀 ألم";
const ADVICE: &str = "Lower hydromorphone by a tenth a month.\n\n😀 ᐃᓄᒃᑎᑐᑦ אבג";
const WHY: &str = "No pharmacist within 200 km.";

/// A session that has ended, with the case that Ada presented.
pub struct Scene {
    pub ada: Who,
    pub alan: Who,
    pub cora: Who,
    program: ProgramId,
    pub cycle: CycleId,
    pub case: CaseId,
    pub advice: RecommendationId,
}

impl Scene {
    pub async fn set(trial: &Trial) -> Self {
        let world = &trial.tools.world;
        let mut tx = trial.tools.db.write().await.unwrap();
        let mut people = Vec::new();
        for (name, role) in
            [("Ada Lovelace", None), ("Alan Turing", Some(Role::Specialist)), ("Cora Hall", Some(Role::Coordinator))]
        {
            let person: PersonId = world.id();
            let known = Person {
                name: name.to_owned(),
                email: format!("{}@example.org", name.to_lowercase().replace(' ', ".")),
                profession: Profession::NursePractitioner,
                credentials: "NP".to_owned(),
                site: "Clinic".to_owned(),
                community: "Kenora".to_owned(),
                postal_area: String::new(),
                language: Language::Fr,
                zone: Zone::parse("America/Toronto").unwrap(),
            };
            store::person::add(&mut tx, person, trial.hub, &known, NOON).await.unwrap();
            let roles = role.into_iter().collect();
            store::person::give(&mut tx, person, &roles).await.unwrap();
            people.push(Who { person, hub: trial.hub, roles });
        }
        let [ada, alan, cora]: [Who; 3] = people.try_into().unwrap();
        let (program, cycle, session): (ProgramId, CycleId, SessionId) = (world.id(), world.id(), world.id());
        let (case, advice): (CaseId, RecommendationId) = (world.id(), world.id());
        let sql = "INSERT INTO program (id, hub, slug, title, summary, audience, language, zone, template, disclaimer, letter_days,
                follow_up_days, published, created)
            VALUES ($1, $2, 'pain', 'Chronic pain', '', '', 'en', 'America/Toronto', 'weekly-90', 'Suggestions only.', 2, 28, TRUE, $3)";
        tx.run(sql, values![program, trial.hub, NOON]).await.unwrap();
        let sql = "INSERT INTO cycle (id, program, title, starts, ends, open, created)
            VALUES ($1, $2, 'Fall 2026', '2026-11-26', '2026-11-26', FALSE, $3)";
        tx.run(sql, values![cycle, program, NOON]).await.unwrap();
        let sql = "INSERT INTO registration (id, cycle, person, state, hopes, created, note)
            VALUES ($1, $2, $3, 'approved', '', $4, '')";
        tx.run(sql, values![world.id::<RegistrationId>(), cycle, ada.person, NOON]).await.unwrap();
        let sql = "INSERT INTO session (id, cycle, number, topic, objectives, local_start, zone, starts, minutes, state, sequence,
                opened, ended)
            VALUES ($1, $2, 1, 'Sleep', '', '2026-11-26T12:30', 'America/Toronto', $3, 60, 'ended', 0, $3, $4)";
        tx.run(sql, values![session, cycle, NOON, NOON.plus_minutes(60)]).await.unwrap();
        let sql = "INSERT INTO \"case\" (id, hub, cycle, presenter, code, state, form, form_version, answers, revision, note, session,
                created, updated)
            VALUES ($1, $2, $3, $4, 'K4M-72', 'presented', 'chronic-pain', 1, $5, 1, '', $6, $7, $7)";
        let answers = format!("{{\"question-1\":\"{QUESTION}\"}}");
        tx.run(sql, values![case, trial.hub, cycle, ada.person, answers, session, NOON]).await.unwrap();
        let sql = "INSERT INTO recommendation (id, \"case\", session, author, author_kind, profession, domain, text, created, struck,
                feasible_why, outcome_why)
            VALUES ($1, $2, $3, $4, 'specialist', 'pain-physician', 'pharmacological', $5, $6, FALSE, '', '')";
        tx.run(sql, values![advice, case, session, alan.person, ADVICE, NOON]).await.unwrap();
        for (kind, minute) in [(Kind::Joined, 0), (Kind::Left, 60)] {
            let event = Event { at: NOON.plus_minutes(minute), kind, connection: "one".to_owned() };
            attendance::add(&mut tx, &Seen { session, person: ada.person, event }).await.unwrap();
        }
        tx.save().await.unwrap();
        trial.script.pass_minutes(90);
        Self { ada, alan, cora, program, cycle, case, advice }
    }

    /// Signs the letter; the job that sends it waits.
    pub async fn sign(&self, trial: &Trial) -> LetterId {
        let mut tx = trial.tools.db.write().await.unwrap();
        let pass = permit::<SignLetter>(&mut tx, &self.alan, self.case).await.unwrap();
        let desk = store::letter::desk(&mut tx, &pass).await.unwrap();
        store::letter::sign(&mut tx, &pass, &trial.tools.world, &desk).await.unwrap();
        let id = store::letter::signed(&mut tx, &pass).await.unwrap().unwrap().id;
        tx.save().await.unwrap();
        id
    }

    /// Issues the cycle's certificates; the job that prints the one waits.
    async fn issue(&self, trial: &Trial) -> CertificateId {
        let mut tx = trial.tools.db.write().await.unwrap();
        let pass = permit::<ManageProgram>(&mut tx, &self.cora, self.program).await.unwrap();
        let rule = Rule {
            version: 0,
            valid_from: "2026-01-01".parse().unwrap(),
            hundredths_per_hour: 100,
            session_percent: 75,
            cycle_percent: 60,
            accreditor: "College".to_owned(),
            statement: "Certified activity.".to_owned(),
        };
        store::credit::add_rule(&mut tx, &pass, &rule).await.unwrap();
        let pass = permit::<ManageCycle>(&mut tx, &self.cora, self.cycle).await.unwrap();
        assert_eq!(store::certificate::issue_all(&mut tx, &pass, &trial.tools.world).await.unwrap(), 1);
        let id = tx.one("SELECT id FROM certificate", values![], |row| row.get("id")).await.unwrap();
        tx.save().await.unwrap();
        id
    }
}

/// The mails that arrived so far.
pub fn arrived(catcher: &mut Catcher) -> Vec<Caught> {
    std::iter::from_fn(|| catcher.mails.try_recv().ok()).collect()
}

/// A mail's text as its reader sees it.
pub fn read(mail: &Caught) -> String {
    mail.text.replace("=\n", "").replace("=3D", "=")
}

/// Where the personal link in a mail leads.
pub async fn leads_to(trial: &Trial, mail: &Caught) -> String {
    let text = read(mail);
    let (_, rest) = text.split_once("https://hub.example/in/").unwrap();
    let secret = rest.split_whitespace().next().unwrap();
    let mut tx = trial.tools.db.read().await.unwrap();
    let link = store::link::find(&mut tx, trial.hub, secret, trial.tools.world.now()).await.unwrap().unwrap();
    link.target.as_str().to_owned()
}

pub fn tells_nothing(mail: &Caught) {
    let text = read(mail);
    for word in ["hydromorphone", "tenth", "pharmacist", "Sleep"] {
        assert!(!text.contains(word), "{word} stands in the mail");
    }
}

on_both! {
    async fn a_signed_letter_is_laid_out_and_told_once_however_often_the_job_runs(trial, catcher) {
        let scene = Scene::set(trial).await;
        let letter = scene.sign(trial).await;
        assert_eq!(trial.work().await, 2);
        let sent = trial.tools.world.now();
        trial.script.pass_minutes(5);
        trial.again(&Job::SendLetter { letter }).await;
        trial.again(&Job::SendLetter { letter }).await;
        assert_eq!(trial.work().await, 2);
        let mails = arrived(catcher);
        assert_eq!(mails.iter().map(|mail| mail.to.as_str()).collect::<Vec<_>>(), ["ada.lovelace@example.org"]);
        tells_nothing(&mails[0]);
        assert_eq!(leads_to(trial, &mails[0]).await, format!("/cases/{}/letter", scene.case));
        let mut tx = trial.tools.db.write().await.unwrap();
        let kept = store::letter::find(&mut tx, letter).await.unwrap();
        assert_eq!((kept.sent, kept.follow_up_due), (Some(sent), Some(sent.plus_days(28))));
        let pass = permit::<ReadLetter>(&mut tx, &scene.ada, scene.case).await.unwrap();
        let pdf = store::letter::download(&mut tx, &pass, &trial.tools.files, sent).await.unwrap();
        assert!(pdf.bytes.starts_with(b"%PDF-") && pdf.media_type == "application/pdf");
        drop(tx);
        assert_eq!(trial.number("SELECT COUNT(*) AS number FROM case_event WHERE state = 'letter-sent'").await, 1);
        assert_eq!(trial.number("SELECT COUNT(*) AS number FROM job WHERE body LIKE '%remind-follow-up%'").await, 1);
        assert_eq!(trial.number("SELECT COUNT(*) AS number FROM job WHERE dead IS NOT NULL").await, 0);
    }

    async fn what_is_removed_leaves_a_sent_letter_and_its_pdf_too(trial, catcher) {
        let scene = Scene::set(trial).await;
        scene.sign(trial).await;
        trial.work().await;
        assert_eq!(arrived(catcher).len(), 1);
        let (files, world) = (&trial.tools.files, &trial.tools.world);
        let mut tx = trial.tools.db.write().await.unwrap();
        let reads = permit::<ReadLetter>(&mut tx, &scene.ada, scene.case).await.unwrap();
        let before = store::letter::download(&mut tx, &reads, files, world.now()).await.unwrap();
        let removes = permit::<PurgeCase>(&mut tx, &scene.cora, scene.case).await.unwrap();
        let target = Target::Recommendation(scene.advice);
        store::purge::remove(&mut tx, &removes, files, &target, world).await.unwrap();
        tx.save().await.unwrap();
        trial.tools.db.scrub().await.unwrap();

        let mut tx = trial.tools.db.write().await.unwrap();
        let signed = store::letter::signed(&mut tx, &reads).await.unwrap().unwrap();
        assert!(signed.letter.items.is_empty());
        // Until it is laid out anew there is no PDF, least of all the old one.
        let waiting = store::letter::download(&mut tx, &reads, files, world.now()).await;
        assert!(matches!(waiting, Err(store::Error::Missing)));
        drop(tx);
        assert_eq!(trial.work().await, 1);
        assert!(arrived(catcher).is_empty());
        let mut tx = trial.tools.db.write().await.unwrap();
        let after = store::letter::download(&mut tx, &reads, files, world.now()).await.unwrap();
        assert!(after.bytes.starts_with(b"%PDF-") && after.bytes.len() < before.bytes.len());
    }

    async fn a_letter_waits_out_a_mail_server_that_fails(trial, catcher) {
        catcher.refuse(Some("451 come back later"));
        let scene = Scene::set(trial).await;
        let letter = scene.sign(trial).await;
        for _ in 0..60 {
            trial.work().await;
            trial.script.pass_minutes(1);
        }
        let mut tx = trial.tools.db.read().await.unwrap();
        assert!(store::letter::find(&mut tx, letter).await.unwrap().sent.is_some());
        drop(tx);
        assert!(arrived(catcher).is_empty());
        assert_eq!(trial.number("SELECT COUNT(*) AS number FROM mail WHERE sent IS NULL AND NOT gave_up").await, 1);
        catcher.refuse(None);
        trial.script.pass_minutes(60);
        assert_eq!(trial.work().await, 1);
        assert_eq!(arrived(catcher).len(), 1);
        assert_eq!(trial.number("SELECT COUNT(*) AS number FROM mail WHERE sent IS NULL").await, 0);
    }

    async fn the_presenter_is_asked_on_the_day_and_once(trial, catcher) {
        let scene = Scene::set(trial).await;
        scene.sign(trial).await;
        trial.work().await;
        arrived(catcher);
        trial.script.pass_minutes(28 * 24 * 60 - 1);
        assert_eq!(trial.work().await, 0);
        trial.script.pass_minutes(1);
        assert_eq!(trial.work().await, 2);
        trial.again(&Job::RemindFollowUp { case: scene.case }).await;
        assert_eq!(trial.work().await, 1);
        let mails = arrived(catcher);
        assert_eq!(mails.len(), 1);
        tells_nothing(&mails[0]);
        assert_eq!(leads_to(trial, &mails[0]).await, format!("/cases/{}/follow-up", scene.case));
        assert_eq!(trial.number("SELECT COUNT(*) AS number FROM \"case\" WHERE state = 'follow-up-due'").await, 1);
    }

    async fn whoever_answered_before_is_not_asked(trial, catcher) {
        let scene = Scene::set(trial).await;
        scene.sign(trial).await;
        trial.work().await;
        arrived(catcher);
        let mut tx = trial.tools.db.write().await.unwrap();
        let pass = permit::<FollowUpCase>(&mut tx, &scene.ada, scene.case).await.unwrap();
        let answer = Answer { id: scene.advice, outcome: Outcome::Not, barrier: None, why: WHY.to_owned() };
        let now = trial.tools.world.now();
        assert!(store::follow_up::save(&mut tx, &pass, &[answer], &[scene.advice], now).await.unwrap());
        tx.save().await.unwrap();
        trial.script.pass_minutes(29 * 24 * 60);
        assert_eq!(trial.work().await, 1);
        assert!(arrived(catcher).is_empty());
        assert_eq!(trial.number("SELECT COUNT(*) AS number FROM \"case\" WHERE state = 'closed'").await, 1);
    }

    async fn a_certificate_is_laid_out_and_told_once_however_often_the_job_runs(trial, catcher) {
        let scene = Scene::set(trial).await;
        let certificate = scene.issue(trial).await;
        assert_eq!(trial.work().await, 2);
        trial.again(&Job::SendCertificate { certificate }).await;
        assert_eq!(trial.work().await, 1);
        let mails = arrived(catcher);
        assert_eq!(mails.iter().map(|mail| mail.to.as_str()).collect::<Vec<_>>(), ["ada.lovelace@example.org"]);
        tells_nothing(&mails[0]);
        assert_eq!(leads_to(trial, &mails[0]).await, "/me/credits");
        let mut tx = trial.tools.db.read().await.unwrap();
        let kept = store::certificate::find(&mut tx, certificate).await.unwrap();
        assert_eq!(kept.file.map(|file| file.uuid()), Some(certificate.uuid()));
        assert!(read(&mails[0]).contains(kept.certificate.code.as_str()), "{}", mails[0].text);
        let pass = permit::<SeeCertificate>(&mut tx, &scene.ada, certificate).await.unwrap();
        let pdf = store::certificate::download(&mut tx, &pass, &trial.tools.files).await.unwrap();
        assert!(pdf.bytes.starts_with(b"%PDF-"));
    }

    async fn a_job_about_nothing_is_given_up_and_keeps_nobody_from_the_rest(trial, catcher) {
        trial.again(&Job::SendLetter { letter: trial.tools.world.id() }).await;
        trial.again(&Job::RemindFollowUp { case: trial.tools.world.id() }).await;
        let scene = Scene::set(trial).await;
        scene.sign(trial).await;
        assert_eq!(trial.work().await, 4);
        assert_eq!(arrived(catcher).len(), 1);
        assert_eq!(trial.number("SELECT COUNT(*) AS number FROM job WHERE dead IS NOT NULL").await, 1);
        assert_eq!(trial.work().await, 0);
    }
}
