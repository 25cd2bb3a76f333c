//! The floor: a server that only decrypts each packet, encrypts it again for each receiver, and sends
//! with the same batching. No connection checks, no estimate, no repair.

use std::io::IoSliceMut;
use std::net::SocketAddr;
use std::time::{Duration, Instant};

use aws_lc_rs::aead::{AES_128_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use mio::net::UdpSocket;
use quinn_udp::{RecvMeta, Transmit, UdpSocketState};

use crate::member::Member;
use crate::swarm::Tally;
use crate::{Failure, Pictures, arrival, picture};

/// As long as an RTP header with the extensions in use.
const HEADER: usize = 28;
const TAG: usize = 16;

fn key() -> Result<LessSafeKey, Failure> {
    Ok(LessSafeKey::new(UnboundKey::new(&AES_128_GCM, &[7; 16]).map_err(|_| "a key")?))
}

fn nonce(number: u64) -> Nonce {
    let mut bytes = [0; 12];
    for (slot, byte) in bytes.iter_mut().skip(4).zip(number.to_be_bytes()) {
        *slot = byte;
    }
    Nonce::assume_unique_for_key(bytes)
}

/// The number of a packet stands in its header.
fn number(packet: &[u8]) -> u64 {
    packet.get(..8).and_then(|bytes| bytes.try_into().ok()).map_or(0, u64::from_be_bytes)
}

/// The server's process: whoever sends one byte receives; all that is longer is handed on.
pub fn serve(address: SocketAddr) -> Result<(), Failure> {
    let socket = std::net::UdpSocket::bind(address)?;
    let _ = socket2::SockRef::from(&socket).set_recv_buffer_size(4 << 20);
    let _ = socket2::SockRef::from(&socket).set_send_buffer_size(4 << 20);
    let state = UdpSocketState::new((&socket).into())?;
    let mut socket = UdpSocket::from_std(socket);
    let mut poll = mio::Poll::new()?;
    poll.registry().register(&mut socket, mio::Token(0), mio::Interest::READABLE)?;
    println!("ready");
    let opened = key()?;
    let mut receivers: Vec<(SocketAddr, LessSafeKey)> = Vec::new();
    let mut buffers = vec![vec![0u8; 64 * 1024]; 16];
    let mut meta = [RecvMeta::default(); 16];
    let mut events = mio::Events::with_capacity(4);
    let mut batch = Vec::new();
    loop {
        poll.poll(&mut events, None)?;
        loop {
            let mut slices: Vec<IoSliceMut<'_>> = buffers.iter_mut().map(|bytes| IoSliceMut::new(bytes)).collect();
            let Ok(filled) = socket.try_io(|| state.recv((&socket).into(), &mut slices, &mut meta)) else { break };
            let mut packets = Vec::new();
            for (bytes, meta) in buffers.iter_mut().zip(&meta).take(filled) {
                for datagram in bytes.get_mut(..meta.len).unwrap_or_default().chunks_mut(meta.stride.max(1)) {
                    if datagram.len() == 1 {
                        receivers.push((meta.addr, key()?));
                        continue;
                    }
                    let nonce = nonce(number(datagram));
                    let (header, sealed) = datagram.split_at_mut(HEADER);
                    if let Ok(plain) = opened.open_in_place(nonce, Aad::from(&*header), sealed) {
                        let length = HEADER + plain.len();
                        packets.push(datagram.get(..length).unwrap_or_default().to_vec());
                    }
                }
            }
            for (to, key) in &receivers {
                batch.clear();
                for packet in &packets {
                    let begin = batch.len() + HEADER;
                    batch.extend_from_slice(packet);
                    let (before, body) = batch.split_at_mut(begin);
                    let header = before.get(begin - HEADER..).unwrap_or_default();
                    let tag = key.seal_in_place_separate_tag(nonce(number(packet)), Aad::from(header), body);
                    batch.extend_from_slice(tag.map_err(|_| "a packet cannot be sealed")?.as_ref());
                }
                let segment = packets.first().map_or(0, |packet| packet.len() + TAG);
                for contents in batch.chunks((segment * state.max_gso_segments().min(50)).max(1)) {
                    let segment_size = (contents.len() > segment).then_some(segment);
                    let sent = Transmit { destination: *to, ecn: None, contents, segment_size, src_ip: None };
                    let _ = state.try_send((&socket).into(), &sent);
                }
            }
        }
    }
}

/// One end of the relay: sends, or asks for packets and counts them.
pub struct End {
    socket: UdpSocket,
    server: SocketAddr,
    key: LessSafeKey,
    sends: Option<Pictures>,
    asked: bool,
    fed: bool,
    next: Instant,
    pictures: u16,
    number: u64,
}

impl End {
    pub fn new(socket: UdpSocket, server: SocketAddr, sends: Option<Pictures>) -> Result<Self, Failure> {
        let next = Instant::now();
        Ok(Self { socket, server, key: key()?, sends, asked: false, fed: false, next, pictures: 0, number: 0 })
    }

    fn send(&mut self, pictures: Pictures, tally: &mut Tally) {
        self.pictures = self.pictures.wrapping_add(1) & 0x7fff;
        for part in 0..pictures.packets {
            self.number += 1;
            let mut packet = vec![0u8; HEADER];
            for (slot, byte) in packet.iter_mut().zip(self.number.to_be_bytes()) {
                *slot = byte;
            }
            packet.extend_from_slice(&picture::video(self.pictures, part, true));
            let (header, body) = packet.split_at_mut(HEADER);
            let Ok(tag) = self.key.seal_in_place_separate_tag(nonce(self.number), Aad::from(&*header), body) else {
                return;
            };
            packet.extend_from_slice(tag.as_ref());
            tally.sent += u64::from(self.socket.send_to(&packet, self.server).is_ok());
        }
    }
}

impl Member for End {
    fn socket(&mut self) -> &mut UdpSocket {
        &mut self.socket
    }

    fn work(&mut self, buffer: &mut [u8], tally: &mut Tally, measuring: bool) -> Instant {
        let now = Instant::now();
        if let Some(pictures) = self.sends {
            if now >= self.next {
                self.next += Duration::from_secs(1) / u32::from(pictures.a_second);
                self.send(pictures, tally);
            }
            return self.next;
        }
        if !self.asked {
            self.asked = self.socket.send_to(&[0], self.server).is_ok();
        }
        while let Some(arrival) = arrival::receive(&self.socket, buffer) {
            let length = arrival.length;
            let datagram = buffer.get_mut(..length).unwrap_or_default();
            let nonce = nonce(number(datagram));
            let (header, sealed) = datagram.split_at_mut(HEADER.min(length));
            let Ok(plain) = self.key.open_in_place(nonce, Aad::from(&*header), sealed) else { continue };
            self.fed = true;
            tally.take(plain, Some(arrival.times), measuring);
        }
        now + Duration::from_secs(1)
    }

    fn connected(&self) -> bool {
        self.asked || self.sends.is_some()
    }

    fn fed(&self) -> bool {
        self.fed
    }

    fn sends(&self) -> bool {
        self.sends.is_some()
    }
}
