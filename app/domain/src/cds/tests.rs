//! Requests as records send them, and cards as they come back.

use super::*;

/// The day on which a request without a dated draft is answered.
const TODAY: &str = "2026-05-04";

const RXNORM: &str = "http://www.nlm.nih.gov/research/umls/rxnorm";

fn order(code: &str, name: &str, dose: Value, unit: &str, repeat: Value) -> Value {
    json!({"resourceType": "MedicationRequest", "status": "active", "intent": "order", "subject": {"reference": "Patient/1", "display": "Jane Doe"},
        "medicationCodeableConcept": {"coding": [{"system": RXNORM, "code": code, "display": name}]},
        "dosageInstruction": [{"timing": {"repeat": repeat}, "doseAndRate": [{"doseQuantity": {"value": dose, "unit": unit, "code": unit}}]}]})
}

fn daily(times: i32) -> Value {
    json!({"frequency": times, "period": 1, "periodUnit": "d"})
}

fn bundle(resources: &[Value]) -> Value {
    let entries: Vec<_> = resources.iter().map(|resource| json!({"resource": resource})).collect();
    json!({"resourceType": "Bundle", "type": "searchset", "entry": entries})
}

fn request(hook: &str, drafts: &[Value], active: &[Value], conditions: &[&str]) -> Value {
    let conditions: Vec<_> =
        conditions.iter().map(|name| json!({"resourceType": "Condition", "code": {"text": name}})).collect();
    json!({"hook": hook, "hookInstance": "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea", "context": {
        "userId": "Practitioner/x", "patientId": "1", "selections": [], "draftOrders": bundle(drafts)},
        "prefetch": {"requests": bundle(active), "statements": null, "conditions": bundle(&conditions)}})
}

fn settings() -> Settings {
    Settings { parity: true, ..Settings::default() }
}

fn of(request: &Value) -> Value {
    let service = if request["hook"] == "patient-view" { "mme-patient-view" } else { "mme-order-select" };
    answer(service, request.to_string().as_bytes(), Today::parse(TODAY).unwrap(), &settings()).unwrap()
}

fn summaries(answer: &Value) -> Vec<&str> {
    answer["cards"].as_array().unwrap().iter().map(|card| card["summary"].as_str().unwrap()).collect()
}

fn hydromorphone(times: i32) -> Value {
    order("897696", "hydromorphone hydrochloride 2 MG Oral Tablet", json!(1), "tablet", daily(times))
}

fn lorazepam() -> Value {
    order("197901", "lorazepam 1 MG Oral Tablet", json!(1), "tablet", daily(1))
}

#[test]
fn discovery_names_both_services_and_what_they_want() {
    let services = discovery(Language::En);
    let told: Vec<_> = services["services"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["hook"].as_str().unwrap(), one["id"].as_str().unwrap()))
        .collect();
    assert_eq!(told, [("order-select", "mme-order-select"), ("patient-view", "mme-patient-view")]);
    assert!(!services.to_string().contains("Patient/"), "the person is not asked for");
    assert_eq!(discovery(Language::Fr)["services"][1]["title"], "Équivalents morphine du dossier");
}

#[test]
fn a_chart_gets_its_total_and_what_guidelines_suggest() {
    let answer = of(&request("patient-view", &[], &[hydromorphone(8), lorazepam()], &["Obstructive sleep apnea"]));
    let cards = answer["cards"].as_array().unwrap();
    assert_eq!((&cards[0]["summary"], &cards[0]["indicator"]), (&json!("80 MME/day (CDC 2022)."), &json!("warning")));
    assert_eq!(
        cards[0]["source"],
        json!({"label": "CDC 2022, MMWR 71(3)", "url": "https://www.cdc.gov/mmwr/volumes/71/rr/rr7103a1.htm"})
    );
    let detail = cards[0]["detail"].as_str().unwrap();
    assert!(detail.contains("16 mg/day × 5 = 80 MME/day") && detail.contains("ducation"), "{detail}");
    let sources: Vec<_> = cards.iter().map(|card| card["source"]["label"].as_str().unwrap()).collect();
    assert!(sources.iter().any(|source| source.starts_with("CEP Opioid Tapering Template")), "{sources:?}");
    assert!(
        cards.iter().any(|card| card["detail"].as_str().unwrap().contains("an opioid and a benzodiazepine together")),
        "{answer}"
    );
    for card in cards {
        assert!(card["summary"].as_str().unwrap().chars().count() < 140);
        assert!(matches!(card["indicator"].as_str(), Some("info" | "warning")));
        assert!(card.get("suggestions").is_none() && card.get("selectionBehavior").is_none());
        assert!(card["detail"].as_str().unwrap().contains("ducation, not prescribing"), "{card}");
    }
    assert!(!answer.to_string().contains("Jane Doe"));
}

