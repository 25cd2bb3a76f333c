//! Times as transcripts write them: `00:01:02.345`, `1:02`, `0:0:5,32`; milliseconds inside.

/// Reads a time at the beginning of a text: milliseconds, and the bytes it took. `M:S` or `H:M:S`, with or without
/// a fraction after a point or a comma.
pub(super) fn parse(text: &str) -> Option<(u64, usize)> {
    let bytes = text.as_bytes();
    let (first, mut at) = digits(bytes, 0, 9)?;
    let (second, after) = part(bytes, at)?;
    at = after;
    let third = part(bytes, at);
    let seconds = match third {
        Some((third, after)) => {
            at = after;
            (second < 60).then_some(first.checked_mul(3600)? + second * 60 + third)?
        }
        None => first.checked_mul(60)? + second,
    };
    let mut millis = 0;
    if matches!(bytes.get(at), Some(b'.' | b','))
        && let Some((_, end)) = digits(bytes, at + 1, usize::MAX)
    {
        let fraction = text.get(at + 1..end)?;
        let three: String = fraction.chars().chain("00".chars()).take(3).collect();
        millis = three.parse::<u64>().ok()?;
        at = end;
    }
    // "10:30:" or "1:02:345" is no time; neither is one glued to a letter or a digit.
    if matches!(bytes.get(at), Some(b) if b.is_ascii_alphanumeric()) {
        return None;
    }
    Some((seconds.checked_mul(1000)? + millis, at))
}

/// A time and nothing else.
pub(super) fn whole(text: &str) -> Option<u64> {
    let text = text.trim();
    parse(text).filter(|(_, took)| *took == text.len()).map(|(time, _)| time)
}

/// A line `start --> end settings`: the start, and the end unless it cannot be read.
pub(super) fn arrow(line: &str) -> Option<(u64, Option<u64>)> {
    let (before, after) = line.split_once("-->")?;
    let start = whole(before)?;
    let end = parse(after.trim_start()).map(|(time, _)| time);
    Some((start, end))
}

/// `HH:MM:SS` with three more digits after the given sign.
pub(super) fn write(time: u64, sign: char) -> String {
    let (hours, minutes) = (time / 3_600_000, time / 60_000 % 60);
    format!("{hours:02}:{minutes:02}:{:02}{sign}{:03}", time / 1000 % 60, time % 1000)
}

fn part(bytes: &[u8], at: usize) -> Option<(u64, usize)> {
    (bytes.get(at) == Some(&b':')).then_some(())?;
    digits(bytes, at + 1, 2).filter(|(value, _)| *value < 60)
}

fn digits(bytes: &[u8], at: usize, most: usize) -> Option<(u64, usize)> {
    let count = bytes.get(at..)?.iter().take_while(|byte| byte.is_ascii_digit()).count();
    if count == 0 || count > most {
        return None;
    }
    let value = bytes
        .get(at..at + count)?
        .iter()
        .fold(0_u64, |sum, digit| sum.saturating_mul(10).saturating_add(u64::from(digit - b'0')));
    Some((value, at + count))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_come_with_and_without_hours_points_and_commas() {
        for (text, expected) in [
            ("00:01:02.345", 62_345),
            ("00:01:02,345", 62_345),
            ("1:02", 62_000),
            ("0:0:5.32", 5_320),
            ("75:30", 4_530_000),
            ("100:00:00.5", 360_000_500),
            ("00:00:01.1234567", 1_123),
        ] {
            assert_eq!(whole(text), Some(expected), "{text}");
        }
        for text in ["10", "10:3a", "1:75", "10:30 starts", ":30", "1:2:3:4", "00:61:00", "99999999999:00", ""] {
            assert_eq!(whole(text), None, "{text}");
        }
    }

    #[test]
    fn an_arrow_line_may_carry_settings_or_a_broken_end() {
        assert_eq!(arrow("00:01.000 --> 00:02.500 align:start"), Some((1_000, Some(2_500))));
        assert_eq!(arrow("00:01.000-->00:02.500"), Some((1_000, Some(2_500))));
        assert_eq!(arrow("00:01.000 --> soon"), Some((1_000, None)));
        assert_eq!(arrow("see --> there"), None);
    }

    #[test]
    fn writing_and_reading_a_time_gives_it_back() {
        for time in [0, 1, 59_999, 3_599_999, 360_000_500] {
            assert_eq!(whole(&write(time, '.')), Some(time));
        }
    }
}
