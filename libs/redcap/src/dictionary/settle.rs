//! Eighteen cells as a field, whatever file they came from.

use super::{Column, Field, FieldKind, Validation, choice};
use crate::{Notes, Problem};

/// The field of a row, and everything that must be said of it; none when it cannot be used.
pub(crate) fn settle(cells: &[&str; 18], row: usize, notes: &mut Notes) -> Option<Field> {
    let cell = |column: Column| cells.get(column as usize).map_or("", |cell| cell.trim());
    let name = cell(Column::Name);
    let mut note = |column: Column, problem, detail: &str| notes.add(row, column.title(), problem, detail);
    if name.is_empty() {
        note(Column::Name, Problem::NoName, "");
        return None;
    }
    if !named(name) {
        note(Column::Name, Problem::BadName, name);
        return None;
    }
    let Some(kind) = FieldKind::parse(cell(Column::Type)) else {
        note(Column::Type, Problem::UnknownType, cell(Column::Type));
        return None;
    };
    let mut field = Field {
        name: name.to_owned(),
        form: cell(Column::Form).to_owned(),
        section: cell(Column::Section).to_owned(),
        kind,
        label: cell(Column::Label).to_owned(),
        note: cell(Column::Note).to_owned(),
        validation: Validation::parse(cell(Column::Validation)),
        least: cell(Column::Least).to_owned(),
        greatest: cell(Column::Greatest).to_owned(),
        identifier: yes(cell(Column::Identifier)),
        branching: cell(Column::Branching).to_owned(),
        required: yes(cell(Column::Required)),
        alignment: cell(Column::Alignment).to_owned(),
        question_number: cell(Column::Number).to_owned(),
        matrix: cell(Column::Matrix).to_owned(),
        ranking: yes(cell(Column::Ranking)),
        annotation: cell(Column::Annotation).to_owned(),
        ..Field::default()
    };
    let choices = cell(Column::Choices);
    match kind {
        FieldKind::Calc => {
            field.formula = choices.to_owned();
            note(Column::Choices, Problem::Calculation, "");
        }
        FieldKind::Slider if !choices.is_empty() => {
            field.ends = choices.split('|').map(|end| end.trim().to_owned()).collect();
        }
        _ if kind.chooses() => {
            field.choices = choice::read(choices, row, Column::Choices.title(), notes);
            if field.choices.is_empty() {
                notes.add(row, Column::Choices.title(), Problem::NoChoices, "");
                return None;
            }
        }
        _ => {}
    }
    let mut note = |column: Column, problem, detail: &str| notes.add(row, column.title(), problem, detail);
    if matches!(kind, FieldKind::Text) && !field.validation.known() {
        note(Column::Validation, Problem::UnknownValidation, field.validation.word());
    }
    if field.identifier {
        note(Column::Identifier, Problem::Identifier, "");
    }
    if !field.branching.is_empty() {
        note(Column::Branching, Problem::Branching, "");
    }
    if !field.annotation.is_empty() {
        note(Column::Annotation, Problem::Annotation, &field.annotation);
    }
    if field.plain_label() != field.label.split_whitespace().collect::<Vec<_>>().join(" ") {
        note(Column::Label, Problem::Markup, "");
    }
    Some(field)
}

/// Whether it is a variable name: at most 100 lower-case letters, digits and underscores, a letter first.
fn named(name: &str) -> bool {
    let sign = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    name.len() <= 100 && name.starts_with(|first: char| first.is_ascii_lowercase()) && name.bytes().all(sign)
}

fn yes(cell: &str) -> bool {
    matches!(cell.to_ascii_lowercase().as_str(), "y" | "yes" | "1" | "true")
}
