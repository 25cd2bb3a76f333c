//! The library, by domain.

use askama::Template;
use domain::access::{SeeSnippets, WriteSnippets};
use store::{access::permit, snippet::Edition};
use ui::{Cell, Color, Table, Tag};

use crate::{
    error::Reply,
    gate::{Allowed, holds},
    page::page,
    visit::Visit,
};

#[derive(Template)]
#[template(path = "snippet/list.html")]
struct List<'a> {
    v: &'a Visit,
    found: Vec<Edition>,
    writes: bool,
}

impl List<'_> {
    fn table(&self) -> Table {
        let v = self.v;
        let columns = ["snippet-text", "recommendation-domain", "snippet-evidence", "snippet-edition"];
        let row = |edition: &Edition| {
            let origin = edition.origin;
            let evidence = &edition.wording.evidence;
            let strength = v.t(format!("recommendation-strength-{}", evidence.strength.code()));
            let parts = [strength.as_str(), evidence.source.as_str()];
            let evidence = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
            let number = v.t1("snippet-edition-number", "number", edition.number());
            let state = if edition.retired {
                Cell::new(Tag::new(v.t("snippet-retired")).color(Color::Grey))
            } else {
                Cell::new(number)
            };
            [
                Cell::link(format!("/snippets/{}", origin.snippet), edition.wording.text(v.language))
                    .attribute("dir", "auto"),
                Cell::new(v.t(format!("recommendation-domain-{}", edition.wording.domain.code()))),
                Cell::new(evidence).attribute("dir", "auto"),
                state,
            ]
        };
        let table = Table::new(v.t("snippet-list-title")).caption_hidden().columns(columns.map(|column| v.t(column)));
        table.rows(self.found.iter().map(row)).named_rows().stacked()
    }
}

/// Shows it.
pub async fn get(v: Visit, permitted: Allowed<SeeSnippets>) -> Reply {
    let mut tx = v.app.db.read().await?;
    let found = store::snippet::all(&mut tx, &permitted).await?;
    let writes = holds(permit::<WriteSnippets>(&mut tx, v.who()?, permitted.hub()).await)?.is_some();
    drop(tx);
    page(&List { v: &v, found, writes })
}
