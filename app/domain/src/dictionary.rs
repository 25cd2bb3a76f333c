//! A survey as a REDCap project, both ways: its questions as a data dictionary, its sheets as records; a foreign dictionary as the
//! draft of a survey, foreign records as answers.
//!
//! Grids become matrix groups of radio fields, one an item and standpoint ("then" as `CODE_then`); "not applicable" is the code
//! `na`. Keys of knowledge questions do not leave with the questions: whoever answers could read them.

mod draft;
mod name;
mod note;
mod older;
mod poll;
mod records;

pub use draft::{Draft, draft};
pub use note::{Note, Noted, Unreadable, noted};
pub use older::{Choosing, Coded, Older, read as older};
pub use poll::{Poll, poll};
pub use records::{Filed, families, records};

use redcap::dictionary::{Choice, Dictionary, Field, FieldKind, Validation};

use crate::{
    language::Language,
    survey::{Design, Grid, Kind, Question, Survey},
};

/// The name of the field that holds the token.
pub const RECORD: &str = "record_id";

/// The name of the field that holds the family of professions, where that stands for enough people.
pub const FAMILY: &str = "profession_family";

/// The code of "not applicable".
pub const NOT_APPLICABLE: &str = "na";

/// The data dictionary of a survey in one language, as REDCap takes it. Whom people consulted is not in it: that is kept as tokens
/// of others.
pub fn dictionary(survey: &Survey, language: Language) -> String {
    redcap::dictionary::write(&fields(survey, language))
}

fn fields(survey: &Survey, language: Language) -> Dictionary {
    let first = survey.sections.first().map(|section| section.code.clone()).unwrap_or_default();
    let own =
        |name: &str| Field { name: name.to_owned(), form: first.clone(), label: name.to_owned(), ..Field::default() };
    let mut fields = vec![own(RECORD), own(FAMILY)];
    for section in &survey.sections {
        let mut heading = section.title.get(language).to_owned();
        for question in &section.questions {
            for mut field in of_question(question, language) {
                field.form.clone_from(&section.code);
                if field.section.is_empty() {
                    field.section = std::mem::take(&mut heading);
                }
                fields.push(field);
            }
        }
    }
    Dictionary { fields }
}

fn of_question(question: &Question, language: Language) -> Vec<Field> {
    let field = |kind| Field {
        name: question.code.clone(),
        kind,
        label: question.text.get(language).to_owned(),
        note: question.hint.get(language).to_owned(),
        required: question.required,
        ..Field::default()
    };
    let options = || {
        let choice = |option: &crate::survey::Choice| Choice {
            code: option.code.clone(),
            label: label(option.label.get(language)),
        };
        question.kind.options().iter().map(choice).collect()
    };
    let bound = |value: &Option<f64>| value.map(|value| value.to_string()).unwrap_or_default();
    match &question.kind {
        Kind::Grid(grid) => of_grid(question, grid, language),
        Kind::Single { .. } | Kind::Knowledge(_) => vec![Field { choices: options(), ..field(FieldKind::Radio) }],
        Kind::Multiple { .. } => vec![Field { choices: options(), ..field(FieldKind::Checkbox) }],
        Kind::Number { least, most, .. } => vec![Field {
            validation: Validation::parse("number"),
            least: bound(least),
            greatest: bound(most),
            ..field(FieldKind::Text)
        }],
        Kind::Text { long: true } => vec![field(FieldKind::Notes)],
        Kind::Text { long: false } => vec![field(FieldKind::Text)],
        Kind::Roster => Vec::new(),
    }
}

fn of_grid(question: &Question, grid: &Grid, language: Language) -> Vec<Field> {
    let mut choices: Vec<Choice> = grid
        .points
        .iter()
        .map(|point| Choice { code: point.value.to_string(), label: label(point.label.get(language)) })
        .collect();
    if grid.not_applicable {
        choices.push(Choice { code: NOT_APPLICABLE.to_owned(), label: "N/A".to_owned() });
    }
    let standpoints = [Design::Post, Design::RetrospectivePre];
    let asked = |design: &Design| match design {
        Design::Post => grid.designs.iter().any(|own| *own != Design::RetrospectivePre),
        _ => grid.designs.contains(&Design::RetrospectivePre),
    };
    let of = |design: Design| {
        let choices = choices.clone();
        grid.items.iter().enumerate().map(move |(place, item)| Field {
            name: name(&design.key(&item.code)),
            kind: FieldKind::Radio,
            section: if place == 0 { question.text.get(language).to_owned() } else { String::new() },
            label: item.text.get(language).to_owned(),
            choices: choices.clone(),
            required: question.required && !grid.not_applicable,
            matrix: name(&design.key(&question.code)),
            annotation: if item.reversed { "reversed".to_owned() } else { String::new() },
            ..Field::default()
        })
    };
    standpoints.into_iter().filter(asked).flat_map(of).collect()
}

/// A key of answers as the name of a variable.
pub(crate) fn name(key: &str) -> String {
    key.replace('.', "_")
}

/// A label as a choice holds it: a bar would end it, a line break too.
fn label(text: &str) -> String {
    text.replace('|', "/").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
