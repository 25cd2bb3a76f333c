//! A program's reports, the newest first.

use askama::Template;
use domain::access::{FreezeReport, SeeReports};
use store::{access::permit, program::Record, report::Listed};
use ui::{Cell, Color, Table, Tag};

use crate::{
    error::Reply,
    gate::{Allowed, holds},
    page::page,
    visit::Visit,
};

#[derive(Template)]
#[template(path = "report/list.html")]
struct List<'a> {
    v: &'a Visit,
    program: Record,
    reports: Vec<Listed>,
    freezes: bool,
}

impl List<'_> {
    fn table(&self) -> Table {
        let v = self.v;
        let row = |listed: &Listed| {
            let last = v.words.date(listed.until.plus_seconds(-1), &self.program.program.zone);
            let state = match super::superseded(v, listed) {
                Some(_) => Cell::new(Tag::new(v.t("report-state-superseded")).color(Color::Grey)),
                None => Cell::new(Tag::new(v.t("report-state-current")).color(Color::Green)),
            };
            [
                Cell::link(format!("/reports/{}", listed.id), v.t1("report-until", "date", last)),
                Cell::new(v.when(&listed.frozen)),
                Cell::new(listed.by.clone()).attribute("dir", "auto"),
                Cell::new(listed.snapshot.clone()),
                state,
            ]
        };
        let columns = [
            "report-column-report",
            "report-column-frozen",
            "report-column-by",
            "report-column-snapshot",
            "report-column-state",
        ];
        let table = Table::new(v.t("report-list-title")).caption_hidden().columns(columns.map(|column| v.t(column)));
        table.rows(self.reports.iter().map(row)).named_rows().stacked()
    }
}

/// Shows them.
pub async fn get(v: Visit, permitted: Allowed<SeeReports>) -> Reply {
    let mut tx = v.app.db.read().await?;
    let program = store::program::get(&mut tx, &permitted).await?;
    let reports = store::report::of_program(&mut tx, &permitted).await?;
    let freezes = holds(permit::<FreezeReport>(&mut tx, v.who()?, permitted.thing()).await)?.is_some();
    drop(tx);
    page(&List { v: &v, program, reports, freezes })
}
