//! Takes a snippet out of use, or back into it.

use axum::extract::Path;
use domain::{access::WriteSnippets, id::SnippetId};

use crate::{error::Reply, gate::Allowed, sent::Sent, visit::Visit};

/// Takes it out of use ("retired" is "yes") or back.
pub async fn post(v: Visit, permit: Allowed<WriteSnippets>, Path(id): Path<SnippetId>, sent: Sent) -> Reply {
    let mut tx = v.write(&sent).await?;
    let retired = sent.fields.get("retired") == "yes";
    store::snippet::retire(&mut tx, &permit, id, retired).await?;
    let said = if retired { "snippet-retired-done" } else { "snippet-used-again" };
    v.done(tx, &sent, &format!("/snippets/{id}?said={said}")).await
}