#[test]
fn a_drafted_order_counts_with_the_active_ones_and_a_first_one_is_a_new_start() {
    let both = of(&request("order-select", &[hydromorphone(4)], &[hydromorphone(8)], &[]));
    assert_eq!(both["extension"]["allround-parity"]["ours"]["low"], json!(120));
    let first = order(
        "1049502",
        "12 HR oxycodone hydrochloride 10 MG Extended Release Oral Tablet",
        json!(1),
        "tablet",
        daily(2),
    );
    let start = of(&request("order-select", std::slice::from_ref(&first), &[lorazepam()], &[]));
    let told = start.to_string();
    assert!(told.contains("30 MME/day (CDC 2022).") && told.contains("CDC 2022"), "{told}");
    assert!(
        start["cards"]
            .as_array()
            .unwrap()
            .iter()
            .any(|card| card["detail"].as_str().unwrap().contains("Long-acting opioid at the start")),
        "{start}"
    );
    let on_it = of(&request("order-select", std::slice::from_ref(&first), std::slice::from_ref(&first), &[]));
    assert!(
        on_it["cards"]
            .as_array()
            .unwrap()
            .iter()
            .all(|card| !card["detail"].as_str().unwrap().contains("Long-acting opioid at the start")),
        "{on_it}"
    );
}

#[test]
fn no_opioid_is_no_card_and_missing_orders_are_no_answer() {
    assert_eq!(summaries(&of(&request("patient-view", &[], &[lorazepam()], &[]))), [""; 0]);
    let mut without = request("patient-view", &[], &[], &[]);
    without["prefetch"]["requests"] = Value::Null;
    let today = Today::parse(TODAY).unwrap();
    let refused = |service: &str, request: &[u8]| answer(service, request, today, &settings()).unwrap_err();
    assert_eq!(refused("mme-patient-view", without.to_string().as_bytes()), Refusal::NoOrders);
    without["prefetch"]["requests"] = json!({"resourceType": "OperationOutcome"});
    assert_eq!(refused("mme-patient-view", without.to_string().as_bytes()), Refusal::NoOrders);
    assert_eq!(refused("mme-patient-view", b"{"), Refusal::Unreadable);
    assert_eq!(refused("mme-patient-view", b"[]"), Refusal::Unreadable);
    assert_eq!(refused("mme", b"{}"), Refusal::NoService);
    let view = request("patient-view", &[], &[], &[]).to_string();
    assert_eq!(refused("mme-order-select", view.as_bytes()), Refusal::WrongHook);
    assert_eq!(Refusal::NoOrders.status(), 412);
}

#[test]
fn what_cannot_be_counted_is_a_lower_bound_that_warns() {
    let unknown = json!({"resourceType": "MedicationRequest", "status": "active", "medicationCodeableConcept": {"text": "oxycodone 5 mg"},
        "dosageInstruction": [{"text": "as directed"}]});
    let answer = of(&request("patient-view", &[], &[hydromorphone(8), unknown], &[]));
    assert_eq!(summaries(&answer)[0], "At least 80 MME/day (CDC 2022); the total is not complete.");
    assert_eq!(answer["cards"][0]["indicator"], "warning");
}

#[test]
fn a_statement_about_an_ordered_drug_is_not_counted_twice() {
    let mut both = request("patient-view", &[], &[hydromorphone(8)], &[]);
    let mut statement = hydromorphone(8);
    statement["resourceType"] = json!("MedicationStatement");
    both["prefetch"]["statements"] = bundle(&[statement]);
    let answer = of(&both);
    assert_eq!(summaries(&answer)[0], "80 MME/day (CDC 2022).");
    assert!(answer["cards"][0]["detail"].as_str().unwrap().contains("not counted again"));
}

#[test]
fn a_canadian_product_is_known_by_its_code_alone() {
    let coded = |system: &str, code: &str| {
        let mut order = hydromorphone(8);
        order["medicationCodeableConcept"] = json!({"coding": [{"system": system, "code": code}]});
        order
    };
    let infoway = "https://fhir.infoway-inforoute.ca/CodeSystem/canadianclinicaldrugdataset";
    let din = "http://hl7.org/fhir/NamingSystem/ca-hc-din";
    for (system, code) in [(infoway, "9000202"), (din, "00125083"), (infoway, "00125083")] {
        let answer = of(&request("patient-view", &[], &[coded(system, code)], &[]));
        assert_eq!(summaries(&answer)[0], "80 MME/day (CDC 2022).", "{code}");
    }
    // Of a product that is not in the tables nothing is guessed.
    let answer = of(&request("patient-view", &[], &[coded(infoway, "9999999"), hydromorphone(8)], &[]));
    assert!(summaries(&answer)[0].starts_with("At least 80 MME/day (CDC 2022)"), "{:?}", summaries(&answer));
}

