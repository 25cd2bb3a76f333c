//! After the session: attendance, the letter, the follow-up, credit and certificates, as people walk through them.

use axum::http::StatusCode;
use domain::{
    access::{ManageProgram, Role, Who},
    attendance::{Event, Kind},
    credit::Rule,
    id::{CaseId, CycleId, FileId, Id, PersonId, ProgramId, SessionId},
};
use store::{attendance::Seen, values};
use uuid::Uuid;

use crate::trial::{NOON, Persona, Trial};

/// A program with one ended session, in which Ada presented a case that got two recommendations.
pub struct Scene {
    pub trial: Trial,
    pub ada: Persona,
    pub bea: Persona,
    pub alan: Persona,
    pub cora: Persona,
    eve: Persona,
    pub case: CaseId,
    cycle: CycleId,
    session: SessionId,
    program: ProgramId,
    pub advice: [Uuid; 2],
}

fn id<I: Id>(number: u128) -> I {
    I::from_uuid(Uuid::from_u128(number))
}

pub async fn scene() -> Scene {
    let trial = Trial::begin().await;
    let (ada, bea) = (trial.practitioner("Ada Lovelace").await, trial.practitioner("Bea Baker").await);
    let alan = trial.staff("Alan Turing", &[Role::Specialist]).await;
    let cora = trial.staff("Cora Diamond", &[Role::Coordinator]).await;
    let eve = trial.staff("Eve Valuator", &[Role::Evaluator]).await;
    let (program, cycle, session, case) = (id(10), id(11), id(12), id::<CaseId>(14));
    let advice = [Uuid::from_u128(31), Uuid::from_u128(32)];
    let mut tx = trial.app.db.write().await.unwrap();
    let sql = "INSERT INTO program (id, hub, slug, title, summary, audience, language, zone, template, disclaimer, letter_days,
            follow_up_days, published, created)
        VALUES ($1, $2, 'pain', 'Chronic pain', '', '', 'en', 'America/Toronto', 'biweekly-60', 'Suggestions only.', 2, 28, TRUE, $3)";
    tx.run(sql, values![program, trial.app.hub, NOON]).await.unwrap();
    let sql = "INSERT INTO cycle (id, program, title, starts, ends, open, created)
        VALUES ($1, $2, 'Fall 2026', '2026-11-26', '2026-11-26', FALSE, $3)";
    tx.run(sql, values![cycle, program, NOON]).await.unwrap();
    for (number, persona) in [(40, &ada), (41, &bea)] {
        let sql = "INSERT INTO registration (id, cycle, person, state, hopes, created, note)
            VALUES ($1, $2, $3, 'approved', '', $4, '')";
        tx.run(sql, values![Uuid::from_u128(number), cycle, persona.who.person, NOON]).await.unwrap();
    }
    let sql = "INSERT INTO session (id, cycle, number, topic, objectives, local_start, zone, starts, minutes, state, sequence,
            opened, ended)
        VALUES ($1, $2, 1, 'Sleep and pain', '', '2026-11-26T12:30:00', 'America/Toronto', $3, 60, 'ended', 0, $3, $4)";
    tx.run(sql, values![session, cycle, NOON, NOON.plus_minutes(60)]).await.unwrap();
    let sql = "INSERT INTO \"case\" (id, hub, cycle, presenter, code, state, form, form_version, answers, revision, note, session,
            created, updated)
        VALUES ($1, $2, $3, $4, 'K4M-72', 'presented', 'chronic-pain', 1, $5, 1, '', $6, $7, $7)";
    let answers = r#"{"question-1":"Is a slow taper safe?"}"#;
    tx.run(sql, values![case, trial.app.hub, cycle, ada.who.person, answers, session, NOON]).await.unwrap();
    let given = [
        (advice[0], &alan, "specialist", "pain-physician", "Lower the <dose> slowly."),
        (advice[1], &bea, "peer", "registered-nurse", "Offer naloxone."),
    ];
    for (id, author, kind, profession, text) in given {
        let sql = "INSERT INTO recommendation (id, \"case\", session, author, author_kind, profession, domain, text, created, struck,
                feasible_why, outcome_why)
            VALUES ($1, $2, $3, $4, $5, $6, 'pharmacological', $7, $8, FALSE, '', '')";
        tx.run(sql, values![id, case, session, author.who.person, kind, profession, text, NOON]).await.unwrap();
    }
    stay(&mut tx, session, ada.who.person, 52).await;
    stay(&mut tx, session, bea.who.person, 12).await;
    let permit = store::access::permit::<ManageProgram>(&mut tx, &cora.who, program).await.unwrap();
    let rule = Rule {
        version: 0,
        valid_from: "2026-01-01".parse().unwrap(),
        hundredths_per_hour: 100,
        session_percent: 75,
        cycle_percent: 60,
        accreditor: "College".to_owned(),
        statement: "Certified activity.".to_owned(),
    };
    store::credit::add_rule(&mut tx, &permit, &rule).await.unwrap();
    tx.save().await.unwrap();
    trial.script.pass_minutes(90);
    Scene { trial, ada, bea, alan, cora, eve, case, cycle, session, program, advice }
}

