//! Dates written in digits: ISO, day/month/year in any order, month and year, day and month after a cue, DDMonYYYY.

use crate::{
    class::{MONTH, NOT_ID, UNIT},
    finding::{Label, Tier},
    rules::Finds,
    text::Text,
    word::{Kind, reads, sep, words},
};

const DAY: (Label, Tier, &str) = (Label::Date, Tier::Block, "date-digits");

/// A date that begins at this word of digits. Gives the word after it.
pub(crate) fn at(text: &Text, place: usize, finds: &mut Finds) -> Option<usize> {
    let word = text.at(place);
    if word.kind == Kind::Mixed {
        return joined(text, place, finds);
    }
    let first = text.number(place)?;
    if word.len == 8 && compact(first) && !text.is(place.wrapping_sub(1), NOT_ID) {
        finds.words(text, place, place + 1, (Label::Date, Tier::Confirm, "date-compact"));
        return Some(place + 1);
    }
    let between = text.sep(place + 1);
    let sign = between & !sep::SPACE;
    if ![sep::HYPHEN, sep::SLASH, sep::PERIOD].contains(&sign)
        || word.len > 4
        || text.at(place + 1).kind == Kind::Letters
    {
        return None;
    }
    let second = text.number(place + 1).filter(|_| text.at(place + 1).len < 5)?;
    // A space beside a period ends a sentence; beside a slash or hyphen it is only loose typing.
    if sign == sep::PERIOD && between != sign {
        return None;
    }
    let again = text.sep(place + 2) & !sep::SPACE == sign && (sign != sep::PERIOD || text.sep(place + 2) == sign);
    if again && let Some(end) = three(text, place, (first, second), between) {
        finds.words(text, place, end, DAY);
        return Some(end);
    }
    if text.sep(place)
        & !(sep::SPACE
            | sep::STOP
            | sep::LINE
            | sep::BLANK
            | sep::OPEN
            | sep::CLOSE
            | sep::COLON
            | sep::COMMA
            | sep::PERIOD
            | sep::TAB)
        == 0
    {
        return two(text, place, (first, second), sign, finds);
    }
    None
}

fn year(value: u64) -> bool {
    (1900..=2099).contains(&value)
}

fn day_month(one: u64, other: u64) -> bool {
    (1..=12).contains(&one) && (1..=31).contains(&other) || (1..=31).contains(&one) && (1..=12).contains(&other)
}

fn compact(value: u64) -> bool {
    let (month, day) = (value / 100 % 100, value % 100);
    let iso = year(value / 10_000) && (1..=12).contains(&month) && (1..=31).contains(&day);
    iso || year(value % 10_000) && day_month(value / 1_000_000, value / 10_000 % 100)
}

/// Three parts: the year first or last, with two or four digits.
fn three(text: &Text, place: usize, (first, second): (u64, u64), between: u32) -> Option<usize> {
    let last = text.at(place + 2);
    let timed = last.kind == Kind::Mixed && text.low(place + 2).as_bytes().get(2) == Some(&b't');
    let third = match last.kind {
        Kind::Digits => text.number(place + 2)?,
        _ if timed => text.low(place + 2).get(..2)?.parse().ok()?,
        _ => return None,
    };
    let (one, two) = (text.at(place).len, text.at(place + 1).len);
    let four = (one == 4 && year(first) && day_month(second, third) && last.len < 3)
        || (one == 4 && timed && day_month(second, third))
        || (last.len == 4 && year(third) && one < 3 && two < 3 && day_month(first, second));
    let short =
        one < 3 && two < 3 && last.len == 2 && (day_month(first, second) || day_month(second, third) && one == 2);
    let counted =
        text.is(place + 3, UNIT) && text.sep_within(place + 3, sep::SPACE) || text.sep(place + 3) & sep::PERCENT != 0;
    let more =
        text.sep(place + 3) & !sep::SPACE == between & !sep::SPACE && text.at(place + 3).kind == Kind::Digits && !four;
    let chained = text.sep(place) & !sep::SPACE == between & !sep::SPACE && !four;
    if !(four || short && !counted && !more && !chained) {
        return None;
    }
    // The time of day belongs to the date.
    let mut end = place + 3;
    while timed && end < place + 6 && text.sep(end) == sep::COLON && text.at(end).kind != Kind::Letters {
        end += 1;
    }
    Some(end)
}

