//! One snippet: every edition, and for those who write in the library the form of the next one.

use askama::Template;
use axum::extract::Path;
use domain::{
    access::{Permit, SeeSnippets, WriteSnippets},
    fields::Fields,
    id::SnippetId,
};
use store::{Tx, access::permit, snippet::Edition};

use super::WordingFields;
use crate::{
    ask::Ask,
    error::{Error, Reply},
    gate::{Allowed, holds},
    page::page,
    sent::Form,
    visit::Visit,
};

/// The page of a snippet.
#[derive(Template)]
#[template(path = "snippet/show.html")]
pub(super) struct Show<'a> {
    v: &'a Visit,
    ask: Ask<'a>,
    fields: WordingFields<'a>,
    newest: &'a Edition,
    editions: &'a [Edition],
    writes: bool,
}

/// Shows it.
pub async fn get(v: Visit, permitted: Allowed<SeeSnippets>, Path(id): Path<SnippetId>) -> Reply {
    let mut tx = v.app.db.read().await?;
    let (editions, writes) = find(&mut tx, &v, &permitted, id).await?;
    drop(tx);
    let fields = editions.first().map_or_else(Fields::default, |newest| super::fields(&newest.wording));
    let form = Form { fields, ..Form::default() };
    page(&show(&v, &editions, writes, &form)?)
}

async fn find(
    tx: &mut Tx,
    v: &Visit,
    permitted: &Permit<SeeSnippets>,
    id: SnippetId,
) -> Result<(Vec<Edition>, bool), Error> {
    let writes = holds(permit::<WriteSnippets>(tx, v.who()?, permitted.hub()).await)?.is_some();
    Ok((store::snippet::editions(tx, permitted, id).await?, writes))
}

/// The page with a form as it was typed.
pub(super) fn show<'a>(v: &'a Visit, editions: &'a [Edition], writes: bool, form: &'a Form) -> Result<Show<'a>, Error> {
    let newest = editions.first().ok_or(Error::Missing)?;
    let ask = Ask::new(v, form);
    Ok(Show { v, ask, fields: WordingFields { v, ask }, newest, editions, writes })
}
