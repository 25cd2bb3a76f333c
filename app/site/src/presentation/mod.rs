//! The proof that somebody presented a case, for the presenter.

use domain::access::ProvePresentation;
use paper::presentation::Presentation;

use crate::{error::Reply, gate::Allowed, page::laid_out, visit::Visit};

/// Gives it as PDF, in the reader's language.
pub async fn pdf(v: Visit, permit: Allowed<ProvePresentation>) -> Reply {
    let proof = store::presentation::get(&mut v.app.db.read().await?, &permit).await?;
    let paper = Presentation::of(&proof, &v.app.settings.url, v.words);
    let ident = format!("{}-presentation", permit.thing());
    laid_out(v.t("presentation-file-name"), move || paper::presentation::pdf(&paper, &ident)).await
}
