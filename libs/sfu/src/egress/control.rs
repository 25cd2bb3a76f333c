//! Reads what receivers report of what was sent to them (RTCP: RFC 3550, RFC 4585, transport-wide congestion control).

use super::cipher::word;

/// Packets of one report at most; more than a browser reports at once, and a bound for nonsense.
const MOST_PACKETS: usize = 4_096;
/// Units of arrival times, and of a report's own time, in microseconds.
const STEP: i64 = 250;
const REFERENCE: i64 = 64_000;

/// One thing that is reported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Told {
    /// How much of a source was lost since the last report, in parts of 256; when the sender's report came that this one
    /// refers to, and how long it was held since, in parts of 65,536 of a second (0 when there was none).
    Quality { source: u32, lost: u8, last: u32, held: u32 },
    /// These packets of a source are missing.
    Missing { source: u32, packets: Vec<u16> },
    /// A keyframe is needed.
    Keyframe { source: u32 },
    /// From a number on, when each packet of the connection arrived, in microseconds of the receiver's clock; None when it did not.
    Arrived { first: u16, times: Vec<Option<i64>> },
    /// It sends media itself, answers reports of ours, or says good-bye: the transport has to know.
    Other,
}

/// Reads a compound packet; what is malformed ends it.
pub(crate) fn read(bytes: &[u8]) -> Vec<Told> {
    let mut told = Vec::new();
    let mut rest = bytes;
    while let Some((one, after)) = split(rest) {
        read_one(one, &mut told);
        rest = after;
    }
    told
}

/// The first packet of a compound one.
fn split(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let [first, _, high, low] = *bytes.first_chunk::<4>()?;
    let length = usize::from(u16::from_be_bytes([high, low])).checked_add(1)?.checked_mul(4)?;
    (first >> 6 == 2).then_some(())?;
    bytes.split_at_checked(length)
}

fn read_one(bytes: &[u8], told: &mut Vec<Told>) -> Option<()> {
    let [first, kind, ..] = *bytes.first_chunk::<4>()?;
    let form = first & 0x1f;
    match (kind, form) {
        (200, _) => {
            told.push(Told::Other);
            blocks(bytes.get(28..)?, form, told);
        }
        (201, _) => blocks(bytes.get(8..)?, form, told),
        (205, 1) => missing(bytes, told)?,
        (205, 15) => told.push(arrivals(bytes)?),
        (206, 1) => told.push(Told::Keyframe { source: word(bytes, 8)? }),
        (206, 4) => {
            let wishes = bytes.get(12..)?.chunks_exact(8);
            told.extend(wishes.filter_map(|wish| Some(Told::Keyframe { source: word(wish, 0)? })));
        }
        (203, _) => told.push(Told::Other),
        (207, _) if answers(bytes) => told.push(Told::Other),
        _ => {}
    }
    Some(())
}

/// Whether an extended report (RFC 3611 §4.5) answers the transport's own. Clients that send nothing write another kind with every
/// report, to be told how long it took; the transport has no use for that, and a look at it costs more than all that is read here.
fn answers(bytes: &[u8]) -> bool {
    const ANSWER: u8 = 5;
    let mut rest = bytes.get(8..).unwrap_or_default();
    while let Some([kind, _, high, low]) = rest.first_chunk::<4>() {
        if *kind == ANSWER {
            return true;
        }
        let length = usize::from(u16::from_be_bytes([*high, *low])).saturating_add(1).saturating_mul(4);
        rest = rest.get(length..).unwrap_or_default();
    }
    false
}

fn blocks(bytes: &[u8], count: u8, told: &mut Vec<Told>) {
    for block in bytes.chunks_exact(24).take(usize::from(count)) {
        let (Some(source), Some(&lost)) = (word(block, 0), block.get(4)) else { return };
        let (last, held) = (word(block, 16).unwrap_or(0), word(block, 20).unwrap_or(0));
        told.push(Told::Quality { source, lost, last, held });
    }
}

/// A list of numbers, each with a mask of the sixteen behind it (RFC 4585 §6.2.1).
fn missing(bytes: &[u8], told: &mut Vec<Told>) -> Option<()> {
    let source = word(bytes, 8)?;
    let mut packets = Vec::new();
    for pair in bytes.get(12..)?.chunks_exact(4) {
        let pair = word(pair, 0)?;
        let first = u16::try_from(pair >> 16).ok()?;
        packets.push(first);
        packets
            .extend((0u16..16).filter(|bit| pair & (1 << bit) != 0).map(|bit| first.wrapping_add(bit).wrapping_add(1)));
    }
    told.push(Told::Missing { source, packets });
    Some(())
}

