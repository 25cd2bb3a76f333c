//! Takes a code out of the codebook: the next version is without it, its codings stay as they are.

use axum::extract::Path;
use domain::{
    access::AnalyzeStudy,
    codebook::reason,
    id::{CodeId, StudyId},
};
use store::codebook;

use crate::{error::Reply, gate::Allowed, sent::Sent, visit::Visit};

/// Does it; without a reason nothing happens and the page says so.
pub async fn post(
    v: Visit,
    permit: Allowed<AnalyzeStudy>,
    Path((_, id)): Path<(StudyId, CodeId)>,
    sent: Sent,
) -> Reply {
    let mut tx = v.write(&sent).await?;
    let book = codebook::newest(&mut tx, &permit).await?;
    let at = format!("/studies/{}/codebook", permit.thing());
    let Ok(reason) = reason(&sent.fields, u32::MAX) else {
        drop(tx);
        return Ok(crate::error::see_other(&format!("{at}/codes/{id}?said=codebook-reason")));
    };
    book.find(id).ok_or(crate::error::Error::Missing)?;
    codebook::add(&mut tx, &permit, &book.without(id), &reason, v.now).await?;
    v.done(tx, &sent, &format!("{at}?said=codebook-removed")).await
}
