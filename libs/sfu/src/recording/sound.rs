//! Sound, from packets to a file.

use std::io::{Result, Write};
use std::time::{Duration, Instant};

use super::index::Span;
use super::opus::{self, RATE};
use super::order::{Order, Packet};
use super::pages::Pages;
use super::place::Place;

/// How long a missing packet is waited for. Whatever repairs it comes with one of the next.
const PATIENCE: Duration = Duration::from_millis(500);

/// A file of sound that is being written. It runs as long as the clock does: where nothing came, it is silent.
pub(super) struct Sound<W: Write> {
    pages: Pages<W>,
    order: Order,
    place: Place,
}

impl<W: Write> Sound<W> {
    /// Begins a file at the moment its first packet came.
    pub(super) fn begin(out: W, stereo: bool, begun: Instant) -> Result<Self> {
        let pages = Pages::begin(out, stereo)?;
        Ok(Self { pages, order: Order::new(PATIENCE), place: Place::new(RATE, begun) })
    }

    /// Takes a packet in.
    pub(super) fn take(&mut self, packet: Packet) -> Result<()> {
        let now = packet.at;
        self.order.take(packet);
        self.settle(Some(now))
    }

    /// Writes what need not wait any longer; `None` for all of it.
    pub(super) fn settle(&mut self, now: Option<Instant>) -> Result<()> {
        while let Some(packet) = self.order.next(now) {
            let Some(length) = opus::samples(&packet.payload) else { continue };
            let place = self.place.of(packet.time, packet.at);
            // It was there already, or its time is over.
            if place.saturating_add(length) <= self.pages.written() {
                continue;
            }
            self.pages.be_silent_until(place)?;
            self.pages.write(packet.payload.to_vec(), length)?;
        }
        Ok(())
    }

    /// What came of it so far, in milliseconds.
    pub(super) fn length(&self) -> u64 {
        self.pages.length()
    }

    /// Where nothing came.
    pub(super) fn gaps(&self) -> &[Span] {
        self.pages.gaps()
    }

    /// Ends the file and gives back what it was written to.
    pub(super) fn end(&mut self) -> Result<()> {
        self.settle(None)?;
        self.pages.end()
    }

    /// What it is written to.
    pub(super) fn out(&self) -> &W {
        self.pages.out()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::read_ogg;

    /// Plays packets of 20 ms (`None` where one is lost) and gives the file, its packets and the gaps.
    fn written(packets: impl IntoIterator<Item = (u64, u32, u64)>) -> (Vec<u8>, Vec<Vec<u8>>, Vec<Span>, u64) {
        let start = Instant::now();
        let mut bytes = Vec::new();
        let mut sound = Sound::begin(&mut bytes, false, start).unwrap();
        for (seq, time, millis) in packets {
            let (payload, at) = ([0x78, 1, 2, 3].into(), start + Duration::from_millis(millis));
            sound.take(Packet { seq, time, marker: false, payload, at }).unwrap();
        }
        sound.end().unwrap();
        let (gaps, length) = (sound.gaps().to_vec(), sound.length());
        drop(sound);
        let packets = read_ogg(&bytes).unwrap();
        (bytes, packets, gaps, length)
    }

    fn played(packets: &[Vec<u8>]) -> u64 {
        packets.iter().map(|packet| opus::samples(packet).unwrap()).sum()
    }

    #[test]
    fn sound_is_written_as_it_came_and_pages_say_where_they_end() {
        let (bytes, packets, gaps, length) = written((0..100).map(|n| (n, n as u32 * 960, n * 20)));
        assert_eq!((packets.len(), gaps.len(), length), (100, 0, 2_000));
        let pages: Vec<usize> = (0..bytes.len()).filter(|at| bytes[*at..].starts_with(b"OggS")).collect();
        let ends: Vec<u64> =
            pages.iter().map(|at| u64::from_le_bytes(bytes[at + 6..at + 14].try_into().unwrap())).collect();
        assert_eq!(ends, [0, 0, 24_000, 48_000, 72_000, 96_000], "two heads, half a second each");
        assert_eq!(bytes[pages[5] + 5] & 4, 4, "the last page says so");
    }

    #[test]
    fn pauses_are_silent_and_time_stays_true() {
        let times = (0..50).chain(250..300).map(|n| (n, n as u32 * 960, n * 20));
        let (_, packets, gaps, length) = written(times);
        assert_eq!((played(&packets), length), (300 * 960, 6_000));
        assert_eq!(gaps, [Span { from_ms: 1_000, to_ms: 5_000 }]);
        assert_eq!(packets.iter().filter(|packet| packet.len() == 4).count(), 100);
        // In a pause Opus sends a packet each 400 ms (DTX).
        let (_, packets, gaps, _) = written((0..10).map(|n| (n, n as u32 * 19_200, n * 400)));
        assert_eq!((played(&packets), gaps.len()), (9 * 19_200 + 960, 0));
    }

    #[test]
    fn packets_out_of_order_twice_or_of_another_time_do_no_harm() {
        let (_, packets, _, length) = written([(0, 0, 0), (2, 1_920, 40), (1, 960, 45), (1, 960, 46), (3, 2_880, 60)]);
        assert_eq!((packets.len(), length), (4, 80));
        let (_, packets, _, length) = written([(0, 0, 0), (1, 2_000_000_000, 20), (2, 2_000_000_960, 40)]);
        assert_eq!((packets.len(), length), (3, 60), "half a day ahead");
        let (_, packets, _, _) = written([(0, 0, 0), (1, 960, 20), (2, 960, 40)]);
        assert_eq!(packets.len(), 2, "the same time again");
    }
}
