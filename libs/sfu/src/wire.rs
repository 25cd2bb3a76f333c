//! One worker's UDP socket. Datagrams go out in batches: several for the same address leave in one
//! call, where the system can cut them apart by itself (GSO).

mod batch;

use std::io::{ErrorKind, IoSliceMut};
use std::net::SocketAddr;

use mio::net::UdpSocket;
use quinn_udp::{BATCH_SIZE, RecvMeta, UdpSocketState};
use socket2::{Domain, Protocol, Socket, Type};
use str0m::net::Transmit;

use crate::clock;
use crate::tcp::Streams;
use batch::Batch;

/// Buffers of the kernel, so that a busy moment of the machine does not lose packets.
const KERNEL_BUFFER: usize = 4 * 1024 * 1024;
/// Reads for which buffers are kept.
const READS: usize = 16;
/// Bytes of one read: the system may hand over several datagrams of one sender as one (GRO).
const READ: usize = 64 * 1024;

/// The socket and what went over it.
pub(crate) struct Wire {
    socket: UdpSocket,
    state: UdpSocketState,
    batch: Batch,
    /// The address that candidates advertise; every datagram is said to have come to it.
    pub(crate) local: SocketAddr,
    /// The connections of those who come over TCP, and the address they were told.
    pub(crate) streams: Streams,
    pub(crate) local_tcp: Option<SocketAddr>,
    pub(crate) sent_packets: u64,
    pub(crate) sent_bytes: u64,
    pub(crate) refused_packets: u64,
}

/// Datagrams of one call to the kernel.
pub(crate) struct Inbox {
    bytes: Vec<Vec<u8>>,
    meta: [RecvMeta; READS],
    filled: usize,
}

impl Inbox {
    pub(crate) fn new() -> Self {
        Self { bytes: vec![vec![0; READ]; READS], meta: [RecvMeta::default(); READS], filled: 0 }
    }

    /// Whether there may be more to read.
    pub(crate) fn is_full(&self) -> bool {
        self.filled == READS.min(BATCH_SIZE)
    }