/// Two parts: a month and a year; or a day and a month after a word that announces a date.
fn two(text: &Text, place: usize, (first, second): (u64, u64), sign: u32, finds: &mut Finds) -> Option<usize> {
    let lens = (text.at(place).len, text.at(place + 1).len);
    let open =
        text.sep(place + 2) & (sep::HYPHEN | sep::SLASH | sep::PERCENT) != 0 && text.sep(place + 2) & sep::SPACE == 0;
    let counted = text.is(place + 2, UNIT) && text.sep_within(place + 2, sep::SPACE);
    // "HADS 13/11": a scale and its two halves.
    let before = place.wrapping_sub(1);
    let scored = text.is(before, crate::class::MED)
        && text.at(before).case == crate::word::Case::Upper
        && text.at(before).len > 2
        && text.sep(place) == sep::SPACE
        && !(sign == sep::HYPHEN && happened(text, place));
    if open || counted || scored && text.at(place + 1).len < 3 || sign == sep::PERIOD {
        return None;
    }
    let monthly = lens.0 < 3 && (1..=12).contains(&first) && lens.1 == 4 && year(second)
        || lens.0 == 4 && year(first) && lens.1 == 2 && (1..=12).contains(&second);
    if monthly {
        finds.words(text, place, place + 2, (Label::Date, Tier::Confirm, "date-month"));
        return Some(place + 2);
    }
    let daily = lens.0 < 3 && lens.1 < 3 && day_month(first, second) && second > 0;
    // "chute le 10/05": what happened stands near, or the month is written with its zero.
    let zero = lens == (2, 2)
        && (first < 10 || second < 10)
        && second != 10
        && (first > 12 || second > 12 || happened(text, place));
    // "pushed to 25/6": no part of the other, as doses and scores are.
    let pushed = lens == (2, 1)
        && (13..=31).contains(&first)
        && second != 7
        && (first % second.max(1) != 0 || happened(text, place))
        && !text.is(before, crate::class::MED.or(UNIT))
        || lens == (2, 1) && happened(text, place) && first > 12 && second < 7 && text.is(before, crate::class::MED);
    // "Suite 29/11 :": more than any score or dose.
    let late = lens == (2, 2) && first > 12 && first != 20 && (10..=12).contains(&second);
    // "le 02-11": a hyphen needs the article, and both zeros.
    let article = lens == (2, 2)
        && (first < 10 || second < 10 || first > 12 || second > 12)
        && (reads!(text, place.wrapping_sub(1), "le" | "du" | "on" | "dated")
            || happened(text, place) && (first > 12 && second < 10 || first < 10 && second > 12))
        && sign == sep::HYPHEN
        && text.sep(place + 1) == sep::HYPHEN;
    if daily
        && (article
            || sign == sep::SLASH
                && (chained(text, place, lens)
                    || announced(text, place)
                    || (zero || late || pushed) && !pained(text, place)))
    {
        finds.words(text, place, place + 2, (Label::Date, Tier::Confirm, "date-day"));
        return Some(place + 2);
    }
    None
}

/// "11/29, 12/22 and 01/15": another pair of the same shape right before it, and one part can only be a day.
fn chained(text: &Text, place: usize, lens: (u8, u8)) -> bool {
    let linked =
        text.sep(place) & sep::COMMA != 0 || reads!(text, place.wrapping_sub(1), "and" | "et" | "then" | "puis");
    let before = if text.letters(place.wrapping_sub(1)) { place.wrapping_sub(2) } else { place.wrapping_sub(1) };
    linked
        && lens == (2, 2)
        && text.sep(before) == sep::SLASH
        && text.at(before).len == 2
        && text.at(before.wrapping_sub(1)).len == 2
        && text.number(before).is_some_and(|day| day <= 31)
}

