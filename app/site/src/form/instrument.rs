//! A scored questionnaire in the form: its figures, or its answers one by one. Item text stands here only where everybody may
//! reproduce it or the hub has loaded its own; the others are answered by number, beside the sheet.

use askama::Template;
use domain::{
    form::{Field, Figure, Kind, cell},
    item_text::ItemText,
};
use ui::{ErrorMessage, Html, Input, Label, Select};

use crate::{error::Error, sent::Form, visit::Visit};

#[derive(Template)]
#[template(path = "form/instrument.html")]
struct Questionnaire<'a> {
    v: &'a Visit,
    field: &'a Field,
    figures: Vec<Html>,
    /// What is said before the items.
    instruction: String,
    items: Vec<Html>,
    /// Whether the items are to be seen at first.
    open: bool,
}

/// A questionnaire that stands apart from the form's sections; nothing for any other field.
pub fn questionnaire(v: &Visit, field: &Field, form: &Form, own: &[ItemText]) -> Result<Html, Error> {
    match &field.kind {
        Kind::Instrument { figures, .. } => render(v, field, figures, form, own),
        _ => Ok(Html::default()),
    }
}

/// The field of a questionnaire, with what was typed and what is wrong with it.
pub(super) fn render(
    v: &Visit,
    field: &Field,
    figures: &[Figure],
    form: &Form,
    own: &[ItemText],
) -> Result<Html, Error> {
    let name = |key: &str| cell(&field.name, 0, key);
    let error =
        |name: &str| form.faults.of(name).map(|fault| ErrorMessage::new(v.t("site-error-prefix"), v.fault(fault)));
    let figure = |figure: &Figure| {
        let name = name(&figure.key);
        let input = Input::new(&name, Label::new(figure.label.get(v.language))).value(form.fields.get(&name)).width(4);
        input.autocomplete("off").attribute("inputmode", "decimal").error(error(&name)).into()
    };
    let text = field.item_text(own, v.language);
    let numbers = field.asks_for().map_or(0..=0, |instrument| instrument.shape.low..=instrument.shape.high);
    let item = |number: usize| {
        let name = name(&number.to_string());
        let words = match text.and_then(|text| text.items.get(number.checked_sub(1)?)) {
            Some(item) => format!("{number}. {}", item.words()),
            None => v.t1("form-item", "number", number),
        };
        let answers: Vec<_> = match text {
            Some(text) => {
                text.answers_to(number).iter().map(|at| (at.value, format!("{} – {}", at.value, at.label))).collect()
            }
            None => numbers.clone().map(|value| (value, value.to_string())).collect(),
        };
        let answers = answers.into_iter().map(|(value, words)| (value.to_string(), words));
        let select = Select::new(&name, Label::new(words)).placeholder(v.t("form-choose")).items(answers);
        select.value(form.fields.get(&name)).error(error(&name)).into()
    };
    // Answers that were given stay to be seen, also when the words they were given by are gone.
    let open = field.items().any(|item| {
        let name = name(&item.to_string());
        !form.fields.get(&name).is_empty() || form.faults.of(&name).is_some()
    });
    let questionnaire = Questionnaire {
        v,
        field,
        figures: figures.iter().map(figure).collect(),
        instruction: text.map(|text| text.instruction.clone()).unwrap_or_default(),
        items: field.items().filter(|_| open || text.is_some() || field.asks_items()).map(item).collect(),
        open,
    };
    Html::rendered(&questionnaire).map_err(Error::broken)
}
