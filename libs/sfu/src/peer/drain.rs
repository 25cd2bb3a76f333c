//! What a participant's transport has to send and to say.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use str0m::media::Pt;
use str0m::net::Protocol;
use str0m::{Event, Output, Rtc};

use super::Peer;
use crate::ids::PeerKey;
use crate::wake::{self, Pace};
use crate::wire::Wire;

/// After a packet str0m asks for this much later.
const STEP: Duration = Duration::from_micros(1);
/// Packets and events of one participant before the others have their turn.
const MOST_AT_ONCE: usize = 512;

/// What a transport did when it was asked.
enum Polled {
    /// A media packet left, for the first time or again (or to fill the line).
    Sent { again: bool },
    /// Something else left, or was said.
    Other,
    /// Nothing, until its deadline.
    Quiet,
}

impl Peer {
    /// Sends what the transport has to send and collects what it has to say. With bandwidth
    /// estimation str0m lets out one packet for each time that passes and asks for the next microsecond
    /// after it. Time is let pass in such steps until all is out, or held back on purpose.
    pub(crate) fn drain(&mut self, wire: &mut Wire, inbox: &mut VecDeque<(PeerKey, Event)>, now: Instant) {
        self.touched = false;
        self.held = false;
        if self.written > 0 {
            self.sent = Some(now);
        }
        // Whether to ask if there is more than what was written: a path is tried out, something is sent again.
        let mut thorough = self.searching;
        let mut moved = false;
        let mut then = now;
        for _ in 0..MOST_AT_ONCE {
            match self.poll(wire, inbox) {
                Polled::Sent { again } => {
                    thorough |= again;
                    moved = true;
                    self.written = self.written.saturating_sub(u32::from(!again));
                    if again || self.written == 0 {
                        continue;
                    }
                    // The next one is there: no need to ask when.
                    then += STEP;
                }
                Polled::Other => continue,
                Polled::Quiet if moved && thorough && self.deadline <= then + STEP => then = then.max(self.deadline),
                Polled::Quiet => break,
            }
            moved = false;
            self.pass(then);
        }
        wire.flush();
        let reason = self.guard(|rtc| rtc.last_timeout_reason()).unwrap_or_default();
        let pace = Pace { rest: self.written > 0, searching: self.searching, sent: self.sent };
        self.deadline = wake::alarm(reason, self.deadline, now, pace);
        if !self.failed && self.guard(|rtc| rtc.is_alive()) == Some(false) {
            self.closed = true;
        }
    }

    /// One thing that the transport has to send or to say.
    fn poll(&mut self, wire: &mut Wire, inbox: &mut VecDeque<(PeerKey, Event)>) -> Polled {
        match self.guard(Rtc::poll_output) {
            Some(Ok(Output::Transmit(mut transmit))) => {
                // Answers to connection checks go where these came from.
                if transmit.proto == Protocol::Udp && transmit.contents.first().is_some_and(|first| *first > 1) {
                    transmit.destination = self.paths.lead(transmit.destination);
                }
                wire.send(&transmit);
                let Some(payload) = payload_type(&transmit.contents) else { return Polled::Other };
                let again = self.resends & 1u128.checked_shl(payload.into()).unwrap_or(0) != 0;
                Polled::Sent { again }
            }
            Some(Ok(Output::Event(event))) => {
                inbox.push_back((self.key, event));
                Polled::Other
            }
            Some(Ok(Output::Timeout(at))) => {
                self.deadline = at;
                Polled::Quiet
            }
            Some(Err(error)) => {
                tracing::debug!(participant = %self.sid, %error, "the transport failed");
                self.failed = true;
                Polled::Quiet
            }
            None => Polled::Quiet,
        }
    }

    /// Learns from what was negotiated which packets are repairs.
    pub(crate) fn learn_resends(&mut self) {
        let bit = |payload: Pt| 1u128.checked_shl(u32::from(*payload)).unwrap_or(0);
        let known = self.guard(|rtc| {
            let repairs = rtc.codec_config().iter().filter_map(|params| params.resend());
            repairs.fold(0, |all, payload| all | bit(payload))
        });
        self.resends = known.unwrap_or(0);
    }
}

/// The payload type of a media packet; None for feedback, connection checks and handshakes (RFC 7983, RFC 5761).
fn payload_type(datagram: &[u8]) -> Option<u8> {
    let media = datagram.first().is_some_and(|first| (128..192).contains(first));
    datagram.get(1).map(|second| second & 0x7f).filter(|second| media && !(64..96).contains(second))
}
