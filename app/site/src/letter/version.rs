//! One version of a letter that went out, as it was sent.

use askama::Template;
use axum::extract::Path;
use domain::{access::ReadLetter, id::CaseId};
use paper::letter::Letter;

use crate::{
    error::Reply,
    gate::Allowed,
    page::{file, page},
    visit::Visit,
};

#[derive(Template)]
#[template(path = "letter/version.html")]
struct VersionPage<'a> {
    v: &'a Visit,
    case: CaseId,
    number: u32,
    /// "Version 1, sent on …".
    said: String,
    paper: Letter,
}

/// Shows it.
pub async fn get(v: Visit, permit: Allowed<ReadLetter>, Path((case, number)): Path<(CaseId, u32)>) -> Reply {
    let mut tx = v.app.db.write().await?;
    let signed = store::letter::version::of(&mut tx, &permit, number).await?;
    store::letter::open(&mut tx, &permit, &signed, v.now).await?;
    store::audit::add_act(&mut tx, &permit, v.now).await?;
    tx.save().await?;
    let sent = signed.sent.map(|at| v.date(&at)).unwrap_or_default();
    page(&VersionPage {
        v: &v,
        case,
        number,
        said: v.t2("letter-version-sent", "number", number, "date", sent),
        paper: Letter::of(&signed.letter, words::of(signed.letter.language)),
    })
}

/// Gives its PDF.
pub async fn pdf(v: Visit, permit: Allowed<ReadLetter>, Path((_, number)): Path<(CaseId, u32)>) -> Reply {
    let mut tx = v.app.db.write().await?;
    let download = store::letter::download_version(&mut tx, &permit, &v.app.files, number, v.now).await?;
    store::audit::add_act(&mut tx, &permit, v.now).await?;
    tx.save().await?;
    file(download)
}
