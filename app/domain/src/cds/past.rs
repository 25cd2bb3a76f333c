//! What the dates of a request tell: on how many of the past days an opioid was supplied, and which conditions are recent.
//! The day of a request is the one on which its newest draft was written; else the one that whoever asks the clock hands in.

use std::collections::BTreeSet;

use mme::{history::day, product};
use serde_json::Value;

use crate::moment::Moment;

/// Days on an opioid among the past 10 and the past 90.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Past {
    pub of_10: usize,
    pub of_90: usize,
}

/// The resources of a bundle, or the one that it is.
fn resources(sent: &Value) -> Vec<&Value> {
    match sent.get("entry").and_then(Value::as_array) {
        Some(entries) => entries.iter().filter_map(|entry| entry.get("resource")).collect(),
        None => vec![sent],
    }
}

fn date(resource: &Value, keys: &[&str]) -> Option<i64> {
    keys.iter().find_map(|key| day(resource.get(key)?.as_str()?.get(..10)?))
}

/// The day of a request, for what is counted back from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Today(i64);

impl Today {
    /// The day of a moment, in UTC.
    pub const fn of(now: Moment) -> Self {
        Self(now.seconds().div_euclid(86_400))
    }

    /// A day as "2025-04-01".
    pub fn parse(date: &str) -> Option<Self> {
        (date.len() == 10).then(|| day(date)).flatten().map(Self)
    }

    /// In days since 1970-01-01.
    pub(super) const fn day(self) -> i64 {
        self.0
    }
}

/// The day on which the newest of the drafts was written.
pub(super) fn written(drafts: &Value) -> Option<i64> {
    resources(drafts).into_iter().filter_map(|draft| date(draft, &["authoredOn"])).max()
}

/// On how many days before `today` an opioid was supplied, by the orders that say when they were written and for how many
/// days; none where no order of an opioid says both.
pub(super) fn days(requests: &Value, today: i64) -> Option<Past> {
    let mut supplied = BTreeSet::new();
    let mut told = false;
    for order in resources(requests).into_iter().filter(|order| is_opioid(order)) {
        let supply = order.pointer("/dispenseRequest/expectedSupplyDuration");
        let count = supply.filter(|supply| counts_days(supply)).and_then(|supply| supply.get("value")?.as_f64());
        let (Some(start), Some(count)) = (date(order, &["authoredOn"]), count) else { continue };
        told = true;
        let lasting = (1..=90).filter(|back| {
            let at = today - back - start;
            at >= 0 && (at as f64) < count
        });
        supplied.extend(lasting);
    }
    told.then(|| Past { of_10: supplied.range(..=10).count(), of_90: supplied.len() })
}

fn counts_days(supply: &Value) -> bool {
    let unit = supply.get("code").or_else(|| supply.get("unit")).and_then(Value::as_str).unwrap_or_default();
    matches!(unit.to_ascii_lowercase().as_str(), "d" | "day" | "days" | "jour" | "jours")
}

fn is_opioid(order: &Value) -> bool {
    let drug = order.get("medicationCodeableConcept");
    let codings = drug.and_then(|drug| drug.get("coding")?.as_array()).into_iter().flatten();
    let text = |value: &Value, key: &str| value.get(key).and_then(Value::as_str).map(str::to_owned);
    let mut names: Vec<String> = drug.and_then(|drug| text(drug, "text")).into_iter().collect();
    for coding in codings {
        names.extend(text(coding, "display"));
        names.extend(text(coding, "code").and_then(|code| product::rxnorm(&code).map(str::to_owned)));
        names.extend(text(coding, "code").and_then(|code| product::ccdd(&code).map(str::to_owned)));
    }
    names.iter().any(|name| product::Product::read(name).opioid.is_some())
}

/// The conditions that began, or were recorded, within 90 days of `today` (the public guide looks no further back), and those
/// that have no date.
pub(super) fn recent(conditions: &Value, today: i64) -> [Value; 2] {
    let began = |entry: &Value| entry.get("resource").and_then(|one| date(one, &["onsetDateTime", "recordedDate"]));
    let of = |wanted: fn(Option<i64>, i64) -> bool| {
        let mut kept = conditions.clone();
        if let Some(entries) = kept.get_mut("entry").and_then(Value::as_array_mut) {
            entries.retain(|entry| wanted(began(entry), today));
        }
        kept
    };
    [of(|began, today| began.is_some_and(|began| today - began <= 90)), of(|began, _| began.is_none())]
}