/// Which packets arrived when (draft-holmer-rmcat-transport-wide-cc-extensions-01 §3.1).
fn arrivals(bytes: &[u8]) -> Option<Told> {
    let head = word(bytes, 12)?;
    let first = u16::try_from(head >> 16).ok()?;
    let count = usize::try_from(head & 0xffff).ok()?.min(MOST_PACKETS);
    // Twenty-four bits with a sign.
    let reference = word(bytes, 16)?;
    let mut clock = i64::from(reference.cast_signed() >> 8) * REFERENCE;
    let mut rest = bytes.get(20..)?;
    let mut forms: Vec<u8> = Vec::with_capacity(count);
    while forms.len() < count {
        let ([high, low], after) = rest.split_first_chunk::<2>()?;
        let chunk = u16::from_be_bytes([*high, *low]);
        rest = after;
        let left = count.saturating_sub(forms.len());
        let form = |bits: u16| u8::try_from(bits & 3).unwrap_or(0);
        match chunk >> 14 {
            0 | 1 => forms.extend(std::iter::repeat_n(form(chunk >> 13), usize::from(chunk & 0x1fff).min(left))),
            2 => forms.extend((0..14).rev().map(|bit| form((chunk >> bit) & 1)).take(left)),
            _ => forms.extend((0..7).rev().map(|pair| form(chunk >> (2 * pair))).take(left)),
        }
        // A run of no packets at all would never end.
        if chunk >> 15 == 0 && chunk & 0x1fff == 0 {
            return None;
        }
    }
    let mut times = Vec::with_capacity(count);
    for form in forms {
        let step = match form {
            1 => {
                let (step, after) = rest.split_first()?;
                rest = after;
                i64::from(*step)
            }
            2 => {
                let (step, after) = rest.split_first_chunk::<2>()?;
                rest = after;
                i64::from(i16::from_be_bytes(*step))
            }
            _ => {
                times.push(None);
                continue;
            }
        };
        clock = clock.wrapping_add(step * STEP);
        times.push(Some(clock));
    }
    Some(Told::Arrived { first, times })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn packet(kind: u8, form: u8, body: &[u8]) -> Vec<u8> {
        let words = u16::try_from(body.len() / 4).unwrap();
        [&[0x80 | form, kind][..], &words.to_be_bytes(), body].concat()
    }

    fn words(words: &[u32]) -> Vec<u8> {
        words.iter().flat_map(|word| word.to_be_bytes()).collect()
    }

    #[test]
    fn several_reports_come_in_one_packet() {
        let quality = packet(201, 1, &words(&[1, 22, 0x4000_0003, 9, 8, 0xaabb, 0xcc]));
        let missing = packet(205, 1, &words(&[1, 22, 0x0010_8001]));
        let keyframe = packet(206, 1, &words(&[1, 33]));
        let wish = packet(206, 4, &words(&[1, 0, 44, 0x0100_0000]));
        let told = read(&[quality, missing, keyframe, wish].concat());
        assert_eq!(
            told,
            [
                Told::Quality { source: 22, lost: 0x40, last: 0xaabb, held: 0xcc },
                Told::Missing { source: 22, packets: vec![16, 17, 32] },
                Told::Keyframe { source: 33 },
                Told::Keyframe { source: 44 },
            ]
        );
    }

    #[test]
    fn who_sends_says_so() {
        let sender = packet(200, 1, &words(&[1, 2, 3, 4, 5, 6, 22, 0, 0, 0, 0, 0]));
        assert_eq!(read(&sender), [Told::Other, Told::Quality { source: 22, lost: 0, last: 0, held: 0 }]);
    }

    #[test]
    fn of_extended_reports_the_transport_hears_those_that_answer() {
        let asks = words(&[1, 0x0400_0002, 5, 6]);
        let answers = words(&[0x0500_0003, 1, 2, 3]);
        assert_eq!(read(&packet(207, 0, &asks)), []);
        assert_eq!(read(&packet(207, 0, &[asks, answers].concat())), [Told::Other]);
        assert_eq!(read(&packet(207, 0, &words(&[1, 0x0400_ffff]))), [], "a length beyond its end");
    }

    #[test]
    fn arrivals_are_read_in_all_three_forms() {
        // Reference -1; two small steps, one lost, one large step; then three in bits, then a run of two.
        let chunks = [0b1101_0100_1000_0000, 0b1010_0000_0000_0000, 0b0010_0000_0000_0010];
        let mut body = words(&[1, 2, (65_535 << 16) | 23, 0xffff_ff05]);
        for chunk in chunks {
            body.extend_from_slice(&u16::to_be_bytes(chunk));
        }
        body.extend_from_slice(&[4, 8]);
        body.extend_from_slice(&(-4i16).to_be_bytes());
        body.extend_from_slice(&[1, 2, 3]);
        while !body.len().is_multiple_of(4) {
            body.push(0);
        }
        let told = read(&packet(205, 15, &body));
        let [Told::Arrived { first, times }] = told.as_slice() else { panic!("{told:?}") };
        assert_eq!(*first, 65_535);
        let came: Vec<(usize, i64)> = times.iter().enumerate().filter_map(|(at, time)| Some((at, (*time)?))).collect();
        let from = |steps: i64| -64_000 + steps * 250;
        assert_eq!(came, [(0, from(4)), (1, from(12)), (3, from(8)), (7, from(9)), (21, from(11)), (22, from(14))]);
        assert_eq!(times.len(), 23);
    }

    #[test]
    fn nonsense_ends_what_is_read_and_says_nothing() {
        assert_eq!(read(&[]), []);
        assert_eq!(read(&[0x80, 205, 0, 200, 1, 2, 3, 4]), []);
        assert_eq!(read(&packet(205, 15, &words(&[1, 2, 100, 0, 0]))), [], "a run of none");
        assert_eq!(read(&packet(205, 15, &words(&[1, 2, 100, 0, 0x2064_0101]))), [], "times are missing");
        assert_eq!(read(&packet(1, 1, &[])), []);
    }
}
