//! From a record to answers.

use serde_json::{Value, json};

use super::*;
use crate::{
    computation::{Dose, Tables},
    fields::Fields,
    form::{self, Row},
};

const TODAY: Option<Day> = Some([2026, 11, 26]);

fn offer_to(resources: &[Value], answers: &Answers, language: Language) -> Offer {
    let entries: Vec<_> = resources.iter().map(|resource| json!({"resource": resource})).collect();
    let bundle = json!({"resourceType": "Bundle", "type": "collection", "entry": entries}).to_string();
    Offer::of(&read(bundle.as_bytes(), TODAY).unwrap(), form::newest(), answers, language)
}

fn offer(resources: &[Value]) -> Offer {
    offer_to(resources, &Answers::default(), Language::En)
}

fn taken(drug: &str, dosage: Value) -> Value {
    json!({"resourceType": "MedicationStatement", "status": "active", "medicationCodeableConcept": {"text": drug}, "dosage": [dosage]})
}

fn codes(line: &Line) -> Vec<&'static str> {
    line.notes.iter().map(Note::code).collect()
}

fn row(cells: &[(&str, &str)]) -> Row {
    cells.iter().map(|(column, text)| ((*column).to_owned(), (*text).to_owned())).collect()
}

/// The answers after every line of an offer was ticked.
fn all_taken(offer: &Offer, answers: &Answers) -> Answers {
    let lines = offer.lines.iter().cloned().enumerate().collect();
    take(form::newest(), answers, &lines).ok().unwrap()
}

#[test]
fn directions_in_words_become_the_columns_of_the_form() {
    for (language, drug, text, cells) in [
        (
            Language::En,
            "Hydromorphone 2 mg tablet",
            "1-2 tabs PO q4-6h prn, max 8/day",
            &[
                ("formulation", "tablet"),
                ("dose", "1-2"),
                ("unit", "tablet"),
                ("route", "oral"),
                ("frequency", "4-6 times a day as needed, max 8 a day"),
            ][..],
        ),
        (
            Language::Fr,
            "codéine 15 mg comprimé",
            "1-2 co aux 4 h prn, max 8/jour",
            &[
                ("formulation", "tablet"),
                ("dose", "1-2"),
                ("unit", "tablet"),
                ("route", "oral"),
                ("frequency", "6 fois par jour au besoin, max 8 par jour"),
            ],
        ),
        (
            Language::Fr,
            "fentanyl 25 mcg/h timbre",
            "1 timbre aux 72 h",
            &[
                ("formulation", "patch"),
                ("dose", "1"),
                ("unit", "patch"),
                ("route", "transdermal"),
                ("frequency", "aux 3 jours"),
            ],
        ),
        (Language::En, "Amitriptyline", "25 mg qhs", &[("dose", "25"), ("unit", "mg"), ("frequency", "once a day")]),
        (
            Language::Fr,
            "Morphine 5 mg/mL sirop",
            "prendre 2,5 mL aux 4 heures",
            &[
                ("formulation", "liquid"),
                ("dose", "2,5"),
                ("unit", "ml"),
                ("route", "oral"),
                ("frequency", "6 fois par jour"),
            ],
        ),
    ] {
        let read = offer_to(&[taken(drug, json!({"text": text}))], &Answers::default(), language);
        let mut expected = row(cells);
        expected.insert("drug".to_owned(), drug.to_owned());
        assert!(read.lines[0].cells == expected, "{text}: {:?}", read.lines[0].cells);
        assert!(read.lines[0].is_plain() && codes(&read.lines[0]).is_empty(), "{text}");
    }
}

