//! A clinic's record read into a draft: shown line by line, taken where ticked, never kept.

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use serde_json::{Value, json};
use store::values;

use crate::{
    case_ground::{Ground, hidden},
    trial::{Answer, Persona},
};

/// Words of the record that must not be kept anywhere.
const SECRETS: [&str; 5] = ["Nakogee", "9876543217", "1980-02-03", "Moosonee", "RX-4471"];

fn record() -> Value {
    let taken = |drug: &str, text: &str| {
        json!({"resource": {"resourceType": "MedicationStatement", "status": "active", "identifier": [{"value": "RX-4471"}],
            "medicationCodeableConcept": {"text": drug}, "subject": {"display": "Nakogee"}, "dosage": [{"text": text}]}})
    };
    json!({"resourceType": "Bundle", "type": "collection", "entry": [
        {"resource": {"resourceType": "Patient", "gender": "female", "birthDate": "1980-02-03", "name": [{"family": "Nakogee"}],
            "identifier": [{"value": "9876543217"}], "address": [{"city": "Moosonee"}]}},
        taken("Hydromorphone ER 12 mg capsule", "1 caps PO BID"),
        taken("Lorazepam 1 mg", "1 tab qhs"),
        {"resource": {"resourceType": "MedicationRequest", "status": "stopped", "medicationCodeableConcept": {"text": "Oxycodone 5 mg"}}},
        {"resource": {"resourceType": "Condition", "code": {"text": "Fibromyalgia"}}},
        {"resource": {"resourceType": "Condition", "code": {"text": "Major depressive disorder"}}},
        {"resource": {"resourceType": "Observation", "status": "final", "valueInteger": 14,
            "code": {"coding": [{"system": "http://loinc.org", "code": "44261-6"}]}}},
    ]})
}

async fn send(ground: &Ground, case: &str, field: &str, bytes: &[u8]) -> Answer {
    send_as(ground, &ground.presenter, case, field, bytes).await
}

async fn send_as(ground: &Ground, who: &Persona, case: &str, field: &str, bytes: &[u8]) -> Answer {
    let head = format!("--cut\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"x.json\"\r\n\r\n");
    let body = [head.as_bytes(), bytes, b"\r\n--cut--\r\n"].concat();
    let request = Request::post(format!("{case}/import"))
        .header(header::COOKIE, &who.cookie)
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=cut")
        .header(header::ACCEPT_LANGUAGE, "en-CA")
        .header("sec-fetch-site", "same-origin");
    ground.trial.send(request.body(Body::from(body)).unwrap()).await
}

async fn offered(ground: &Ground, case: &str, record: &Value) -> Answer {
    let page = send(ground, case, "text", record.to_string().as_bytes()).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    page
}

/// The hidden fields of a page, and the boxes that are ticked.
fn fields(body: &str) -> Vec<(String, String)> {
    let value = |tag: &str, name: &str| {
        let rest = tag.split_once(&format!(" {name}=\""))?.1;
        let text = rest.split('"').next()?;
        Some(
            text.replace("&#34;", "\"")
                .replace("&#39;", "'")
                .replace("&#60;", "<")
                .replace("&#62;", ">")
                .replace("&#38;", "&"),
        )
    };
    let form = body.split_once("/import/lines\"").unwrap().1.split("</form>").next().unwrap();
    let tags = form.split("<input ").skip(1).map(|rest| format!(" {}", rest.split('>').next().unwrap()));
    tags.filter(|tag| {
        tag.contains("type=\"hidden\"") || (tag.contains("type=\"checkbox\"") && tag.contains(" checked"))
    })
    .map(|tag| (value(&tag, "name").unwrap(), value(&tag, "value").unwrap()))
    .collect()
}

async fn take(ground: &Ground, case: &str, fields: &[(String, String)]) -> Answer {
    let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    ground.post_as(&ground.presenter, &format!("{case}/import/lines"), &fields).await
}

async fn answers(ground: &Ground) -> String {
    let mut tx = ground.trial.app.db.read().await.unwrap();
    tx.one("SELECT answers FROM \"case\"", values![], |row| row.get("answers")).await.unwrap()
}

/// Everything on the disk and in the database of a trial.
fn everything(ground: &Ground) -> Vec<u8> {
    let (mut all, mut open) = (Vec::new(), vec![ground.trial.folder().to_path_buf()]);
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { open.push(path) } else { all.extend(std::fs::read(path).unwrap()) }
        }
    }
    all
}

