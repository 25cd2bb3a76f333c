//! A case's medications, scores and morphine equivalents for other programs: as a FHIR bundle, and as a table (CSV).
//!
//! What leaves is what the case page shows: hidden fields are not among the answers, figures are those that were kept. Every
//! resource and every row says that it is for education.

use fhir::write;
use serde_json::Number;

use crate::{
    computation::{Computation, Dose, Line, MEDICATIONS, Score},
    csv,
    follow_up::Medicines,
    form::{self, Answers, Form, Row},
    import,
    language::Language,
};

/// A case as it is exported. Health data: it has no `Debug`.
pub struct Export<'a> {
    /// The form it was written with.
    pub form: &'a Form,
    /// The answers, hidden ones left out.
    pub answers: &'a Answers,
    /// What was worked out of them.
    pub computed: &'a Computation,
    /// The medications at the follow-up, where they were told.
    pub later: Option<&'a Medicines>,
    /// What the hub calls the case.
    pub code: Option<&'a str>,
    /// The language of the sentences.
    pub language: Language,
    /// The words around the figures.
    pub words: Words,
}

/// The words around the figures, in the language of the export.
pub struct Words {
    /// "Education, not prescribing."
    pub notice: String,
    /// What stands for the person.
    pub subject: String,
    /// What the total is called.
    pub total: String,
    /// What stands behind the name of what was told at the follow-up: "at the follow-up".
    pub later: String,
    /// The factor tables of the total and of the one at the follow-up, with their versions; empty without a total.
    pub tables: [String; 2],
    /// What must not be done with the total.
    pub caution: String,
    /// Names of the table's columns, as [`COLUMNS`] has them.
    pub columns: [String; COLUMNS.len()],
    /// What a row of the table is: a medication, a total, a score.
    pub kinds: [String; 3],
}

/// The columns of the table.
pub const COLUMNS: [&str; 13] = [
    "kind",
    "name",
    "strength",
    "form",
    "dose",
    "unit",
    "route",
    "frequency",
    "purpose",
    "low",
    "high",
    "how",
    "notice",
];

