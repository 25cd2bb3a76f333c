//! Fields as a data dictionary's CSV.

use super::{Dictionary, Field, FieldKind, HEADER, choice};
use crate::sheet::Csv;

/// Writes a data dictionary as REDCap takes it.
///
/// ```
/// let text = redcap::dictionary::write(&Default::default());
/// assert!(text.starts_with("\u{feff}Variable / Field Name,Form Name,"));
/// ```
#[must_use]
pub fn write(dictionary: &Dictionary) -> String {
    let mut csv = Csv::default();
    csv.row(HEADER);
    for field in &dictionary.fields {
        csv.row(row(field));
    }
    csv.text()
}

fn row(field: &Field) -> [String; 18] {
    let flag = |set: bool| if set { "y".to_owned() } else { String::new() };
    let choices = match field.kind {
        FieldKind::Calc => field.formula.clone(),
        FieldKind::Slider => field.ends.join(" | "),
        _ => choice::write(&field.choices),
    };
    [
        field.name.clone(),
        field.form.clone(),
        field.section.clone(),
        field.kind.code().to_owned(),
        field.label.clone(),
        choices,
        field.note.clone(),
        field.validation.word().to_owned(),
        field.least.clone(),
        field.greatest.clone(),
        flag(field.identifier),
        field.branching.clone(),
        flag(field.required),
        field.alignment.clone(),
        field.question_number.clone(),
        field.matrix.clone(),
        flag(field.ranking),
        field.annotation.clone(),
    ]
}
