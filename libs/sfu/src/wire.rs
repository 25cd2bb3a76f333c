//! One worker's UDP socket.

use std::io::ErrorKind;
use std::net::SocketAddr;

use mio::net::UdpSocket;
use socket2::{Domain, Protocol, Socket, Type};
use str0m::net::Transmit;

/// Buffers of the kernel, so that a busy moment of the machine does not lose packets.
const KERNEL_BUFFER: usize = 4 * 1024 * 1024;

/// The socket and what went over it.
pub(crate) struct Wire {
    socket: UdpSocket,
    /// The address that candidates advertise; every datagram is said to have come to it.
    pub(crate) local: SocketAddr,
    pub(crate) sent_packets: u64,
    pub(crate) sent_bytes: u64,
    pub(crate) refused_packets: u64,
}

impl Wire {
    /// Opens a socket on `address`; `advertised` is how clients reach it, without the port.
    pub(crate) fn open(address: SocketAddr, advertised: std::net::IpAddr) -> std::io::Result<Self> {
        let socket = Socket::new(Domain::for_address(address), Type::DGRAM, Some(Protocol::UDP))?;
        // The kernel may grant less; that costs packets in busy moments only.
        let _ = socket.set_recv_buffer_size(KERNEL_BUFFER);
        let _ = socket.set_send_buffer_size(KERNEL_BUFFER);
        socket.set_nonblocking(true)?;
        socket.bind(&address.into())?;
        let socket: std::net::UdpSocket = socket.into();
        let port = socket.local_addr()?.port();
        Ok(Self {
            socket: UdpSocket::from_std(socket),
            local: SocketAddr::new(advertised, port),
            sent_packets: 0,
            sent_bytes: 0,
            refused_packets: 0,
        })
    }

    pub(crate) fn socket(&mut self) -> &mut UdpSocket {
        &mut self.socket
    }

    /// The next datagram; None when there is none now.
    pub(crate) fn receive(&mut self, buffer: &mut [u8]) -> Option<(usize, SocketAddr)> {
        loop {
            match self.socket.recv_from(buffer) {
                Ok((length, from)) => return Some((length, from)),
                Err(error) if error.kind() == ErrorKind::WouldBlock => return None,
                // An earlier datagram was answered with "nobody listens there".
                Err(error) if error.kind() == ErrorKind::ConnectionRefused => {}
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => {
                    tracing::warn!(%error, "the media socket cannot be read");
                    return None;
                }
            }
        }
    }

    /// Sends a datagram. One the kernel has no room for is lost, as on any network.
    pub(crate) fn send(&mut self, transmit: &Transmit) {
        match self.socket.send_to(&transmit.contents, transmit.destination) {
            Ok(length) => {
                self.sent_packets = self.sent_packets.wrapping_add(1);
                self.sent_bytes = self.sent_bytes.wrapping_add(u64::try_from(length).unwrap_or(0));
            }
            Err(error) => {
                self.refused_packets = self.refused_packets.wrapping_add(1);
                tracing::trace!(%error, "a datagram was not sent");
            }
        }
    }
}
