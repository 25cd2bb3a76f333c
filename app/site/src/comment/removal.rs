//! The author takes a comment back, at any time.

use axum::extract::Path;
use domain::{
    access::CommentCase,
    id::{CaseId, CommentId},
};

use super::From;
use crate::{error::Reply, gate::Allowed, sent::Sent, visit::Visit};

/// Takes it back.
pub async fn post(
    v: Visit,
    allowed: Allowed<CommentCase>,
    Path((_, id)): Path<(CaseId, CommentId)>,
    sent: Sent,
) -> Reply {
    let mut tx = v.write(&sent).await?;
    store::comment::remove(&mut tx, &allowed, id).await?;
    v.done(tx, &sent, &From::Comments.address(allowed.thing(), "comment-removed")).await
}
