//! What a participant's transport has to send and to say, and what they are sent as media.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};
use std::time::{Duration, Instant};

use str0m::net::Protocol;
use str0m::stats::CandidatePairStats;
use str0m::{Event, Output, Rtc};

use super::Peer;
use crate::egress::Route;
use crate::ids::PeerKey;
use crate::wire::Wire;

/// A transport is not woken again before this has passed.
const BREATH: Duration = Duration::from_micros(500);
/// What a transport that stands does by the clock, checks and reports, may be so late: most of it is done with what comes in
/// meanwhile, and needs no wake of its own then.
const SLACK: Duration = Duration::from_millis(40);

impl Peer {
    /// Sends what the transport has to send and collects what it has to say, until it has nothing before its next deadline.
    pub(crate) fn drain(&mut self, wire: &mut Wire, inbox: &mut VecDeque<(PeerKey, Event)>, now: Instant) {
        self.touched = false;
        self.asks = loop {
            match self.guard(Rtc::poll_output) {
                Some(Ok(Output::Transmit(mut transmit))) => {
                    // Answers to connection checks go where these came from.
                    if transmit.contents.first().is_some_and(|first| *first > 1) {
                        self.route = Some(Route { protocol: transmit.proto, to: transmit.destination });
                        if transmit.proto == Protocol::Udp {
                            transmit.destination = self.paths.lead(transmit.destination);
                        }
                    }
                    wire.send(&transmit);
                }
                Some(Ok(Output::Event(event))) => inbox.push_back((self.key, event)),
                Some(Ok(Output::Timeout(at))) => {
                    break at.checked_add(if self.connected { SLACK } else { BREATH }).unwrap_or(at).max(now + BREATH);
                }
                Some(Err(error)) => {
                    tracing::debug!(participant = %self.sid, %error, "the transport failed");
                    self.failed = true;
                    break now;
                }
                None => break now,
            }
        };
        wire.flush();
        if !self.failed && self.guard(|rtc| rtc.is_alive()) == Some(false) {
            self.closed = true;
        }
        self.send_media(wire, now);
    }

    /// Whether the transport wants to be woken now.
    pub(crate) fn is_due(&self, now: Instant) -> bool {
        self.asks <= now
    }

    /// Looks once a second how good the line is, and which one it is.
    pub(crate) fn look_at_the_line(&mut self, pair: Option<CandidatePairStats>, now: Instant) {
        if let Some(pair) = pair {
            self.route = Some(Route { protocol: pair.protocol, to: pair.remote.addr });
        }
        if let Some((lost, round_trip)) = self.egress.quality(now) {
            self.care.hear(lost, round_trip);
            self.line.hear(round_trip, self.egress.estimate());
        }
        // They are asked for again and again before they can have come where packets wait.
        self.egress.spare(self.line.is_full());
    }

    /// Notes when it is to be woken.
    pub(crate) fn set_alarm(&mut self, timers: &mut BinaryHeap<Reverse<(Instant, PeerKey)>>) {
        if self.alarm != Some(self.deadline) {
            self.alarm = Some(self.deadline);
            timers.push(Reverse((self.deadline, self.key)));
        }
    }

    /// Sends what may leave of the media.
    pub(crate) fn send_media(&mut self, wire: &mut Wire, now: Instant) {
        self.loaded = false;
        let next = self.route.filter(|_| !self.failed).and_then(|route| {
            let to = if route.protocol == Protocol::Udp { self.paths.lead(route.to) } else { route.to };
            self.egress.drain(wire, Route { to, ..route }, now)
        });
        self.deadline = next.map_or(self.asks, |next| next.max(now + BREATH).min(self.asks));
    }
}
