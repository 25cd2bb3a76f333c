//! What is sent: packets of one size that look like VP8 or Opus and carry the moment they were sent.

use std::sync::Arc;
use std::time::Duration;

use crate::arrival;

/// Bytes of a video packet, as the issue of a large picture gives.
pub const VIDEO: usize = 1_100;
/// Bytes of a sound packet.
pub const AUDIO: usize = 100;
/// From sound packet to sound packet.
pub const SOUND: Duration = Duration::from_millis(20);

/// Where the moment stands.
const STAMP: usize = 20;

/// One packet of a picture.
pub fn video(picture: u16, part: usize, key: bool) -> Arc<[u8]> {
    let mut bytes = vec![0x5a; VIDEO];
    // RFC 7741: extended, begins a partition; then a picture id of 15 bits.
    let first = if part == 0 { 0x90 } else { 0x80 };
    let [high, low] = (picture | 0x8000).to_be_bytes();
    let frame = if key { 0x10 } else { 0x11 };
    for (slot, byte) in bytes.iter_mut().zip([first, 0x80, high, low, frame, 0, 0, 0x9d, 0x01, 0x2a, 0x80, 2, 0x68, 1])
    {
        *slot = byte;
    }
    stamp(&mut bytes);
    bytes.into()
}

/// One packet of sound.
pub fn audio() -> Arc<[u8]> {
    let mut bytes = vec![0x78; AUDIO];
    stamp(&mut bytes);
    bytes.into()
}

fn stamp(bytes: &mut [u8]) {
    let nanos = u64::try_from(arrival::now().as_nanos()).unwrap_or(u64::MAX);
    if let Some(place) = bytes.get_mut(STAMP..STAMP + 8) {
        place.copy_from_slice(&nanos.to_be_bytes());
    }
}

/// When a packet was sent.
pub fn sent(payload: &[u8]) -> Option<Duration> {
    let stamp = payload.get(STAMP..STAMP + 8)?.try_into().ok()?;
    Some(Duration::from_nanos(u64::from_be_bytes(stamp)))
}
