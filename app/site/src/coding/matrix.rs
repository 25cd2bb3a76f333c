//! Codes by profession: in full for the study's own team, and what of it may be shown to others.

use askama::Template;
use axum::extract::Path;
use domain::{
    access::AnalyzeStudy,
    coding::{Consensus, Matrix, PUBLIC_FLOOR, Public, coded, matrix, public},
    id::{CoderId, RoundId, StudyId},
};
use store::coding;
use ui::{Cell, Column, Table};

use super::Standing;
use crate::{error::Reply, gate::Allowed, page::page, visit::Visit};

#[derive(Template)]
#[template(path = "coding/matrix.html")]
struct Show<'a> {
    v: &'a Visit,
    standing: Standing,
    coder: Option<CoderId>,
    /// Who coded in the round.
    coders: Vec<CoderId>,
    consensus: Consensus,
    matrix: Matrix,
    public: Option<Public>,
    people: usize,
}

impl Show<'_> {
    fn full(&self) -> Table {
        let v = self.v;
        let numeric = |words: String| Column::new(words).numeric();
        let mut columns = vec![Column::new(v.t("coding-code"))];
        columns.extend(self.matrix.professions.iter().map(|(profession, size)| {
            let name = v.t(format!("profession-{}", profession.code()));
            numeric(v.t2("coding-matrix-column", "name", name, "size", *size))
        }));
        columns.push(numeric(v.t("coding-matrix-all")));
        columns.push(numeric(v.t("coding-matrix-others")));
        let cell = |people: u32, segments: u32| {
            Cell::new(v.t2("coding-matrix-cell", "people", people, "segments", segments)).numeric()
        };
        let row = |row: &domain::coding::Row| {
            let mut cells = vec![Cell::new(self.standing.code(row.code)).attribute("dir", "auto")];
            cells.extend(row.cells.iter().map(|one| cell(one.people, one.segments)));
            cells.push(cell(row.all.people, row.all.segments));
            cells.push(Cell::new(row.others.to_string()).numeric());
            cells
        };
        let table = Table::new(v.t("coding-matrix-title")).caption_hidden().columns(columns);
        table.rows(self.matrix.rows.iter().map(row)).named_rows().stacked().class("app-counts").scrolling("matrix")
    }

    fn shown(&self, public: &Public) -> Table {
        let v = self.v;
        let numeric = |words: String| Column::new(words).numeric();
        let mut columns = vec![Column::new(v.t("coding-code"))];
        columns.extend(public.columns.iter().map(|column| {
            let names: Vec<String> =
                column.families.iter().map(|family| v.t(format!("family-{}", family.code()))).collect();
            numeric(v.t2("coding-matrix-column", "name", names.join(" / "), "size", column.people))
        }));
        columns.push(numeric(v.t("coding-matrix-people")));
        columns.push(numeric(v.t("coding-matrix-segments")));
        let cell = |count: Option<u32>| match count {
            Some(count) => Cell::new(count.to_string()).numeric(),
            None => Cell::new(v.t("coding-hidden")).numeric().class("app-counts__hidden"),
        };
        let row = |row: &domain::coding::PublicRow| {
            let mut cells = vec![Cell::new(self.standing.code(row.code)).attribute("dir", "auto")];
            cells.extend(row.cells.iter().chain([&row.people, &row.segments]).map(|count| cell(*count)));
            cells
        };
        let table = Table::new(v.t("coding-matrix-public")).caption_hidden().columns(columns);
        table.rows(public.rows.iter().map(row)).named_rows().stacked().class("app-counts").scrolling("matrix")
    }

    fn rests(&self) -> String {
        let found = &self.consensus;
        let values = [("open", found.open.into()), ("decided", found.decided.into()), ("single", found.single.into())];
        self.v.words.tell("coding-matrix-of-consensus", &values)
    }

    fn consensus_address(&self) -> String {
        self.standing.address("matrix")
    }

    fn coder_address(&self, coder: &CoderId) -> String {
        format!("{}?coder={coder}", self.standing.address("matrix"))
    }

    fn public_address(&self) -> String {
        format!("{}?view=public", self.standing.address("matrix"))
    }

    fn is_of(&self, coder: &CoderId) -> bool {
        self.coder.as_ref() == Some(coder)
    }
}

/// Shows it: the consensus or one "coder"'s, in full or with "view" as "public". What is public is the consensus alone.
pub async fn get(v: Visit, permit: Allowed<AnalyzeStudy>, Path((_, round)): Path<(StudyId, RoundId)>) -> Reply {
    let mut tx = v.app.db.read().await?;
    let standing = Standing::of(&mut tx, &permit, round).await?;
    let documents = coding::documents(&mut tx, &permit, &standing.round).await?;
    let decisions = coding::decisions(&mut tx, &permit, round).await?;
    let members = coding::members(&mut tx, &permit).await?;
    drop(tx);
    let coders: Vec<CoderId> = documents
        .iter()
        .flat_map(|one| one.coders.iter().copied())
        .collect::<std::collections::BTreeSet<_>>()
        .into_iter()
        .collect();
    let shows_public = v.asked("view") == "public";
    let coder = v.asked("coder").parse().ok().filter(|coder| coders.contains(coder) && !shows_public);
    let (coded, consensus) = coded(&documents, &decisions, coder);
    let codes: Vec<_> = standing.book.codes.iter().map(|code| code.id).collect();
    let matrix = matrix(&coded, &members, &codes);
    let public = shows_public.then(|| public(&coded, &members, &codes, PUBLIC_FLOOR));
    let people = members.len();
    page(&Show { v: &v, standing, coder, coders, consensus, matrix, public, people })
}
