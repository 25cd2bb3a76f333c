//! The page: what went out, what became of it, by domain, by who advised and by cycle, and what stood in the way.

use askama::Template;
use domain::{
    access::SeeAdvice,
    advice::{Line, Report, Shared},
};
use ui::{Cell, Column, Html, Table};

use super::{BREAKDOWNS, Bar, Counted, percent, what};
use crate::{error::Reply, gate::Allowed, page::page, visit::Visit};

#[derive(Template)]
#[template(path = "advice/show.html")]
struct Show<'a> {
    v: &'a Visit,
    counted: Counted<'a>,
}

impl Show<'_> {
    /// The shares of the whole.
    fn shares(&self, report: &Report) -> askama::Result<Table> {
        let v = self.v;
        let columns = [
            Column::new(v.t("advice-figure")),
            Column::new(v.t("advice-count")).numeric(),
            Column::new(v.t("advice-base")),
            Column::new(v.t("advice-share")),
        ];
        let row = |shared: &Shared| {
            let base = v.t1(&format!("advice-of-{}", shared.base.code()), "count", shared.of);
            let [share, ..] = shared.percent;
            let bar = Html::rendered(&Bar { percent: share, words: percent(v, shared) })?;
            let (what, count) = (what(v, shared), shared.count.to_string());
            Ok([Cell::new(what), Cell::new(count), Cell::new(base), Cell::new(bar)])
        };
        let rows = report.shares().iter().map(row).collect::<askama::Result<Vec<_>>>()?;
        let table = Table::new(v.t("advice-whole")).caption_hidden().columns(columns);
        Ok(table.rows(rows).named_rows().stacked())
    }

    /// A breakdown; none when its lines cannot be told apart.
    fn breakdown(&self, report: &Report, breakdown: &str) -> Option<Table> {
        let v = self.v;
        let lines = self.counted.lines(report, breakdown);
        if lines.is_empty() {
            return None;
        }
        let number = |words: String| Column::new(words).numeric();
        let mut columns = vec![Column::new(v.t(format!("advice-by-{breakdown}"))), number(v.t("advice-given"))];
        columns.extend(report.fates.iter().map(|total| number(self.counted.column(total))));
        columns.push(number(v.t("advice-done-of-answered")));
        columns.extend(report.views.iter().map(|total| number(self.counted.column(total))));
        let table = Table::new(v.t(format!("advice-by-{breakdown}"))).caption_hidden().columns(columns);
        let rows = lines.iter().flat_map(|line| {
            let own = self.row(report, line, self.counted.named(line));
            let part = |part: &Line| {
                let names = [("kind", self.counted.named(line).into()), ("part", self.counted.named(part).into())];
                self.row(report, part, v.words.tell("advice-part", &names))
            };
            std::iter::once(own).chain(line.parts.iter().map(part)).collect::<Vec<_>>()
        });
        let table = table.rows(rows).named_rows().class("app-counts app-counts--wide");
        Some(table.scrolling(format!("table-{breakdown}")))
    }

    fn row(&self, report: &Report, line: &Line, name: String) -> Vec<Cell> {
        let done = report.done_of(line).map(|shared| percent(self.v, &shared));
        let mut cells = vec![Cell::new(name).attribute("dir", "auto"), Cell::new(line.given.to_string())];
        cells.extend(line.fates.iter().map(|cell| self.cell(*cell)));
        cells.push(Cell::new(done.unwrap_or_else(|| "–".to_owned())));
        cells.extend(line.views.iter().map(|cell| self.cell(*cell)));
        cells
    }

    fn cell(&self, count: Option<u32>) -> Cell {
        match count {
            Some(count) => Cell::new(count.to_string()),
            None => Cell::new(self.v.t("advice-hidden")).class("app-counts__hidden"),
        }
    }

    /// What stood in the way; none when that cannot be told apart.
    fn barriers(&self, report: &Report) -> Option<Table> {
        let v = self.v;
        if report.barriers.is_empty() {
            return None;
        }
        let columns = [Column::new(v.t("advice-barrier")), Column::new(v.t("advice-count")).numeric()];
        let rows = report.barriers.iter().map(|line| [self.counted.barrier(line), line.count.to_string()]);
        Some(Table::new(v.t("advice-barriers")).caption_hidden().columns(columns).rows(rows).named_rows())
    }
}

/// Shows it.
pub async fn get(v: Visit, permit: Allowed<SeeAdvice>) -> Reply {
    let mut tx = v.app.db.read().await?;
    let counted = Counted::of(&v, &mut tx, &permit).await?;
    drop(tx);
    page(&Show { v: &v, counted })
}
