//! Media over TCP, for networks that let no UDP out (ICE-TCP, RFC 6544): the server is passive, a
//! client connects and says in its first frame, a signed connection check, who it is. From then on
//! the connection carries what UDP would, each datagram behind its length (RFC 4571).
//!
//! TCP brings everything in order and late instead of losing it. So what has waited too long to be
//! written is left out, as a full network would have done: sound must not fall behind.

mod door;
mod frame;
mod stream;
mod streams;

use std::net::SocketAddr;

pub(crate) use door::{Door, Handle, name_in};
pub(crate) use frame::{Frames, head};
pub(crate) use streams::Streams;

/// A connection whose first frame names somebody of this server; whether it is signed is still to be seen.
pub(crate) struct Caller {
    pub(crate) socket: mio::net::TcpStream,
    pub(crate) from: SocketAddr,
    /// What was read so far, from the first byte on.
    pub(crate) frames: Frames,
}