/// What the signature on a page covers.
pub fn seen(page: &str) -> String {
    page.split("name=\"seen\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
}

async fn stay(tx: &mut store::Tx, session: SessionId, person: PersonId, minutes: i64) {
    for (kind, minute) in [(Kind::Joined, 0), (Kind::Left, minutes)] {
        let event = Event { at: NOON.plus_minutes(minute), kind, connection: person.to_string() };
        store::attendance::add(tx, &Seen { session, person, event }).await.unwrap();
    }
}

impl Scene {
    pub async fn get(&self, path: &str, as_whom: &Persona) -> (StatusCode, String) {
        let answer = self.trial.get(path, Some(&as_whom.cookie)).await;
        (answer.status, answer.body)
    }

    /// The status and where it leads, or the page.
    pub async fn post(&self, path: &str, as_whom: &Persona, fields: &[(&str, &str)]) -> (StatusCode, String) {
        let answer = self.trial.post(path, Some(&as_whom.cookie), fields).await;
        (answer.status, if answer.location.is_empty() { answer.body } else { answer.location })
    }

    pub fn letter(&self) -> String {
        format!("/cases/{}/letter", self.case)
    }

    /// What the signature on the letter's page covers.
    pub async fn seen(&self) -> String {
        let (_, page) = self.get(&self.letter(), &self.alan).await;
        seen(&page)
    }

    pub async fn sign(&self) {
        let seen = self.seen().await;
        let (status, to) = self.post(&format!("{}/signature", self.letter()), &self.alan, &[("seen", &seen)]).await;
        assert_eq!((status, to), (StatusCode::SEE_OTHER, format!("{}?said=letter-signed", self.letter())));
    }

    /// Does what the job does, without laying out a PDF.
    pub async fn send(&self) {
        let world = &self.trial.app.world;
        let mut tx = self.trial.app.db.write().await.unwrap();
        let who = Who { roles: [Role::Specialist].into(), ..self.alan.who.clone() };
        let permit = store::access::permit::<domain::access::ReadLetter>(&mut tx, &who, self.case).await.unwrap();
        let signed = store::letter::at_hand(&mut tx, &permit).await.unwrap().unwrap();
        let kept = store::file::Kept {
            id: FileId::from_uuid(signed.id.uuid()),
            hub: who.hub,
            media_type: "application/pdf",
            name: "x.pdf",
            bytes: b"%PDF".to_vec(),
        };
        self.trial.app.files.put(&mut tx, kept, world.now()).await.unwrap();
        let file = FileId::from_uuid(signed.id.uuid());
        assert!(store::letter::send(&mut tx, &signed, file, world.now().plus_days(28), world).await.unwrap());
        tx.save().await.unwrap();
    }
}

#[tokio::test]
async fn attendance_is_listed_and_corrected_only_with_minutes_and_a_reason() {
    let scene = scene().await;
    let list = format!("/sessions/{}/attendance", scene.session);
    let (status, page) = scene.get(&list, &scene.eve).await;
    assert_eq!(status, StatusCode::OK);
    assert!(page.contains("52 of 60 min") && page.contains("12 of 60 min"), "{page}");
    assert!(!page.contains(">Correct<"));
    let correct = format!("{list}/{}", scene.bea.who.person);
    assert_eq!(scene.get(&correct, &scene.eve).await.0, StatusCode::NOT_FOUND);
    assert_eq!(scene.get(&list, &scene.ada).await.0, StatusCode::NOT_FOUND);
    let (status, page) = scene.post(&correct, &scene.cora, &[("minutes", "61"), ("reason", "")]).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("Enter a number from 0 to 60") && page.contains("value=\"61\""), "{page}");
    let (status, to) = scene.post(&correct, &scene.cora, &[("minutes", "60"), ("reason", "Joined by phone")]).await;
    assert_eq!((status, to), (StatusCode::SEE_OTHER, format!("{list}?said=attendance-corrected")));
    let (_, page) = scene.get(&list, &scene.cora).await;
    assert!(page.contains("Corrected by Cora Diamond: Joined by phone (measured: 12 min)"), "{page}");
    let stranger = format!("{list}/{}", Uuid::from_u128(999));
    assert_eq!(scene.post(&stranger, &scene.cora, &[("minutes", "1"), ("reason", "x")]).await.0, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_presenter_sees_nothing_of_the_letter_until_it_is_sent() {
    let scene = scene().await;
    let (status, page) = scene.get(&scene.letter(), &scene.ada).await;
    assert_eq!(status, StatusCode::OK);
    assert!(page.contains("Your letter is being prepared") && !page.contains("naloxone"), "{page}");
    assert_eq!(scene.get(&format!("{}/pdf", scene.letter()), &scene.ada).await.0, StatusCode::NOT_FOUND);
    assert_eq!(scene.get(&scene.letter(), &scene.bea).await.0, StatusCode::NOT_FOUND);
    scene.sign().await;
    assert!(!scene.get(&scene.letter(), &scene.ada).await.1.contains("naloxone"));
    scene.send().await;
    let (_, page) = scene.get(&scene.letter(), &scene.ada).await;
    assert!(page.contains("Offer naloxone.") && page.contains("Lower the &#60;dose&#62; slowly."), "{page}");
    assert!(page.contains("A peer in Moose Factory") && !page.contains("Bea Baker"), "{page}");
    assert_eq!(scene.get(&format!("{}/pdf", scene.letter()), &scene.ada).await, (StatusCode::OK, "%PDF".to_owned()));
    let (_, page) = scene.get(&scene.letter(), &scene.alan).await;
    assert!(!page.contains("Not yet"), "the presenter opened it: {page}");
}

#[tokio::test]
async fn a_draft_is_struck_ordered_and_signed_as_it_was_read_once() {
    let scene = scene().await;
    let (edition, signature) = (format!("{}/edition", scene.letter()), format!("{}/signature", scene.letter()));
    let old = scene.seen().await;
    let stays = scene.advice[1].to_string();
    let (status, page) = scene.post(&edition, &scene.alan, &[("keep", &stays), (&format!("place-{stays}"), "0")]).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("Enter a number from 1 to 99"), "{page}");
    let (status, _) = scene.post(&edition, &scene.cora, &[("keep", &stays)]).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    let (status, _) = scene.post(&edition, &scene.alan, &[("keep", &stays)]).await;
    assert_eq!(status, StatusCode::SEE_OTHER);
    let (status, page) = scene.post(&signature, &scene.alan, &[("seen", &old)]).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("The draft changed while you read it"), "{page}");
    let seen = scene.seen().await;
    scene.sign().await;
    let (status, page) = scene.post(&signature, &scene.alan, &[("seen", &seen)]).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("You have signed this letter already"), "{page}");
    let (status, _) = scene.post(&edition, &scene.alan, &[]).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    let (_, page) = scene.get("/letters", &scene.cora).await;
    assert!(page.contains("K4M-72") && page.contains("Being sent"), "{page}");
}

