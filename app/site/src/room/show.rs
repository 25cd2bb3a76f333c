//! The room at this moment, for this person.

use domain::access::JoinSession;

use super::view::{self, Typed};
use crate::{error::Reply, gate::Allowed, page::page, visit::Visit};

/// Shows it.
pub async fn get(v: Visit, permit: Allowed<JoinSession>) -> Reply {
    let room = view::load(&v, &permit, None, Typed::default()).await?;
    page(&view::Page { v: &v, room: &room })
}
