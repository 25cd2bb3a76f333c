//! Adds the next edition of a snippet.

use axum::extract::Path;
use domain::{
    access::WriteSnippets,
    fields::{Faults, Fields},
    id::SnippetId,
    recommendation::Origin,
    snippet::Wording,
};

use super::show::show;
use crate::{
    error::Reply,
    gate::Allowed,
    page::again,
    sent::{Form, Sent},
    visit::Visit,
};

/// Keeps it.
pub async fn post(v: Visit, permit: Allowed<WriteSnippets>, Path(id): Path<SnippetId>, sent: Sent) -> Reply {
    let mut tx = v.write(&sent).await?;
    let faults = match Wording::check(&sent.fields) {
        Ok(wording) => match store::snippet::revise(&mut tx, &permit, read(&sent.fields, id), &wording, v.now).await {
            Ok(()) => return v.done(tx, &sent, &format!("/snippets/{id}?said=snippet-saved")).await,
            Err(store::Error::Taken) => Faults::one("", "snippet-fault-changed"),
            Err(error) => return Err(error.into()),
        },
        Err(faults) => faults,
    };
    let editions = store::snippet::editions(&mut tx, &permit, id).await?;
    drop(tx);
    again(&show(&v, &editions, true, &Form { fields: sent.fields, faults })?)
}

/// The edition that was on the page.
fn read(fields: &Fields, snippet: SnippetId) -> Origin {
    Origin { snippet, edition: fields.get("edition").parse().unwrap_or_default() }
}