#[test]
fn directions_in_parts_become_the_columns_of_the_form() {
    let dosage = |repeat: Value, more: Value| {
        let mut dosage =
            json!({"timing": {"repeat": repeat}, "doseAndRate": [{"doseQuantity": {"value": 10, "unit": "mg"}}]});
        dosage.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        dosage
    };
    for (repeat, more, words) in [
        (json!({"frequency": 1, "period": 12, "periodUnit": "h"}), json!({}), "every 12 h"),
        (
            json!({"frequency": 1, "period": 4, "periodMax": 6, "periodUnit": "h"}),
            json!({"asNeededBoolean": true}),
            "every 4-6 h as needed",
        ),
        (json!({"frequency": 2, "frequencyMax": 3, "period": 1, "periodUnit": "d"}), json!({}), "2-3 times a day"),
        (json!({"frequency": 1, "period": 3, "periodUnit": "d"}), json!({}), "every 3 days"),
        (json!({"frequency": 3, "period": 1, "periodUnit": "wk"}), json!({}), "3 times a week"),
        (json!({"timeOfDay": ["10:00:00", "22:00:00"]}), json!({}), "2 times a day"),
        (
            json!({"frequency": 1, "period": 6, "periodUnit": "h"}),
            json!({"asNeededBoolean": true, "maxDosePerPeriod": {"numerator": {"value": 30, "unit": "mg"}, "denominator": {"value": 1, "unit": "d"}}}),
            "every 6 h as needed, max 30 mg a day",
        ),
    ] {
        let read = offer(&[taken("Oxycodone", dosage(repeat, more))]);
        assert_eq!(read.lines[0].cells.get("frequency").map(String::as_str), Some(words));
        assert_eq!(codes(&read.lines[0]), Vec::<&str>::new(), "{words}");
    }
}

#[test]
fn what_is_taken_computes_as_what_was_ordered() {
    let order = json!({"resourceType": "MedicationRequest", "status": "active", "intent": "order",
        "medicationCodeableConcept": {"coding": [{"system": "http://www.nlm.nih.gov/research/umls/rxnorm", "code": "1049502"}]},
        "dosageInstruction": [{"timing": {"repeat": {"frequency": 1, "period": 12, "periodUnit": "h"}}, "route": {"text": "Oral route"},
            "doseAndRate": [{"doseQuantity": {"value": 1, "unit": "tablet"}}]}]});
    let patch = taken("fentanyl 25 mcg/h patch", json!({"text": "1 patch q72h"}));
    let read = offer(&[order, patch]);
    assert_eq!(read.lines[0].cells.get("formulation").map(String::as_str), Some("long-acting"));
    let dose = Dose::of(&all_taken(&read, &Answers::default()), Tables::default().factors, Language::En).unwrap();
    // 10 mg twice a day by 1.5, and 25 mcg/h by 2.4.
    assert_eq!(dose.text, "90 MME/day (CDC 2022).");
}

#[test]
fn nothing_is_guessed_and_every_question_is_said() {
    let said = |medication: Value| {
        let read = offer(&[medication]);
        (codes(&read.lines[0]), read.lines[0].is_plain())
    };
    let with = |more: Value| {
        let mut order = json!({"resourceType": "MedicationRequest", "status": "active", "medicationCodeableConcept": {"text": "Oxycodone 5 mg"},
            "dosageInstruction": [{"text": "5 mg bid"}]});
        order.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        order
    };
    assert_eq!(said(with(json!({}))), (vec![], true));
    assert_eq!(said(with(json!({"status": "on-hold"}))), (vec!["on-hold"], false));
    assert_eq!(said(with(json!({"intent": "plan"}))), (vec!["draft"], false));
    assert_eq!(said(with(json!({"status": null}))), (vec!["standing"], false));
    assert_eq!(said(with(json!({"dosageInstruction": [{"text": "as directed"}]}))), (vec!["dose", "frequency"], true));
    assert_eq!(said(with(json!({"dosageInstruction": []}))), (vec!["dose", "frequency"], true));
    let steps = json!([{"sequence": 1, "text": "60 mg bid"}, {"sequence": 2, "text": "45 mg bid"}]);
    assert_eq!(said(with(json!({"dosageInstruction": steps}))), (vec!["steps"], true));
    let differing = json!([{"text": "5 mg bid", "doseAndRate": [{"doseQuantity": {"value": 10, "unit": "mg"}}]}]);
    assert_eq!(said(with(json!({"dosageInstruction": differing}))), (vec!["differs"], false));
    let no_unit = json!([{"timing": {"code": {"text": "BID"}}, "doseAndRate": [{"doseQuantity": {"value": 10}}]}]);
    assert_eq!(said(with(json!({"dosageInstruction": no_unit}))), (vec!["unit"], true));
    let half = json!([{"timing": {"code": {"text": "BID"}}, "doseAndRate": [{"doseRange": {"low": {"value": 1, "unit": "tab"}}}]}]);
    assert_eq!(said(with(json!({"dosageInstruction": half}))), (vec!["dose"], true));
    let other = json!({"text": "Oxycodone 5 mg", "coding": [{"system": "http://www.nlm.nih.gov/research/umls/rxnorm", "code": "197696"}]});
    assert_eq!(said(with(json!({"medicationCodeableConcept": other}))), (vec!["names"], false));
}