#[test]
fn parity_tells_the_guides_answer_and_why_ours_differs() {
    let fentanyl = order(
        "197696",
        "72 HR Fentanyl 0.075 MG/HR Transdermal System",
        json!(1),
        "patch",
        json!({"frequency": 1, "period": 12, "periodUnit": "d"}),
    );
    let answer = of(&request("order-sign", &[fentanyl], &[hydromorphone(8)], &[]));
    let parity = &answer["extension"]["allround-parity"];
    assert_eq!(parity["guide"]["mme_per_day"], json!(244));
    assert_eq!((&parity["ours"]["outcome"], &parity["ours"]["low"]), (&json!("warn"), &json!(80)));
    let told: Vec<_> =
        parity["differences"].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap()).collect();
    assert_eq!(told, ["a", "h", "j"]);
    let cards: Vec<_> =
        parity["guide"]["cards"].as_array().unwrap().iter().map(|card| card["summary"].as_str().unwrap()).collect();
    assert!(cards.contains(&"High risk for opioid overdose - taper now"), "{cards:?}");
    assert!(parity["guide"]["cards"][0]["differs"].as_str().unwrap().len() > 20);
    let quiet = Settings::default();
    let bytes = request("patient-view", &[], &[hydromorphone(8)], &[]).to_string();
    assert!(
        super::answer("mme-patient-view", bytes.as_bytes(), Today::parse(TODAY).unwrap(), &quiet)
            .unwrap()
            .get("extension")
            .is_none()
    );
}

#[test]
fn lines_are_answered_each_on_its_own() {
    let mut with_id = request("patient-view", &[], &[hydromorphone(8)], &[]);
    with_id["id"] = json!("row-1");
    let input = format!("{with_id}\n\nnot json\n{}\n", json!({"id": 7, "hook": "patient-view", "context": {}}));
    let mut out = Vec::new();
    run(input.as_bytes(), &mut out, None, &settings()).unwrap();
    let rows: Vec<Value> =
        String::from_utf8(out).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!((&rows[0]["id"], &rows[0]["status"]), (&json!("row-1"), &json!(200)));
    assert_eq!((&rows[1]["id"], &rows[1]["status"]), (&Value::Null, &json!(400)));
    assert_eq!((&rows[2]["id"], &rows[2]["status"]), (&json!(7), &json!(412)));
    assert!(rows[2]["message"].as_str().unwrap().contains("active medication orders are missing"));
}

#[test]
fn every_sentence_stands_in_both_languages() {
    assert_eq!(WORDS.len(), 18);
    assert!(WORDS.values().all(|text| !text.en.is_empty() && !text.fr.is_empty()));
}

#[test]
fn a_drugs_name_is_nothing_but_words_in_a_card() {
    let named = json!({"resourceType": "MedicationRequest", "status": "active", "medicationCodeableConcept": {"text": "morphine <img src=x> [a](http://x)"},
        "dosageInstruction": [{"text": "10 mg bid"}]});
    let answer = of(&request("patient-view", &[], &[named], &[]));
    let detail = answer["cards"][0]["detail"].as_str().unwrap();
    assert!(detail.contains("morphine img src=x a(http://x)"), "{detail}");
}

/// An order of oxycodone with its own dates.
fn dated(written: &str, days: i32) -> Value {
    let mut order = order(
        "1049502",
        "12 HR Oxycodone Hydrochloride 10 MG Extended Release Oral Tablet",
        json!(1),
        "tablet",
        daily(2),
    );
    order["authoredOn"] = json!(written);
    order["dispenseRequest"] = json!({"expectedSupplyDuration": {"value": days, "unit": "days", "code": "d"}});
    order
}

#[test]
fn days_on_an_opioid_are_counted_by_the_orders_own_dates() {
    let due = |active: &[Value]| {
        let answer = of(&request("order-select", &[dated("2025-04-01T09:00:00Z", 7)], active, &[]));
        let guide = answer["extension"]["allround-parity"]["guide"]["cards"].to_string();
        let ours = summaries(&answer).iter().any(|said| said.starts_with("The guideline suggests weighing benefits"));
        assert_eq!(guide.contains("within 1 to 4 weeks"), ours);
        ours
    };
    // 7 of the past 10 days, and 6.
    assert!(due(&[dated("2025-03-25", 7)]));
    assert!(!due(&[dated("2025-03-26", 30)]));
    // 63 of the past 90 days in two supplies, and 62; an overlap counts once.
    assert!(due(&[dated("2025-01-01", 30), dated("2025-02-01", 33)]));
    assert!(!due(&[dated("2025-01-01", 30), dated("2025-02-01", 32)]));
    assert!(!due(&[dated("2025-01-01", 32), dated("2025-01-01", 32)]));
    // A draft without a date is of today.
    let undated = |active| of(&request("order-select", &[hydromorphone(1)], &[active], &[])).to_string();
    assert!(undated(dated("2026-04-27", 7)).contains("weighing benefits"));
    assert!(!undated(dated("2025-03-25", 7)).contains("weighing benefits"));
}

