//! A certificate as PDF.

use domain::access::SeeCertificate;

use crate::{error::Reply, gate::Allowed, page::file, visit::Visit};

/// Gives it, once it was made.
pub async fn get(v: Visit, permit: Allowed<SeeCertificate>) -> Reply {
    let mut tx = v.app.db.read().await?;
    file(store::certificate::download(&mut tx, &permit, &v.app.files).await?)
}
