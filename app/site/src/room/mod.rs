//! The live room: one page that is whole without a script, and follows the session by itself with one.

pub mod check;
pub mod echo;
pub mod events;
pub mod live;
pub mod muting;
pub mod panels;
pub mod removal;
pub mod show;
pub mod ticket;

mod about_case;
mod discussed;
mod script;
mod view;

pub use about_case::{AboutCase, kept, lead};
pub use discussed::named;
pub use view::{Typed, refuse};

use domain::id::SessionId;

/// The room's address, at one of its parts.
pub fn address(session: SessionId, part: &str) -> String {
    format!("/sessions/{session}/room#{part}")
}