    /// The datagrams, each with its sender.
    pub(crate) fn datagrams(&self) -> impl Iterator<Item = (&[u8], SocketAddr)> {
        self.bytes.iter().zip(&self.meta).take(self.filled).flat_map(|(bytes, meta)| {
            let read = bytes.get(..meta.len).unwrap_or_default();
            read.chunks(meta.stride.max(1)).map(|datagram| (datagram, meta.addr))
        })
    }
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
        let state = UdpSocketState::new((&socket).into())?;
        let socket: std::net::UdpSocket = socket.into();
        let port = socket.local_addr()?.port();
        Ok(Self {
            socket: UdpSocket::from_std(socket),
            batch: Batch::default(),
            state,
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

    /// Reads datagrams; false when there are none now. An [`Inbox`] that is not full leaves nothing unread: the kernel tells
    /// when more comes.
    pub(crate) fn receive(&mut self, inbox: &mut Inbox) -> bool {
        let mut buffers: Vec<IoSliceMut<'_>> =
            inbox.bytes.iter_mut().map(|bytes| IoSliceMut::new(bytes.as_mut_slice())).collect();
        loop {
            let (socket, state) = (&self.socket, &self.state);
            let read = socket.try_io(|| state.recv(socket.into(), &mut buffers, &mut inbox.meta));
            match read {
                Ok(filled) => {
                    inbox.filled = filled;
                    return true;
                }
                Err(error) if error.kind() == ErrorKind::WouldBlock => break,
                // An earlier datagram was answered with "nobody listens there".
                Err(error) if error.kind() == ErrorKind::ConnectionRefused => {}
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => {
                    tracing::warn!(%error, "the media socket cannot be read");
                    break;
                }
            }
        }
        inbox.filled = 0;
        false
    }

    /// Sends a datagram with the next [`Self::flush`], or before.
    pub(crate) fn send(&mut self, transmit: &Transmit) {
        self.send_bytes(transmit.proto, transmit.destination, &transmit.contents);
    }

    /// The same.
    pub(crate) fn send_bytes(&mut self, protocol: str0m::net::Protocol, to: SocketAddr, datagram: &[u8]) {
        self.compose(protocol, to, |bytes| {
            bytes.extend_from_slice(datagram);
            Some(())
        });
    }

    /// Sends a datagram as `write` puts it at the end of what it is given, in its place among those that wait: so it is not copied
    /// once more. None when nothing was written.
    pub(crate) fn compose<T>(
        &mut self,
        protocol: str0m::net::Protocol,
        to: SocketAddr,
        write: impl FnOnce(&mut Vec<u8>) -> Option<T>,
    ) -> Option<T> {
        if protocol != str0m::net::Protocol::Udp {
            let mut datagram = Vec::new();
            let told = write(&mut datagram)?;
            self.send_by_stream(to, &datagram);
            return Some(told);
        }
        let most = self.state.max_gso_segments();
        match self.batch.compose(to, most, write) {
            Ok(told) => Some(told),
            Err(waits) => {
                let (datagram, told) = waits?;
                self.flush();
                self.batch.push(&datagram, to, most);
                Some(told)
            }
        }
    }

    /// Sends what waits. What the kernel has no room for is lost, as on any network.
    pub(crate) fn flush(&mut self) {
        let Some(transmit) = self.batch.transmit() else { return };
        let (packets, bytes) = self.batch.amount();
        let sent = self.state.try_send((&self.socket).into(), &transmit);
        // A network card that cannot cut datagrams apart says so once; from then on each goes by itself.
        let sent = match sent {
            Err(error) if packets > 1 && error.kind() != ErrorKind::WouldBlock => {
                let one = |datagram| self.state.try_send((&self.socket).into(), &datagram);
                self.batch.singly().try_for_each(one)
            }
            other => other,
        };
        match sent {
            Ok(()) => {
                self.sent_packets = self.sent_packets.wrapping_add(packets);
                self.sent_bytes = self.sent_bytes.wrapping_add(bytes);
            }
            Err(error) => {
                self.refused_packets = self.refused_packets.wrapping_add(packets);
                tracing::trace!(%error, "datagrams were not sent");
            }
        }
        self.batch.clear();
    }

    /// Sends a datagram over the connection that leads to its address.
    fn send_by_stream(&mut self, to: SocketAddr, datagram: &[u8]) {
        if self.streams.send(to, datagram, clock::now()) {
            self.sent_packets = self.sent_packets.wrapping_add(1);
            let length = u64::try_from(datagram.len()).unwrap_or(0);
            self.sent_bytes = self.sent_bytes.wrapping_add(length);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::net::{IpAddr, Ipv4Addr};

    use super::*;

    fn open() -> Wire {
        let here = IpAddr::V4(Ipv4Addr::LOCALHOST);
        Wire::open(SocketAddr::new(here, 0), here, false).unwrap()
    }

    fn datagram(length: usize, fill: u8, to: SocketAddr) -> Transmit {
        Transmit { proto: str0m::net::Protocol::Udp, source: to, destination: to, contents: vec![fill; length].into() }
    }

    #[test]
    fn datagrams_of_all_lengths_arrive_whole_and_in_order() {
        let (mut one, mut other) = (open(), open());
        let lengths = [1_100, 1_100, 1_100, 40, 900, 1_100, 1_100, 1_200, 1_200, 1_199, 1_200, 7];
        for (fill, length) in (0u8..).zip(lengths) {
            one.send(&datagram(length, fill, other.local));
        }
        one.flush();
        one.flush();
        let mut poll = mio::Poll::new().unwrap();
        poll.registry().register(other.socket(), mio::Token(0), mio::Interest::READABLE).unwrap();
        let mut inbox = Inbox::new();
        let mut came = Vec::new();
        while came.len() < lengths.len() {
            poll.poll(&mut mio::Events::with_capacity(4), Some(std::time::Duration::from_secs(10))).unwrap();
            while other.receive(&mut inbox) {
                came.extend(inbox.datagrams().map(|(bytes, from)| (bytes.to_vec(), from)));
            }
        }
        for ((fill, length), (bytes, from)) in (0u8..).zip(lengths).zip(&came) {
            assert_eq!((bytes, *from), (&vec![fill; length], one.local));
        }
        let sum: usize = lengths.iter().sum();
        assert_eq!((one.sent_packets, one.sent_bytes), (12, u64::try_from(sum).unwrap()));
        assert_eq!(one.refused_packets, 0);
    }

    #[test]
    fn what_is_written_in_its_place_leaves_as_it_was_written_or_not_at_all() {
        let (mut one, mut other) = (open(), open());
        let to = other.local;
        let write = |wire: &mut Wire, length: usize, fill: u8, goes: bool| {
            wire.compose(str0m::net::Protocol::Udp, to, |bytes| {
                bytes.extend(std::iter::repeat_n(fill, length));
                goes.then_some(fill)
            })
        };
        let written =
            [(1_100, 1, true), (1_100, 2, false), (1_100, 3, true), (1_200, 4, true), (40, 5, true), (1_200, 6, true)];
        for (length, fill, goes) in written {
            assert_eq!(write(&mut one, length, fill, goes), goes.then_some(fill));
        }
        one.flush();
        let mut poll = mio::Poll::new().unwrap();
        poll.registry().register(other.socket(), mio::Token(0), mio::Interest::READABLE).unwrap();
        let mut inbox = Inbox::new();
        let mut came = Vec::new();
        while came.len() < 5 {
            poll.poll(&mut mio::Events::with_capacity(4), Some(std::time::Duration::from_secs(10))).unwrap();
            while other.receive(&mut inbox) {
                came.extend(inbox.datagrams().map(|(bytes, _)| bytes.to_vec()));
            }
        }
        let whole = written.into_iter().filter(|(.., goes)| *goes).map(|(length, fill, _)| vec![fill; length]);
        assert_eq!(came, whole.collect::<Vec<_>>());
    }
}
