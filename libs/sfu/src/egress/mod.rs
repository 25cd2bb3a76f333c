//! What one participant is sent as media: sealed, paced, repeated, and never more than the line carries. str0m finds the way, shakes
//! hands and takes what comes in; what goes out to hundreds is written here, because a look at everything a transport holds for
//! each packet would cost several times the packet (docs/decisions/0010-own-sender.md).

mod cipher;
mod control;
mod estimate;
mod header;
mod kept;
mod keys;
mod once;
mod pacer;
mod patch;
mod register;
mod report;
mod stream;
mod trial;

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use str0m::media::Mid;
use str0m::net::Protocol;

use crate::clock;
use crate::wire::Wire;
use cipher::Cipher;
pub(crate) use control::Told;
#[cfg(any(test, feature = "fuzzing"))]
pub(crate) use control::read as read_control;
pub(crate) use estimate::Estimate;
pub(crate) use header::Names;
pub(crate) use keys::{Agreement, overheard};
use once::Once;
use pacer::{Bucket, Next, Queue};
pub(crate) use patch::Patch;
pub(crate) use register::Register;
pub(crate) use stream::{Repair, Source};
use stream::{Stream, Written};
use trial::Trials;

/// What a datagram has beside its payload, about, in bytes.
const OVERHEAD: usize = 44;
/// Packets that leave before others have their turn.
const MOST_AT_ONCE: usize = 512;
/// Of what is sent so much may be sent again, in percent: on a line that loses five in a hundred a single keyframe exceeds
/// fifteen, and without it the picture stands still until the next one; where packets wait they are asked for before they can have come.
const FREELY: u64 = 50;
const SPARINGLY: u64 = 15;
/// Bytes that may be sent again beyond that, and that are saved up at most.
const SAVED: u64 = 40_000;
const MOST_SAVED: u64 = 200_000;
/// Sources are looked through for reports that are due no more often than this.
const REPORTS: Duration = Duration::from_millis(200);

/// One packet of media as its receiver gets it, without what belongs to the connection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Packet {
    pub(crate) payload_type: u8,
    /// Extended sequence number.
    pub(crate) seq: u64,
    pub(crate) time: u32,
    pub(crate) marker: bool,
    /// How loud it is, in decibels below the loudest, and whether that is speech.
    pub(crate) level: Option<(u8, bool)>,
    pub(crate) orientation: Option<u8>,
    pub(crate) payload: Arc<[u8]>,
    pub(crate) patch: Patch,
    /// It can be asked for again.
    pub(crate) repeatable: bool,
    /// When it came from its sender.
    pub(crate) came: Instant,
}

#[cfg(test)]
impl Packet {
    pub(crate) fn for_tests(seq: u64) -> Self {
        Self {
            payload_type: 96,
            seq,
            time: 0,
            marker: false,
            level: None,
            orientation: None,
            payload: vec![7; 500].into(),
            patch: Patch::default(),
            repeatable: true,
            came: Instant::now(),
        }
    }
}

/// Where a participant's packets go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Route {
    pub(crate) protocol: Protocol,
    pub(crate) to: SocketAddr,
}

/// What a report led to.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Heard {
    /// Sections for which a keyframe is wanted.
    pub(crate) keyframes: Vec<Mid>,
    /// Something has to be sent again.
    pub(crate) missing: bool,
    /// The transport has to read it as well.
    pub(crate) others: bool,
}

/// Everything that is sent to one participant as media.
pub(crate) struct Egress {
    agreement: Agreement,
    /// Ours and theirs, once the handshake is over.
    ciphers: Option<(Cipher, Cipher)>,
    streams: BTreeMap<u32, Stream>,
    queue: Queue,
    bucket: Bucket,
    register: Register,
    estimate: Estimate,
    trials: Trials,
    once: Once,
    /// Reports of ours so far.
    reports: u32,
    looked: Instant,
    /// Share of what is sent that may be sent again, and bytes that may be now.
    share: u64,
    saved: u64,
    /// What clients that do not number the packets of a connection report: share lost, and round trip.
    told: Option<(f32, Option<Duration>)>,
    scratch: Vec<u8>,
}

impl Egress {
    pub(crate) fn new(agreement: Agreement, estimate: u64, now: Instant) -> Self {
        Self {
            agreement,
            ciphers: None,
            streams: BTreeMap::new(),
            queue: Queue::default(),
            bucket: Bucket::new(now),
            register: Register::default(),
            estimate: Estimate::new(estimate),
            trials: Trials::default(),
            once: Once::default(),
            reports: 0,
            looked: now,
            share: FREELY,
            saved: SAVED,
            told: None,
            scratch: Vec::with_capacity(1_500),
        }
    }