#[test]
fn a_canadian_product_number_alone_is_a_name() {
    let by_number = |code: &str| {
        let coding = json!({"system": "http://hl7.org/fhir/NamingSystem/ca-hc-din", "code": code});
        offer(&[
            json!({"resourceType": "MedicationStatement", "status": "active", "medicationCodeableConcept": {"coding": [coding]}}),
        ])
    };
    let known = by_number("00816027");
    assert!(known.lines[0].cells["drug"].starts_with("PMS-ACETAMINOPHEN WITH CODEINE ELIXIR (acetaminophen 160 mg"));
    let unknown = by_number("99999999");
    assert!(unknown.lines.is_empty());
    assert_eq!(unknown.left.iter().map(|left| left.why).collect::<Vec<_>>(), ["code"]);
}

#[test]
fn a_code_of_the_clinical_drug_data_set_alone_is_a_name_and_never_hides_a_difference() {
    let infoway = "https://fhir.infoway-inforoute.ca/CodeSystem/canadianclinicaldrugdataset";
    let by_code = |code: &str, text: Option<&str>| {
        let what = json!({"text": text, "coding": [{"system": infoway, "code": code}]});
        let order = json!([{"text": "1 tab qid"}]);
        offer(&[
            json!({"resourceType": "MedicationRequest", "status": "active", "intent": "order", "medicationCodeableConcept": what, "dosageInstruction": order}),
        ])
    };
    let product = by_code("9000202", None);
    assert_eq!(product.lines[0].cells["drug"], "hydromorphone hydrochloride 2 mg oral tablet");
    assert_eq!((product.lines[0].cells["formulation"].as_str(), codes(&product.lines[0]).len()), ("tablet", 0));
    // A drug without strength; a product's own code, which is its DIN; a package of one DIN in several sizes.
    assert_eq!(by_code("8000285", None).lines[0].cells["drug"], "methadone");
    let long = by_code("02295709", None);
    assert_eq!(long.lines[0].cells["drug"], "SUBOXONE (buprenorphine 8 mg and naloxone 2 mg sublingual tablet)");
    assert!(by_code("77700293", None).lines[0].cells["drug"].starts_with("hydromorphone hydrochloride 50 mg per 5 mL"));
    // What the record writes beside the code is kept where it tells as much; where it speaks of another strength, it is said.
    let same = by_code("9000202", Some("Hydromorphone 2 mg"));
    assert_eq!((same.lines[0].cells["drug"].as_str(), codes(&same.lines[0]).len()), ("Hydromorphone 2 mg", 0));
    assert_eq!(codes(&by_code("9000202", Some("Hydromorphone 4 mg")).lines[0]), ["names"]);
    assert_eq!(by_code("9999999", None).left.iter().map(|left| left.why).collect::<Vec<_>>(), ["code"]);
}

#[test]
fn renewals_are_one_line_and_what_is_there_is_not_ticked_again() {
    let one = taken("Oxycodone 5 mg", json!({"text": "1 tab qid"}));
    let read = offer(&[one.clone(), one.clone(), one.clone()]);
    assert_eq!(read.lines.len(), 1);
    assert!(read.lines[0].notes == [Note::Times(3)] && read.lines[0].is_plain());
    let answers = all_taken(&read, &Answers::default());
    let again = offer_to(&[one], &answers, Language::En);
    assert_eq!((codes(&again.lines[0]), again.lines[0].is_plain()), (vec!["there"], false));
}

