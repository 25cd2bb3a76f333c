//! One client's connection: what it says, and what still waits to be written to it.

use std::collections::VecDeque;
use std::io::{self, ErrorKind, IoSlice, Read as _, Write as _};
use std::net::SocketAddr;
use std::time::{Duration, Instant};

use mio::net::TcpStream;

use super::frame::{Frames, head};
use crate::ids::PeerKey;

/// Bytes that may wait to be written.
const MOST: usize = 256 * 1024;
/// What has waited this long is left out: it would only be heard too late.
const LATEST: Duration = Duration::from_millis(500);
/// A client that takes nothing for this long is gone.
const PATIENCE: Duration = Duration::from_secs(15);
/// Bytes read from one client before the others have their turn.
const READ: usize = 16 * 1024;

/// A connection to a client.
#[derive(Debug)]
pub(super) struct Stream {
    pub(super) socket: TcpStream,
    pub(super) from: SocketAddr,
    pub(super) frames: Frames,
    /// Whose it is; None until a signed check has come.
    pub(super) owner: Option<PeerKey>,
    /// It has its place among those that may have something to read.
    pub(super) queued: bool,
    waiting: VecDeque<Waiting>,
    waiting_bytes: usize,
    /// Bytes of the first waiting frame that are written.
    written: usize,
    /// When something was written last, or nothing waited.
    moved: Instant,
}

#[derive(Debug)]
struct Waiting {
    since: Instant,
    bytes: Vec<u8>,
}

impl Stream {
    pub(super) fn new(socket: TcpStream, from: SocketAddr, frames: Frames, now: Instant) -> Self {
        Self {
            socket,
            from,
            frames,
            owner: None,
            queued: false,
            waiting: VecDeque::new(),
            waiting_bytes: 0,
            written: 0,
            moved: now,
        }
    }

