//! The parts of the room that change, for the script that keeps an open room up to date.

use domain::access::JoinSession;

use super::view::{self, Typed};
use crate::{error::Reply, gate::Allowed, page::page, visit::Visit};

/// Gives them.
pub async fn get(v: Visit, permit: Allowed<JoinSession>) -> Reply {
    let room = view::load(&v, &permit, None, Typed::default()).await?;
    page(&view::Panels { v: &v, room: &room })
}
