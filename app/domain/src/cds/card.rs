//! Cards: one for the total with its lines, one for each thing that a guideline suggests.

use mme::batch::{Options, flags, mme};
use serde_json::{Value, json};

use super::{Hook, Settings, education, orders::Orders, own, say};
use crate::computation::GUIDELINES;

/// The most characters of a card's summary (CDS Hooks).
const SUMMARY: usize = 140;

/// Suggestions that warn; the others inform.
const WARN: &[&str] = &[
    "ge50_pause_and_reassess",
    "opioid_benzodiazepine",
    "opioid_cns_depressant",
    "er_la_at_start",
    "total_incomplete",
    "ca_new_start_ge90_strong",
    "ca_ge90_suggest_taper",
    "pregnancy_specialist",
    "taper_never_abrupt",
];

/// What `mme` makes of the orders.
pub(super) fn total(orders: &Orders, settings: &Settings) -> Value {
    let row = json!({
        "table": settings.table,
        "medications": orders.rows,
        "lang": settings.language.code(),
        "reported_mme_per_day": orders.reported,
    });
    serde_json::from_str(&mme(&row.to_string(), &Options { language: own(settings.language), table: None }))
        .unwrap_or_default()
}

/// The cards of a request; none where there is no opioid.
pub(super) fn cards(orders: &Orders, settings: &Settings) -> Vec<Value> {
    let total = total(orders, settings);
    let text = |value: &Value, key: &str| value.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    if matches!(text(&total, "outcome").as_str(), "no_opioid" | "ignore_with_notice" | "") {
        return Vec::new();
    }
    let mut cards = vec![of_total(orders, &total, settings)];
    for flag in raised(orders, &total, settings) {
        let id = text(&flag, "flag");
        let source =
            source(&text(&flag, "source"), &format!("{} ({})", text(&flag, "guideline"), text(&flag, "version")));
        let cited = cited(&text(&flag, "recommendation"), &text(&flag, "strength"), settings);
        let detail = [
            text(&flag, "text"),
            format!("{} {}", say("because", settings.language), text(&flag, "trigger")),
            cited,
            education(settings.language),
        ];
        cards.push(json!({
            "summary": short(&text(&flag, "text")),
            "indicator": if WARN.contains(&id.as_str()) { "warning" } else { "info" },
            "detail": paragraphs(&detail),
            "source": source,
        }));
    }
    cards
}

/// The number of a recommendation and its strength, in words: "recommendation 8, category A, evidence 4".
fn cited(number: &str, strength: &str, settings: &Settings) -> String {
    let word = |key: &str| say(key, settings.language);
    let number = match (number, number.strip_prefix("statement ")) {
        ("", _) => None,
        (_, Some(number)) => Some(format!("{} {number}", word("statement"))),
        (number, None) => Some(format!("{} {number}", word("recommendation"))),
    };
    let strength = match (strength, strength.split_once(", evidence ")) {
        ("" | "quality statement", _) => None,
        ("weak" | "strong", _) => Some(word(strength).to_owned()),
        (_, Some((category, evidence))) => {
            let category = category.trim_start_matches("category ");
            Some(format!("{} {category}, {} {evidence}", word("category"), word("evidence")))
        }
        (other, None) => Some(other.to_owned()),
    };
    number.into_iter().chain(strength).collect::<Vec<_>>().join(", ")
}