#[tokio::test]
async fn a_letter_without_recommendations_is_not_signed() {
    let scene = scene().await;
    scene.post(&format!("{}/edition", scene.letter()), &scene.alan, &[]).await;
    let (status, page) = scene.post(&format!("{}/signature", scene.letter()), &scene.alan, &[]).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("Keep at least one recommendation in the letter"), "{page}");
}

#[tokio::test]
async fn a_follow_up_is_kept_piece_by_piece_and_asks_why_not() {
    let scene = scene().await;
    let path = format!("/cases/{}/follow-up", scene.case);
    assert_eq!(scene.get(&path, &scene.ada).await.0, StatusCode::NOT_FOUND);
    scene.sign().await;
    scene.send().await;
    let [first, second] = scene.advice.map(|id| (format!("outcome-{id}"), format!("why-{id}")));
    let (status, page) = scene.post(&path, &scene.ada, &[(&first.0, "not"), (&second.1, "We tried it")]).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("Say in a few words why it was not done") && page.contains("We tried it"), "{page}");
    let (_, to) = scene.post(&path, &scene.ada, &[(&first.0, "done")]).await;
    assert_eq!(to, format!("{path}?said=follow-up-saved"));
    assert!(scene.get(&path, &scene.ada).await.1.contains("1 of 2 answered"));
    assert_eq!(scene.post(&path, &scene.bea, &[(&first.0, "not")]).await.0, StatusCode::NOT_FOUND);
    let barrier = format!("barrier-{}", scene.advice[1]);
    let last = [(second.0.as_str(), "not"), (barrier.as_str(), "unavailable"), (&second.1, "No pharmacy here")];
    let (_, to) = scene.post(&path, &scene.ada, &last).await;
    assert_eq!(to, format!("{path}?said=follow-up-closed"));
    let (status, _) = scene.post(&path, &scene.ada, &[(&first.0, "not"), (&first.1, "x")]).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    let (_, page) = scene.get(&scene.letter(), &scene.cora).await;
    assert!(page.contains("2 of 2 recommendations are answered") && page.contains("No pharmacy here"), "{page}");
    assert!(page.contains("Not done · Not available here"), "{page}");
}

