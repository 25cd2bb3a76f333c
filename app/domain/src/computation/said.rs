//! What a case's form tells beside its medications that guidelines speak of. Only what an answer says exactly is a fact;
//! "suspected" and "not known" are none.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::form::{Answer, Answers};

/// The fields that facts are made of.
const FIELDS: [&str; 15] = [
    "duration",
    "psychiatric",
    "sleep-apnea",
    "pregnancy",
    "opioid-now",
    "not-done",
    "persistent",
    "opioid-review",
    "taper",
    "taper-course",
    "urine-test",
    "monitoring",
    "naloxone",
    "concerns",
    "disorder",
];

/// The field that tells whether substance use was ever treated.
const TREATMENT: &str = "treatment";

/// The options chosen in the fields that facts are made of. Health data.
#[derive(Default, Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct Said(BTreeMap<String, Vec<String>>);

impl Said {
    /// What answers say.
    pub(super) fn of(answers: &Answers) -> Self {
        let codes = |field: &'static str| {
            let codes = match answers.get(field)? {
                Answer::One(code) => vec![code.clone()],
                Answer::Many(codes) => codes.clone(),
                Answer::Rows(_) => return None,
            };
            Some((field.to_owned(), codes))
        };
        Self(FIELDS.into_iter().chain([TREATMENT]).filter_map(codes).collect())
    }

    /// The same, but for fields that a page shows: there what is chosen on it.
    pub(super) fn with(mut self, typed: Self) -> Self {
        self.0.extend(typed.0);
        self
    }

    fn says(&self, field: &str, codes: &[&str]) -> bool {
        self.0.get(field).is_some_and(|said| said.iter().any(|code| codes.contains(&code.as_str())))
    }

    /// Yes, no, or nothing that a guideline speaks of.
    fn known(&self, field: &str, yes: &[&str], no: &[&str]) -> Option<bool> {
        if self.says(field, yes) { Some(true) } else { self.says(field, no).then_some(false) }
    }

    /// What was done: not, where it is among what was not done yet.
    fn done(&self, what: &str) -> Option<bool> {
        self.known("not-done", &["none"], &[what])
    }

    /// The facts as `mme` reads them.
    pub(super) fn facts(&self) -> Value {
        let new = self.known("opioid-now", &["new"], &["yes"]);
        let treated = self.says(TREATMENT, &["past", "agonist", "other"]);
        let history = self.known("disorder", &["past", "opioids", "other"], &["never"]);
        let supervised = self.says("disorder", &["supervised"]);
        let fast = self.says("taper", &["fast"]);
        json!({
            "naloxone_on_file": self.says("naloxone", &["yes"]),
            "sedatives": self.says("concerns", &["benzodiazepine", "alcohol"]),
            "overdose": self.says("concerns", &["overdose"]),
            "lost_tolerance": self.says("concerns", &["tolerance"]),
            "sud_history": if treated { Some(true) } else { history },
            "active_sud": self.known("disorder", &["opioids", "other"], &["never", "past"]),
            "oud": self.says("disorder", &["opioids"]),
            "oud_treatment": self.says(TREATMENT, &["agonist"]),
            "supervised": supervised,
            "tolerance": supervised,
            "active_psychiatric_disorder": self.known("psychiatric", &["yes"], &["no"]),
            "sleep_apnea": self.says("sleep-apnea", &["untreated", "treated"]),
            "pregnant": self.says("pregnancy", &["pregnant"]),
            "pain": self.pain(),
            "comprehensive_assessment": self.done("assessment"),
            "goals_set": self.done("goals"),
            "benefits_and_harms_discussed": self.done("discussion"),
            "non_opioid_optimized": self.done("non-opioid"),
            "persistent_pain": self.says("persistent", &["yes"]),
            "review_due": self.says("opioid-review", &["older", "late"]),
            "monitoring_checked": self.known("monitoring", &["3-months"], &["older", "no"]),
            "toxicology_considered": self.known("urine-test", &["3-months"], &["never"]),
            "taper_faster_than_10_percent_month": fast,
            "years_on_opioids": fast.then_some(1),
            "abrupt": self.says("taper", &["abrupt"]),
            "pain_or_function_worse": self.says("taper-course", &["worse"]),
            "taper_difficulty": self.says("taper-course", &["difficult"]),
            "new_start": new,
            "opioid_naive": new,
        })
    }

    /// Acute under a month, subacute to 3 months, then chronic; "under 3 months" of older forms could be either.
    fn pain(&self) -> Option<&'static str> {
        let said = self.0.get("duration")?.first()?;
        match said.as_str() {
            "" | "under-3-months" => None,
            "under-1-month" => Some("acute"),
            "1-3-months" => Some("subacute"),
            _ => Some("chronic"),
        }
    }
}
