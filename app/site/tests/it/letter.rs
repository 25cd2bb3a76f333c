//! Letters with several signatures and several versions, words for the patient, and the proof of a presentation.

use axum::http::StatusCode;
use domain::access::Role;
use store::values;

use crate::{
    after::{Scene, scene, seen},
    trial::Persona,
};

/// The scene with a program that asks for two signatures, and a second specialist.
async fn of_two() -> (Scene, Persona) {
    let scene = scene().await;
    run(&scene, "UPDATE program SET letter_signatures = 2").await;
    let grace = scene.trial.staff("Grace Hopper", &[Role::Specialist]).await;
    (scene, grace)
}

async fn run(scene: &Scene, sql: &'static str) {
    let mut tx = scene.trial.app.db.write().await.unwrap();
    tx.run(sql, values![]).await.unwrap();
    tx.save().await.unwrap();
}

async fn number(scene: &Scene, sql: &'static str) -> i64 {
    let mut tx = scene.trial.app.db.read().await.unwrap();
    tx.one(sql, values![], |row| row.get("number")).await.unwrap()
}

const JOBS: &str = "SELECT COUNT(*) AS number FROM job WHERE body LIKE '%send-letter%'";

/// Changes the words of a recommendation as its page sends them.
async fn word(scene: &Scene, who: &Persona, advice: usize, text: &str, plain: &str) -> (StatusCode, String) {
    let path = format!("{}/recommendations/{}", scene.letter(), scene.advice[advice]);
    let (status, page) = scene.get(&path, who).await;
    assert_eq!(status, StatusCode::OK, "{page}");
    scene.post(&path, who, &[("text", text), ("plain", plain), ("seen", &seen(&page))]).await
}

#[tokio::test]
async fn a_letter_goes_out_when_the_second_specialist_has_signed_the_same_text() {
    let (scene, grace) = of_two().await;
    let signature = format!("{}/signature", scene.letter());
    let read = scene.seen().await;
    let (_, to) = scene.post(&signature, &scene.alan, &[("seen", &read)]).await;
    assert_eq!(to, format!("{}?said=letter-first-signed", scene.letter()));
    assert_eq!(number(&scene, JOBS).await, 0);
    let (_, page) = scene.get("/letters", &scene.cora).await;
    assert!(page.contains("Signed by 1 of 2"), "{page}");
    let (_, home) = scene.get("/", &grace).await;
    assert!(home.contains("Sign the recommendation letters") && home.contains("1 waiting"), "{home}");
    // A draft that somebody else has open, a second press, and a change of the text come too late.
    let (status, page) = scene.post(&signature, &scene.alan, &[("seen", &read)]).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("You have signed this letter already"), "{page}");
    let (status, page) = scene.post(&signature, &grace, &[("seen", "an older draft")]).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("The letter was signed while you read it") && page.contains("Alan Turing, RN"), "{page}");
    let (status, _) = scene.post(&format!("{}/edition", scene.letter()), &grace, &[]).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    // The frozen page carries the same digest as the draft did.
    assert_eq!(seen(&page), read);
    let (_, to) = scene.post(&signature, &grace, &[("seen", &read)]).await;
    assert_eq!(to, format!("{}?said=letter-cosigned", scene.letter()));
    assert_eq!(number(&scene, JOBS).await, 1);
    let (_, home) = scene.get("/", &grace).await;
    assert!(home.contains("Nothing waits for you"), "{home}");
    scene.send().await;
    let (_, page) = scene.get(&scene.letter(), &scene.ada).await;
    assert!(page.contains("Signed by Alan Turing, RN") && page.contains("Signed by Grace Hopper, RN"), "{page}");
    let (status, page) = scene.post(&signature, &grace, &[("seen", &read)]).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("This letter is signed already"), "{page}");
}

#[tokio::test]
async fn whoever_does_not_agree_puts_it_back_to_draft_and_nobodys_signature_stands() {
    let (scene, grace) = of_two().await;
    let objection = format!("{}/objection", scene.letter());
    assert_eq!(scene.get(&objection, &grace).await.0, StatusCode::SEE_OTHER);
    scene.post(&format!("{}/signature", scene.letter()), &scene.alan, &[("seen", &scene.seen().await)]).await;
    assert_eq!(scene.get(&objection, &grace).await.0, StatusCode::OK);
    let (status, page) = scene.post(&objection, &grace, &[("reason", "Ask Dr. Okafor")]).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("Okafor") && page.contains("found-0-do"), "an identifying detail is asked about: {page}");
    let (_, to) = scene.post(&objection, &grace, &[("reason", "That is not the dose we said.")]).await;
    assert_eq!(to, format!("{}?said=letter-objected", scene.letter()));
    let (_, page) = scene.get(&scene.letter(), &scene.alan).await;
    assert!(page.contains("Grace Hopper put this letter back to draft"), "{page}");
    assert!(page.contains("That is not the dose we said.") && page.contains("letter/edition"), "{page}");
    let mails =
        "SELECT COUNT(*) AS number FROM mail WHERE address = 'alan.turing@example.org' AND body NOT LIKE '%dose%'";
    assert_eq!(number(&scene, mails).await, 1);
    assert_eq!(number(&scene, "SELECT COUNT(*) AS number FROM letter_signature").await, 0);
    let (status, page) = scene.post(&objection, &grace, &[("reason", "Once more.")]).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("This letter waits for no signature any more") && page.contains("Once more."), "{page}");
}

