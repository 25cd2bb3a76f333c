//! Transcripts in tables: a row of time, speaker and words, in the orders in which programs and people put them.

use super::super::{speaker, time};

/// A row's cells as one paragraph `[time] Name: words`, if they are a turn.
pub(super) fn paragraph(cells: &[String]) -> Option<String> {
    let cells: Vec<&str> = cells.iter().map(|cell| cell.trim()).collect();
    let (when, who, words) = match *cells.as_slice() {
        [when, who, words] if is_time(when) && is_speaker(who) => (when, who, words),
        [who, when, words] if is_time(when) && is_speaker(who) => (when, who, words),
        [when, words, who] if is_time(when) && is_speaker(who) => (when, who, words),
        [who, words] if is_speaker(who) && !is_speaker(words) => ("", who, words),
        [when, words] if is_time(when) => (when, "", words),
        _ => return None,
    };
    let stamp = if when.is_empty() { String::new() } else { format!("[{}] ", when.trim_matches(['[', ']', '(', ')'])) };
    let name = if who.is_empty() { String::new() } else { format!("{}: ", who.trim_end_matches([':', ' '])) };
    (!words.is_empty()).then(|| format!("{stamp}{name}{words}"))
}

fn is_speaker(cell: &str) -> bool {
    speaker::is_name(cell.trim_end_matches([':', ' ']))
}

/// A time or a span of time and nothing else.
fn is_time(cell: &str) -> bool {
    let mut times = cell.trim_matches(['[', ']', '(', ')']).split(['-', '–', '—', '>']).filter(|part| !part.is_empty());
    times.clone().count() <= 2 && times.clone().next().is_some() && times.all(|part| time::whole(part).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_come_in_many_orders() {
        for (cells, expected) in [
            (&["0:03", "Ana Lima", "hello"][..], Some("[0:03] Ana Lima: hello")),
            (&["Ana Lima:", "[0:03]", "hello"], Some("[0:03] Ana Lima: hello")),
            (&["0:00,0 - 0:05,2", "hello there", "Ana Lima"], Some("[0:00,0 - 0:05,2] Ana Lima: hello there")),
            (&["Ana Lima", "hello"], Some("Ana Lima: hello")),
            (&["0:03", "hello"], Some("[0:03] hello")),
            (&["Time", "Speaker", "Words"], None),
            (&["Ana Lima", "Bo Chen"], None),
            (&["a dose", "of something"], None),
            (&["0:03", "Ana Lima", ""], None),
        ] {
            let cells: Vec<String> = cells.iter().map(|cell| (*cell).to_owned()).collect();
            assert_eq!(paragraph(&cells).as_deref(), expected, "{cells:?}");
        }
    }
}
