//! A case as a FHIR bundle.

use domain::access::ReadCase;

use crate::{error::Reply, gate::Allowed, visit::Visit};

/// Gives it.
pub async fn get(v: Visit, allowed: Allowed<ReadCase>) -> Reply {
    super::file(&v, &allowed, ("json", "application/fhir+json; charset=utf-8"), |export| export.bundle()).await
}
