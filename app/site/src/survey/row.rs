//! A question of a survey as the fields that take its answer.

use domain::{
    id::PersonId,
    language::Text,
    survey::{Design, Grid, Kind, Phase, Question},
};
use ui::{Checkboxes, Choice, ErrorMessage, Html, Input, Legend, Radios, Size, Textarea};

use super::answering::Somebody;
use crate::{sent::Form, visit::Visit};

/// The fields of a question at a wave of this phase, with what was typed and what is wrong with it.
pub fn fields(v: &Visit, question: &Question, phase: Phase, form: &Form, people: &[Somebody]) -> Vec<Html> {
    let ask = Field { v, form };
    let (name, label, hint) = (question.code.as_str(), v.text(&question.text), v.text(&question.hint));
    let options = || question.kind.options().iter().map(|option| (option.code.as_str(), v.text(&option.label)));
    match &question.kind {
        Kind::Grid(grid) => ask.grid(grid, phase),
        Kind::Single { .. } | Kind::Knowledge(_) => {
            let radios = Radios::new(name, label).hint(hint).choices(options()).value(form.fields.get(name));
            vec![radios.error(ask.error(name)).into()]
        }
        Kind::Multiple { .. } => {
            let boxes = Checkboxes::new(name, label).hint(hint).choices(options()).values(form.fields.all(name));
            vec![boxes.error(ask.error(name)).into()]
        }
        Kind::Number { unit, .. } => {
            let input = Input::new(name, label).hint(hint).value(form.fields.get(name)).width(5).suffix(v.text(unit));
            vec![input.error(ask.error(name)).into()]
        }
        Kind::Text { long: true } => {
            let area = Textarea::new(name, label).hint(hint).value(form.fields.get(name)).rows(4);
            vec![area.error(ask.error(name)).into()]
        }
        Kind::Text { long: false } => {
            let input = Input::new(name, label).hint(hint).value(form.fields.get(name));
            vec![input.error(ask.error(name)).into()]
        }
        Kind::Roster => {
            let person = |one: &Somebody| Choice::new(id(one.named.person), one.words(v));
            let boxes = Checkboxes::new(name, label).hint(hint).small().choices(people.iter().map(person));
            let nobody = format!("{name}.nobody");
            let none = Checkboxes::single(&nobody, "yes", v.t("survey-nobody")).small();
            let ticked: Vec<&str> = form.fields.all(&nobody).collect();
            vec![boxes.values(form.fields.all(name)).error(ask.error(name)).into(), none.values(ticked).into()]
        }
    }
}

fn id(person: PersonId) -> String {
    person.to_string()
}

/// What a point of a grid is called: its value, with its label where it has one.
pub fn point(v: &Visit, value: i32, label: &Text) -> String {
    match v.text(label) {
        "" => value.to_string(),
        label => v.t2("survey-point", "value", value.to_string(), "label", label),
    }
}

struct Field<'a> {
    v: &'a Visit,
    form: &'a Form,
}

impl Field<'_> {
    fn error(&self, name: &str) -> Option<ErrorMessage> {
        let fault = self.form.faults.of(name)?;
        Some(ErrorMessage::new(self.v.t("site-error-prefix"), self.v.fault(fault)))
    }

    /// A group of buttons for each item and standpoint: a fieldset of its own, so that each is read aloud with its statement.
    fn grid(&self, grid: &Grid, phase: Phase) -> Vec<Html> {
        let designs = grid.asked(phase);
        let several = designs.len() > 1;
        let item = |code: &str, text: &Text, design: Design| {
            let (key, statement) = (design.key(code), self.v.text(text));
            let legend = if several {
                let standpoint = self.v.t(format!("survey-standpoint-{}", design.code()));
                self.v.t2("survey-item-standpoint", "item", statement, "standpoint", standpoint)
            } else {
                statement.to_owned()
            };
            let points = grid.points.iter().map(|one| (one.value.to_string(), point(self.v, one.value, &one.label)));
            let radios = Radios::new(&key, Legend::new(legend).size(Size::S)).inline().small().choices(points);
            let radios =
                if grid.not_applicable { radios.choice(("na", self.v.t("survey-not-applicable"))) } else { radios };
            radios.value(self.form.fields.get(&key)).error(self.error(&key)).into()
        };
        let rows = grid.items.iter().flat_map(|one| designs.iter().map(move |design| (one, *design)));
        rows.map(|(one, design)| item(&one.code, &one.text, design)).collect()
    }
}