/// A medication of the form in few words, but for the drug: "Long-acting tablet or capsule · 12 mg · By mouth · twice daily".
pub fn taken(form: &Form, row: &Row, language: Language) -> String {
    let told = |column: &str| words(form, row, column, language);
    let dose = format!("{} {}", told("dose"), told("unit"));
    let parts = [told("strength"), told("formulation"), dose.trim().to_owned(), told("route"), told("frequency")];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// The words of a cell: of an option, or what was typed.
fn words(form: &Form, row: &Row, column: &str, language: Language) -> String {
    let text = row.get(column).map_or("", String::as_str);
    match form.column(MEDICATIONS, column) {
        Some(field) if !field.options().is_empty() => field.word(text, language).to_owned(),
        _ => text.to_owned(),
    }
}

/// How a line's number came about, or why it has none.
fn because(line: &Line) -> String {
    line.formula.iter().chain(&line.why).map(String::as_str).collect::<Vec<_>>().join(" ")
}

/// A number as it is written in either language.
fn number(text: &str) -> Option<Number> {
    let plain = text.trim().replace(',', ".");
    let decimal = plain.chars().all(|sign| sign.is_ascii_digit() || sign == '.');
    serde_json::from_str(&plain).ok().filter(|_| decimal)
}

impl Export<'_> {
    /// The bundle, as JSON.
    pub fn bundle(&self) -> String {
        let later = self.later.map(|later| (&later.answers, self.dose_later()));
        let all = |form, answers: &Answers, dose: Option<&Dose>, note: &str| {
            let rows = answers.rows(MEDICATIONS).iter().enumerate();
            rows.map(|(place, row)| self.medication(form, dose.and_then(|dose| dose.line(place)), row, note))
                .collect::<Vec<_>>()
        };
        let [then, now] = &self.words.tables;
        let export = write::Export {
            language: self.language.code().to_owned(),
            code: self.code.map(str::to_owned),
            notice: self.words.notice.clone(),
            subject: self.words.subject.clone(),
            medications: all(self.form, self.answers, self.dose(), ""),
            dose: self.dose().map(|dose| self.total(dose, self.words.total.clone(), then)),
            later: later
                .map(|(answers, dose)| all(form::newest(), answers, dose, &self.words.later))
                .unwrap_or_default(),
            dose_later: self.dose_later().map(|dose| self.total(dose, self.named(&self.words.total), now)),
            scores: self.computed.scores.iter().map(score).collect(),
        };
        serde_json::to_string_pretty(&write::bundle(&export)).unwrap_or_default()
    }

    /// The total, where there is an opioid to count.
    fn dose(&self) -> Option<&Dose> {
        self.computed.dose.as_ref().filter(|dose| dose.has_opioid())
    }

    /// The total at the follow-up, where there is an opioid to count.
    fn dose_later(&self) -> Option<&Dose> {
        self.later.and_then(|later| later.doses.get(self.language)).filter(|dose| dose.has_opioid())
    }

    /// A name of something that was told at the follow-up.
    fn named(&self, name: &str) -> String {
        format!("{name} ({})", self.words.later)
    }

    fn medication(&self, form: &Form, line: Option<&Line>, row: &Row, note: &str) -> write::Taken {
        let told = |column: &str| words(form, row, column, self.language);
        let dose = told("dose");
        let (low, high) = dose.split_once('-').unwrap_or((&dose, &dose));
        let line = line.filter(|line| line.outcome != "no_opioid");
        write::Taken {
            drug: [told("drug"), told("strength")].join(" ").trim().to_owned(),
            directions: taken(form, row, self.language),
            route: told("route"),
            dose: number(low).zip(number(high)).map(|(low, high)| [low, high]),
            unit: told("unit"),
            reason: told("purpose"),
            notes: Some(note.to_owned()).filter(|note| !note.is_empty()).into_iter().chain(line.map(because)).collect(),
        }
    }

    fn total(&self, dose: &Dose, name: String, table: &str) -> write::Dose {
        let flags = dose
            .flags
            .iter()
            .map(|flag| format!("{} ({}, {}: {})", flag.text, flag.guideline, flag.version, flag.trigger));
        let said = [dose.text.clone()].into_iter().chain(dose.why.iter().cloned()).chain(flags);
        write::Dose {
            name,
            low: dose.low.clone(),
            high: dose.high.clone(),
            method: table.to_owned(),
            notes: said.chain([self.words.caution.clone()]).collect(),
        }
    }

    /// The table, as text.
    pub fn table(&self) -> String {
        let [medication, total, scored] = &self.words.kinds;
        let mut rows: Vec<[String; COLUMNS.len()]> = vec![self.words.columns.clone()];
        let end = |number: Option<&Number>| number.map(ToString::to_string).unwrap_or_default();
        let empty = String::new;
        let later = self.later.map(|later| (self.named(medication), form::newest(), &later.answers, self.dose_later()));
        let then = (medication.clone(), self.form, self.answers, self.dose());
        let all = [then].into_iter().chain(later).flat_map(|(kind, form, answers, dose)| {
            let rows = answers.rows(MEDICATIONS).iter().enumerate();
            rows.map(move |(place, row)| (kind.clone(), form, dose.and_then(|dose| dose.line(place)), row))
        });
        for (kind, form, line, row) in all {
            let told = |column: &str| words(form, row, column, self.language);
            let line = line.filter(|line| line.outcome != "no_opioid");
            rows.push([
                kind,
                told("drug"),
                told("strength"),
                told("formulation"),
                told("dose"),
                told("unit"),
                told("route"),
                told("frequency"),
                told("purpose"),
                end(line.and_then(|line| line.low.as_ref())),
                end(line.and_then(|line| line.high.as_ref())),
                line.map(because).unwrap_or_default(),
                self.words.notice.clone(),
            ]);
        }
        let mut figure = |kind: &String, name: String, low: String, high: String, how: Vec<String>| {
            let how = how.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
            let [a, b, c, d, e, f, g] = [(); 7].map(|()| empty());
            rows.push([kind.clone(), name, a, b, c, d, e, f, g, low, high, how, self.words.notice.clone()]);
        };
        let later = (self.named(total), self.named(&self.words.total), self.dose_later());
        let totals = [(total.clone(), self.words.total.clone(), self.dose()), later];
        for ((kind, name, dose), table) in totals.into_iter().zip(&self.words.tables) {
            let Some(dose) = dose else { continue };
            let mut how = vec![dose.text.clone(), table.clone()];
            how.extend(dose.why.iter().cloned());
            how.push(self.words.caution.clone());
            figure(&kind, name, end(dose.low.as_ref()), end(dose.high.as_ref()), how);
        }
        for score in &self.computed.scores {
            let said = || score.meanings.iter().chain(&score.refusal).chain([&score.citation]).cloned().collect();
            for one in &score.figures {
                let value = number(&one.value).map(|value| value.to_string()).unwrap_or_default();
                let name =
                    if score.figures.len() > 1 { format!("{} ({})", score.name, one.key) } else { score.name.clone() };
                figure(scored, name, value.clone(), value, said());
            }
            if score.figures.is_empty() {
                figure(scored, score.name.clone(), empty(), empty(), said());
            }
        }
        csv::written(&rows)
    }
}

fn score(score: &Score) -> write::Score {
    let figures: Vec<(String, Number)> =
        score.figures.iter().filter_map(|figure| Some((figure.key.clone(), number(&figure.value)?))).collect();
    let single = figures.len() == 1;
    write::Score {
        name: score.name.clone(),
        loinc: import::loinc(&score.field).filter(|_| single).map(str::to_owned),
        figures,
        meanings: score.meanings.clone(),
        method: format!("{} ({})", score.citation, score.version),
        notes: score.refusal.iter().chain(&score.alerts).cloned().collect(),
    }
}

#[cfg(test)]
mod tests;
