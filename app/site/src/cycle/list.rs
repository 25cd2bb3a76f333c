//! A program as its coordinator runs it: its publication and its cycles.

use askama::Template;
use domain::access::ManageProgram;
use store::{
    cycle::{self, Listed},
    program::{self, Record},
};

use crate::{error::Reply, gate::Allowed, page::page, visit::Visit};

#[derive(Template)]
#[template(path = "cycle/list.html")]
struct List<'a> {
    v: &'a Visit,
    record: Record,
    cycles: Vec<Listed>,
}

impl List<'_> {
    fn dates(&self, cycle: &Listed) -> String {
        super::list::span(self.v, cycle)
    }

    fn places(&self, cycle: &Listed) -> String {
        match cycle.record.cycle.capacity {
            Some(most) => self.v.t2("registration-filled", "enrolled", cycle.enrolled, "most", most),
            None => cycle.enrolled.to_string(),
        }
    }
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
    page(&List { v: &v, record, cycles })
}
