//! Two checks: a draft may be incomplete but keeps every limit; a submission lacks nothing.

use super::{Answer, Answers, Choice, Field, Form, Kind, Row, SCALE, Section, cell};
use crate::fields::{Check, Fault, Faults, Fields};

impl Form {
    /// The answers with one section replaced by what a page sent, or every limit it breaks. Nothing is required yet.
    pub fn draft(&self, section: &Section, sent: &Fields, kept: &Answers) -> Result<Answers, Faults> {
        let mut answers = kept.clone();
        let faults = read(section, sent, &mut answers, false);
        if faults.is_empty() { Ok(answers) } else { Err(faults) }
    }

    /// Everything that keeps the answers from being submitted, section by section in order.
    pub fn submission(&self, answers: &Answers) -> Vec<(&Section, Fault)> {
        let missing = |section| self.missing(section, answers).iter().cloned().collect::<Vec<_>>();
        self.sections
            .iter()
            .flat_map(|section| missing(section).into_iter().map(move |fault| (section, fault)))
            .collect()
    }

    /// Everything that keeps one section from being submitted.
    pub fn missing(&self, section: &Section, answers: &Answers) -> Faults {
        read(section, &answers.fields(section), &mut Answers::default(), true)
    }
}

/// Reads a section's fields into the answers; with `complete`, what is required must be there.
fn read(section: &Section, sent: &Fields, answers: &mut Answers, complete: bool) -> Faults {
    let mut faults = Faults::default();
    for field in &section.fields {
        let answer = match &field.kind {
            Kind::Choices { options } => Answer::Many(several(field, options, sent, complete, &mut faults)),
            Kind::Table { columns, .. } => {
                let rows = section.rows_sent(&field.name, sent);
                Answer::Rows(
                    (0..rows).filter_map(|row| row_of(field, row, columns, sent, complete, &mut faults)).collect(),
                )
            }
            Kind::Instrument { .. } => Answer::Rows(field.read_instrument(sent, &mut faults).into_iter().collect()),
            _ => Answer::One(one(&field.name, field, sent, complete && field.required, &mut faults)),
        };
        answers.set(&field.name, answer);
    }
    faults
}

/// One value under a name: the field's own, or a cell's.
fn one(name: &str, field: &Field, sent: &Fields, required: bool, faults: &mut Faults) -> String {
    let plain = Fields::new(vec![(name.to_owned(), plain(sent.get(name)))]);
    let mut check = Check::new(&plain);
    let empty = plain.get(name).is_empty();
    let value = match &field.kind {
        Kind::Choice { options } if required || !empty => check
            .choice(name, |code| options.iter().find(|option| option.code == code))
            .map(|option| option.code.clone()),
        Kind::Number { least, most } if required || !empty => number(&mut check, name, *least, *most),
        // A scale is a choice of eleven numbers.
        Kind::Scale { .. } if required && empty => {
            check.fault(name, "fault-choose");
            None
        }
        Kind::Scale { .. } if !empty => number(&mut check, name, 0, i64::from(SCALE)),
        Kind::Short { most } if required => Some(check.line(name, *most)),
        Kind::Short { most } => Some(check.maybe_line(name, *most)),
        Kind::Long { most } if required => Some(check.text(name, *most)),
        Kind::Long { most } => Some(check.maybe_text(name, *most)),
        _ => None,
    };
    if let Err(found) = check.done(()) {
        faults.extend(found);
    }
    value.unwrap_or_default()
}

fn number(check: &mut Check<'_>, name: &str, least: i64, most: i64) -> Option<String> {
    check.number(name, least, most).map(|number| number.to_string())
}

/// The ticked options of a field.
fn several(field: &Field, options: &[Choice], sent: &Fields, complete: bool, faults: &mut Faults) -> Vec<String> {
    let known = |code: &str| options.iter().find(|option| option.code == code);
    if sent.all(&field.name).any(|code| known(code).is_none()) {
        faults.add(&field.name, "fault-unknown-option");
    }
    let ticked: Vec<&Choice> = options.iter().filter(|option| sent.ticked(&field.name, &option.code)).collect();
    if ticked.len() > 1 && ticked.iter().any(|option| option.alone) {
        faults.add(&field.name, "form-fault-alone");
    }
    if complete && field.required && ticked.is_empty() {
        faults.add(&field.name, "form-fault-several");
    }
    ticked.into_iter().map(|option| option.code.clone()).collect()
}

/// One row of a table; none when all its cells are empty.
fn row_of(
    table: &Field,
    row: usize,
    columns: &[Field],
    sent: &Fields,
    complete: bool,
    faults: &mut Faults,
) -> Option<Row> {
    let name = |column: &Field| cell(&table.name, row, &column.name);
    if columns.iter().all(|column| sent.get(&name(column)).is_empty()) {
        return None;
    }
    let cells = columns.iter().map(|column| {
        let text = one(&name(column), column, sent, complete && column.required, faults);
        (column.name.clone(), text)
    });
    Some(cells.collect::<Vec<_>>().into_iter().filter(|(_, text)| !text.is_empty()).collect())
}

/// Line ends as every system but a browser's form encoding writes them.
fn plain(text: &str) -> String {
    text.replace("\r\n", "\n")
}
