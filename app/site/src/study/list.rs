//! The studies of a program.

use askama::Template;
use domain::access::{BeginStudy, SeeStudies, SeeStudy};
use store::{access::permit, program, study::Record};
use ui::{Cell, Color, Table, Tag};

use crate::{
    error::Reply,
    gate::{Allowed, holds},
    page::page,
    visit::Visit,
};

#[derive(Template)]
#[template(path = "study/list.html")]
struct List<'a> {
    v: &'a Visit,
    program: program::Record,
    /// Each with whether the reader is on its team.
    found: Vec<(Record, bool)>,
    begins: bool,
}

impl List<'_> {
    fn table(&self) -> Table {
        let v = self.v;
        let row = |(record, is_member): &(Record, bool)| {
            let title = record.study.title.as_str();
            let title =
                if *is_member { Cell::link(format!("/studies/{}", record.id), title) } else { Cell::new(title) };
            let color = if record.state == domain::study::State::Open { Color::Green } else { Color::Grey };
            let state = Tag::new(v.t(format!("study-state-{}", record.state.code()))).color(color);
            [title.attribute("dir", "auto"), Cell::new(state), Cell::new(v.date(&record.created))]
        };
        let columns = ["study-title", "study-state", "study-begun"].map(|key| v.t(key));
        let table = Table::new(v.t("study-list-title")).caption_hidden().columns(columns);
        table.rows(self.found.iter().map(row)).named_rows().stacked()
    }
}

/// Shows them; only their team sees more than the title.
pub async fn get(v: Visit, permitted: Allowed<SeeStudies>) -> Reply {
    let mut tx = v.app.db.read().await?;
    let program = program::get(&mut tx, &permitted).await?;
    let mut found = Vec::new();
    for record in store::study::of_program(&mut tx, &permitted).await? {
        let is_member = holds(permit::<SeeStudy>(&mut tx, v.who()?, record.id).await)?.is_some();
        found.push((record, is_member));
    }
    let begins = holds(permit::<BeginStudy>(&mut tx, v.who()?, permitted.thing()).await)?.is_some();
    drop(tx);
    page(&List { v: &v, program, found, begins })
}
