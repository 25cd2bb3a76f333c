//! A question of the form as the field that takes its answer.

use askama::Template;
use domain::{
    form::{Choice, Field, Kind, SCALE, Section, cell},
    item_text::ItemText,
};
use ui::{Checkboxes, CountWords, ErrorMessage, Hint, Html, Input, Label, Legend, Radios, Select, Size, Textarea};

use super::instrument;
use crate::{error::Error, sent::Form, visit::Visit};

/// More options than this are a list to open.
const RADIOS: usize = 7;

/// More boxes than this stand in two columns where there is room.
const LIST: usize = 8;

/// A table of the form: a group of fields a row.
#[derive(Template)]
#[template(path = "form/table.html")]
struct Table<'a> {
    v: &'a Visit,
    field: &'a Field,
    rows: Vec<Row<'a>>,
    /// The row that a script copies; its number is a sign that it replaces.
    blank: Row<'a>,
    most: usize,
}

struct Row<'a> {
    /// Its number in names, from 0, or the sign.
    name: String,
    /// Its number as people count.
    number: String,
    called: &'a str,
    cells: Vec<Html>,
    filled: bool,
}

/// Stands for the number in the row that a script copies.
const SIGN: &str = "NUMBER";

/// The field of a question, with what was typed and what is wrong with it.
pub fn render(v: &Visit, section: &Section, field: &Field, form: &Form, own: &[ItemText]) -> Result<Html, Error> {
    if let Kind::Table { columns, most, row } = &field.kind {
        let sent = section.rows_sent(&field.name, &form.fields);
        let called = row.get(v.language);
        let row = |name: String, number: String, filled| Row {
            cells: columns.iter().map(|column| column_of(v, field, &name, column, form)).collect(),
            name,
            number,
            called,
            filled,
        };
        // One empty row waits at the end.
        let rows = (0..(sent + 1).min(*most)).map(|at| row(at.to_string(), (at + 1).to_string(), at < sent)).collect();
        let blank = row(SIGN.to_owned(), SIGN.to_owned(), false);
        return Html::rendered(&Table { v, field, rows, blank, most: *most }).map_err(Error::broken);
    }
    if let Kind::Instrument { figures, .. } = &field.kind {
        return instrument::render(v, field, figures, form, own);
    }
    Ok(single(v, field, &field.name, form, true))
}

fn column_of(v: &Visit, table: &Field, row: &str, column: &Field, form: &Form) -> Html {
    // The blank row's sign is no number, hence the name is put together here as `cell` does.
    let name = row
        .parse()
        .map_or_else(|_| format!("{}-{row}-{}", table.name, column.name), |row| cell(&table.name, row, &column.name));
    single(v, column, &name, form, false)
}

/// A field of its own, or (not `alone`) a cell of a table.
fn single(v: &Visit, field: &Field, name: &str, form: &Form, alone: bool) -> Html {
    let words = field.label.get(v.language);
    let words = if field.required && alone { v.t1("form-needed", "label", words) } else { words.to_owned() };
    let label = || if alone { Label::new(&words).size(Size::S) } else { Label::new(&words) };
    let legend = || Legend::new(&words).size(Size::S);
    let hint = field.hint.as_ref().map_or("", |hint| hint.get(v.language));
    let error = form.faults.of(name).map(|fault| ErrorMessage::new(v.t("site-error-prefix"), v.fault(fault)));
    let value = form.fields.get(name);
    match &field.kind {
        Kind::Short { most } => {
            let input = Input::new(name, label()).value(value).autocomplete("off").attribute("dir", "auto");
            let input = if *most <= 20 { input.width(10) } else { input };
            input.hint(hint).error(error).into()
        }
        Kind::Long { most } => {
            let rows = if *most > 800 { 6 } else { 4 };
            let area = Textarea::new(name, label()).value(value).rows(rows).limit(*most, &count(v)).threshold(75);
            area.attribute("dir", "auto").hint(hint).error(error).into()
        }
        Kind::Number { .. } => {
            Input::new(name, label()).value(value).whole().width(3).autocomplete("off").hint(hint).error(error).into()
        }
        Kind::Choice { options } if alone && options.len() <= RADIOS => {
            let radios = Radios::new(name, legend()).choices(pairs(v, options)).value(value);
            let radios = if options.len() <= 3 { radios.inline() } else { radios };
            radios.hint(hint).error(error).into()
        }
        Kind::Choice { options } => {
            let select =
                Select::new(name, label()).placeholder(v.t("form-choose")).items(pairs(v, options)).value(value);
            select.hint(hint).error(error).into()
        }
        Kind::Choices { options } => {
            let boxes = options.iter().map(|option| {
                let choice = ui::Choice::new(&option.code, option.label.get(v.language));
                if option.alone { choice.exclusive() } else { choice }
            });
            let boxes = Checkboxes::new(name, legend()).choices(boxes).values(form.fields.all(name)).small();
            let boxes = if options.len() > LIST { boxes.class("app-choices") } else { boxes };
            boxes.hint(hint).error(error).into()
        }
        Kind::Scale { low, high } => {
            let values = [("low", low.get(v.language).into()), ("high", high.get(v.language).into())];
            let ends = v.words.tell("form-scale-ends", &values);
            let numbers = (0..=SCALE).map(|number| (number.to_string(), number.to_string()));
            let radios = Radios::new(name, legend()).choices(numbers).value(value).inline().class("app-scale");
            radios.hint(Hint::new(ends)).error(error).into()
        }
        // Both are made above; a table has neither in its columns.
        Kind::Table { .. } | Kind::Instrument { .. } => Html::default(),
    }
}

fn pairs<'a>(v: &Visit, options: &'a [Choice]) -> Vec<(&'a str, &'a str)> {
    options.iter().map(|option| (option.code.as_str(), option.label.get(v.language))).collect()
}

fn count(v: &Visit) -> CountWords {
    let say = |key: &str| v.t1(key, "count", "%{count}");
    CountWords {
        limit: say("form-count-limit"),
        under_one: say("form-count-under-one"),
        under_other: say("form-count-under"),
        at_limit: say("form-count-at"),
        over_one: say("form-count-over-one"),
        over_other: say("form-count-over"),
    }
}
