//! The rounds, and the texts that are coded in them.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use domain::{
    access::{AnalyzeStudy, CodeStudy, ManageStudy},
    coding::{Coding, Round},
    id::{CoderId, TranscriptId},
};
use store::{
    access::permit,
    coding::{self, Coder, Text},
};
use ui::{Cell, Column, Table, Tag};

use crate::{
    codebook::Place,
    error::Reply,
    gate::{Allowed, holds},
    page::page,
    visit::Visit,
};

#[derive(Template)]
#[template(path = "coding/list.html")]
struct List<'a> {
    v: &'a Visit,
    place: Place,
    rounds: Vec<Round>,
    texts: Vec<Text>,
    coders: Vec<Coder>,
    /// Codings that stand by text and coder: one's own alone while a blind round is open.
    counts: BTreeMap<(TranscriptId, CoderId), usize>,
    finished: BTreeSet<(TranscriptId, CoderId)>,
    lost: Vec<Coding>,
    version: u32,
    leads: bool,
    codes: bool,
}

impl List<'_> {
    fn open(&self) -> Option<&Round> {
        self.rounds.iter().find(|round| round.is_open())
    }

    fn state(&self, round: &Round) -> Tag {
        let key = match (round.is_open(), round.blind) {
            (true, true) => "coding-round-blind",
            (true, false) => "coding-round-open",
            (false, _) => "coding-round-closed",
        };
        let color = if round.is_open() { ui::Color::Green } else { ui::Color::Grey };
        Tag::new(self.v.t(key)).color(color)
    }

    fn table(&self) -> Table {
        let v = self.v;
        let mut columns = vec![
            Column::new(v.t("coding-text")),
            Column::new(v.t("coding-held")),
            Column::new(v.t("coding-cues")).numeric(),
        ];
        columns.extend(self.coders.iter().map(|coder| Column::new(coder.name.as_str()).numeric()));
        let row = |text: &Text| {
            let mut cells = vec![
                Cell::link(
                    format!("/studies/{}/coding/{}", self.place.study, text.id),
                    v.t1("coding-group", "number", text.number),
                ),
                Cell::new(v.words.local_short_date(&text.held_on)),
                Cell::new(text.cues.to_string()).numeric(),
            ];
            cells.extend(self.coders.iter().map(|coder| {
                let place = (text.id, coder.id);
                let count = self.counts.get(&place).copied().unwrap_or_default();
                let key = if self.finished.contains(&place) { "coding-count-finished" } else { "coding-count" };
                Cell::new(v.t1(key, "count", count)).numeric()
            }));
            cells
        };
        let table = Table::new(v.t("coding-texts")).caption_hidden().columns(columns);
        table.rows(self.texts.iter().map(row)).named_rows().stacked()
    }
}

/// Shows them.
pub async fn get(v: Visit, permitted: Allowed<AnalyzeStudy>) -> Reply {
    let mut tx = v.app.db.read().await?;
    let place = Place::of(&mut tx, &permitted).await?;
    let rounds = coding::rounds(&mut tx, &permitted).await?;
    let texts = coding::texts(&mut tx, &permitted).await?;
    let mut coders = coding::coders(&mut tx, &permitted).await?;
    let own = coding::coder(&mut tx, &permitted).await?;
    let (mut counts, mut finished) = (BTreeMap::new(), BTreeSet::new());
    if let Some(round) = rounds.last() {
        let hidden = !round.shows_others();
        coders.retain(|coder| !hidden || Some(coder.id) == own);
        let seen = |coder: CoderId| !hidden || Some(coder) == own;
        for coding in coding::of_round(&mut tx, &permitted, round.id).await?.iter().filter(|one| seen(one.coder)) {
            *counts.entry((coding.transcript, coding.coder)).or_default() += 1;
        }
        let all = coding::finished(&mut tx, &permitted, round.id).await?;
        finished.extend(all.iter().filter(|one| seen(one.coder)).map(|one| (one.transcript, one.coder)));
        if !hidden {
            let busy: BTreeSet<CoderId> =
                counts.keys().chain(&finished).map(|(_, coder): &(TranscriptId, CoderId)| *coder).collect();
            coders.retain(|coder| busy.contains(&coder.id));
        }
    }
    let shown = rounds.last().is_none_or(Round::shows_others);
    let lost = coding::lost(&mut tx, &permitted).await?;
    let lost = lost.into_iter().filter(|coding| shown || Some(coding.coder) == own).collect();
    let version = store::codebook::newest(&mut tx, &permitted).await?.version;
    let who = v.who()?;
    let leads = holds(permit::<ManageStudy>(&mut tx, who, permitted.thing()).await)?.is_some();
    let codes = holds(permit::<CodeStudy>(&mut tx, who, permitted.thing()).await)?.is_some();
    drop(tx);
    page(&List { v: &v, place, rounds, texts, coders, counts, finished, lost, version, leads, codes })
}
