//! A case as files for other programs.

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use serde_json::{Value, json};
use store::values;

use crate::{case_ground::Ground, trial::Persona};

const MEDICATIONS: &[(&str, &str)] = &[
    ("opioid-now", "yes"),
    ("medications-0-drug", "Hydromorphone"),
    ("medications-0-dose", "12"),
    ("medications-0-unit", "mg"),
    ("medications-0-route", "oral"),
    ("medications-0-frequency", "twice daily"),
    ("medications-1-drug", "=Lorazepam"),
];

async fn submitted(ground: &Ground) -> String {
    let case = ground.filled().await;
    ground.save(&case, "medications", MEDICATIONS).await;
    ground.save(&case, "scores", &[("phq9-0-total", "14")]).await;
    assert_eq!(ground.submit(&case).await.status, StatusCode::SEE_OTHER);
    case
}

async fn file(ground: &Ground, who: &Persona, path: &str) -> String {
    let answer = ground.get_as(who, path).await;
    assert_eq!(answer.status, StatusCode::OK, "{path}");
    answer.body
}

#[tokio::test]
async fn a_bundle_and_a_table_tell_the_kept_figures_with_table_and_notice() {
    let ground = Ground::begin().await;
    let case = submitted(&ground).await;
    let bundle: Value =
        serde_json::from_str(&file(&ground, &ground.specialist, &format!("{case}/export.json")).await).unwrap();
    let entry = |place: usize| &bundle["entry"][place]["resource"];
    assert_eq!(entry(0)["medicationCodeableConcept"]["text"], "Hydromorphone");
    assert_eq!(entry(0)["subject"]["display"], "De-identified");
    assert_eq!(
        entry(2)["valueQuantity"],
        json!({"value": 120, "unit": "MME/d", "system": "http://unitsofmeasure.org", "code": "{MME}/d"})
    );
    assert!(entry(2)["method"]["text"].as_str().unwrap().starts_with("Factor table: CDC 2022, "));
    assert_eq!(entry(3)["valueQuantity"]["value"], json!(14));
    for place in 0..4 {
        let notes = entry(place)["note"].as_array().unwrap();
        assert_eq!(notes.last().unwrap()["text"], "Education, not prescribing.");
    }
    let table = file(&ground, &ground.presenter, &format!("{case}/export.csv?lang=fr")).await;
    assert!(table.starts_with("\u{feff}\"Type\",\"Nom\""), "{table}");
    assert!(
        table.contains("\"'=Lorazepam\"") && table.contains("\"Aide à la formation, non à la prescription.\""),
        "{table}"
    );
    let page = ground.get_as(&ground.specialist, &case).await.body;
    assert!(
        page.contains(&format!("href=\"{case}/export.json\"")) && page.contains(&format!("href=\"{case}/export.csv\""))
    );
}

#[tokio::test]
async fn who_exports_is_written_down_and_others_find_nothing() {
    let ground = Ground::begin().await;
    let case = submitted(&ground).await;
    let path = format!("{case}/export.json");
    assert_eq!(ground.get_as(&ground.peer, &path).await.status, StatusCode::NOT_FOUND);
    let request = Request::get(&path).header(header::COOKIE, &ground.coordinator.cookie).body(Body::empty()).unwrap();
    let head = ground.trial.head(request).await;
    let of = |name: &str| head.headers[name].to_str().unwrap().to_owned();
    assert_eq!(
        (of("content-type"), of("cache-control")),
        ("application/fhir+json; charset=utf-8".into(), "no-store".into())
    );
    assert_eq!(of("content-disposition"), "attachment; filename=\"case.json\"");
    let mut tx = ground.trial.app.db.read().await.unwrap();
    let sql = "SELECT person, thing FROM audit WHERE act = 'exports a case'";
    let rows: Vec<(domain::id::PersonId, String)> =
        tx.all(sql, values![], |row| Ok((row.get("person")?, row.get("thing")?))).await.unwrap();
    assert_eq!(rows, [(ground.coordinator.who.person, case.rsplit('/').next().unwrap().to_owned())]);
}

#[tokio::test]
async fn a_draft_is_not_exported_and_a_hidden_field_does_not_leave() {
    let ground = Ground::begin().await;
    let draft = ground.filled().await;
    assert_eq!(
        ground.get_as(&ground.presenter, &format!("{draft}/export.json")).await.location,
        format!("{draft}/form")
    );
    let case = submitted(&ground).await;
    let hide = [("field", "medications"), ("hidden", "yes")];
    ground.post_as(&ground.coordinator, &format!("{case}/hiding"), &hide).await;
    for ending in ["json", "csv"] {
        let left = file(&ground, &ground.coordinator, &format!("{case}/export.{ending}")).await;
        assert!(!left.contains("ydromorphone") && !left.contains("120"), "{left}");
        assert!(left.contains("PHQ-9"), "{left}");
    }
}
