//! What a presenter typed freely, and the identifying details in it.

use super::{Answers, Form, Kind, Section, cell};
use crate::{
    fields::Fields,
    identifier::{self, Floor},
};

impl Section {
    /// The names of the fields and cells that take free text, as far as the page sent them.
    pub fn typed(&self, sent: &Fields) -> Vec<String> {
        let mut names = Vec::new();
        for field in &self.fields {
            match &field.kind {
                Kind::Short { .. } | Kind::Long { .. } => names.push(field.name.clone()),
                Kind::Table { columns, .. } => {
                    let typed = || columns.iter().filter(|column| matches!(column.kind, Kind::Short { .. }));
                    let rows = 0..self.rows_sent(&field.name, sent);
                    names.extend(rows.flat_map(|row| typed().map(move |column| cell(&field.name, row, &column.name))));
                }
                Kind::Number { .. }
                | Kind::Choice { .. }
                | Kind::Choices { .. }
                | Kind::Scale { .. }
                | Kind::Instrument { .. } => {}
            }
        }
        names
    }
}

impl Form {
    /// Everything typed freely in the whole case: the names of the fields and cells, and their texts.
    pub fn typed(&self, answers: &Answers) -> (Vec<String>, Fields) {
        let (mut names, mut all) = (Vec::new(), Fields::default());
        for section in &self.sections {
            let fields = answers.fields(section);
            for name in section.typed(&fields) {
                all = all.with(name.clone(), fields.get(&name));
                names.push(name);
            }
        }
        (names, all)
    }

    /// The people that the details of a case leave together, where they are too few for its program.
    pub fn together(&self, answers: &Answers, floor: Floor) -> Option<deid::Combination> {
        let (names, fields) = self.typed(answers);
        identifier::together(&identifier::texts(&fields, &names), floor)
    }
}
