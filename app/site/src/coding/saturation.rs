//! When new groups stopped bringing new codes.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use axum::extract::Path;
use domain::{
    access::{AnalyzeStudy, Permit},
    coding::{BASE, Document, RUN, Round, Saturated, THRESHOLD, consensus, saturation},
    id::{CodeId, RoundId, StudyId, TranscriptId},
};
use store::{Tx, coding};
use ui::{Cell, Column, Table};

use super::Standing;
use crate::{
    error::{Error, Reply},
    gate::Allowed,
    page::page,
    visit::Visit,
};

#[derive(Template)]
#[template(path = "coding/saturation.html")]
struct Show<'a> {
    v: &'a Visit,
    standing: Standing,
    found: Result<Saturated, String>,
}

impl Show<'_> {
    fn along(&self, found: &Saturated) -> Table {
        let v = self.v;
        let columns = ["coding-text", "coding-codes", "coding-new-codes", "coding-cumulative", "coding-ratio"];
        let columns = columns.into_iter().enumerate().map(|(place, key)| {
            let column = Column::new(v.t(key));
            if place == 0 { column } else { column.numeric() }
        });
        let row = |step: &domain::coding::Step| {
            let ratio = step.ratio.map_or_else(|| v.t("coding-in-base"), |ratio| format!("{:.1}%", ratio * 100.0));
            [
                Cell::new(v.t1("coding-group", "number", step.name.as_str())),
                Cell::new(step.codes.to_string()).numeric(),
                Cell::new(step.new.to_string()).numeric(),
                Cell::new(step.cumulative.to_string()).numeric(),
                Cell::new(ratio).numeric(),
            ]
        };
        let table = Table::new(v.t("coding-saturation-title")).caption_hidden().columns(columns);
        table.rows(found.along.documents.iter().map(row)).named_rows().stacked()
    }

    fn spread(&self, found: &Saturated) -> Table {
        let v = self.v;
        let columns = ["coding-groups", "coding-mean", "coding-low-high"];
        let columns = columns.into_iter().map(|key| Column::new(v.t(key)).numeric());
        let row = |step: &domain::coding::Cumulative| {
            [
                Cell::new(step.documents.to_string()).numeric(),
                Cell::new(format!("{:.2}", step.mean)).numeric(),
                Cell::new(v.t2(
                    "coding-between",
                    "low",
                    format!("{:.1}", step.low),
                    "high",
                    format!("{:.1}", step.high),
                ))
                .numeric(),
            ]
        };
        let table = Table::new(v.t("coding-orders")).caption_hidden().columns(columns);
        table.rows(found.orders.cumulative.iter().map(row)).stacked()
    }

    fn reached(&self, found: &Saturated) -> String {
        match &found.along.notation {
            Some(notation) => self.v.t1("coding-saturated", "notation", notation.as_str()),
            None => self.v.t("coding-not-saturated"),
        }
    }

    fn rule(&self) -> String {
        let threshold = format!("{:.0}%", THRESHOLD * 100.0);
        let values = [("base", BASE.into()), ("run", RUN.into()), ("threshold", threshold.as_str().into())];
        self.v.words.tell("coding-saturation-lead", &values)
    }

    fn orders(&self, found: &Saturated) -> String {
        let share = format!("{:.1}%", found.orders.share_saturated * 100.0);
        let (orders, seed) = (found.orders.orders, self.standing.round.seed);
        let values = [("orders", orders.into()), ("share", share.as_str().into()), ("seed", seed.into())];
        self.v.words.tell("coding-orders-lead", &values)
    }

    /// The curve of known codes: points "x,y" in a picture of 100 by 40.
    fn curve(found: &Saturated) -> String {
        let most = u32::try_from(found.along.codes.max(1)).map_or(1.0, f64::from);
        let last = u32::try_from(found.along.documents.len().max(2) - 1).map_or(1.0, f64::from);
        let point = |(place, step): (usize, &domain::coding::Step)| {
            let (x, y) =
                (u32::try_from(place).map_or(0.0, f64::from), u32::try_from(step.cumulative).map_or(0.0, f64::from));
            format!("{:.1},{:.1}", 2.0 + 96.0 * x / last, 38.0 - 36.0 * y / most)
        };
        found.along.documents.iter().enumerate().map(point).collect::<Vec<_>>().join(" ")
    }
}

/// Shows it, from the consensus of a round: the groups in the order in which they met.
pub async fn get(v: Visit, permit: Allowed<AnalyzeStudy>, Path((_, round)): Path<(StudyId, RoundId)>) -> Reply {
    let mut tx = v.app.db.read().await?;
    let standing = Standing::of(&mut tx, &permit, round).await?;
    let groups = groups(&mut tx, &permit, &standing.round).await?;
    drop(tx);
    let found = saturation(&groups, standing.round.seed);
    page(&Show { v: &v, standing, found })
}

/// The codes of a round's consensus by group, in the order in which the groups met.
pub(crate) async fn groups(
    tx: &mut Tx,
    permit: &Permit<AnalyzeStudy>,
    round: &Round,
) -> Result<Vec<(String, BTreeSet<CodeId>)>, Error> {
    let documents = coding::documents(tx, permit, round).await?;
    let decisions = coding::decisions(tx, permit, round.id).await?;
    let mut codes: BTreeMap<TranscriptId, BTreeSet<CodeId>> = BTreeMap::new();
    for agreed in consensus(&documents, &decisions).codings.iter().filter(|one| one.participant().is_some()) {
        codes.entry(agreed.transcript).or_default().insert(agreed.code);
    }
    // Texts that nobody coded say nothing about what is new.
    let coded = documents.iter().filter(|document| !document.coders.is_empty());
    let group = |document: &Document| (document.name.clone(), codes.remove(&document.transcript).unwrap_or_default());
    Ok(coded.map(group).collect())
}