#[tokio::test]
async fn an_amended_version_says_why_and_what_changed_and_keeps_the_answers() {
    let scene = scene().await;
    scene.sign().await;
    scene.send().await;
    let follow_up = format!("/cases/{}/follow-up", scene.case);
    let outcome = format!("outcome-{}", scene.advice[1]);
    scene.post(&follow_up, &scene.ada, &[(&outcome, "done")]).await;
    let amendment = format!("{}/amendment", scene.letter());
    let (_, to) = scene.post(&amendment, &scene.alan, &[("reason", "The dose was wrong.")]).await;
    assert_eq!(to, format!("{}?said=letter-amending", scene.letter()));
    let (status, page) = scene.post(&amendment, &scene.alan, &[("reason", "Twice.")]).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("Somebody has begun an amended version already"), "{page}");
    // The presenter goes on reading what went out.
    assert!(scene.get(&scene.letter(), &scene.ada).await.1.contains("Lower the &#60;dose&#62; slowly."));
    let (status, _) = word(&scene, &scene.alan, 0, "Lower the <dose> by a tenth.", "").await;
    assert_eq!(status, StatusCode::SEE_OTHER);
    let (status, _) = word(&scene, &scene.alan, 1, "Offer naloxone spray.", "").await;
    assert_eq!(status, StatusCode::SEE_OTHER);
    let added = [("domain", "referral"), ("text", "Refer to physiotherapy.")];
    let (_, to) = scene.post(&format!("{}/recommendations", scene.letter()), &scene.alan, &added).await;
    assert_eq!(to, format!("{}?said=letter-added", scene.letter()));
    let differences = format!("{}/versions/2/differences", scene.letter());
    assert_eq!(scene.get(&differences, &scene.ada).await.0, StatusCode::NOT_FOUND);
    assert_eq!(scene.get(&differences, &scene.cora).await.0, StatusCode::OK);
    scene.sign().await;
    assert_eq!(scene.get(&differences, &scene.ada).await.0, StatusCode::NOT_FOUND);
    scene.send().await;
    let (_, page) = scene.get(&scene.letter(), &scene.ada).await;
    assert!(
        page.contains("Version 2, replaces the letter of Thursday, November 26, 2026: The dose was wrong."),
        "{page}"
    );
    assert!(page.contains("Refer to physiotherapy.") && !page.contains("slowly"), "{page}");
    // Alan changed his own words and Bea's: only hers say so.
    assert_eq!(page.matches("wording edited by Alan Turing").count(), 1, "{page}");
    let (_, page) = scene.get(&format!("{}/versions/1", scene.letter()), &scene.ada).await;
    assert!(page.contains("slowly.") && page.contains("Version 1, sent Thursday, November 26, 2026"), "{page}");
    for version in [1, 2] {
        let (status, pdf) = scene.get(&format!("{}/versions/{version}/pdf", scene.letter()), &scene.ada).await;
        assert_eq!((status, pdf.as_str()), (StatusCode::OK, "%PDF"));
    }
    let (_, page) = scene.get(&differences, &scene.ada).await;
    let gone = "<del><span class=\"govuk-visually-hidden\" lang=\"en\">[removed: </span>slowly.";
    assert!(page.contains(gone) && page.contains("</span>by a tenth.<span"), "{page}");
    assert!(page.contains("3 passages changed."), "{page}");
    let (_, page) = scene.get(&follow_up, &scene.ada).await;
    assert!(page.contains("1 of 3 answered"), "{page}");
}

#[tokio::test]
async fn an_amended_version_is_given_up_only_while_nobody_has_signed_it() {
    let scene = scene().await;
    let withdrawal = format!("{}/amendment/withdrawal", scene.letter());
    let (_, to) = scene.post(&withdrawal, &scene.alan, &[]).await;
    assert_eq!(to, format!("{}?said=letter-not-withdrawn", scene.letter()));
    scene.sign().await;
    scene.send().await;
    let amendment = format!("{}/amendment", scene.letter());
    scene.post(&amendment, &scene.alan, &[("reason", "The dose was wrong.")]).await;
    let (_, to) = scene.post(&withdrawal, &scene.alan, &[]).await;
    assert_eq!(to, format!("{}?said=letter-withdrawn", scene.letter()));
    assert!(scene.get(&scene.letter(), &scene.alan).await.1.contains("Begin an amended version"));
    scene.post(&amendment, &scene.alan, &[("reason", "The dose was wrong.")]).await;
    scene.sign().await;
    let (_, to) = scene.post(&withdrawal, &scene.alan, &[]).await;
    assert_eq!(to, format!("{}?said=letter-not-withdrawn", scene.letter()));
}

