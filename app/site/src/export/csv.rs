//! A case as a table.

use domain::access::ReadCase;

use crate::{error::Reply, gate::Allowed, visit::Visit};

/// Gives it.
pub async fn get(v: Visit, allowed: Allowed<ReadCase>) -> Reply {
    super::file(&v, &allowed, ("csv", "text/csv; charset=utf-8; header=present"), |export| export.table()).await
}
