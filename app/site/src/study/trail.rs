//! What happened to a study: who did what, and when. No word of what people wrote or said.

use askama::Template;
use domain::access::SeeStudy;
use store::study::{PAGE, Trace};
use ui::{Cell, Table};

use super::Desk;
use crate::{error::Reply, gate::Allowed, page::page, visit::Visit};

#[derive(Template)]
#[template(path = "study/trail.html")]
struct Show<'a> {
    v: &'a Visit,
    desk: Desk,
    found: Vec<Trace>,
    page: u32,
    last: u32,
}

impl Show<'_> {
    fn table(&self) -> Table {
        let v = self.v;
        let row = |trace: &Trace| {
            let key = format!("study-act-{}", trace.act);
            let act = if v.words.has(&key) { v.t(key) } else { trace.act.clone() };
            [
                Cell::new(v.when(&trace.at)),
                Cell::new(trace.who.as_str()).attribute("dir", "auto"),
                Cell::new(act),
                Cell::new(trace.about.as_str()).attribute("dir", "auto"),
            ]
        };
        let columns = ["study-trail-when", "study-trail-who", "study-trail-what", "study-trail-about"];
        let table = Table::new(v.t("study-trail-title")).caption_hidden().columns(columns.map(|key| v.t(key)));
        table.rows(self.found.iter().map(row)).named_rows().stacked()
    }
}

/// Shows a page of it.
pub async fn get(v: Visit, permit: Allowed<SeeStudy>) -> Reply {
    let asked = v.asked("page").parse().unwrap_or(0);
    let mut tx = v.app.db.read().await?;
    let desk = Desk::of(&mut tx, &permit).await?;
    let (found, total) = store::study::trail(&mut tx, &permit, asked).await?;
    drop(tx);
    let last = u32::try_from(total.saturating_sub(1) / PAGE).unwrap_or(0);
    page(&Show { v: &v, desk, found, page: asked, last })
}