#[test]
fn conditions_become_boxes_options_or_words() {
    let condition = |text: &str, system: &str, code: &str| json!({"resourceType": "Condition", "code": {"text": text, "coding": [{"system": system, "code": code}]}});
    let icd = "http://hl7.org/fhir/sid/icd-10-ca";
    let read = offer(&[
        condition("Trouble dépressif majeur", icd, "F33.1"),
        condition("Obstructive sleep apnea", "", "x"),
        condition("Fibromyalgia", icd, "M79.7"),
        condition("Chronic kidney disease stage 3", icd, "N18.3"),
        condition("Family history of heart disease", icd, "Z82.4"),
        condition("Malignant neoplasm of breast", icd, "C50.9"),
    ]);
    let told: Vec<_> = read.lines.iter().map(|line| (line.target, line.field.as_str(), line.value())).collect();
    assert_eq!(
        told,
        [
            (Target::Tick, "conditions", "depression"),
            (Target::Answer, "sleep-apnea", "untreated"),
            (Target::Words, "health-words", "Fibromyalgia"),
            (Target::Answer, "renal", "moderate"),
            (Target::Words, "health-words", "Family history of heart disease"),
            (Target::Tick, "conditions", "cancer"),
        ]
    );
    assert_eq!(codes(&read.lines[1]), ["untreated"]);
    let answers = all_taken(&read, &Answers::default());
    assert_eq!(answers.many("conditions"), ["cancer", "depression"]);
    assert_eq!(answers.one("health-words"), "Fibromyalgia\nFamily history of heart disease");
    assert_eq!(answers.one("renal"), "moderate");
}

#[test]
fn an_answer_is_never_replaced_without_saying_so() {
    let form = form::newest();
    let health = Fields::default().with("conditions", "none").with("sleep-apnea", "treated");
    let person = Fields::default().with("age-band", "50-59").with("gender", "woman");
    let answers = form.draft(form.section("health").unwrap(), &health, &Answers::default()).unwrap();
    let answers = form.draft(form.section("person").unwrap(), &person, &answers).unwrap();
    let read = offer_to(
        &[
            json!({"resourceType": "Patient", "birthDate": "1980-02-03", "gender": "female"}),
            json!({"resourceType": "Condition", "code": {"text": "Asthma"}}),
            json!({"resourceType": "Condition", "code": {"text": "Sleep apnea"}}),
        ],
        &answers,
        Language::En,
    );
    let told: Vec<_> =
        read.lines.iter().map(|line| (line.field.as_str(), line.notes[0].value(), line.is_plain())).collect();
    assert_eq!(
        told,
        [
            ("age-band", "50 to 59".to_owned(), false),
            ("conditions", "None of these".to_owned(), false),
            ("sleep-apnea", "Yes, treated".to_owned(), false),
        ]
    );
    let after = all_taken(&read, &answers);
    assert_eq!((after.one("age-band"), after.many("conditions").join(",")), ("40-49", "lung".to_owned()));
}

#[test]
fn scores_are_taken_whole_or_as_reported() {
    let loinc = "http://loinc.org";
    let answer = |code: &str, value: i32| json!({"linkId": format!("/{code}"), "answer": [{"valueInteger": value}]});
    let items: Vec<_> =
        ["44250-9", "44255-8", "44259-0", "44254-1", "44251-7", "44258-2", "44252-5", "44253-3", "44260-8"]
            .map(|code| answer(code, 1))
            .into();
    let whole = json!({"resourceType": "QuestionnaireResponse", "status": "completed", "item": items});
    let part = json!({"resourceType": "QuestionnaireResponse", "status": "completed", "item": [answer("69725-0", 2)]});
    let total = |code: &str, value: Value| json!({"resourceType": "Observation", "status": "final", "code": {"coding": [{"system": loinc, "code": code}]}, "valueQuantity": {"value": value}});
    let mme = json!({"resourceType": "Observation", "status": "final", "code": {"text": "MME total"}, "valueQuantity": {"value": 210, "unit": "{MME}/d"}});
    let read = offer(&[
        whole,
        part,
        total("44261-6", json!(20)),
        total("91147-9", json!(7.3)),
        total("8480-6", json!(120)),
        mme,
    ]);
    let told: Vec<_> = read.lines.iter().map(|line| (line.field.as_str(), line.said.as_str())).collect();
    assert_eq!(told, [("phq9", "1 · 1 · 1 · 1 · 1 · 1 · 1 · 1 · 1"), ("peg", "7.3")]);
    let left: Vec<_> = read.left.iter().map(|left| (left.why, left.label.as_deref())).collect();
    assert_eq!(left, [("incomplete", None), ("not-asked", None), ("reported", Some("MME total 210 MME/d"))]);
    let answers = all_taken(&read, &Answers::default());
    assert!(answers.rows("phq9")[0]["9"] == "1" && answers.rows("peg")[0]["mean"] == "7.3");
}

