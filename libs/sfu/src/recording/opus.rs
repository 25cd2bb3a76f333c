//! How long an Opus packet plays (RFC 6716 §3.1), and packets that say nothing.

/// Samples a second of Opus in every container.
pub(super) const RATE: u64 = 48_000;
/// The longest packet, in samples: 120 ms.
const LONGEST: u64 = 5_760;

/// A frame of silence in the mode for music, full band, one channel: its first byte, and how many samples it plays. The two
/// bytes that follow are what an encoder writes for digital silence.
const SILENCES: [(u8, u64); 4] = [(31 << 3, 960), (30 << 3, 480), (29 << 3, 240), (28 << 3, 120)];

/// Samples of one frame of a packet that begins with this byte.
fn frame(toc: u8) -> u64 {
    let config = toc >> 3;
    match config {
        0..=11 => match config & 3 {
            0 => 480,
            1 => 960,
            2 => 1_920,
            _ => 2_880,
        },
        12..=15 if config & 1 == 0 => 480,
        12..=15 => 960,
        _ => 120 << (config & 3),
    }
}

/// Samples that a packet plays; None for what is no packet.
pub(super) fn samples(packet: &[u8]) -> Option<u64> {
    let toc = *packet.first()?;
    let frames = match toc & 3 {
        0 => 1,
        1 | 2 => 2,
        _ => u64::from(packet.get(1)? & 0x3f),
    };
    let all = frame(toc).checked_mul(frames)?;
    (1..=LONGEST).contains(&all).then_some(all)
}

/// The longest packet of silence that plays no more than so many samples, and how many it plays; None below 2.5 ms.
pub(super) fn silence(samples: u64) -> Option<([u8; 3], u64)> {
    let (toc, length) = SILENCES.iter().find(|(_, length)| *length <= samples)?;
    Some(([*toc, 0xff, 0xfe], *length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packets_say_how_long_they_play() {
        assert_eq!(samples(&[0x78, 1, 2]), Some(960), "hybrid, 20 ms");
        assert_eq!(samples(&[0b0000_1000]), Some(960), "SILK, 20 ms");
        assert_eq!(samples(&[0b0001_1011, 0x02]), Some(5_760), "two of 60 ms");
        assert_eq!(samples(&[0xfc]), Some(960), "CELT, 20 ms, stereo");
        assert_eq!(samples(&[0xfd]), Some(1_920));
        assert_eq!(samples(&[0b0001_1011, 0x03]), None, "longer than a packet may be");
        assert_eq!(samples(&[0x7b, 0]), None, "no frame at all");
        assert_eq!((samples(&[]), samples(&[0x7b])), (None, None));
    }

    #[test]
    fn silence_plays_as_long_as_it_says() {
        for (wanted, got) in [(5_000, Some(960)), (960, Some(960)), (959, Some(480)), (120, Some(120)), (119, None)] {
            let silence = silence(wanted);
            assert_eq!(silence.map(|(_, samples)| samples), got);
            assert_eq!(silence.and_then(|(packet, _)| samples(&packet)), got);
        }
    }
}