#[tokio::test]
async fn a_record_is_shown_line_by_line_and_what_is_ticked_goes_into_the_draft() {
    let ground = Ground::begin().await;
    let case = ground.begun().await;
    let overview = ground.get_as(&ground.presenter, &format!("{case}/form")).await.body;
    assert!(overview.contains(&format!("href=\"{case}/import\"")));
    let page = offered(&ground, &case, &record()).await.body;
    for told in [
        "Hydromorphone ER 12 mg capsule",
        "The record says: <q dir=\"auto\">1 caps PO BID</q>",
        "Long-acting tablet or capsule · 1 tablets or capsules · By mouth · 2 times a day",
        "24 mg/day × 5 = 120 MME/day",
        "Age: 40 to 49",
        "Goes to “Anything else about health”",
        "Depression: PHQ-9",
        "Oxycodone 5 mg: not current",
        "The person: only age in tens and sex are read",
        "Education, not prescribing.",
    ] {
        assert!(page.contains(told), "{told}: {page}");
    }
    assert!(SECRETS.iter().all(|secret| !page.contains(secret)), "{page}");
    assert_eq!(answers(&ground).await, "{}", "nothing was kept");
    let taken = take(&ground, &case, &fields(&page)).await;
    assert_eq!(taken.location, format!("{case}/form/medications?said=import-taken#computation"), "{}", taken.body);
    let form = ground.get_as(&ground.presenter, &taken.location).await.body;
    assert!(form.contains("120 MME/day (CDC 2022).") && form.contains("Opioid and benzodiazepine together"), "{form}");
    let kept: Value = serde_json::from_str(&answers(&ground).await).unwrap();
    assert_eq!(kept["age-band"], "40-49");
    assert_eq!(kept["conditions"], json!(["depression"]));
    assert_eq!(kept["health-words"], "Fibromyalgia");
    assert_eq!(kept["phq9"], json!([{"total": "14"}]));
    assert_eq!(
        kept["medications"][1],
        json!({"drug": "Lorazepam 1 mg", "dose": "1", "unit": "tablet", "frequency": "once a day"})
    );
    let all = everything(&ground);
    for secret in SECRETS {
        assert!(!all.windows(secret.len()).any(|window| window == secret.as_bytes()), "{secret}");
    }
}

#[tokio::test]
async fn only_ticked_lines_are_taken_and_none_is_a_fault() {
    let ground = Ground::begin().await;
    let case = ground.begun().await;
    let all = fields(&offered(&ground, &case, &record()).await.body);
    let none: Vec<_> = all.iter().filter(|(name, _)| name != "take").cloned().collect();
    let refused = take(&ground, &case, &none).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("Tick at least one line") && refused.body.contains("Lorazepam 1 mg"));
    let one: Vec<_> = none.into_iter().chain([("take".to_owned(), "4".to_owned())]).collect();
    let taken = take(&ground, &case, &one).await;
    assert_eq!(taken.location, format!("{case}/form?said=import-taken"), "{}", taken.body);
    assert_eq!(answers(&ground).await, r#"{"health-words":"Fibromyalgia"}"#);
}

#[tokio::test]
async fn nothing_is_kept_while_a_detail_in_a_ticked_line_is_undecided() {
    let ground = Ground::begin().await;
    let case = ground.begun().await;
    let condition = |text: &str| json!({"resource": {"resourceType": "Condition", "code": {"text": text}}});
    let entries = [condition("Back pain, follows Dr. Okafor in Moosonee"), condition("Gout")];
    let record = json!({"resourceType": "Bundle", "entry": entries});
    let page = offered(&ground, &case, &record).await.body;
    let sent = fields(&page);
    let refused = take(&ground, &case, &sent).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        refused.body.contains("What about “Dr. Okafor”?") && refused.body.contains("href=\"#take-0\""),
        "{}",
        refused.body
    );
    assert_eq!(answers(&ground).await, "{}");
    // What is not ticked is not asked about, since it is forgotten.
    let other: Vec<_> = sent.iter().filter(|pair| **pair != ("take".to_owned(), "0".to_owned())).cloned().collect();
    let ground_two = Ground::begin().await;
    let second = ground_two.begun().await;
    offered(&ground_two, &second, &record).await;
    let taken = take(&ground_two, &second, &other).await;
    assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.body);
    // Decided about, it is taken with the replacement in its place.
    let mut decided = fields(&refused.body);
    for number in 0..refused.body.matches("-do\" name=\"found-").count() {
        decided.push((format!("found-{number}-do"), "replace".to_owned()));
    }
    let taken = take(&ground, &case, &decided).await;
    assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.body);
    let kept = answers(&ground).await;
    assert!(
        kept.contains("Back pain, follows ")
            && kept.contains("Gout")
            && !kept.contains("Okafor")
            && !kept.contains("Moosonee"),
        "{kept}"
    );
}