/// A word for what happens on a day stands among the four before.
fn happened(text: &Text, place: usize) -> bool {
    const EVENTS: &[u64] = words![
        "fall",
        "fell",
        "chute",
        "accident",
        "mva",
        "mvc",
        "avm",
        "surgery",
        "op",
        "opere",
        "operee",
        "chirurgie",
        "injury",
        "injured",
        "blesse",
        "blessee",
        "hurt",
        "seen",
        "vu",
        "vue",
        "visit",
        "visite",
        "rdv",
        "appt",
        "admitted",
        "admis",
        "admise",
        "discharged",
        "conge",
        "er",
        "ed",
        "urgence",
        "irm",
        "mri",
        "ct",
        "scan",
        "tdm",
        "rx",
        "xray",
        "delivered",
        "born",
        "injection",
        "infiltration",
        "refill",
        "filled",
        "renewed",
        "started",
        "debute",
        "cesse",
        "stopped",
        "depuis",
        "since",
        "prescription",
        "fracture",
        "fx",
        "decede",
        "died",
        "pwb",
        "emg",
        "ncs",
        "echo",
        "biopsie",
        "biopsy",
        "bloc",
        "block",
        "consult",
        "vaccin",
        "uds",
        "udt",
        "ecg",
        "labs",
        "bloods",
        "fixed",
        "repair",
        "repaired",
        "orif",
        "pushed",
        "moved",
        "booked",
        "rebooked",
        "rescheduled",
        "reporte",
        "reportee",
        "deplace",
    ];
    (1..5).any(|back| EVENTS.contains(&text.at(place.wrapping_sub(back)).hash))
}

/// The word before (or the one before that) announces a date, and the numbers are no score out of ten.
fn announced(text: &Text, place: usize) -> bool {
    const CUES: &[u64] = words![
        "on",
        "le",
        "du",
        "since",
        "depuis",
        "dated",
        "date",
        "dob",
        "ddn",
        "seen",
        "until",
        "jusqu",
        "vu",
        "vue",
        "appt",
        "rdv",
        "rv",
        "visit",
        "visite",
        "lundi",
        "mardi",
        "mercredi",
        "jeudi",
        "vendredi",
        "samedi",
        "dimanche",
        "mon",
        "tue",
        "tues",
        "wed",
        "thu",
        "thurs",
        "fri",
        "sat",
        "sun",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "surgery",
        "admitted",
        "discharged",
        "lmp",
        "ddr",
        "from",
        "before",
        "after",
        "started",
        "last",
        "filled",
        "dispensed",
        "booked",
        "due",
        "fu",
        "xr",
        "ray",
        "xray",
        "mri",
        "ct",
        "ecg",
        "labs",
    ];
    let before = place.wrapping_sub(1);
    let score = matches!(text.number(place + 1), Some(10 | 5 | 4 | 52))
        && !reads!(
            text,
            before,
            "on" | "le" | "du" | "dob" | "ddn" | "date" | "dated" | "depuis" | "since" | "rdv" | "appt"
        );
    CUES.contains(&text.at(before).hash) && !score && !pained(text, place)
}

/// Words near it say that this is a score or a measure.
fn pained(text: &Text, place: usize) -> bool {
    (1..5).any(|back| {
        reads!(
            text,
            place.wrapping_sub(back),
            "pain"
                | "douleur"
                | "nrs"
                | "vas"
                | "eva"
                | "score"
                | "scale"
                | "rated"
                | "bp"
                | "ta"
                | "power"
                | "force"
                | "strength"
                | "days"
                | "jours"
        )
    })
}

/// 12mar2024, 3mars, mar2024, 20mars24.
fn joined(text: &Text, place: usize, finds: &mut Finds) -> Option<usize> {
    let low = text.low(place);
    let head = low.bytes().take_while(u8::is_ascii_digit).count();
    let (day, rest) = low.split_at_checked(head)?;
    let middle = rest.bytes().take_while(u8::is_ascii_lowercase).count();
    let (month, tail) = rest.split_at_checked(middle)?;
    let named = crate::word::hash(month).is_some_and(|hash| crate::lexicon::lexicon().get(hash).any(MONTH));
    let day_fits = day.is_empty() || day.parse().is_ok_and(|day: u64| (1..=31).contains(&day));
    let tail_fits = match tail.len() {
        0 => !day.is_empty() && month.len() > 2,
        2 => tail.bytes().all(|byte| byte.is_ascii_digit()),
        4 => tail.parse().is_ok_and(year),
        _ => false,
    };
    if !named || !day_fits || !tail_fits || month.len() < 3 {
        return None;
    }
    let mut end = place + 1;
    let next = text.at(end);
    if tail.is_empty()
        && next.kind == Kind::Digits
        && text.sep_within(end, sep::SPACE | sep::HYPHEN)
        && (text.number(end).is_some_and(year) || next.len == 2 && text.sep(end) == sep::HYPHEN)
    {
        end += 1;
    }
    finds.words(text, place, end, DAY);
    Some(end)
}