/// The case as version 2 of the form has it, with questionnaires.
async fn with_scores(scene: &Scene) {
    let mut tx = scene.trial.app.db.write().await.unwrap();
    let answers = r#"{"question-1":"Is a slow taper safe?","phq9":[{"total":"18"}],"peg":[{"1":"8"}]}"#;
    let sql = "UPDATE \"case\" SET answers = $2, form_version = 2 WHERE id = $1";
    tx.run(sql, values![scene.case, answers]).await.unwrap();
    tx.save().await.unwrap();
    scene.sign().await;
    scene.send().await;
}

#[tokio::test]
async fn questionnaires_are_answered_again_and_stand_beside_those_of_the_case() {
    let scene = scene().await;
    with_scores(&scene).await;
    let path = format!("/cases/{}/follow-up", scene.case);
    let (_, page) = scene.get(&path, &scene.ada).await;
    assert!(page.contains("Scores now") && page.contains("name=\"phq9-0-9\"") && page.contains("name=\"peg-0-mean\""));
    assert!(!page.contains("gad7-0-total") && !page.contains("Scores then and now"), "{page}");
    let (status, page) = scene.post(&path, &scene.ada, &[("phq9-0-1", "4"), ("phq9-0-total", "12")]).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("Enter a number from 0 to 3") && page.contains("value=\"12\""), "{page}");
    // An alert is led to at once.
    let nine = [("phq9-0-9", "1"), ("peg-0-mean", "6")];
    let (_, to) = scene.post(&path, &scene.ada, &nine).await;
    assert_eq!(to, format!("{path}?said=follow-up-saved#scores"));
    let (_, page) = scene.get(&path, &scene.ada).await;
    assert!(page.contains("9-8-8") && page.contains("No score. "), "no total of one answer: {page}");
    let outcome = scene.advice.map(|id| format!("outcome-{id}"));
    let all = [(outcome[0].as_str(), "done"), (&outcome[1], "done"), ("phq9-0-total", "12"), ("peg-0-mean", "6")];
    let (_, to) = scene.post(&path, &scene.ada, &all).await;
    assert_eq!(to, format!("{path}?said=follow-up-closed"));
    for (address, who) in [(&path, &scene.ada), (&scene.letter(), &scene.cora)] {
        let (_, page) = scene.get(address, who).await;
        assert!(
            page.contains("From 18 (moderately severe) to 12 (moderate): 6 points lower, which is better."),
            "{page}"
        );
        assert!(page.contains("<svg ") && page.contains("Education, not prescribing."), "{page}");
        // The PEG of the case had two answers missing: nothing is compared.
        assert!(page.contains("At baseline there was no score."), "{page}");
    }
    assert!(!scene.get(&scene.letter(), &scene.ada).await.1.contains("Scores then and now"));
    let (_, page) = scene.get(&format!("/cases/{}/view", scene.case), &scene.bea).await;
    assert!(page.contains("18 → 12 (\u{2212}6, better)"), "{page}");
    let (status, _) = scene.post(&path, &scene.ada, &[("phq9-0-total", "3")]).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn scores_of_the_follow_up_are_hidden_with_their_field_and_removed_for_good() {
    let scene = scene().await;
    with_scores(&scene).await;
    let path = format!("/cases/{}/follow-up", scene.case);
    scene.post(&path, &scene.ada, &[("phq9-0-total", "11"), ("peg-0-mean", "6")]).await;
    let hiding = format!("/cases/{}/hiding", scene.case);
    scene.post(&hiding, &scene.cora, &[("field", "phq9"), ("hidden", "yes")]).await;
    let (_, page) = scene.get(&scene.letter(), &scene.alan).await;
    assert!(page.contains("Scores then and now") && !page.contains("11 of 27"), "{page}");
    let texts = format!("/cases/{}/texts", scene.case);
    let (_, page) = scene.get(&texts, &scene.cora).await;
    assert!(page.contains("Scores at the follow-up") && page.contains("6 of 10"), "{page}");
    let removal = format!("/cases/{}/removal", scene.case);
    let (status, _) = scene.post(&removal, &scene.cora, &[("text", "scores")]).await;
    assert_eq!(status, StatusCode::SEE_OTHER);
    let mut tx = scene.trial.app.db.read().await.unwrap();
    let left = tx.all("SELECT at FROM follow_up_score", values![], |row| row.get::<i64>("at")).await.unwrap();
    assert!(left.is_empty());
    drop(tx);
    assert!(!scene.get(&scene.letter(), &scene.alan).await.1.contains("Scores then and now"));
}