#[tokio::test]
async fn an_answer_is_replaced_only_where_the_line_said_so() {
    let ground = Ground::begin().await;
    let case = ground.begun().await;
    ground.save(&case, "scores", &[("phq9-0-total", "20")]).await;
    ground.save(&case, "medications", &[("opioid-now", "yes"), ("medications-0-drug", "Naproxen")]).await;
    let page = offered(&ground, &case, &record()).await.body;
    assert!(page.contains("This replaces your answer: 20"), "{page}");
    let sent = fields(&page);
    assert!(take(&ground, &case, &sent).await.status == StatusCode::SEE_OTHER);
    let kept: Value = serde_json::from_str(&answers(&ground).await).unwrap();
    assert_eq!(kept["phq9"], json!([{"total": "20"}]), "it was not ticked");
    assert_eq!(kept["medications"].as_array().unwrap().len(), 3);
    assert_eq!(kept["medications"][0], json!({"drug": "Naproxen"}));
    // The same form again gives the first result; another page of the draft as it was does not.
    assert_eq!(take(&ground, &case, &sent).await.status, StatusCode::SEE_OTHER);
    let other: Vec<_> = sent.into_iter().filter(|(name, _)| name != "request").collect();
    let late = take(&ground, &case, &other).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(
        late.body.contains("The draft was changed in the meantime")
            && late.body.contains("This is in your draft already.")
    );
    let again = take(&ground, &case, &fields(&late.body)).await;
    assert_eq!(again.status, StatusCode::SEE_OTHER, "the newer page can be sent");
}

#[tokio::test]
async fn what_is_no_record_gets_a_sentence_and_loses_nothing() {
    let ground = Ground::begin().await;
    let case = ground.begun().await;
    let large = vec![b' '; domain::import::BYTES + 1];
    for (bytes, sentence) in [
        (&b""[..], "Choose a file or paste its text"),
        (b"<Bundle/>", "This is XML. Export the record as JSON"),
        (b"{\"resourceType\": \"Bund", "This is no JSON, or a part of it is missing"),
        (b"{\"a\": 1}", "This is JSON without any FHIR resource in it"),
        (&large, "This is larger than 4 MB"),
    ] {
        let refused = send(&ground, &case, "file", bytes).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{sentence}");
        assert!(refused.body.contains(sentence), "{sentence}");
    }
    let pasted = send(&ground, &case, "text", b"{\"resourceType\": \"Patient\", \"half").await;
    assert!(pasted.body.contains("href=\"#text\"") && pasted.body.contains("half</textarea>"), "{}", pasted.body);
    let nested = format!("{}1{}", "[".repeat(50_000), "]".repeat(50_000));
    assert_eq!(send(&ground, &case, "file", nested.as_bytes()).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let huge = vec![b' '; 2 * domain::import::BYTES + 1];
    assert_eq!(send(&ground, &case, "file", &huge).await.status, StatusCode::PAYLOAD_TOO_LARGE);
    let empty = offered(&ground, &case, &json!({"resourceType": "Immunization"})).await.body;
    assert!(
        empty.contains("This record holds nothing that the form asks for.")
            && empty.contains("Immunization: not read here")
    );
}

#[tokio::test]
async fn a_case_with_the_hub_takes_nothing_in_and_nobody_else_does() {
    let ground = Ground::begin().await;
    let case = ground.filled().await;
    let sent = fields(&offered(&ground, &case, &record()).await.body);
    let bytes = record().to_string();
    for who in [&ground.coordinator, &ground.peer, &ground.specialist] {
        assert_eq!(send_as(&ground, who, &case, "text", bytes.as_bytes()).await.status, StatusCode::NOT_FOUND);
    }
    ground.submit(&case).await;
    assert_eq!(ground.get_as(&ground.presenter, &format!("{case}/import")).await.location, case);
    assert_eq!(send(&ground, &case, "text", bytes.as_bytes()).await.location, case);
    let closed = take(&ground, &case, &sent).await;
    assert_eq!(closed.status, StatusCode::CONFLICT);
    assert!(closed.body.contains("The case was submitted in the meantime, so nothing was taken"));
}

#[tokio::test]
async fn the_pages_speak_french() {
    let ground = Ground::begin().await;
    let case = ground.begun().await;
    let page = ground.get_as(&ground.presenter, &format!("{case}/import?lang=fr")).await.body;
    assert!(page.contains("Importer depuis un dossier") && page.contains("Ou collez son texte"));
    assert!(!hidden(&offered(&ground, &case, &record()).await.body, "revision").is_empty());
}
