//! A case that comes back: begun after its letter, pre-filled, linked both ways for those who may read both.

use axum::http::StatusCode;
use store::values;

use crate::{everybody::Everybody, trial::Trial};

async fn fields(trial: &Trial, case: &str, all: &Everybody, section: &str, given: &[(&str, &str)]) {
    let path = format!("{case}/form/{section}");
    let page = trial.get(&path, all.cookie("pre")).await.body;
    let version = crate::case_ground::hidden(&page, "version");
    let mut sent = given.to_vec();
    sent.push(("version", &version));
    let saved = trial.post(&path, all.cookie("pre"), &sent).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{section}: {}", saved.body);
}

#[tokio::test]
async fn a_case_comes_back_as_a_shorter_one_that_follows_it() {
    let all = Everybody::begin().await;
    let trial = all.trial.resume().await;
    let earlier = format!("/cases/{}", all.value("case"));
    let page = trial.get(&earlier, all.cookie("pre")).await.body;
    let action = format!("action=\"{earlier}/follow-up/presentation\"");
    assert!(page.contains(&action), "{page}");
    assert!(!trial.get(&earlier, all.cookie("spe")).await.body.contains(&action));

    let (cycle, elsewhere) = (all.value("cycle"), all.value("session"));
    let begin = format!("{earlier}/follow-up/presentation");
    let wrong = trial.post(&begin, all.cookie("pre"), &[("cycle", &elsewhere)]).await;
    assert_eq!(wrong.status, StatusCode::NOT_FOUND);
    let begun = trial.post(&begin, all.cookie("pre"), &[("cycle", &cycle)]).await;
    assert!(begun.status == StatusCode::SEE_OTHER && begun.location.ends_with("/form"), "{begun:?}");
    // Pressed again, it goes on with the same one.
    let again = trial.post(&begin, all.cookie("pre"), &[("cycle", &cycle)]).await;
    assert_eq!(again.location, begun.location);
    let case = begun.location.trim_end_matches("/form").to_owned();
    let advised = trial.get(&format!("{case}/form/advised"), all.cookie("pre")).await.body;
    assert!(advised.contains("Offer naloxone."), "{advised}");

    fields(&trial, &case, &all, "question", &[("question-1", "How to go on?"), ("tags", "taper")]).await;
    let done = [("advised-0-advice", "Offer naloxone."), ("advised-0-outcome", "done"), ("change", "better")];
    fields(&trial, &case, &all, "advised", &done).await;
    fields(&trial, &case, &all, "medications", &[("opioid-now", "no")]).await;
    fields(&trial, &case, &all, "scores", &[("phq9-0-total", "6")]).await;
    let look = trial.get(&format!("{case}/submission"), all.cookie("pre")).await.body;
    let revision = crate::case_ground::hidden(&look, "revision");
    let promises = [("deidentified", "yes"), ("consent", "yes"), ("revision", revision.as_str())];
    let submitted = trial.post(&format!("{case}/submission"), all.cookie("pre"), &promises).await;
    assert_eq!(submitted.location, format!("{case}?said=case-submitted"), "{}", submitted.body);

    let code = trial.get(&earlier, all.cookie("spe")).await.body;
    assert!(code.contains(&format!("href=\"{case}\"")), "{code}");
    for page in ["", "/view"] {
        let follow = trial.get(&format!("{case}{page}"), all.cookie("spe")).await.body;
        assert!(follow.contains(", follow-up of "), "{page}: {follow}");
    }
    let view = trial.get(&format!("{case}/view"), all.cookie("spe")).await.body;
    assert!(view.contains("Then and now") && view.contains("Offer naloxone.") && view.contains("Done</td>"), "{view}");
    let list = trial.get("/cases", all.cookie("coo")).await.body;
    assert!(list.contains(", follow-up of "), "{list}");
    // Who was not shown the new one sees no link to it.
    let peer = trial.get(&earlier, all.cookie("per")).await.body;
    assert!(!peer.contains(&format!("href=\"{case}\"")), "{peer}");
    let mut tx = trial.app.db.read().await.unwrap();
    let sql = "SELECT form FROM \"case\" WHERE follows IS NOT NULL";
    assert_eq!(tx.one(sql, values![], |row| row.get::<String>("form")).await.unwrap(), "follow-up");
}
