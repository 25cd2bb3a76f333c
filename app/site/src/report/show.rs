//! A frozen report as a page.

use askama::Template;
use domain::{
    access::ReadReport,
    report::{Document, Part},
};
use store::report::Listed;

use crate::{error::Reply, gate::Allowed, page::page, visit::Visit};

#[derive(Template)]
#[template(path = "report/show.html")]
struct Show<'a> {
    v: &'a Visit,
    program: domain::id::ProgramId,
    listed: &'a Listed,
    document: &'a Document,
    stamp: Vec<String>,
    superseded: Option<String>,
}

/// Shows it in the reader's language.
pub async fn get(v: Visit, permit: Allowed<ReadReport>) -> Reply {
    let record = store::report::get(&mut v.app.db.read().await?, &permit).await?;
    page(&Show {
        v: &v,
        program: record.program,
        listed: &record.listed,
        document: record.document(v.language)?,
        stamp: super::stamp(&v, &record.listed).lines,
        superseded: super::superseded(&v, &record.listed),
    })
}
