//! How far coders agree, code by code: after the differences were looked at.

use askama::Template;
use axum::extract::Path;
use domain::{
    access::AnalyzeStudy,
    coding::{Agreement, FLOOR, Figures, RESAMPLES, agreement, unitizing},
    id::{RoundId, StudyId},
};
use store::coding;
use ui::{Cell, Column, Table};

use super::Standing;
use crate::{
    codebook::export::download,
    error::{Error, Reply},
    gate::Allowed,
    page::page,
    visit::Visit,
};

#[derive(Template)]
#[template(path = "coding/agreement.html")]
struct Show<'a> {
    v: &'a Visit,
    standing: Standing,
    agreement: Agreement,
    moderators: bool,
    /// The unitizing alpha of each code, or why there is none; empty unless it was asked for.
    unitizing: Vec<Result<f64, String>>,
}

impl Show<'_> {
    fn figure(&self, value: Option<f64>) -> String {
        value.map_or_else(|| self.v.t("coding-not-estimable"), |value| format!("{value:.3}"))
    }

    fn percent(value: Option<f64>) -> String {
        value.map_or_else(|| "–".to_owned(), |value| format!("{:.1}%", value * 100.0))
    }

    fn cells(&self, name: Cell, found: &Figures, unitizing: Option<&Result<f64, String>>) -> Vec<Cell> {
        let v = self.v;
        let alpha = self.figure(found.alpha);
        let alpha = if found.is_low() { v.t1("coding-low", "alpha", alpha.as_str()) } else { alpha };
        let interval = match found.interval {
            Some((low, high)) => v.t2("coding-between", "low", format!("{low:.3}"), "high", format!("{high:.3}")),
            None => "–".to_owned(),
        };
        let mut cells = vec![
            name,
            Cell::new(found.units.to_string()).numeric(),
            Cell::new(v.t2("coding-given-of", "given", found.given, "percent", Self::percent(Some(found.prevalence))))
                .numeric(),
            Cell::new(Self::percent(found.percent)).numeric(),
        ];
        if self.agreement.coders.len() == 2 {
            cells.push(Cell::new(self.figure(found.kappa)).numeric());
        }
        let alpha = Cell::new(alpha).numeric();
        cells.push(if found.is_low() { alpha.class("app-low") } else { alpha });
        cells.push(Cell::new(interval).numeric());
        cells.push(Cell::new(self.figure(found.ac1)).numeric());
        match unitizing {
            Some(Ok(value)) => cells.push(Cell::new(format!("{value:.3}")).numeric()),
            Some(Err(why)) => cells.push(Cell::new(why.as_str()).attribute("lang", "en")),
            None => {}
        }
        cells
    }

    fn table(&self) -> Table {
        let v = self.v;
        let mut keys = vec!["coding-units", "coding-prevalence", "coding-percent"];
        if self.agreement.coders.len() == 2 {
            keys.push("coding-kappa");
        }
        keys.extend(["coding-alpha", "coding-interval", "coding-ac1"]);
        if !self.unitizing.is_empty() {
            keys.push("coding-unitizing");
        }
        let columns = std::iter::once(Column::new(v.t("coding-code")))
            .chain(keys.into_iter().map(|key| Column::new(v.t(key)).numeric()));
        let row = |(place, found): (usize, &Figures)| {
            let name = found.code.map(|code| self.standing.code(code)).unwrap_or_default();
            self.cells(Cell::new(name).attribute("dir", "auto"), found, self.unitizing.get(place))
        };
        let mut rows: Vec<Vec<Cell>> = self.agreement.codes.iter().enumerate().map(row).collect();
        if let Some(pooled) = &self.agreement.pooled {
            let mut cells = self.cells(Cell::new(v.t("coding-pooled")), pooled, None);
            if !self.unitizing.is_empty() {
                cells.push(Cell::new("–"));
            }
            rows.push(cells);
        }
        Table::new(v.t("coding-agreement-title")).caption_hidden().columns(columns).rows(rows).named_rows().stacked()
    }

    fn low(&self) -> usize {
        self.agreement.codes.iter().filter(|found| found.is_low()).count()
    }

    fn rests(&self) -> String {
        let found = &self.agreement;
        let values =
            [("documents", found.documents.into()), ("turns", found.turns.into()), ("coders", self.names().into())];
        self.v.words.tell("coding-agreement-rests", &values)
    }

    fn names(&self) -> String {
        let coders = self.agreement.coders.iter().map(|coder| self.standing.coder(coder));
        coders.collect::<Vec<_>>().join(", ")
    }
}

/// Shows it: "moderators" counts their turns too, "unitizing" compares the stretches themselves.
pub async fn get(v: Visit, permit: Allowed<AnalyzeStudy>, Path((_, round)): Path<(StudyId, RoundId)>) -> Reply {
    let mut tx = v.app.db.read().await?;
    let standing = Standing::of(&mut tx, &permit, round).await?;
    let documents = coding::documents(&mut tx, &permit, &standing.round).await?;
    drop(tx);
    let moderators = v.asked("moderators") == "yes";
    let stretches = v.asked("unitizing") == "yes";
    let codes: Vec<_> = standing.book.codes.iter().map(|code| code.id).collect();
    let seed = standing.round.seed;
    // A thousand resamples of many codes take a while.
    let count = move || {
        let found = agreement(&documents, &codes, moderators, seed);
        let unitizing =
            if stretches { codes.iter().map(|code| unitizing(&documents, *code)).collect() } else { Vec::new() };
        (found, unitizing)
    };
    let (agreement, unitizing) = tokio::task::spawn_blocking(count).await.map_err(Error::broken)?;
    page(&Show { v: &v, standing, agreement, moderators, unitizing })
}

/// The columns of the table to take away; a figure that is not estimable is empty.
const HEAD: [&str; 11] =
    ["code", "units", "given", "prevalence", "percent", "kappa", "alpha", "low_95", "high_95", "ac1", "round"];

/// Gives the figures as a table, with every digit.
pub async fn csv(v: Visit, permit: Allowed<AnalyzeStudy>, Path((_, round)): Path<(StudyId, RoundId)>) -> Reply {
    let mut tx = v.app.db.read().await?;
    let standing = Standing::of(&mut tx, &permit, round).await?;
    let documents = coding::documents(&mut tx, &permit, &standing.round).await?;
    drop(tx);
    let codes: Vec<_> = standing.book.codes.iter().map(|code| code.id).collect();
    let (seed, number) = (standing.round.seed, standing.round.number);
    let count = move || agreement(&documents, &codes, false, seed);
    let found = tokio::task::spawn_blocking(count).await.map_err(Error::broken)?;
    let mut rows = vec![HEAD.map(str::to_owned)];
    for figures in found.codes.iter().chain(&found.pooled) {
        let name = figures.code.map_or_else(|| v.t("coding-pooled"), |code| standing.code(code));
        let told = |value: Option<f64>| value.map(|value| value.to_string()).unwrap_or_default();
        rows.push([
            name,
            figures.units.to_string(),
            figures.given.to_string(),
            figures.prevalence.to_string(),
            told(figures.percent),
            told(figures.kappa),
            told(figures.alpha),
            told(figures.interval.map(|(low, _)| low)),
            told(figures.interval.map(|(_, high)| high)),
            told(figures.ac1),
            number.to_string(),
        ]);
    }
    let name = format!("agreement-round-{number}.csv");
    download(domain::csv::written(&rows).into_bytes(), &name, "text/csv; charset=utf-8")
}
