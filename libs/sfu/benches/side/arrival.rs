//! Datagrams with the moment at which the kernel had them. What a server adds ends there: when the participant's program
//! comes to read them is its own affair, and with hundreds of participants on one thread that is milliseconds later.

use std::io::IoSliceMut;
use std::net::SocketAddr;
use std::os::fd::AsRawFd;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use mio::net::UdpSocket;
use nix::sys::socket::{ControlMessageOwned, MsgFlags, SockaddrIn, recvmsg, setsockopt, sockopt};
use nix::sys::time::TimeSpec;

use crate::Failure;

/// A datagram that was read.
pub struct Arrival {
    pub length: usize,
    pub from: SocketAddr,
    pub times: Times,
}

/// When the kernel had it and when it was read, since 1970.
#[derive(Clone, Copy)]
pub struct Times {
    pub came: Duration,
    pub read: Duration,
}

/// From now on the kernel notes when something comes.
pub fn note(socket: &UdpSocket) -> Result<(), Failure> {
    Ok(setsockopt(socket, sockopt::ReceiveTimestampns, &true)?)
}

/// Reads a datagram; None when there is none.
pub fn receive(socket: &UdpSocket, buffer: &mut [u8]) -> Option<Arrival> {
    let mut notes = nix::cmsg_space!(TimeSpec);
    let mut parts = [IoSliceMut::new(buffer)];
    let message =
        recvmsg::<SockaddrIn>(socket.as_raw_fd(), &mut parts, Some(&mut notes), MsgFlags::MSG_DONTWAIT).ok()?;
    let read = now();
    let came = message.cmsgs().ok()?.find_map(|note| match note {
        ControlMessageOwned::ScmTimestampns(time) => Some(Duration::from(time)),
        _ => None,
    })?;
    let from = SocketAddr::V4((*message.address.as_ref()?).into());
    Some(Arrival { length: message.bytes, from, times: Times { came, read } })
}

/// The kernel's clock for datagrams.
pub fn now() -> Duration {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default()
}
