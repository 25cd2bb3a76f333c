//! Ticked lines become answers, under every limit of the form.

use std::collections::BTreeMap;

use super::{Line, Target, condition};
use crate::{
    fields::{Faults, Fields},
    form::{Answers, Form, Kind, Section, cell},
};

/// Where a cell of a sent line is typed text, and the field of the form that it goes to.
pub fn names(lines: &BTreeMap<usize, Line>) -> Vec<(String, String)> {
    let free = |line: &Line| match line.target {
        Target::Medication => &["drug", "strength", "dose", "frequency"][..],
        Target::Words => &["value"][..],
        Target::Score | Target::Tick | Target::Answer => &[][..],
    };
    let cells = lines.iter().flat_map(|(number, line)| {
        let sent = free(line).iter().filter(|column| line.cells.contains_key(**column));
        sent.map(move |column| (format!("line-{number}-cell-{column}"), line.field.clone()))
    });
    cells.collect()
}

/// The answers with these lines in them, or what keeps a line from being taken: a fault at "take-NUMBER".
pub fn take(form: &Form, answers: &Answers, lines: &BTreeMap<usize, Line>) -> Result<Answers, Faults> {
    let (mut answers, mut faults) = (answers.clone(), Faults::default());
    for (number, line) in lines {
        let at = format!("take-{number}");
        let added = form.holder(&line.field).and_then(|section| Some((section, with(section, line, &answers)?)));
        match added {
            None => faults.add(at, "import-fault-form"),
            Some((_, Added::Full)) => faults.add(at, "import-fault-full"),
            Some((section, Added::Fields(fields))) => match form.draft(section, &fields, &answers) {
                Ok(more) => answers = more,
                Err(found) => {
                    if let Some(fault) = found.iter().next() {
                        faults.add_with(at, fault.key, fault.args.clone());
                    }
                }
            },
        }
    }
    if faults.is_empty() { Ok(answers) } else { Err(faults) }
}

/// The fields of a section with a line added.
enum Added {
    Fields(Fields),
    /// The table has no room.
    Full,
}

/// None when the section has no such field, or the line is none of ours.
fn with(section: &Section, line: &Line, answers: &Answers) -> Option<Added> {
    let field = section.field(&line.field).filter(|field| field.name == line.field)?;
    let fields = answers.fields(section);
    let value = || Some(line.value()).filter(|value| !value.is_empty());
    let fields = match (line.target, &field.kind) {
        (Target::Medication, Kind::Table { most, .. }) => {
            let row = answers.rows(&field.name).len();
            if row >= *most {
                return Some(Added::Full);
            }
            line.cells.iter().fold(fields, |fields, (column, text)| fields.with(cell(&field.name, row, column), text))
        }
        (Target::Score, Kind::Instrument { .. }) => {
            let own = cell(&field.name, 0, "");
            let others = fields.pairs().filter(|(name, _)| !name.starts_with(&own));
            let others = Fields::new(others.map(|(name, value)| (name.to_owned(), value.to_owned())).collect());
            line.cells.iter().fold(others, |fields, (key, text)| fields.with(cell(&field.name, 0, key), text))
        }
        (Target::Tick, Kind::Choices { options }) => {
            let alone = |code: &str| options.iter().any(|option| option.alone && option.code == code);
            let kept = fields.pairs().filter(|(name, code)| *name != field.name || !alone(code));
            let kept = Fields::new(kept.map(|(name, value)| (name.to_owned(), value.to_owned())).collect());
            kept.with(&field.name, value()?)
        }
        (Target::Answer, Kind::Choice { .. }) => fields.replacing(&field.name, value()?),
        (Target::Words, Kind::Long { .. }) if field.name == condition::WORDS => {
            let now = answers.one(&field.name);
            let text = if now.is_empty() { value()?.to_owned() } else { format!("{now}\n{}", value()?) };
            fields.replacing(&field.name, text)
        }
        _ => return None,
    };
    Some(Added::Fields(fields))
}
