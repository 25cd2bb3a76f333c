//! The way a headless participant's media takes: a UDP socket, or a connection over TCP.

use std::io;
use std::net::SocketAddr;

use str0m::Candidate;
use str0m::net::{Protocol, TcpType, Transmit};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpStream, UdpSocket};

use crate::tcp::{Frames, head};

/// Over what media goes.
pub(super) enum Path {
    Udp {
        socket: UdpSocket,
        local: SocketAddr,
    },
    /// TCP; None until the server has said where it listens.
    Tcp(Option<Connection>),
}

pub(super) struct Connection {
    stream: TcpStream,
    frames: Frames,
    local: SocketAddr,
    remote: SocketAddr,
}

/// A datagram that came, and between which addresses.
pub(super) struct Came {
    pub(super) protocol: Protocol,
    pub(super) bytes: Vec<u8>,
    pub(super) from: SocketAddr,
    pub(super) to: SocketAddr,
}

impl Path {
    pub(super) async fn udp(here: std::net::IpAddr) -> io::Result<Self> {
        let socket = UdpSocket::bind(SocketAddr::new(here, 0)).await?;
        // Room for what comes while this task waits for a processor.
        let _ = socket2::SockRef::from(&socket).set_recv_buffer_size(4 << 20);
        let local = socket.local_addr()?;
        Ok(Self::Udp { socket, local })
    }

    /// The address to offer; None over TCP, where the client is the one who connects.
    pub(super) fn candidate(&self) -> Option<Candidate> {
        match self {
            Self::Udp { local, .. } => Candidate::host(*local, "udp").ok(),
            Self::Tcp(_) => None,
        }
    }

    /// Connects to where an answer says that the server listens; the address from here on is told.
    pub(super) async fn connect(&mut self, answer: &str) -> Option<Candidate> {
        let Self::Tcp(connection @ None) = self else { return None };
        let remote = listening(answer)?;
        let stream = TcpStream::connect(remote).await.ok()?;
        let _ = stream.set_nodelay(true);
        let local = stream.local_addr().ok()?;
        *connection = Some(Connection { stream, frames: Frames::default(), local, remote });
        Candidate::builder().tcp().host(local).tcptype(TcpType::Active).build().ok()
    }

    /// The next datagram; None when one could not be read. Never ends where there is no connection.
    pub(super) async fn receive(&mut self) -> Option<Came> {
        let mut buffer = vec![0; 2_000];
        match self {
            Self::Udp { socket, local } => {
                let (length, from) = socket.recv_from(&mut buffer).await.ok()?;
                buffer.truncate(length);
                Some(Came { protocol: Protocol::Udp, bytes: buffer, from, to: *local })
            }
            Self::Tcp(None) => std::future::pending().await,
            Self::Tcp(way @ Some(_)) => {
                let read = way.as_mut()?.read(&mut buffer).await;
                if read.is_none() {
                    *way = None;
                }
                read
            }
        }
    }

    /// Sends a datagram. One that cannot be sent is lost.
    pub(super) async fn send(&mut self, transmit: &Transmit) {
        match self {
            Self::Udp { socket, .. } => {
                let _ = socket.send_to(&transmit.contents, transmit.destination).await;
            }
            Self::Tcp(way) => {
                let Some(connection) = way else { return };
                if let Some(head) = head(&transmit.contents)
                    && connection.stream.write_all(&[&head, &*transmit.contents].concat()).await.is_err()
                {
                    *way = None;
                }
            }
        }
    }
}

impl Connection {
    async fn read(&mut self, buffer: &mut [u8]) -> Option<Came> {
        loop {
            if let Some(bytes) = self.frames.next().ok()? {
                return Some(Came { protocol: Protocol::Tcp, bytes, from: self.remote, to: self.local });
            }
            let length = self.stream.read(buffer).await.ok().filter(|length| *length > 0)?;
            self.frames.extend(buffer.get(..length)?);
        }
    }
}

/// Where a description says that media over TCP is listened for.
fn listening(description: &str) -> Option<SocketAddr> {
    description.lines().find_map(|line| {
        let words: Vec<&str> = line.trim_end().strip_prefix("a=candidate:")?.split(' ').collect();
        let passive = words.windows(2).any(|pair| pair == ["tcptype", "passive"]);
        let (protocol, address, port) = (words.get(2)?, words.get(4)?, words.get(5)?);
        (passive && protocol.eq_ignore_ascii_case("tcp"))
            .then(|| Some(SocketAddr::new(address.parse().ok()?, port.parse().ok()?)))?
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_passive_tcp_address_is_found_among_others() {
        let text = "a=candidate:1 1 udp 2130706175 203.0.113.7 3478 typ host\r\n\
                    a=candidate:2 1 tcp 1526726399 203.0.113.7 443 typ host tcptype passive ufrag x\r\n";
        assert_eq!(listening(text), Some("203.0.113.7:443".parse().unwrap()));
        assert_eq!(listening("a=candidate:2 1 tcp 1 203.0.113.7 9 typ host tcptype active"), None);
    }
}
