//! Answers as they are read: a section of a case as a list of facts and tables, for pages, print and the room.

use askama::Template;
use domain::form::{Answers, Cell, Form, Section, Shown};
use ui::{Action, Column, Content, Fact, Html, SummaryList, Table};

use crate::{error::Error, visit::Visit};

/// A text that a person typed: its own direction, its lines kept.
#[derive(Template)]
#[template(source = r#"<span class="app-typed" dir="auto">{{ text }}</span>"#, ext = "html")]
struct Typed<'a> {
    text: &'a str,
}

#[derive(Template)]
#[template(source = r#"<p class="app-method">{{ words }}</p>"#, ext = "html")]
struct Quiet {
    words: String,
}

/// A section's answers. With `change`, the address of its page, each has a link that leads to its field.
pub fn section(v: &Visit, form: &Form, of: &Section, answers: &Answers, change: Option<&str>) -> Result<Html, Error> {
    let shown = form.shown(of, answers, v.language);
    if shown.is_empty() {
        return Html::rendered(&Quiet { words: v.t("form-nothing") }).map_err(Error::broken);
    }
    facts(v, SummaryList::new(), &shown, change)
}

/// The key figures of a case.
pub fn figures(v: &Visit, form: &Form, answers: &Answers) -> Result<Html, Error> {
    facts(v, SummaryList::new().class("app-figures"), &form.figures(answers, v.language), None)
}

/// These answers alone, without their questions.
pub fn values(v: &Visit, shown: &[Shown<'_>]) -> Result<Html, Error> {
    shown.iter().try_fold(Html::default(), |all, answer| {
        Ok(all.then(match &answer.value {
            Cell::Table { columns, rows } => table(v, answer, columns, rows)?,
            Cell::Typed(text) => typed(text)?,
            Cell::Words(words) => typed(words)?,
            Cell::Scale { value, .. } => typed(&value.to_string())?,
        }))
    })
}

/// A text that a person typed.
pub fn typed(text: &str) -> Result<Html, Error> {
    Html::rendered(&Typed { text }).map_err(Error::broken)
}

fn facts(v: &Visit, mut list: SummaryList, shown: &[Shown<'_>], change: Option<&str>) -> Result<Html, Error> {
    let (mut tables, mut any) = (Html::default(), false);
    for answer in shown {
        if let Cell::Table { columns, rows } = &answer.value {
            tables = tables.then(table(v, answer, columns, rows)?);
            continue;
        }
        any = true;
        let fact = Fact::new(answer.label, content(v, &answer.value)?);
        list = list.fact(match change {
            Some(page) => {
                let link = Action::new(format!("{page}#{}", answer.name), v.t("form-change"));
                fact.action(link.about(answer.label.to_lowercase()))
            }
            None => fact,
        });
    }
    Ok(if any { Html::from(list).then(tables) } else { tables })
}

fn table(v: &Visit, answer: &Shown<'_>, columns: &[&str], rows: &[Vec<Cell<'_>>]) -> Result<Html, Error> {
    let mut table =
        Table::new(answer.label).columns(columns.iter().map(|column| Column::new(*column))).named_rows().stacked();
    for row in rows {
        let cells = row.iter().map(|cell| Ok(ui::Cell::new(content(v, cell)?))).collect::<Result<Vec<_>, Error>>()?;
        table = table.row(cells);
    }
    Ok(table.into())
}

fn content(v: &Visit, cell: &Cell<'_>) -> Result<Content, Error> {
    Ok(match cell {
        Cell::Typed(text) => typed(text)?.into(),
        Cell::Words(words) => words.into(),
        Cell::Scale { value, low, high } => {
            let values = [("value", u32::from(*value).into()), ("low", (*low).into()), ("high", (*high).into())];
            v.words.tell("form-scale", &values.map(|(name, value): (&str, words::Arg<'_>)| (name, value))).into()
        }
        // A table has no tables in its cells.
        Cell::Table { .. } => Content::default(),
    })
}