    /// A section carries another source now.
    pub(crate) fn bind(&mut self, source: Source) {
        self.silence(source.mid);
        self.streams.insert(source.ssrc, Stream::new(source));
    }

    /// A section carries nothing.
    pub(crate) fn silence(&mut self, mid: Mid) {
        let gone: Vec<u32> = self.streams.values().filter(|it| it.source.mid == mid).map(|it| it.source.ssrc).collect();
        for source in gone {
            self.streams.remove(&source);
            self.queue.forget(source);
        }
    }

    /// The sources of all sections that carry something.
    pub(crate) fn sources(&self) -> impl Iterator<Item = Source> {
        self.streams.values().map(|stream| stream.source)
    }

    /// Hands over a packet of a source; it leaves with the next [`Self::drain`] or later.
    pub(crate) fn write(&mut self, source: u32, packet: Packet, now: Instant) {
        let sound = !packet.repeatable;
        if self.streams.contains_key(&source) && !self.queue.add(source, packet, sound, now) {
            tracing::debug!("too much waits for a participant");
        }
    }

    /// Bits a second that the line carries.
    pub(crate) fn estimate(&self) -> u64 {
        self.estimate.value()
    }

    /// There is use for so many bits a second; 0 when the line is to be left alone.
    pub(crate) fn aim(&mut self, desired: u64) {
        self.trials.aim(desired);
    }

    /// Little is repeated, because packets wait on the line.
    pub(crate) fn spare(&mut self, sparingly: bool) {
        self.share = if sparingly { SPARINGLY } else { FREELY };
    }

    /// How long the picture that waits longest has waited here.
    pub(crate) fn waits(&self, now: Instant) -> Duration {
        self.queue.waits(now)
    }

    /// The share of the last second's packets that was lost, and how long one takes there and back.
    pub(crate) fn quality(&mut self, now: Instant) -> Option<(f32, Option<Duration>)> {
        self.register.let_go(now);
        match self.register.lost(now) {
            Some(lost) => Some((lost, self.register.round_trip())),
            None => self.told.take(),
        }
    }

    /// Reads a report of the participant.
    pub(crate) fn hear(&mut self, datagram: &[u8], now: Instant) -> Heard {
        self.agree();
        let opened = self.ciphers.as_ref().and_then(|(_, theirs)| theirs.open_control(datagram, &mut self.scratch));
        let Some(number) = opened else { return Heard { others: true, ..Heard::default() } };
        let source = cipher::word(&self.scratch, 4).unwrap_or(0);
        if !self.once.is_new(source, number) {
            return Heard::default();
        }
        let mut heard = Heard::default();
        for told in control::read(&self.scratch) {
            match told {
                Told::Quality { source, lost, last, held } => self.hear_quality(source, lost, last, held),
                Told::Missing { source, packets } => {
                    packets.into_iter().for_each(|seq| self.queue.repeat(source, seq));
                    heard.missing = true;
                }
                Told::Keyframe { source } => heard.keyframes.extend(self.streams.get(&source).map(|it| it.source.mid)),
                Told::Arrived { first, times } => self.hear_arrivals(first, &times, now),
                Told::Other => heard.others = true,
            }
        }
        heard
    }

    fn hear_quality(&mut self, source: u32, lost: u8, last: u32, held: u32) {
        let Some(stream) = self.streams.get_mut(&source) else { return };
        stream.acknowledge();
        // Both in parts of 65,536 of a second.
        let here = u32::try_from((report::network_time(clock::wall()) >> 16) & u64::from(u32::MAX)).unwrap_or(0);
        let trip = here.wrapping_sub(last).wrapping_sub(held);
        let trip = (last != 0 && trip < 1 << 24).then(|| Duration::from_secs(trip.into()) / 65_536);
        self.told = Some((f32::from(lost) / 256.0, trip));
    }

    fn hear_arrivals(&mut self, first: u16, times: &[Option<i64>], now: Instant) {
        let news = self.register.hear(first, times, now);
        let found = news.arrivals.iter().filter_map(|arrival| self.trials.hear(arrival, now)).max();
        self.estimate.hear(&news, self.register.round_trip(), now);
        if let Some(found) = found {
            self.estimate.raise(found, now);
        }
    }

    /// Takes up the keys once they are there.
    fn agree(&mut self) {
        if self.ciphers.is_none()
            && let Some(agreed) = self.agreement.get()
        {
            self.ciphers = Cipher::pair(agreed);
        }
    }

