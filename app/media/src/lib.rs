//! Live rooms: one face over the media server, in the product's own words.
//!
//! A room is a session; its name is the session's id. A participant is a person; their identity in
//! the room is the person's id, so a second page of the same person takes over from the first.
//! The server runs inside this process ([`Rooms::start`]) or is a LiveKit cluster ([`Rooms::on`]); whoever uses [`Rooms`]
//! does not know which. Only a cluster goes on while this process is away: see [`Presences::apart`].

mod cluster;
mod embedded;
mod event;
mod handover;
mod presence;
pub mod recording;
mod rooms;
mod ticket;
pub mod together;
pub mod trial;

pub use cluster::ClusterSettings;
pub use event::EventRefusal;
pub use presence::{Change, Departure, Presence, Presences};
pub use rooms::{Refusal, Rooms, Settings, Sitter, StartError, Stay, Work};
pub use sfu::client::{ClientError, Clip, Entrance, Participant, Report};
pub use sfu::token::Source;
pub use sfu::{Tcp, Turn, Ways};
pub use ticket::{Join, Ticket};
