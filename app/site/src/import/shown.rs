//! What a record offers, as a page: each line with what the record says, how it is read, and what is to be said of it.

use std::collections::BTreeMap;

use askama::Template;
use domain::{
    computation::{self, Dose, MEDICATIONS},
    export,
    form::Field,
    import::{Kind, Left, Line, Note, Target},
};
use store::case::Record;
use ui::{ErrorSummary, Html};

use crate::{identifier::Found, sent::Form, visit::Visit};

/// The page.
#[derive(Template)]
#[template(path = "import/offer.html")]
pub struct Offered<'a> {
    v: &'a Visit,
    record: &'a Record,
    form: &'a Form,
    found: Found<'a>,
    groups: Vec<Group>,
    left: Vec<String>,
}

/// Lines of one kind under a heading.
struct Group {
    /// The end of the key of its heading.
    name: &'static str,
    lines: Vec<Shown>,
}

/// A line.
struct Shown {
    number: usize,
    ticked: bool,
    title: String,
    /// What the record says, where that is not the title.
    said: String,
    /// How it is read.
    reading: String,
    /// The morphine equivalents it comes to, or why it has none.
    dose: String,
    notes: Vec<String>,
    hidden: Vec<(String, String)>,
}

impl<'a> Offered<'a> {
    /// The page with these lines; `is_ticked` says which are.
    pub fn new(
        v: &'a Visit,
        record: &'a Record,
        form: &'a Form,
        lines: &BTreeMap<usize, Line>,
        is_ticked: impl Fn(usize, &Line) -> bool,
        left: &[Left],
    ) -> Self {
        let doses = doses(v, record, lines);
        let mut groups: Vec<Group> = Vec::new();
        for (number, line) in lines {
            let name = group(line);
            let shown = Shown {
                number: *number,
                ticked: is_ticked(*number, line),
                title: title(v, record, line),
                said: said(v, record, line),
                reading: reading(v, record, line),
                dose: doses.get(number).cloned().unwrap_or_default(),
                notes: line.notes.iter().map(|note| told(v, note)).collect(),
                hidden: line.fields(*number),
            };
            match groups.iter_mut().find(|group| group.name == name) {
                Some(group) => group.lines.push(shown),
                None => groups.push(Group { name, lines: vec![shown] }),
            }
        }
        let left = left.iter().map(|left| self::left(v, left)).collect();
        Self { v, record, form, found: Found::new(v, form), groups, left }
    }

    fn summary(&self) -> ErrorSummary {
        let summary = ErrorSummary::new(self.v.t("site-problem-title"));
        self.form.faults.iter().fold(summary, |summary, fault| {
            // A detail stands in a hidden field: its question stands with its line.
            let place = fault.field.strip_prefix("line-").and_then(|rest| rest.split_once('-'));
            match (place, fault.field.as_str()) {
                (Some((number, _)), _) => summary.at(format!("take-{number}"), self.v.fault(fault)),
                (None, "") => summary.overall(self.v.fault(fault)),
                (None, field) => summary.at(field, self.v.fault(fault)),
            }
        })
    }

    fn error(&self, number: &usize) -> Option<ui::ErrorMessage> {
        let fault = self.form.faults.of(&format!("take-{number}"))?;
        let id = format!("take-{number}-error");
        Some(ui::ErrorMessage::new(self.v.t("site-error-prefix"), self.v.fault(fault)).id(id))
    }

    /// Questions about details in a line.
    fn asked(&self, number: &usize) -> askama::Result<Html> {
        let own = format!("line-{number}-");
        self.found.at(|field| field.starts_with(&own))
    }

    fn made(&self) -> askama::Result<Html> {
        self.found.made()
    }

    fn heading(&self, group: &Group) -> String {
        self.v.t(format!("import-group-{}", group.name))
    }
}

