//! The page of a program: the balance of talk by family for each cycle, and session by session where enough people were there.

use askama::Template;
use domain::{
    access::SeeNetwork,
    small_cells::FLOOR,
    speaking::{Batch, HANG_OVER, LEAST, Pooled},
    voice::Voice as _,
};
use ui::{Cell, Column, Table};

use super::{Cycle, Cycles, lines, minutes, numbers};
use crate::{error::Reply, gate::Allowed, network::families, page::page, visit::Visit};

#[derive(Template)]
#[template(path = "speaking/show.html")]
struct Show<'a> {
    v: &'a Visit,
    cycles: Cycles,
}

impl Show<'_> {
    /// What a word means, with the numbers that the rules have.
    fn means(&self, word: &str) -> String {
        let values = [("floor", FLOOR.into()), ("hang", (HANG_OVER / 1000).into()), ("least", (LEAST / 1000).into())];
        self.v.words.tell(&format!("speaking-means-{word}"), &values)
    }

    /// By family, over the whole cycle.
    fn whole(&self, cycle: &Cycle, batch: &Batch) -> askama::Result<Table> {
        lines(self.v, batch, &self.v.t1("speaking-whole", "cycle", &cycle.title))
    }

    /// What is said over the tables: how much was spoken, at once, and how evenly.
    fn summary(&self, batch: &Batch) -> String {
        let v = self.v;
        let gini = |gini: Option<f64>| gini.map_or_else(|| "–".to_owned(), |gini| v.words.decimal(gini, 2));
        v.words.tell(
            "speaking-summary",
            &[
                ("sessions", batch.sessions.len().into()),
                ("minutes", minutes(v, batch.speech).into()),
                ("overlap", minutes(v, batch.overlap).into()),
                ("turns", batch.turns.into()),
                ("gini", gini(batch.gini).into()),
                ("unbiased", gini(batch.gini_unbiased).into()),
            ],
        )
    }

    /// Those who are told apart: presenters and those who lead.
    fn apart(&self, key: &str, pooled: &Option<Pooled>) -> String {
        let v = self.v;
        match pooled {
            Some(pooled) => v.t2(key, "minutes", minutes(v, pooled.seconds), "sessions", pooled.sessions),
            None => v.t1(&format!("{key}-none"), "floor", FLOOR),
        }
    }

    /// The balance of each family, session by session or several together.
    fn sessions(&self, cycle: &Cycle) -> Option<Table> {
        let v = self.v;
        let first = cycle.told.batches.first()?;
        let number = |words: String| Column::new(words).numeric();
        let mut columns = vec![Column::new(v.t("speaking-session"))];
        columns.extend(first.lines.iter().map(|line| number(families(v, &line.families))));
        columns.push(number(v.t("speaking-minutes")));
        columns.push(number(v.t("speaking-overlap")));
        columns.push(number(v.t("speaking-gini")));
        let decimal = |value: Option<f64>| value.map_or_else(|| "–".to_owned(), |value| v.words.decimal(value, 2));
        let rows = cycle.told.batches.iter().map(|batch| {
            let mut cells = vec![Cell::new(numbers(v, batch, &cycle.sessions))];
            cells.extend(batch.lines.iter().map(|line| Cell::new(decimal(line.balance))));
            cells.push(Cell::new(minutes(v, batch.speech)));
            cells.push(Cell::new(minutes(v, batch.overlap)));
            cells.push(Cell::new(decimal(batch.gini)));
            cells
        });
        let table = Table::new(v.t1("speaking-by-session", "cycle", &cycle.title)).caption_hidden();
        Some(table.columns(columns).rows(rows).named_rows().stacked().class("app-counts"))
    }
}

/// Shows it.
pub async fn get(v: Visit, permit: Allowed<SeeNetwork>) -> Reply {
    let mut tx = v.app.db.read().await?;
    let cycles = Cycles::of(&mut tx, &permit).await?;
    drop(tx);
    page(&Show { v: &v, cycles })
}