fn of_total(orders: &Orders, total: &Value, settings: &Settings) -> Value {
    let list = |key: &str| total.get(key).and_then(Value::as_array).cloned().unwrap_or_default();
    let word = |value: &Value, key: &str| value.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    let lines = list("lines").into_iter().filter(|line| word(line, "outcome") != "no_opioid").map(|line| {
        let why = line.get("why").and_then(Value::as_array).cloned().unwrap_or_default();
        let why = why.iter().filter_map(Value::as_str).map(str::to_owned);
        let said: Vec<String> =
            [word(&line, "formula")].into_iter().chain(why).filter(|part| !part.is_empty()).collect();
        format!("- {}: {}", plain(&word(&line, "name")), said.join(" "))
    });
    let lines: Vec<String> = lines.collect();
    let why: Vec<String> = list("why").iter().filter_map(Value::as_str).map(str::to_owned).collect();
    let table = total.get("table").cloned().unwrap_or_default();
    let named = format!("{}, {}", word(&table, "name"), word(&table, "version"));
    let said = word(total, "text");
    let outcome = word(total, "outcome");
    let low = total.get("low").and_then(Value::as_f64).unwrap_or_default();
    let warns = matches!(outcome.as_str(), "warn" | "refuse") || low >= 50.0;
    let summary = if outcome == "refuse" { say("refused", settings.language).to_owned() } else { said.clone() };
    let detail = [
        said,
        lines.join("\n"),
        why.join(" "),
        say("seen", settings.language).to_owned(),
        if orders.twice { say("twice", settings.language).to_owned() } else { String::new() },
        education(settings.language),
    ];
    json!({
        "summary": short(&summary),
        "indicator": if warns { "warning" } else { "info" },
        "detail": paragraphs(&detail),
        "source": source(if settings.table == "cdc2022" { CDC } else { "" }, &named),
    })
}

/// Where the table of 2022 is printed.
const CDC: &str = "https://www.cdc.gov/mmwr/volumes/71/rr/rr7103a1.htm";

/// What guidelines suggest, each once.
fn raised(orders: &Orders, total: &Value, settings: &Settings) -> Vec<Value> {
    let active = orders.rows.get(orders.drafts..).unwrap_or_default();
    let drafted = orders.rows.get(..orders.drafts).unwrap_or_default();
    // An opioid is drafted, and no other is among the active orders that were sent.
    let new = orders.hook == Hook::OrderSelect
        && drafted.iter().any(Orders::is_opioid)
        && !active.iter().any(Orders::is_opioid);
    let names: Vec<&str> = orders.rows.iter().filter_map(|row| row.get("name").and_then(Value::as_str)).collect();
    let conditions: Vec<&str> =
        orders.conditions.iter().filter_map(|one| one.get("display").and_then(Value::as_str)).collect();
    let mut found: Vec<Value> = Vec::new();
    for guideline in GUIDELINES {
        let row = json!({
            "guideline": guideline,
            "lang": settings.language.code(),
            "input": {
                "low": total.get("low"),
                "high": total.get("high"),
                "incomplete": total.get("lower_bound"),
                "new_start": orders.hook == Hook::OrderSelect && new,
                "long_acting": drafted.iter().chain(active).any(Orders::is_long_acting),
                "co_medications": names,
                "conditions": conditions,
                "opioid_days_past_10": orders.past.map(|past| past.of_10),
                "opioid_days_past_90": orders.past.map(|past| past.of_90),
            },
        });
        let options = Options { language: own(settings.language), table: None };
        let answer: Value = serde_json::from_str(&flags(&row.to_string(), &options)).unwrap_or_default();
        for flag in answer.get("lines").and_then(Value::as_array).into_iter().flatten() {
            if found.iter().all(|known| known.get("flag") != flag.get("flag")) {
                found.push(flag.clone());
            }
        }
    }
    found
}

/// Where something is printed: an address where it is one, and what it is called.
fn source(address: &str, label: &str) -> Value {
    let whole = if address.starts_with("http") {
        Some(address.to_owned())
    } else {
        let is_host = address.contains('.') && !address.contains([' ', ';']);
        is_host.then(|| format!("https://{address}"))
    };
    match whole {
        Some(url) => json!({"label": label, "url": url}),
        None => json!({"label": label}),
    }
}

/// At most as many characters as a summary has, cut between words.
fn short(text: &str) -> String {
    if text.chars().count() < SUMMARY {
        return text.to_owned();
    }
    let cut: String = text.chars().take(SUMMARY - 2).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole);
    format!("{whole}…")
}

fn paragraphs(parts: &[String]) -> String {
    parts.iter().map(String::as_str).filter(|part| !part.trim().is_empty()).collect::<Vec<_>>().join("\n\n")
}

/// The name of a drug comes from the record; in a card's Markdown it is nothing but words.
fn plain(name: &str) -> String {
    name.chars().filter(|sign| !matches!(sign, '<' | '>' | '[' | ']' | '`' | '*' | '_' | '|' | '\\')).collect()
}
