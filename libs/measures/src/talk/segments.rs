//! Speech segments from the audio levels of RTP packets (RFC 6464), without keeping any sound.

use super::share::Speech;
use crate::error::{Error, Result};
use serde::{Deserialize, Serialize};

/// The level of one packet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Level {
    /// Milliseconds since the start of the session.
    #[serde(alias = "t", alias = "time")]
    pub at: u64,
    /// Level in −dBov: 0 is the loudest, 127 silence.
    pub level: u8,
    /// The sender's voice flag; without one the level alone decides.
    #[serde(default)]
    pub voice: Option<bool>,
}

/// How levels become segments. A missing packet is silence (discontinuous transmission).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Detection {
    /// A packet is speech when its level is at most this many −dBov.
    pub threshold: u8,
    /// Milliseconds that one packet stands for.
    pub packet: u64,
    /// Pauses up to this many milliseconds belong to the segment around them.
    pub hang_over: u64,
    /// Segments shorter than this many milliseconds are dropped.
    pub least: u64,
}

impl Default for Detection {
    fn default() -> Self {
        Self { threshold: 35, packet: 20, hang_over: 400, least: 200 }
    }
}

/// The segments of one person. Packets may come in any order; a segment ends with its last speech packet, so that the
/// hang-over bridges pauses but adds no talk.
///
/// # Errors
/// When a packet stands for no time at all or a level is above 127.
pub fn segments(person: &str, levels: &[Level], detection: Detection) -> Result<Vec<Speech>> {
    if detection.packet == 0 {
        return Err(Error::input("A packet must stand for at least one millisecond."));
    }
    if let Some(level) = levels.iter().find(|level| level.level > 127) {
        return Err(Error::input(format!("An audio level lies between 0 and 127, not at {}.", level.level)));
    }
    let mut active: Vec<u64> = levels
        .iter()
        .filter(|packet| packet.level <= detection.threshold && packet.voice != Some(false))
        .map(|packet| packet.at)
        .collect();
    active.sort_unstable();
    let mut found: Vec<(u64, u64)> = Vec::new();
    for at in active {
        let end = at.saturating_add(detection.packet);
        match found.last_mut() {
            Some(last) if at <= last.1.saturating_add(detection.hang_over) => last.1 = last.1.max(end),
            _ => found.push((at, end)),
        }
    }
    let kept = found.into_iter().filter(|(start, end)| end - start >= detection.least);
    Ok(kept.map(|(start, end)| Speech { person: person.to_owned(), start: start as f64, end: end as f64 }).collect())
}