#[tokio::test]
async fn a_certificate_is_earned_issued_once_and_checked_by_anyone() {
    let scene = scene().await;
    let (_, page) = scene.get("/me/credits", &scene.ada).await;
    assert!(
        page.contains("52 of 60 min") && page.contains("credited: 0.86") && page.contains("Credits so far: 0.75"),
        "{page}"
    );
    let (_, page) = scene.get("/me/credits", &scene.bea).await;
    assert!(page.contains("not credited: 45 min needed"), "{page}");
    let cycle = scene.cycle.to_string();
    let (status, _) = scene.post("/me/certificates", &scene.bea, &[("cycle", &cycle)]).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    let path = format!("/cycles/{cycle}/certificates");
    let (_, page) = scene.get(&path, &scene.cora).await;
    assert!(page.contains("Issue 1 certificate") && page.contains("not earned: 0 of 1 sessions count"), "{page}");
    for _ in 0..2 {
        let (status, to) = scene.post(&path, &scene.cora, &[]).await;
        assert_eq!((status, to), (StatusCode::SEE_OTHER, format!("{path}?said=certificate-issued")));
    }
    scene.post("/me/certificates", &scene.ada, &[("cycle", &cycle)]).await;
    let mut tx = scene.trial.app.db.read().await.unwrap();
    let [kept] = store::certificate::of_person(&mut tx, &scene.ada.who).await.unwrap().try_into().unwrap();
    drop(tx);
    let code = kept.certificate.code.to_string();
    let typed = format!("/verify?code={}", code.to_lowercase().replace('-', "+"));
    assert_eq!(scene.trial.get(&typed, None).await.location, format!("/verify/{code}"));
    let valid = scene.trial.get(&format!("/verify/{code}"), None).await;
    assert_eq!(valid.status, StatusCode::OK);
    assert!(valid.body.contains("Ada Lovelace, RN") && valid.body.contains("Certified activity."), "{}", valid.body);
    for wrong in ["/verify/0000-0000-0000", "/verify/nonsense"] {
        let answer = scene.trial.get(wrong, None).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
        assert!(answer.body.contains("No certificate has this code"));
    }
    let short = scene.trial.get("/verify?code=abc", None).await;
    assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(short.body.contains("value=\"abc\""));
    let pdf = format!("/certificates/{}/pdf", kept.id);
    assert_eq!(scene.get(&pdf, &scene.bea).await.0, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_credit_rule_is_added_as_a_version_and_its_faults_stand_at_the_fields() {
    let scene = scene().await;
    let path = format!("/programs/{}/credit", scene.program);
    assert_eq!(scene.get(&path, &scene.alan).await.0, StatusCode::NOT_FOUND);
    let (status, page) = scene.post(&path, &scene.cora, &[("valid_from", "soon"), ("statement", "Kept text")]).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("Enter a real date") && page.contains("Kept text"), "{page}");
    let fields = [
        ("valid_from", "2027-01-01"),
        ("hundredths_per_hour", "50"),
        ("session_percent", "80"),
        ("cycle_percent", "50"),
        ("accreditor", "College"),
        ("statement", "New."),
    ];
    assert_eq!(scene.post(&path, &scene.cora, &fields).await.0, StatusCode::SEE_OTHER);
    let (_, page) = scene.get(&path, &scene.cora).await;
    assert!(page.contains("Friday, January 1, 2027"), "{page}");
}
