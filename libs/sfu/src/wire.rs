//! One worker's UDP socket.

use std::io::ErrorKind;
use std::net::SocketAddr;

use mio::net::UdpSocket;
use socket2::{Domain, Protocol, Socket, Type};
use str0m::net::Transmit;

use crate::clock;
use crate::tcp::Streams;

/// Buffers of the kernel, so that a busy moment of the machine does not lose packets.
const KERNEL_BUFFER: usize = 4 * 1024 * 1024;

/// The socket and what went over it.
pub(crate) struct Wire {
    socket: UdpSocket,
    /// The address that candidates advertise; every datagram is said to have come to it.
    pub(crate) local: SocketAddr,
    /// The connections of those who come over TCP, and the address they were told.
    pub(crate) streams: Streams,
    pub(crate) local_tcp: Option<SocketAddr>,
    pub(crate) sent_packets: u64,
    pub(crate) sent_bytes: u64,
    pub(crate) refused_packets: u64,
}

impl Wire {
    /// Opens a socket on `address`; `advertised` is how clients reach it, without the port. With `shared`, others of
    /// the same address may be opened, and the system spreads what comes in over them.
    pub(crate) fn open(address: SocketAddr, advertised: std::net::IpAddr, shared: bool) -> std::io::Result<Self> {
        let socket = Socket::new(Domain::for_address(address), Type::DGRAM, Some(Protocol::UDP))?;
        // The kernel may grant less; that costs packets in busy moments only.
        let _ = socket.set_recv_buffer_size(KERNEL_BUFFER);
        let _ = socket.set_send_buffer_size(KERNEL_BUFFER);
        socket.set_nonblocking(true)?;
        socket.set_reuse_port(shared)?;
        socket.bind(&address.into())?;
        let socket: std::net::UdpSocket = socket.into();
        let port = socket.local_addr()?.port();
        Ok(Self {
            socket: UdpSocket::from_std(socket),
            local: SocketAddr::new(advertised, port),
            streams: Streams::default(),
            local_tcp: None,
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
        if transmit.proto != str0m::net::Protocol::Udp {
            return self.send_by_stream(transmit);
        }
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

    /// Sends a datagram over the connection that leads to its address.
    fn send_by_stream(&mut self, transmit: &Transmit) {
        if self.streams.send(transmit.destination, &transmit.contents, clock::now()) {
            self.sent_packets = self.sent_packets.wrapping_add(1);
            let length = u64::try_from(transmit.contents.len()).unwrap_or(0);
            self.sent_bytes = self.sent_bytes.wrapping_add(length);
        }
    }
}