#[test]
fn a_full_table_and_a_long_text_refuse_the_line_and_take_nothing() {
    let many: Vec<_> = (0..31).map(|number| taken(&format!("Drug {number}"), json!({"text": "1 tab bid"}))).collect();
    let read = offer(&many);
    let lines = read.lines.iter().cloned().enumerate().collect();
    let faults = take(form::newest(), &Answers::default(), &lines).err().unwrap();
    assert_eq!(
        faults.iter().map(|fault| (fault.field.as_str(), fault.key)).collect::<Vec<_>>(),
        [("take-30", "import-fault-full")]
    );
    let word = "Idiopathic ".repeat(30);
    let long: Vec<_> = (0..5)
        .map(|number| json!({"resourceType": "Condition", "code": {"text": format!("{number} {word}")}}))
        .collect();
    let lines = offer(&long).lines.into_iter().enumerate().collect();
    let faults = take(form::newest(), &Answers::default(), &lines).err().unwrap();
    assert_eq!(faults.iter().next().map(|fault| fault.field.as_str()), Some("take-3"));
}

#[test]
fn lines_travel_through_a_page_unchanged_and_foreign_ones_are_no_lines() {
    let one = taken("Oxycodone 5 mg", json!({"text": "1 tab qid"}));
    let mut read = offer(&[one.clone(), one, json!({"resourceType": "Condition", "code": {"text": "Gout"}})]);
    read.lines[1].notes.push(Note::Replaces("a: b".to_owned()));
    let fields = read.lines.iter().enumerate().flat_map(|(number, line)| line.fields(number)).collect();
    let again: Vec<Line> = sent(&Fields::new(fields)).into_values().collect();
    assert!(again == read.lines);
    let foreign =
        Fields::default().with("line-0-target", "everything").with("line-x-target", "words").with("line-1-said", "a");
    assert!(sent(&foreign).is_empty());
    let wrong = |target: &str, field: &str| {
        let fields =
            Fields::default().with("line-0-target", target).with("line-0-field", field).with("line-0-cell-value", "x");
        take(form::newest(), &Answers::default(), &sent(&fields)).err().unwrap().iter().next().unwrap().key
    };
    assert_eq!(wrong("words", "question-1"), "import-fault-form");
    assert_eq!(wrong("answer", "health-words"), "import-fault-form");
    assert_eq!(wrong("answer", "nothing"), "import-fault-form");
    assert_eq!(wrong("answer", "renal"), "fault-unknown-option");
}

#[test]
fn texts_are_named_so_that_they_can_be_looked_at() {
    let read = offer(&[
        taken("Oxycodone 5 mg", json!({"text": "1 tab qid"})),
        json!({"resourceType": "Condition", "code": {"text": "Gout"}}),
        json!({"resourceType": "Condition", "code": {"text": "Asthma"}}),
    ]);
    let lines = read.lines.into_iter().enumerate().collect();
    let named: Vec<_> = names(&lines).into_iter().map(|(name, _)| name).collect();
    assert_eq!(named, ["line-0-cell-drug", "line-0-cell-dose", "line-0-cell-frequency", "line-1-cell-value"]);
}
