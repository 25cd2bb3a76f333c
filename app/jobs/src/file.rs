//! Removes the bytes of a file whose row is gone.

use domain::id::{FileId, HubId};

use crate::tools::{Failure, Tools};

/// Removes them; gone already is done.
pub(crate) async fn remove(tools: &Tools, hub: HubId, file: FileId) -> Result<(), Failure> {
    Ok(tools.files.remove(hub, file).await?)
}
