//! Decision support for clinics' records (CDS Hooks): the day's morphine equivalents of orders, and what guidelines suggest.
//!
//! Education, not prescribing: cards inform or warn and lead to their source; none proposes an order. Nothing is asked of a record
//! but what the request brings, nothing is kept.

mod card;
mod orders;
mod parity;
mod past;

use std::{
    collections::BTreeMap,
    io::{BufRead, Write},
    sync::LazyLock,
};

use serde_json::{Value, json};

use crate::{
    computation,
    language::{Language, Text},
};
use orders::Orders;
pub use past::Today;

/// The largest request, in bytes.
pub const MOST: usize = fhir::BYTES;

/// How cards are made.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The language of the sentences.
    pub language: Language,
    /// The factor table.
    pub table: &'static str,
    /// Whether the public guide's own answer is told beside ours, with every reason for a difference.
    pub parity: bool,
}

/// A moment in a record's use at which a service is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hook {
    /// While an order is being chosen.
    OrderSelect,
    /// When a chart is opened.
    PatientView,
}

/// Why a request gets no cards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// No service of this name.
    NoService,
    /// No request of this kind.
    Unreadable,
    /// Asked at another moment than the service is for.
    WrongHook,
    /// The active orders were not sent along: an answer without them would mislead.
    NoOrders,
}

impl Refusal {
    /// The status that CDS Hooks has for it.
    pub const fn status(self) -> u16 {
        match self {
            Self::NoService => 404,
            Self::Unreadable | Self::WrongHook => 400,
            Self::NoOrders => 412,
        }
    }

    /// What is said of it.
    pub fn text(self, language: Language) -> &'static str {
        let key = match self {
            Self::NoService => "no-service",
            Self::Unreadable => "unreadable",
            Self::WrongHook => "wrong-hook",
            Self::NoOrders => "no-orders",
        };
        say(key, language)
    }
}

impl Hook {
    const ALL: [Self; 2] = [Self::OrderSelect, Self::PatientView];

    /// The hook's name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::OrderSelect => "order-select",
            Self::PatientView => "patient-view",
        }
    }

    /// The name of its service in addresses.
    pub const fn service(self) -> &'static str {
        match self {
            Self::OrderSelect => "mme-order-select",
            Self::PatientView => "mme-patient-view",
        }
    }

    const fn word(self) -> &'static str {
        match self {
            Self::OrderSelect => "select",
            Self::PatientView => "view",
        }
    }
}

/// Sentences around the figures, in both languages.
static WORDS: LazyLock<BTreeMap<String, Text>> =
    LazyLock::new(|| serde_json::from_str(include_str!("cds/words.json")).unwrap_or_default());

fn say(key: &str, language: Language) -> &'static str {
    WORDS.get(key).map_or("", |text| text.get(language))
}

const fn own(language: Language) -> mme::words::Language {
    match language {
        Language::En => mme::words::Language::English,
        Language::Fr => mme::words::Language::French,
    }
}

/// "Education, not prescribing", in full.
fn education(language: Language) -> String {
    mme::words::say("education", own(language), &[])
}

/// What the services are and what they want to be sent.
pub fn discovery(language: Language) -> Value {
    let service = |hook: Hook| {
        json!({
            "hook": hook.name(),
            "id": hook.service(),
            "title": say(&format!("{}-title", hook.word()), language),
            "description": say(&format!("{}-description", hook.word()), language),
            "prefetch": {
                "requests": "MedicationRequest?patient={{context.patientId}}&status=active,on-hold&_include=MedicationRequest:medication",
                "statements": "MedicationStatement?patient={{context.patientId}}&status=active&_include=MedicationStatement:medication",
                "conditions": "Condition?patient={{context.patientId}}&clinical-status=active",
            },
            "usageRequirements": education(language),
        })
    };
    json!({"services": Hook::ALL.map(service)})
}

/// Answers a request to a service, on a day.
pub fn answer(service: &str, request: &[u8], today: Today, settings: &Settings) -> Result<Value, Refusal> {
    let hook = Hook::ALL.into_iter().find(|hook| hook.service() == service).ok_or(Refusal::NoService)?;
    let request: Value = serde_json::from_slice(request).map_err(|_| Refusal::Unreadable)?;
    answered(hook, &request, Some(today), settings)
}

fn answered(hook: Hook, request: &Value, today: Option<Today>, settings: &Settings) -> Result<Value, Refusal> {
    let asked = request.get("hook").and_then(Value::as_str).ok_or(Refusal::Unreadable)?;
    // The last look before signing asks the same as choosing does.
    let fits = asked == hook.name() || (asked == "order-sign" && hook == Hook::OrderSelect);
    if !fits {
        return Err(Refusal::WrongHook);
    }
    let orders = Orders::read(hook, request, today)?;
    let mut answer = json!({"cards": card::cards(&orders, settings)});
    if settings.parity
        && let Some(answer) = answer.as_object_mut()
    {
        answer.insert("extension".to_owned(), json!({"allround-parity": parity::beside(&orders, asked, settings)}));
    }
    Ok(answer)
}

/// Answers requests line by line: `{"id", "status", "response"}`, or with a `message` where there is no response. The service is
/// that of the request's hook. Without a day, only a request with a dated draft has one to look back from.
///
/// # Errors
/// Only those of reading and writing.
pub fn run(rows: impl BufRead, mut out: impl Write, today: Option<Today>, settings: &Settings) -> std::io::Result<()> {
    for line in rows.split(b'\n') {
        let line = line?;
        if line.trim_ascii().is_empty() {
            continue;
        }
        let request: Option<Value> = serde_json::from_slice(&line).ok().filter(|_| line.len() <= MOST);
        let id = request.as_ref().and_then(|request| request.get("id").or(request.get("hookInstance"))).cloned();
        let hook = |request: &Value| match request.get("hook").and_then(Value::as_str) {
            Some("patient-view") => Hook::PatientView,
            _ => Hook::OrderSelect,
        };
        let result =
            request.ok_or(Refusal::Unreadable).and_then(|request| answered(hook(&request), &request, today, settings));
        let answer = match result {
            Ok(response) => json!({"id": id, "status": 200, "response": response}),
            Err(refusal) => json!({"id": id, "status": refusal.status(), "message": refusal.text(settings.language)}),
        };
        writeln!(out, "{answer}")?;
    }
    out.flush()
}

impl Default for Settings {
    fn default() -> Self {
        Self { language: Language::En, table: computation::USUAL, parity: false }
    }
}

impl Settings {
    /// The settings with the factor table of an id; none when there is no such table.
    pub fn by(self, table: &str) -> Option<Self> {
        let table = mme::table::named(table)?;
        Some(Self { table: &table.id, ..self })
    }
}

#[cfg(test)]
mod tests;
