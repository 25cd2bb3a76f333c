//! What we tell receivers of our clocks, so that they play sound and pictures together (RFC 3550 §6.4.1, §6.5).

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use super::stream::Stream;

/// How often a source that sends is reported on.
const PAUSE: Duration = Duration::from_secs(1);
/// Sources in one packet.
pub(super) const MOST: usize = 12;
/// Seconds from 1900, where network time begins, to 1970.
const EPOCHS: u64 = 2_208_988_800;
/// One name for all sources: they share one clock.
const NAME: &[u8] = b"sfu";

/// Whether a source is due.
pub(super) fn is_due(stream: &Stream, now: Instant) -> bool {
    let rested = stream.reported.is_none_or(|reported| now.saturating_duration_since(reported) >= PAUSE);
    stream.unreported && rested
}

/// Writes reports on sources at the end of `bytes`, with the name of their clock.
pub(super) fn write<'a>(
    streams: impl Iterator<Item = &'a mut Stream>,
    now: Instant,
    wall: SystemTime,
    bytes: &mut Vec<u8>,
) {
    let time = network_time(wall);
    let mut named = Vec::new();
    for stream in streams.take(MOST) {
        let Some((stamp, came)) = stream.amount.newest else { continue };
        let passed =
            now.saturating_duration_since(came).as_micros().saturating_mul(u128::from(stream.source.rate)) / 1_000_000;
        let stamp = stamp.wrapping_add(u32::try_from(passed & u128::from(u32::MAX)).unwrap_or(0));
        bytes.extend_from_slice(&[0x80, 200, 0, 6]);
        bytes.extend_from_slice(&stream.source.ssrc.to_be_bytes());
        bytes.extend_from_slice(&time.to_be_bytes());
        for word in [stamp, stream.amount.packets, stream.amount.bytes] {
            bytes.extend_from_slice(&word.to_be_bytes());
        }
        named.push(stream.source.ssrc);
        (stream.unreported, stream.reported) = (false, Some(now));
    }
    if named.is_empty() {
        return;
    }
    // Number, kind, length, name, and an end that fills the word: twelve bytes for each.
    let words = u8::try_from(named.len().saturating_mul(3)).unwrap_or(0);
    bytes.extend_from_slice(&[0x80 | u8::try_from(named.len()).unwrap_or(0), 202, 0, words]);
    for source in named {
        bytes.extend_from_slice(&source.to_be_bytes());
        bytes.extend_from_slice(&[1, 3]);
        bytes.extend_from_slice(NAME);
        bytes.extend_from_slice(&[0, 0, 0]);
    }
}

/// Seconds since 1900, and parts of them.
pub(super) fn network_time(wall: SystemTime) -> u64 {
    let since = wall.duration_since(UNIX_EPOCH).unwrap_or_default();
    let parts = (u64::from(since.subsec_nanos()) << 32) / 1_000_000_000;
    (since.as_secs().wrapping_add(EPOCHS) << 32) | parts
}

#[cfg(test)]
mod tests {
    use str0m::media::Mid;

    use super::*;
    use crate::egress::cipher::Cipher;
    use crate::egress::header::Names;
    use crate::egress::keys::Agreed;
    use crate::egress::stream::Source;
    use crate::egress::{Packet, control};

    #[test]
    fn what_sends_is_reported_on_once_a_second_with_its_clock_run_on() {
        let start = Instant::now();
        let at = |millis: u64| start + Duration::from_millis(millis);
        let source = Source { ssrc: 7, mid: Mid::from("1"), rate: 48_000, names: Names::default(), repair: None };
        let mut stream = Stream::new(source);
        assert!(!is_due(&stream, start));
        let profile = str0m::crypto::dtls::SrtpProfile::AEAD_AES_128_GCM;
        let (cipher, _) = Cipher::pair(&Agreed { profile, material: vec![1; 56], client: true }).unwrap();
        let packet = Packet { time: 1_000, came: start, ..Packet::for_tests(5) };
        let length = u32::try_from(packet.payload.len()).unwrap();
        stream.write(packet, 0, &cipher, &mut Vec::new(), start).unwrap();
        assert!(is_due(&stream, start));
        let mut bytes = Vec::new();
        let wall = UNIX_EPOCH + Duration::from_millis(1_500);
        write(std::iter::once(&mut stream), at(500), wall, &mut bytes);
        let word = |at: usize| u32::from_be_bytes(bytes.get(at..at + 4).unwrap().try_into().unwrap());
        assert_eq!((word(4), word(8), word(12)), (7, 2_208_988_801, 1 << 31));
        assert_eq!((word(16), word(20), word(24)), (1_000 + 24_000, 1, length));
        assert_eq!(bytes.len(), 28 + 4 + 12);
        assert_eq!(control::read(&bytes), [control::Told::Other], "a sender's report without blocks");
        assert!(!is_due(&stream, at(5_000)), "nothing new");
        stream.unreported = true;
        assert!(!is_due(&stream, at(1_499)));
        assert!(is_due(&stream, at(1_500)));
    }
}
