//! The letter as PDF.

use domain::access::ReadLetter;

use crate::{error::Reply, gate::Allowed, page::file, visit::Visit};

/// Gives it, once it was sent.
pub async fn get(v: Visit, permit: Allowed<ReadLetter>) -> Reply {
    let mut tx = v.app.db.write().await?;
    let download = store::letter::download(&mut tx, &permit, &v.app.files, v.now).await?;
    store::audit::add_act(&mut tx, &permit, v.now).await?;
    tx.save().await?;
    file(download)
}
