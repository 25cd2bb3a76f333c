//! The public guide's answer to the same request, beside ours: its total by the factors of 2016, its cards, and why ours differs.

use mme::{flag, guide, json::parse, medication::Medication, table};
use serde_json::{Value, json};

use super::{Settings, card, orders::Orders, own};

/// Where the guide is kept.
const GUIDE: &str = "cqframework/opioid-cds-r4 @b29bdcb, opioid-mme-r4 @1357f45";

/// The guide's answer beside ours.
pub(super) fn beside(orders: &Orders, hook: &str, settings: &Settings) -> Value {
    let rows = json!(orders.rows).to_string();
    let read = parse(&rows);
    let lines: Vec<Medication> =
        read.iter().flat_map(|rows| rows.list()).filter_map(|row| Medication::read(row, false)).collect();
    let ours = card::total(orders, settings);
    let number =
        |value: Option<mme::Ratio>| value.and_then(|value| serde_json::from_str::<Value>(&value.to_string()).ok());
    let compared = table::named(settings.table).map(|table| guide::compare(&lines, table));
    let language = own(settings.language);
    let differences: Vec<Value> = compared
        .iter()
        .flat_map(|compared| &compared.reasons)
        .map(|reason| json!({"id": reason.id(), "text": reason.text(language)}))
        .collect();
    let cards: Vec<Value> = parse(&short_form(orders, hook).to_string())
        .iter()
        .flat_map(flag::cards)
        .map(|card| json!({"summary": card.summary, "indicator": card.indicator, "differs": card.differs(language)}))
        .collect();
    let names = orders.rows.iter().map(|row| row.get("name").cloned().unwrap_or_default());
    let numbers = compared.iter().flat_map(|compared| compared.lines.clone());
    let of_lines: Vec<Value> =
        names.zip(numbers).map(|(name, mme)| json!({"name": name, "mme_per_day": number(mme)})).collect();
    json!({
        "guide": {
            "source": GUIDE,
            "factors": "cdc2016",
            "mme_per_day": number(compared.and_then(|compared| compared.mme)),
            "lines": of_lines,
            "cards": cards,
        },
        "ours": {
            "table": settings.table,
            "outcome": ours.get("outcome"),
            "mme_per_day": ours.get("mme_per_day"),
            "low": ours.get("low"),
            "high": ours.get("high"),
            "codes": ours.get("codes"),
        },
        "differences": differences,
        "notice": super::education(settings.language),
    })
}

/// The request as the guide's cards are asked for it: the orders with one dose each, conditions, observations.
fn short_form(orders: &Orders, hook: &str) -> Value {
    let medication = |row: &Value| {
        let dose = row.get("dose").map(|dose| dose.get("high").unwrap_or(dose).clone());
        json!({
            "name": row.get("name"), "rxnorm": row.get("rxnorm"), "status": row.get("status"), "timing": row.get("timing"),
            "dose": dose, "dose_unit": row.get("dose_unit"),
        })
    };
    json!({
        "hook": hook,
        "medications": orders.rows.iter().map(medication).collect::<Vec<_>>(),
        "conditions": orders.recent,
        "opioid_days_past_10": orders.past.map(|past| past.of_10),
        "opioid_days_past_90": orders.past.map(|past| past.of_90),
        "observations": orders.observations,
    })
}