fn group(line: &Line) -> &'static str {
    match (line.target, line.field.as_str()) {
        (Target::Medication, _) => "medications",
        (Target::Score, _) => "scores",
        (Target::Answer, "age-band" | "gender") => "person",
        (Target::Tick | Target::Answer | Target::Words, _) => "conditions",
    }
}

fn field<'a>(record: &'a Record, line: &Line) -> Option<&'a Field> {
    record.form.holder(&line.field)?.field(&line.field)
}

fn label(v: &Visit, record: &Record, line: &Line) -> String {
    field(record, line).map(|field| field.label.get(v.language).to_owned()).unwrap_or_default()
}

fn title(v: &Visit, record: &Record, line: &Line) -> String {
    match line.target {
        Target::Medication => line.cells.get("drug").cloned().unwrap_or_default(),
        Target::Score => label(v, record, line),
        Target::Answer => {
            let word = record.form.word(&line.field, line.value(), v.language);
            v.t2("import-answer", "label", label(v, record, line), "answer", word)
        }
        Target::Tick => record.form.word(&line.field, line.value(), v.language).to_owned(),
        Target::Words => line.value().to_owned(),
    }
}

/// The record's own words, where they add something.
fn said(v: &Visit, record: &Record, line: &Line) -> String {
    let title = title(v, record, line);
    let more = line.said.strip_prefix(&title).map(|rest| rest.trim_start_matches(" · "));
    match (line.target, more) {
        (Target::Score, _) => String::new(),
        (Target::Answer, _) if group(line) == "person" => String::new(),
        (_, Some(rest)) => rest.to_owned(),
        (_, None) => line.said.clone(),
    }
}

/// Where it goes and as what.
fn reading(v: &Visit, record: &Record, line: &Line) -> String {
    match line.target {
        Target::Medication => export::taken(record.form, &line.cells, v.language),
        Target::Score => {
            let items: Vec<&str> = line.cells.values().map(String::as_str).collect();
            items.join(" · ")
        }
        Target::Tick | Target::Words => v.t1("import-goes", "label", label(v, record, line)),
        Target::Answer => String::new(),
    }
}

/// What each medication comes to, by its number.
fn doses(v: &Visit, record: &Record, lines: &BTreeMap<usize, Line>) -> BTreeMap<usize, String> {
    let rows: Vec<_> = lines.iter().filter(|(_, line)| line.target == Target::Medication).collect();
    let cells: Vec<_> = rows.iter().map(|(_, line)| &line.cells).collect();
    let json = serde_json::json!({ "rows": cells }).to_string();
    let question = computation::question(&record.answers, record.tables.factors, v.language);
    let Some(dose) = Dose::typed(&question, &json) else {
        return BTreeMap::new();
    };
    let told = |(place, (number, _)): (usize, &(&usize, &Line))| {
        let line = dose.told().find(|line| line.row == place)?;
        Some((**number, v.because(line)))
    };
    rows.iter().enumerate().filter_map(told).collect()
}

fn told(v: &Visit, note: &Note) -> String {
    v.t1(&format!("import-note-{}", note.code()), "value", note.value())
}

/// "Oxycodone 5 mg (2): not taken now".
fn left(v: &Visit, left: &Left) -> String {
    let kind = match left.kind {
        Kind::Medication => "medication",
        Kind::Condition => "condition",
        Kind::Observation => "observation",
        Kind::Person => "person",
        Kind::Other => "other",
    };
    let what = left.label.clone().unwrap_or_else(|| v.t(format!("import-kind-{kind}")));
    let why = v.t(format!("import-left-{}", left.why));
    let args =
        [("what", what.into()), ("count", u32::try_from(left.count).unwrap_or(u32::MAX).into()), ("why", why.into())];
    v.words.tell("import-left", &args)
}

/// Whether the medications are among the sections that were changed.
pub fn leads_to_medications(lines: &BTreeMap<usize, Line>) -> bool {
    lines.values().any(|line| line.field == MEDICATIONS)
}
