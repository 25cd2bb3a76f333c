//! A program as its coordinator runs it: its publication and its cycles.

use askama::Template;
use domain::access::ManageProgram;
use store::{
    cycle::{self, Listed},
    program::{self, Record},
};
use ui::{Cell, Column, Html, Table};

use crate::{
    error::{Error, Reply},
    gate::Allowed,
    page::page,
    places,
    visit::Visit,
};

#[derive(Template)]
#[template(path = "cycle/list.html")]
struct List<'a> {
    v: &'a Visit,
    record: Record,
    cycles: &'a [Listed],
    table: Table,
    /// The end of the address of each page that tells how the program does, and the key of its title.
    parts: Vec<(&'static str, &'static str)>,
}

/// The way to the registrations of a cycle.
#[derive(Template)]
#[template(path = "cycle/queue.html")]
struct Queue<'a> {
    v: &'a Visit,
    cycle: &'a Listed,
}

fn table(v: &Visit, cycles: &[Listed]) -> Result<Table, Error> {
    let head = |key: &str| Column::new(v.t(key));
    let table = Table::new(v.t("cycle-list-title")).caption_hidden().columns([
        head("cycle-title"),
        head("cycle-dates"),
        head("cycle-sessions").numeric(),
        head("registration-enrolled").numeric(),
        head("registration-list-title"),
    ]);
    let rows = cycles.iter().map(|cycle| row(v, cycle)).collect::<Result<Vec<_>, Error>>()?;
    Ok(table.rows(rows).named_rows().stacked())
}

fn row(v: &Visit, cycle: &Listed) -> Result<[Cell; 5], Error> {
    let record = &cycle.record;
    let places = match record.cycle.capacity {
        Some(most) => v.t2("registration-filled", "enrolled", cycle.enrolled, "most", most),
        None => cycle.enrolled.to_string(),
    };
    Ok([
        Cell::link(format!("/cycles/{}", record.id), &record.cycle.title).attribute("dir", "auto"),
        Cell::new(span(v, cycle)),
        Cell::new(cycle.sessions.to_string()),
        Cell::new(places),
        Cell::new(Html::rendered(&Queue { v, cycle }).map_err(Error::broken)?),
    ])
}

/// "From … to …", in words.
pub(crate) fn span(v: &Visit, cycle: &Listed) -> String {
    let span = cycle.record.span;
    let date = |date: jiff::civil::Date| v.words.local_short_date(&date.to_string());
    v.t2("cycle-span", "starts", date(span.starts), "ends", date(span.ends))
}

/// Shows it.
pub async fn get(v: Visit, permit: Allowed<ManageProgram>) -> Reply {
    let mut tx = v.app.db.read().await?;
    let record = program::get(&mut tx, &permit).await?;
    let cycles = cycle::of_program(&mut tx, &permit).await?;
    let parts = places::of_program(&v, &mut tx, permit.thing()).await?;
    page(&List { v: &v, record, table: table(&v, &cycles)?, cycles: &cycles, parts })
}
