//! What is sent: packets of one size that look like VP8 or Opus and carry the moment they were sent.

use std::sync::Arc;
use std::time::{Duration, Instant};

/// Bytes of a video packet, as the issue of a large picture gives.
pub const VIDEO: usize = 1_100;
/// Bytes of a sound packet.
pub const AUDIO: usize = 100;
/// From sound packet to sound packet.
pub const SOUND: Duration = Duration::from_millis(20);

/// Where the moment stands.
const STAMP: usize = 20;

/// One packet of a picture.
pub fn video(picture: u16, part: usize, key: bool, since: Instant) -> Arc<[u8]> {
    let mut bytes = vec![0x5a; VIDEO];
    // RFC 7741: extended, begins a partition; then a picture id of 15 bits.
    let first = if part == 0 { 0x90 } else { 0x80 };
    let [high, low] = (picture | 0x8000).to_be_bytes();
    let frame = if key { 0x10 } else { 0x11 };
    for (slot, byte) in bytes.iter_mut().zip([first, 0x80, high, low, frame, 0, 0, 0x9d, 0x01, 0x2a, 0x80, 2, 0x68, 1])
    {
        *slot = byte;
    }
    stamp(&mut bytes, since);
    bytes.into()
}

/// One packet of sound.
pub fn audio(since: Instant) -> Arc<[u8]> {
    let mut bytes = vec![0x78; AUDIO];
    stamp(&mut bytes, since);
    bytes.into()
}

fn stamp(bytes: &mut [u8], since: Instant) {
    let nanos = u64::try_from(since.elapsed().as_nanos()).unwrap_or(u64::MAX);
    if let Some(place) = bytes.get_mut(STAMP..STAMP + 8) {
        place.copy_from_slice(&nanos.to_be_bytes());
    }
}

/// How long a packet was under way.
pub fn delay(payload: &[u8], since: Instant) -> Option<Duration> {
    let stamp = payload.get(STAMP..STAMP + 8)?.try_into().ok()?;
    let sent = Duration::from_nanos(u64::from_be_bytes(stamp));
    since.elapsed().checked_sub(sent)
}