#[test]
fn a_french_card_tells_the_strength_in_french() {
    let french = Settings { language: Language::Fr, ..settings() };
    let request = request("patient-view", &[], &[hydromorphone(8), lorazepam()], &[]).to_string();
    let answer = answer("mme-patient-view", request.as_bytes(), Today::parse(TODAY).unwrap(), &french).unwrap();
    let cards = answer["cards"].to_string();
    assert!(cards.contains("recommandation 8, catégorie A, données de type 4"), "{cards}");
    assert!(cards.contains("énoncé de qualité 6") && !cards.contains("evidence") && !cards.contains("statement"));
}

#[test]
fn a_chart_is_looked_back_from_on_the_day_it_is_opened() {
    let due = |active: &[Value]| {
        let answer = of(&request("patient-view", &[], active, &[]));
        let ours = summaries(&answer).iter().any(|said| said.starts_with("The guideline suggests weighing benefits"));
        let guide = answer["extension"]["allround-parity"]["guide"]["cards"].to_string();
        assert_eq!(guide.contains("within 1 to 4 weeks"), ours);
        ours
    };
    assert!(due(&[dated("2026-04-27", 7)]));
    assert!(!due(&[dated("2026-04-28", 30)]));
    assert!(due(&[dated("2026-02-03", 30), dated("2026-03-10", 33)]));
    assert!(!due(&[dated("2026-02-03", 30), dated("2026-03-10", 32)]));
    // What is written for today, or for later, was not taken yet.
    assert!(!due(&[dated("2026-05-04", 30)]) && !due(&[dated("2027-01-01", 30)]));
    // The public guide's look at opioid use disorder ends after 90 days, ours does not.
    let card = |onset: &str| {
        let mut asked = request("patient-view", &[], &[hydromorphone(1)], &[]);
        let disorder = json!({"resourceType": "Condition", "onsetDateTime": onset, "code": {"coding": [
            {"system": "http://snomed.info/sct", "code": "191865004", "display": "Combined opioid with other drug dependence"}]}});
        asked["prefetch"]["conditions"] = bundle(&[disorder]);
        let answer = of(&asked);
        assert!(answer["cards"].to_string().contains("Opioid use disorder: consider"));
        answer["extension"]["allround-parity"]["guide"]["cards"].to_string().contains("agonist")
    };
    assert!(card("2026-02-03") && !card("2026-02-02"));
    // In a file nothing is counted back without a day.
    let lines = request("patient-view", &[], &[dated("2026-04-27", 7)], &[]).to_string();
    let told = |today| {
        let mut out = Vec::new();
        run(lines.as_bytes(), &mut out, today, &settings()).unwrap();
        String::from_utf8(out).unwrap().contains("weighing benefits")
    };
    assert!(told(Today::parse(TODAY)) && !told(None));
    assert_eq!((Today::parse("2026-5-4"), Today::parse("2026-05-04T00:00:00Z")), (None, None));
}

#[test]
fn the_guide_looks_90_days_back_for_opioid_use_disorder() {
    let card = |onset: &str| {
        let mut asked = request("order-select", &[dated("2025-04-01", 7)], &[], &[]);
        let disorder = json!({"resourceType": "Condition", "onsetDateTime": onset, "code": {"coding": [
            {"system": "http://snomed.info/sct", "code": "191865004", "display": "Combined opioid with other drug dependence"}]}});
        asked["prefetch"]["conditions"] = bundle(&[disorder]);
        let answer = of(&asked);
        // Our own suggestion does not end after 90 days.
        assert!(answer["cards"].to_string().contains("Opioid use disorder: consider"));
        answer["extension"]["allround-parity"]["guide"]["cards"].to_string().contains("agonist")
    };
    assert!(card("2025-01-01"));
    assert!(!card("2024-12-31"));
}

#[test]
fn every_card_says_education_not_prescribing() {
    let answer = of(&request("order-select", &[hydromorphone(8)], &[lorazepam()], &["pregnancy"]));
    let cards = answer["cards"].as_array().unwrap();
    assert!(cards.len() > 3);
    for card in cards {
        assert!(card["detail"].as_str().unwrap().ends_with(&education(Language::En)), "{card}");
    }
    assert_eq!(answer["extension"]["allround-parity"]["notice"], json!(education(Language::En)));
}
