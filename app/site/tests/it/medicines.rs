//! Medications at the follow-up: asked with the case's rows, worked out by its table, shown then and now, hidden and removed.

use axum::http::StatusCode;
use store::values;

use crate::after::{Scene, scene};

/// The case as version 2 of the form has it, with an opioid and a sedative.
async fn with_medications(scene: &Scene) {
    let mut tx = scene.trial.app.db.write().await.unwrap();
    let answers = r#"{"question-1":"Is a slow taper safe?","opioid-now":"yes","medications":[
        {"drug":"hydromorphone","formulation":"tablet","dose":"4","unit":"mg","route":"oral","frequency":"four times a day"},
        {"drug":"lorazepam","dose":"1","unit":"mg","route":"oral","frequency":"at bedtime"}]}"#;
    let sql = "UPDATE \"case\" SET answers = $2, form_version = 2 WHERE id = $1";
    tx.run(sql, values![scene.case, answers]).await.unwrap();
    tx.save().await.unwrap();
    scene.sign().await;
    scene.send().await;
}

/// The rows as a page sends them.
fn rows<'a>(told: &'a str, dose: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("medicines", told),
        ("medications-0-drug", "hydromorphone"),
        ("medications-0-formulation", "tablet"),
        ("medications-0-dose", dose),
        ("medications-0-unit", "mg"),
        ("medications-0-route", "oral"),
        ("medications-0-frequency", "four times a day"),
    ]
}

#[tokio::test]
async fn medications_now_are_worked_out_by_the_cases_table_and_stand_beside_the_total_of_then() {
    let scene = scene().await;
    with_medications(&scene).await;
    let path = format!("/cases/{}/follow-up", scene.case);
    let (_, page) = scene.get(&path, &scene.ada).await;
    assert!(
        page.contains("Medications now")
            && page.contains("name=\"medications-0-drug\" type=\"text\" value=\"hydromorphone\""),
        "{page}"
    );
    assert!(page.contains("value=\"lorazepam\"") && !page.contains("Medications then and now"), "{page}");
    // A table that was changed without saying so is not lost, and nothing is kept.
    let (status, page) = scene.post(&path, &scene.ada, &rows("", "2")).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("You changed the table of medications") && page.contains("value=\"2\""), "{page}");
    // A row taken out comes back as a page with everything else that was typed; the follow-up is not touched by it.
    let outcome = scene.advice.map(|id| format!("outcome-{id}"));
    let mut turned = rows("same", "3");
    turned.extend([
        ("medications-1-drug", "lorazepam"),
        ("remove", "medications-1"),
        (&outcome[0], "done"),
        (&outcome[1], "done"),
    ]);
    let (status, page) = scene.post(&path, &scene.ada, &turned).await;
    assert_eq!(status, StatusCode::OK);
    assert!(
        page.contains("value=\"3\"") && !page.contains("value=\"lorazepam\"") && page.contains("0 of 2 answered"),
        "{page}"
    );
    // An identifying detail in a row is asked about.
    let mut named = rows("changed", "2");
    named.push(("medications-0-adverse", "call 416-555-0199"));
    let (status, page) = scene.post(&path, &scene.ada, &named).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("416-555-0199") && page.contains("found-0-do"), "{page}");
    let (status, to) = scene.post(&path, &scene.ada, &rows("changed", "2")).await;
    assert_eq!((status, to), (StatusCode::SEE_OTHER, format!("{path}?said=follow-up-saved")));
    let mut all = rows("changed", "2");
    all.extend([(outcome[0].as_str(), "done"), (outcome[1].as_str(), "done")]);
    let (_, to) = scene.post(&path, &scene.ada, &all).await;
    assert_eq!(to, format!("{path}?said=follow-up-closed"));
    for (address, who) in [(&path, &scene.ada), (&scene.letter(), &scene.cora)] {
        let (_, page) = scene.get(address, who).await;
        for told in [
            "Medications then and now",
            "80 MME/day (CDC 2022).",
            "40 MME/day (CDC 2022).",
            "Difference: \u{2212}40 MME/day.",
            "8 mg/day × 5 = 40 MME/day",
            "Factor table: CDC 2022",
            "Education, not prescribing.",
            "neither better nor worse",
        ] {
            assert!(page.contains(told), "{told}: {page}");
        }
    }
    assert!(!scene.get(&scene.letter(), &scene.ada).await.1.contains("Medications then and now"));
    let (_, page) = scene.get(&format!("/cases/{}/view", scene.case), &scene.bea).await;
    assert!(
        page.contains("Medications at the follow-up")
            && page.contains("80 MME/day (CDC 2022). → 40 MME/day (CDC 2022)."),
        "{page}"
    );
    let (_, table) = scene.get(&format!("/cases/{}/export.csv", scene.case), &scene.bea).await;
    assert!(
        table.contains("\"total (at the follow-up)\"") && table.contains("\"40\",\"40\",\"40 MME/day (CDC 2022)."),
        "{table}"
    );
    let (_, bundle) = scene.get(&format!("/cases/{}/export.json", scene.case), &scene.bea).await;
    assert!(bundle.contains("mme-later") && bundle.contains("at the follow-up"), "{bundle}");
    let (status, _) = scene.post(&path, &scene.ada, &rows("changed", "1")).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn medications_now_are_hidden_with_those_of_the_case_and_removed_for_good() {
    let scene = scene().await;
    with_medications(&scene).await;
    let path = format!("/cases/{}/follow-up", scene.case);
    scene.post(&path, &scene.ada, &rows("changed", "2")).await;
    assert!(scene.get(&scene.letter(), &scene.alan).await.1.contains("Medications then and now"));
    let hiding = format!("/cases/{}/hiding", scene.case);
    scene.post(&hiding, &scene.cora, &[("field", "medications"), ("hidden", "yes")]).await;
    assert!(!scene.get(&scene.letter(), &scene.alan).await.1.contains("Medications then and now"));
    let (_, page) = scene.get(&path, &scene.ada).await;
    assert!(!page.contains("Medications now") && !page.contains("Medications then and now"), "{page}");
    // What was told stays while it is not asked.
    let (_, to) = scene.post(&path, &scene.ada, &[]).await;
    assert_eq!(to, format!("{path}?said=follow-up-saved"));
    scene.post(&hiding, &scene.cora, &[("field", "medications"), ("hidden", "no")]).await;
    let texts = format!("/cases/{}/texts", scene.case);
    let (_, page) = scene.get(&texts, &scene.cora).await;
    assert!(page.contains("Medications at the follow-up") && page.contains("hydromorphone: Tablet"), "{page}");
    let removal = format!("/cases/{}/removal", scene.case);
    let (status, _) = scene.post(&removal, &scene.cora, &[("text", "medicines")]).await;
    assert_eq!(status, StatusCode::SEE_OTHER);
    let mut tx = scene.trial.app.db.read().await.unwrap();
    let left = tx.all("SELECT at FROM follow_up_medicine", values![], |row| row.get::<i64>("at")).await.unwrap();
    assert!(left.is_empty());
}
