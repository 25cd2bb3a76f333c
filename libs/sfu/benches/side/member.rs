//! One participant's media.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use mio::net::UdpSocket;
use str0m::media::{Mid, Pt};
use str0m::net::{Protocol, Receive};
use str0m::rtp::{ExtensionValues, RtpWrite};
use str0m::{Event, Input, Output, Rtc};

use crate::Pictures;
use crate::arrival::{self, Times};
use crate::picture::{self, SOUND};
use crate::swarm::Tally;

/// Somebody with a socket.
pub trait Member: Send {
    fn socket(&mut self) -> &mut UdpSocket;
    /// Reads, sends, and says when it wants to be woken.
    fn work(&mut self, buffer: &mut [u8], tally: &mut Tally, measuring: bool) -> Instant;
    fn connected(&self) -> bool;
    fn fed(&self) -> bool;
    fn sends(&self) -> bool;
}

/// What one sends.
#[derive(Clone, Copy)]
pub struct Sending {
    pub video: Option<(Mid, Pt, Pictures)>,
    pub audio: Option<(Mid, Pt)>,
}

/// A participant over WebRTC.
pub struct Web {
    socket: UdpSocket,
    local: SocketAddr,
    rtc: Rtc,
    sending: Option<Sending>,
    connected: bool,
    fed: bool,
    key: bool,
    next_picture: Instant,
    next_sound: Instant,
    pictures: u16,
    video_seq: u64,
    audio_seq: u64,
}

impl Web {
    pub fn new(socket: UdpSocket, local: SocketAddr, rtc: Rtc, sending: Option<Sending>) -> Self {
        let now = Instant::now();
        Self {
            socket,
            local,
            rtc,
            sending,
            connected: false,
            fed: false,
            key: true,
            next_picture: now,
            next_sound: now,
            pictures: 0,
            video_seq: 1,
            audio_seq: 1,
        }
    }

    /// Sends and hears what there is after a datagram, with its times, or after something was written.
    fn drain(&mut self, tally: &mut Tally, times: Option<Times>, measuring: bool) -> Instant {
        loop {
            match self.rtc.poll_output() {
                Ok(Output::Transmit(transmit)) => {
                    let _ = self.socket.send_to(&transmit.contents, transmit.destination);
                }
                Ok(Output::Event(Event::Connected)) => self.connected = true,
                Ok(Output::Event(Event::KeyframeRequest(_))) => self.key = true,
                Ok(Output::Event(Event::RtpPacket(packet))) if !packet.payload.is_empty() => {
                    self.fed = true;
                    tally.take(&packet.payload, times, measuring);
                }
                Ok(Output::Event(_)) => {}
                Ok(Output::Timeout(at)) => return at,
                Err(_) => return Instant::now() + Duration::from_secs(1),
            }
        }
    }

    /// Sends what is due, each packet before the next one is made: so the time in it is the time it leaves.
    fn play(&mut self, tally: &mut Tally, now: Instant) -> Option<Instant> {
        let sending = self.sending.filter(|_| self.connected)?;
        let mut next = now + Duration::from_secs(1);
        if let Some((mid, pt, pictures)) = sending.video {
            if now >= self.next_picture {
                self.next_picture += Duration::from_secs(1) / u32::from(pictures.a_second);
                let key = std::mem::take(&mut self.key);
                self.pictures = self.pictures.wrapping_add(1) & 0x7fff;
                for part in 0..pictures.packets {
                    let payload = picture::video(self.pictures, part, key);
                    let time = u32::from(self.pictures) * (90_000 / u32::from(pictures.a_second));
                    let write = RtpWrite::new(pt, self.video_seq.into(), time, now, payload)
                        .marker(part + 1 == pictures.packets)
                        .nackable(true);
                    self.video_seq += 1;
                    self.send(mid, write, tally, now);
                }
            }
            next = next.min(self.next_picture);
        }
        if let Some((mid, pt)) = sending.audio {
            if now >= self.next_sound {
                self.next_sound += SOUND;
                let time = u32::try_from(self.audio_seq * 960).unwrap_or(0);
                let extensions =
                    ExtensionValues { audio_level: Some(-20), voice_activity: Some(true), ..Default::default() };
                let write = RtpWrite::new(pt, self.audio_seq.into(), time, now, picture::audio())
                    .marker(self.audio_seq == 1)
                    .ext_vals(extensions);
                self.audio_seq += 1;
                self.send(mid, write, tally, now);
            }
            next = next.min(self.next_sound);
        }
        Some(next)
    }

    fn send(&mut self, mid: Mid, write: RtpWrite, tally: &mut Tally, now: Instant) {
        if let Some(stream) = self.rtc.direct_api().stream_tx_by_mid(mid, None) {
            stream.write_rtp(write);
            tally.sent += 1;
        }
        let _ = self.rtc.handle_input(Input::Timeout(now));
        self.drain(tally, None, false);
    }
}

impl Member for Web {
    fn socket(&mut self) -> &mut UdpSocket {
        &mut self.socket
    }

    fn work(&mut self, buffer: &mut [u8], tally: &mut Tally, measuring: bool) -> Instant {
        while let Some(arrival) = arrival::receive(&self.socket, buffer) {
            let bytes = buffer.get(..arrival.length).unwrap_or_default();
            if let Ok(packet) = Receive::new(Protocol::Udp, arrival.from, self.local, bytes) {
                let _ = self.rtc.handle_input(Input::Receive(Instant::now(), packet));
                self.drain(tally, Some(arrival.times), measuring);
            }
        }
        let now = Instant::now();
        let next = self.play(tally, now);
        let _ = self.rtc.handle_input(Input::Timeout(now));
        let wake = self.drain(tally, None, measuring).max(now + Duration::from_millis(2));
        next.map_or(wake, |next| next.min(wake))
    }

    fn connected(&self) -> bool {
        self.connected
    }

    fn fed(&self) -> bool {
        self.fed
    }

    fn sends(&self) -> bool {
        self.sending.is_some()
    }
}
