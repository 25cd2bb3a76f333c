//! Medications as records write them.

use serde_json::json;

use super::*;

fn request(value: Value) -> Medication {
    Medication::read(&value, Order::Request, &Value::Null).ok().unwrap()
}

#[test]
fn structured_directions_are_read_in_full() {
    let order = request(json!({
        "status": "active", "intent": "order",
        "medicationCodeableConcept": {"coding": [{"system": "http://www.nlm.nih.gov/research/umls/rxnorm", "code": "1049502"}]},
        "dosageInstruction": [{
            "text": "1-2 tablets every 4-6 hours as needed for pain, max 8 a day",
            "timing": {"repeat": {"frequency": 1, "period": 4, "periodMax": 6, "periodUnit": "h"}},
            "asNeededCodeableConcept": {"text": "pain"},
            "route": {"coding": [{"system": "http://snomed.info/sct", "code": "26643006", "display": "Oral route"}]},
            "doseAndRate": [{"doseRange": {"low": {"value": 1, "unit": "tablet"}, "high": {"value": 2, "unit": "tablet"}}}],
            "maxDosePerPeriod": {"numerator": {"value": 8, "unit": "tablet"}, "denominator": {"value": 1, "code": "d", "system": "http://unitsofmeasure.org"}}
        }],
        "dispenseRequest": {"expectedSupplyDuration": {"value": 2, "code": "wk", "system": "http://unitsofmeasure.org"}, "quantity": {"value": 60, "unit": "tab"}},
        "reasonCode": [{"text": "chronic pain"}]
    }));
    let dosage = &order.dosages[0];
    let dose = dosage.dose.as_ref().unwrap();
    assert_eq!(
        (dose.low.as_deref(), dose.high.as_deref(), dose.unit.as_deref()),
        (Some("1"), Some("2"), Some("tablet"))
    );
    let timing = dosage.timing.as_ref().unwrap();
    assert_eq!(
        (timing.period.as_deref(), timing.period_max.as_deref(), timing.unit.as_deref()),
        (Some("4"), Some("6"), Some("h"))
    );
    assert!(dosage.as_needed && dosage.needed_for.as_deref() == Some("pain"));
    assert_eq!(dosage.route.as_deref(), Some("Oral route"));
    assert_eq!(dosage.most.as_ref().unwrap().value, "8");
    assert_eq!((order.days.as_deref(), order.supply.unwrap().value.as_str()), (Some("14"), "60"));
    assert_eq!(order.drug.code(System::RxNorm), Some("1049502"));
    assert_eq!(order.reasons[0].name(), Some("chronic pain"));
}

#[test]
fn a_maximum_of_another_period_is_no_maximum_of_a_day() {
    let most = |value: i32, unit: &str| {
        most(&json!({"numerator": {"value": 8, "unit": "tab"}, "denominator": {"value": value, "unit": unit}}))
            .is_some()
    };
    assert!(most(1, "d") && most(24, "h"));
    assert!(!most(1, "wk") && !most(2, "d"));
}

#[test]
fn the_product_behind_a_reference_tells_name_form_and_strength() {
    let product = json!({"code": {"text": "Codeine 5 mg/5 mL"}, "form": {"text": "solution"}, "ingredient": [
        {"itemCodeableConcept": {"text": "codeine"}, "strength": {
            "numerator": {"value": 5, "unit": "mg"}, "denominator": {"value": 5, "unit": "mL"}}}]});
    let statement =
        json!({"status": "active", "medicationReference": {"reference": "Medication/1", "display": "syrup"}});
    let taken = Medication::read(&statement, Order::Statement, &product).ok().unwrap();
    assert_eq!(taken.drug.name(), Some("Codeine 5 mg/5 mL"));
    assert_eq!(taken.form.as_deref(), Some("solution"));
    assert_eq!(taken.ingredients[0].per.as_ref().unwrap().value, "5");
    let alone = Medication::read(&statement, Order::Statement, &Value::Null).ok().unwrap();
    assert_eq!(alone.drug.name(), Some("syrup"));
}

#[test]
fn only_what_is_in_force_is_read() {
    let over = |value: Value| Medication::read(&value, Order::Request, &Value::Null).err().map(|(over, _)| over);
    for status in ["stopped", "completed", "cancelled"] {
        assert!(matches!(over(json!({"status": status})), Some(Over::NotActive)), "{status}");
    }
    assert!(matches!(over(json!({"status": "entered-in-error"})), Some(Over::Error)));
    assert!(matches!(over(json!({"status": "active", "doNotPerform": true})), Some(Over::Negated)));
    for (value, status) in [
        (json!({"status": "active"}), Status::Active),
        (json!({"status": "on-hold"}), Status::OnHold),
        (json!({"status": "draft"}), Status::Draft),
        (json!({"status": "active", "intent": "plan"}), Status::Draft),
        (json!({"status": "Jane Doe"}), Status::Unknown),
        (json!({}), Status::Unknown),
    ] {
        let read = request(value);
        assert_eq!(read.status, status);
        assert_ne!(read.written.as_deref(), Some("jane doe"));
    }
}

#[test]
fn steps_are_told_from_directions_side_by_side() {
    let steps = |first: i32, second: i32| {
        request(json!({"dosageInstruction": [{"sequence": first, "text": "a"}, {"sequence": second, "text": "b"}]}))
            .steps
    };
    assert!(steps(1, 2) && !steps(1, 1));
    assert!(!request(json!({"dosageInstruction": [{"text": "a"}, {"text": "b"}]})).steps);
}

#[test]
fn the_ordered_dose_comes_before_a_calculated_one() {
    let rate = |kind: &str, value: i32| json!({"type": {"coding": [{"code": kind}]}, "doseQuantity": {"value": value, "unit": "mg"}});
    let read = request(json!({"dosageInstruction": [{"doseAndRate": [rate("calculated", 3), rate("ordered", 5)]}]}));
    assert_eq!(read.dosages[0].dose.as_ref().unwrap().low.as_deref(), Some("5"));
}

#[test]
fn times_of_day_and_codes_are_kept() {
    let read = request(
        json!({"dosageInstruction": {"timing": {"repeat": {"timeOfDay": ["10:00:00", "22:00:00"]}, "code": {"coding": [{"code": "BID"}]}}}}),
    );
    let timing = read.dosages[0].timing.as_ref().unwrap();
    assert_eq!((timing.times_of_day, timing.code.as_deref()), (2, Some("BID")));
    assert!(Dosage::read(&json!({"timing": {}, "doseAndRate": []})).is_empty());
}
