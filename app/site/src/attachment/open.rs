//! One attachment, opened.

use axum::{
    extract::Path,
    http::{HeaderName, HeaderValue, header},
};
use domain::{
    access::ReadCase,
    attachment::Kind,
    id::{AttachmentId, CaseId},
};

use crate::{
    error::{Error, Reply},
    gate::Allowed,
    page::file,
    visit::Visit,
};

/// Whatever is in the file, it runs nothing, loads nothing and speaks for nobody.
const POLICY: &str = "sandbox; default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'";

/// Gives it, and writes down who opened it. A picture is shown; a document is saved, so that no browser runs it as a page.
pub async fn get(v: Visit, allowed: Allowed<ReadCase>, Path((_, attachment)): Path<(CaseId, AttachmentId)>) -> Reply {
    let mut tx = v.app.db.write().await?;
    let download = store::attachment::file(&mut tx, &allowed, &v.app.files, attachment).await?;
    store::attachment::opened(&mut tx, &allowed, attachment, v.now).await?;
    tx.save().await?;
    let picture = Kind::ALL.iter().any(|kind| kind.is_picture() && kind.media_type() == download.media_type);
    let disposition = format!("{}; filename=\"{}\"", if picture { "inline" } else { "attachment" }, download.name);
    let mut answer = file(download)?;
    let headers = answer.headers_mut();
    headers.insert(header::CONTENT_DISPOSITION, HeaderValue::from_str(&disposition).map_err(Error::broken)?);
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    let own = HeaderName::from_static("cross-origin-resource-policy");
    headers.insert(own, HeaderValue::from_static("same-origin"));
    Ok(answer)
}