#[tokio::test]
async fn a_closed_follow_up_opens_again_only_for_what_was_not_answered() {
    let scene = scene().await;
    scene.sign().await;
    scene.send().await;
    let follow_up = format!("/cases/{}/follow-up", scene.case);
    let [first, second] = scene.advice.map(|id| format!("outcome-{id}"));
    scene.post(&follow_up, &scene.ada, &[(&first, "done"), (&second, "done")]).await;
    let state = "SELECT COUNT(*) AS number FROM \"case\" WHERE state = 'closed'";
    assert_eq!(number(&scene, state).await, 1);
    for (extra, closed) in [(false, 1), (true, 0)] {
        scene.post(&format!("{}/amendment", scene.letter()), &scene.alan, &[("reason", "A slip.")]).await;
        if extra {
            let added = [("domain", "referral"), ("text", "Refer to physiotherapy.")];
            scene.post(&format!("{}/recommendations", scene.letter()), &scene.alan, &added).await;
        }
        scene.sign().await;
        scene.send().await;
        assert_eq!(number(&scene, state).await, closed, "{extra}");
    }
    assert!(scene.get(&follow_up, &scene.ada).await.1.contains("2 of 3 answered"));
}

#[tokio::test]
async fn words_are_not_lost_when_two_people_change_them_at_once() {
    let scene = scene().await;
    let grace = scene.trial.staff("Grace Hopper", &[Role::Specialist]).await;
    let path = format!("{}/recommendations/{}", scene.letter(), scene.advice[0]);
    let (_, old) = scene.get(&path, &grace).await;
    word(&scene, &scene.alan, 0, "Lower it by a tenth.", "").await;
    let late = [("text", "Lower it by a fifth."), ("plain", "We suggest less."), ("seen", &seen(&old))];
    let (status, page) = scene.post(&path, &grace, &late).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("Somebody changed this wording while you wrote"), "{page}");
    assert!(page.contains("Lower it by a fifth.") && page.contains("We suggest less."), "{page}");
    // The earlier wording is kept, with who changed it.
    assert!(
        page.contains("Lower the &#60;dose&#62; slowly.") && page.contains("until Alan Turing changed it"),
        "{page}"
    );
}

#[tokio::test]
async fn the_patients_sheet_has_only_plain_words_and_names_nobody() {
    let scene = scene().await;
    let sheet = format!("{}/patient", scene.letter());
    let (status, to) = word(&scene, &scene.alan, 1, "Offer naloxone.", "Ask for NSAIDs 5mg.").await;
    assert_eq!(status, StatusCode::SEE_OTHER);
    let (_, page) = scene.get(&to, &scene.alan).await;
    assert!(page.contains("“NSAIDs” may be hard to read") && page.contains("“5mg” may be hard to read"), "{page}");
    word(&scene, &scene.alan, 1, "Offer naloxone.", "Ask for a naloxone kit. It can save a life.").await;
    scene.sign().await;
    assert_eq!(scene.get(&sheet, &scene.ada).await.0, StatusCode::NOT_FOUND);
    scene.send().await;
    let (_, page) = scene.get(&sheet, &scene.ada).await;
    let paper = page.split("<article").nth(1).unwrap().split("</article>").next().unwrap();
    assert!(paper.contains("Ask for a naloxone kit.") && paper.contains("Talk with your clinician before you change"));
    for word in ["Ada", "Alan", "Bea", "K4M", "dose", "Turing"] {
        assert!(!paper.contains(word), "{word} stands in {paper}");
    }
    assert_eq!(scene.get(&sheet, &scene.bea).await.0, StatusCode::NOT_FOUND);
    let (status, pdf) = scene.get(&format!("{sheet}/pdf"), &scene.ada).await;
    assert!(status == StatusCode::OK && pdf.starts_with("%PDF-1.7"));
}

#[tokio::test]
async fn a_proof_of_presentation_is_checked_by_anyone_and_says_nothing_of_the_case() {
    let scene = scene().await;
    let proof = format!("/cases/{}/presentation/pdf", scene.case);
    let (status, pdf) = scene.get(&proof, &scene.ada).await;
    assert!(status == StatusCode::OK && pdf.starts_with("%PDF-1.7"), "also without a code");
    assert_eq!(scene.get(&proof, &scene.bea).await.0, StatusCode::NOT_FOUND);
    run(
        &scene,
        "INSERT INTO presentation (\"case\", code, name, credentials, profession, issued)
        SELECT id, '7K3M-9QWX-2TRB', 'Ada Lovelace', 'NP', 'nurse-practitioner', created FROM \"case\"",
    )
    .await;
    assert!(scene.get(&format!("/cases/{}", scene.case), &scene.ada).await.1.contains(&proof));
    let valid = scene.trial.get("/verify/7K3M-9QWX-2TRB", None).await;
    assert_eq!(valid.status, StatusCode::OK);
    for said in ["Ada Lovelace, NP, Nurse practitioner", "Thursday, November 26, 2026", "Chronic pain", "Pain hub"] {
        assert!(valid.body.contains(said), "{said}: {}", valid.body);
    }
    for secret in ["taper", "K4M", "naloxone", "Sleep"] {
        assert!(!valid.body.contains(secret), "{secret}: {}", valid.body);
    }
}