    /// Sends what may leave now; when there is more to do, if nothing happens before.
    pub(crate) fn drain(&mut self, wire: &mut Wire, route: Route, now: Instant) -> Option<Instant> {
        self.agree();
        self.ciphers.as_ref()?;
        self.report(wire, route, now);
        let mut next = None;
        for _ in 0..MOST_AT_ONCE {
            if let Some(Next::Media(source, packet)) = self.queue.sound() {
                self.send(source, packet, wire, route, now);
                continue;
            }
            let estimate = self.estimate.value();
            let filler = if self.trials.is_wanted(estimate) { self.filler() } else { None };
            self.trials.begin(estimate, filler.is_some(), now);
            let trial = self.trials.running();
            if !self.queue.has_paced() && trial.is_none() {
                // Where nothing fills a trial, none begins until something is sent.
                next = self.trials.due(estimate).filter(|_| filler.is_some());
                break;
            }
            let rate = trial.map_or(0, |(rate, _)| rate).max(self.queue.rate(estimate, now));
            self.bucket.pass(rate, now);
            let wait = self.bucket.wait(rate, trial.is_some());
            if !wait.is_zero() {
                next = now.checked_add(wait);
                break;
            }
            match self.queue.paced() {
                Some(Next::Media(source, packet)) => self.send(source, packet, wire, route, now),
                Some(Next::Repeat(source, seq)) => self.repeat(source, seq, wire, route, now),
                None => match filler.and_then(|source| Some((source, self.streams.get(&source)?.filling()?))) {
                    Some((source, packet)) => self.send_again(source, &packet, wire, route, now),
                    None => break,
                },
            }
        }
        wire.flush();
        let more = self.queue.has_sound() || self.queue.has_paced();
        next.or_else(|| more.then_some(now))
    }

    /// A source that has something to fill the line with.
    fn filler(&self) -> Option<u32> {
        self.streams.values().find(|stream| stream.can_fill()).map(|stream| stream.source.ssrc)
    }

    fn send(&mut self, source: u32, packet: Packet, wire: &mut Wire, route: Route, now: Instant) {
        let (Some((ours, _)), Some(stream)) = (&self.ciphers, self.streams.get_mut(&source)) else { return };
        let (repeatable, transport) = (packet.repeatable, self.register.next());
        let write = |bytes: &mut Vec<u8>| stream.write(packet, transport, ours, bytes, now);
        let written = wire.compose(route.protocol, route.to, write);
        if let Some(written) = &written
            && repeatable
        {
            let size = u64::try_from(written.size).unwrap_or(0);
            self.saved = self.saved.saturating_add(size.saturating_mul(self.share) / 100).min(MOST_SAVED);
        }
        self.left(written, now);
    }

    fn repeat(&mut self, source: u32, seq: u16, wire: &mut Wire, route: Route, now: Instant) {
        let round_trip = self.register.round_trip().unwrap_or_default();
        let Some(stream) = self.streams.get_mut(&source) else { return };
        let Some(packet) = stream.again(seq, round_trip, now) else { return };
        let Some(left) = self.saved.checked_sub(u64::try_from(stream.size_of(&packet)).unwrap_or(0)) else { return };
        self.saved = left;
        self.send_again(source, &packet, wire, route, now);
    }

    fn send_again(&mut self, source: u32, packet: &Packet, wire: &mut Wire, route: Route, now: Instant) {
        let (Some((ours, _)), Some(stream)) = (&self.ciphers, self.streams.get_mut(&source)) else { return };
        let transport = self.register.next();
        let write = |bytes: &mut Vec<u8>| stream.write_again(packet, transport, ours, bytes);
        let written = wire.compose(route.protocol, route.to, write);
        self.left(written, now);
    }

    /// Notes what a datagram takes of the line.
    fn left(&mut self, written: Option<Written>, now: Instant) {
        let Some(written) = written else { return };
        if written.counted {
            self.register.send(written.size, self.trials.running().map(|(_, number)| number), now);
            self.trials.send(written.size);
        }
        self.bucket.take(written.size);
    }

    /// Tells of our clocks where that is due.
    fn report(&mut self, wire: &mut Wire, route: Route, now: Instant) {
        if now.saturating_duration_since(self.looked) < REPORTS {
            return;
        }
        self.looked = now;
        let Some((ours, _)) = &self.ciphers else { return };
        self.scratch.clear();
        let due = self.streams.values_mut().filter(|stream| report::is_due(stream, now));
        report::write(due, now, clock::wall(), &mut self.scratch);
        if self.scratch.is_empty() {
            return;
        }
        self.reports = self.reports.wrapping_add(1) & (u32::MAX >> 1);
        if ours.seal_control(&mut self.scratch, self.reports).is_some() {
            wire.send_bytes(route.protocol, route.to, &self.scratch);
        }
    }
}

#[cfg(test)]
mod tests;