    /// Reads what is there; true when there may be more.
    ///
    /// # Errors
    /// When the connection has ended.
    pub(super) fn read(&mut self, buffer: &mut [u8]) -> io::Result<bool> {
        let mut read = 0;
        while read < READ {
            match self.socket.read(buffer) {
                Ok(0) => return Err(ErrorKind::UnexpectedEof.into()),
                Ok(length) => {
                    self.frames.extend(buffer.get(..length).unwrap_or_default());
                    read += length;
                }
                Err(error) if error.kind() == ErrorKind::WouldBlock => return Ok(false),
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(true)
    }

    /// Writes a datagram, now or as soon as the client takes it; false when it is lost.
    ///
    /// # Errors
    /// When the connection has ended.
    pub(super) fn send(&mut self, datagram: &[u8], now: Instant) -> io::Result<bool> {
        let Some(head) = head(datagram) else { return Ok(false) };
        let whole = datagram.len() + head.len();
        if !self.waiting.is_empty() {
            if self.waiting_bytes.saturating_add(whole) > MOST {
                return Ok(false);
            }
            self.wait([&head, datagram].concat(), now);
            return Ok(true);
        }
        self.moved = now;
        let written = match self.socket.write_vectored(&[IoSlice::new(&head), IoSlice::new(datagram)]) {
            Ok(written) => written,
            Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::Interrupted) => 0,
            Err(error) => return Err(error),
        };
        if written < whole {
            self.wait([&head, datagram].concat(), now);
            self.written = written;
        }
        Ok(true)
    }

    fn wait(&mut self, bytes: Vec<u8>, now: Instant) {
        self.waiting_bytes = self.waiting_bytes.saturating_add(bytes.len());
        self.waiting.push_back(Waiting { since: now, bytes });
    }

    /// Writes what waits and is still worth it; tells how many datagrams were left out.
    ///
    /// # Errors
    /// When the connection has ended.
    pub(super) fn flush(&mut self, now: Instant) -> io::Result<u64> {
        let mut late = 0;
        while let Some(first) = self.waiting.front() {
            // A frame that was begun must be ended, or the client would lose its place.
            if self.written == 0 && now.saturating_duration_since(first.since) > LATEST {
                late += 1;
                self.forget_first();
                continue;
            }
            match self.socket.write(first.bytes.get(self.written..).unwrap_or_default()) {
                Ok(length) => {
                    self.moved = now;
                    self.written += length;
                    if self.written >= first.bytes.len() {
                        self.forget_first();
                    }
                }
                Err(error) if error.kind() == ErrorKind::WouldBlock => break,
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(late)
    }

    fn forget_first(&mut self) {
        self.written = 0;
        if let Some(first) = self.waiting.pop_front() {
            self.waiting_bytes = self.waiting_bytes.saturating_sub(first.bytes.len());
        }
    }

    /// Whether the client has taken nothing of what waits for too long.
    pub(super) fn is_stuck(&self, now: Instant) -> bool {
        !self.waiting.is_empty() && now.saturating_duration_since(self.moved) > PATIENCE
    }
}

#[cfg(test)]
mod tests {
    use std::net::{Ipv4Addr, TcpListener};

    use super::*;

    fn pair(now: Instant) -> (Stream, std::net::TcpStream) {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let far = std::net::TcpStream::connect(listener.local_addr().unwrap()).unwrap();
        let (near, from) = listener.accept().unwrap();
        near.set_nonblocking(true).unwrap();
        socket2::SockRef::from(&near).set_send_buffer_size(8 * 1024).unwrap();
        (Stream::new(TcpStream::from_std(near), from, Frames::default(), now), far)
    }

    /// Writes until the kernel takes no more, then `more` further datagrams.
    fn fill(stream: &mut Stream, now: Instant) -> u32 {
        let mut sent = 0;
        while stream.waiting.is_empty() {
            assert!(stream.send(&[7; 1_000], now).unwrap());
            sent += 1;
        }
        sent
    }

    #[test]
    fn a_client_that_does_not_read_loses_datagrams_and_never_the_borders_between_them() {
        let now = Instant::now();
        let (mut stream, mut far) = pair(now);
        let sent = fill(&mut stream, now);
        for _ in 0..10 {
            assert!(stream.send(&[8; 1_000], now).unwrap());
        }
        assert!(!stream.is_stuck(now + PATIENCE));
        assert!(stream.is_stuck(now + PATIENCE + Duration::from_millis(1)));
        // Later only the one that was begun still counts, and what is sent now.
        let later = now + LATEST + Duration::from_millis(1);
        let begun = stream.written > 0;
        assert!(stream.send(&[9; 1_000], later).unwrap());
        far.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
        let mut came = Vec::new();
        let mut frames = Frames::default();
        let mut buffer = [0; 4_096];
        let mut late = 0;
        while came.last() != Some(&9) {
            let length = far.read(&mut buffer).unwrap();
            frames.extend(&buffer[..length]);
            while let Some(frame) = frames.next().unwrap() {
                assert_eq!(frame.len(), 1_000);
                came.push(frame[0]);
            }
            late += stream.flush(later).unwrap();
        }
        assert_eq!(late, 10 + u64::from(!begun));
        assert_eq!(came.iter().filter(|fill| **fill == 8).count(), 0);
        assert_eq!(u64::try_from(came.len()).unwrap(), u64::from(sent) + 1 - u64::from(!begun));
        assert!(!stream.is_stuck(later + PATIENCE * 2));
    }

    #[test]
    fn what_waits_is_bounded() {
        let now = Instant::now();
        let (mut stream, _far) = pair(now);
        fill(&mut stream, now);
        let mut lost = 0;
        for _ in 0..1_000 {
            lost += u32::from(!stream.send(&[8; 1_000], now).unwrap());
        }
        assert!(stream.waiting_bytes <= MOST);
        assert!(lost > 700, "{lost}");
    }

    #[test]
    fn the_end_of_a_connection_is_told() {
        let now = Instant::now();
        let (mut stream, far) = pair(now);
        drop(far);
        let mut buffer = [0; 64];
        let ended = loop {
            match stream.read(&mut buffer) {
                Ok(_) => std::thread::yield_now(),
                Err(error) => break error,
            }
        };
        assert_eq!(ended.kind(), ErrorKind::UnexpectedEof);
    }
}
