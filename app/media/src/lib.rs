//! Live rooms: one face over the media server, in the product's own words.
//!
//! A room is a session; its name is the session's id. A participant is a person; their identity in
//! the room is the person's id, so a second page of the same person takes over from the first.
//! Today the server runs inside this process; [`Rooms`] is shaped so that a media cluster can
//! stand behind the same functions.

mod presence;
mod rooms;
mod ticket;

pub use presence::{Change, Departure, Presence, Presences};
pub use rooms::{Refusal, Rooms, Settings, Sitter, StartError, Work};
pub use sfu::client::{ClientError, Clip, Entrance, Participant, Report};
pub use sfu::token::Source;
pub use sfu::{Tcp, Turn, Ways};
pub use ticket::{Join, Ticket};
