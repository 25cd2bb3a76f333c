//! Dates in words, English and French: day and month in either order, ranges, weekday and day, month and year, holidays.

use crate::{
    class::{AGE_UNIT, HOLIDAY, MONTH, ORDINAL, Set, UNIT, WEEKDAY, WHEN},
    finding::{Label, Tier},
    rules::{
        Finds, alone_day,
        date_word::{nearest, numbered, short_year, spelled, spelled_year},
    },
    text::Text,
    word::{Case, Kind, reads, sep, words},
};

const DAY: (Label, Tier, &str) = (Label::Date, Tier::Block, "date-day");
const MONTHLY: (Label, Tier, &str) = (Label::Date, Tier::Confirm, "date-month");
const BARE: (Label, Tier, &str) = (Label::Date, Tier::Hint, "date-month");
const LOOSE: u32 = sep::SPACE | sep::PERIOD | sep::COMMA | sep::LINE;

pub(crate) fn at(text: &Text, place: usize, finds: &mut Finds) {
    let set = text.at(place).set;
    // "depuis sept mois", "dix-sept": a number.
    let seven = reads!(text, place, "sept")
        && (text.sep(place) == sep::HYPHEN && text.letters(place.wrapping_sub(1))
            || text.sep_within(place + 1, sep::SPACE) && text.is(place + 1, UNIT.or(AGE_UNIT)));
    if seven || !set.any(MONTH.or(WEEKDAY).or(HOLIDAY).or(ORDINAL)) {
        return;
    }
    if set.any(MONTH) {
        month(text, place, finds);
    } else if set.any(WEEKDAY) {
        weekday(text, place, finds);
    }
    if set.any(HOLIDAY) {
        holiday(text, place, finds);
    }
}

/// Day of a month: digits, or digits with an ending (3rd, 1er), or a word (third, premier).
fn day(text: &Text, place: usize) -> bool {
    match text.at(place).kind {
        _ if place >= text.words.len() => false,
        Kind::Digits => text.at(place).len <= 2 && matches!(text.number(place), Some(1..=31)),
        Kind::Mixed => ordinal(text, place),
        Kind::Letters => text.is(place, ORDINAL),
    }
}

fn ordinal(text: &Text, place: usize) -> bool {
    numbered(text, place, &["st", "nd", "rd", "th", "er", "ere", "e", "eme"]).is_some()
}

pub(crate) fn year(text: &Text, place: usize) -> bool {
    text.at(place).len == 4 && matches!(text.number(place), Some(1900..=2099))
}

/// Words that are months only beside a number: march, may, mars, mai, august.
fn doubtful(text: &Text, place: usize) -> bool {
    const MONTHS: &[u64] = words![
        "may", "march", "mars", "mar", "mai", "august", "jan", "dec", "sept", "sep", "jun", "jul", "av", "fev", "oct",
    ];
    MONTHS.contains(&text.at(place).hash)
        && (text.at(place).case == Case::Lower || text.caseless(place) || reads!(text, place, "mars" | "may"))
}

fn month(text: &Text, place: usize, finds: &mut Finds) {
    // "1989 Jan 7", "1972-sep-08"
    if year(text, place.wrapping_sub(1))
        && text.sep_within(place, sep::SPACE | sep::HYPHEN | sep::SLASH)
        && text.sep_within(place + 1, sep::SPACE | sep::HYPHEN | sep::SLASH)
        && text.at(place + 1).kind == Kind::Digits
        && day(text, place + 1)
        && !text.is(place + 2, UNIT)
    {
        return finds.words(text, place - 1, place + 2, DAY);
    }
    let before = back(text, place);
    let after = forward(text, place);
    // "#4 Jan. 13th": an ordinal behind leaves no doubt which number is the day.
    let ordinal_after = text.at(place + 1).kind == Kind::Mixed && after.is_some();
    let before = before.filter(|_| !ordinal_after || text.sep(place) == sep::HYPHEN);
    let (start, day_before) = before.map_or((place, false), |start| (start, true));
    let (mut end, day_after) = match after {
        Some(end) if !day_before => (end, true),
        _ => (place + 1, false),
    };
    let has_year = end_year(text, &mut end, day_before || day_after);
    if day_before || day_after {
        let shaky = doubtful(text, place) && !has_year && !explicit(text, start, place, day_before);
        let verb = reads!(text, place, "may" | "march" | "mars" | "mar" | "mai") && text.is(end, crate::class::SAYS);
        if shaky && (verb || text.is(end, UNIT)) {
            return;
        }
        if shaky && reads!(text, place, "may" | "march") && text.at(place).case == Case::Lower && day_before {
            return;
        }
        let start = lead(text, start);
        end = nearest(text, end);
        // "March 3 and March 9": the word between belongs to the range, the second date is found at its month.
        let link = reads!(text, end, "to" | "and" | "through" | "until" | "au" | "et" | "a")
            && text.sep_within(end, sep::SPACE);
        if link && (text.is(end + 1, MONTH) && day(text, end + 2) || day(text, end + 1) && text.is(end + 2, MONTH)) {
            finds.words(text, start, end + 2, DAY);
        }
        finds.words(text, start, end, DAY);
    } else if has_year {
        finds.words(text, part(text, twin(text, place, true)), end, MONTHLY);
    } else if behind(text, place) {
        finds.words(text, part(text, place), place + 2, MONTHLY);
    } else if announced(text, place) {
        let first = part(text, place);
        // "in June", "en juin" tell no date: some year's, or every year's.
        let part_of = reads!(
            text,
            place.wrapping_sub(2),
            "end" | "fin" | "beginning" | "start" | "debut" | "middle" | "milieu" | "weekend" | "week" | "semaine"
        );
        let vague = first == place
            && !part_of
            && reads!(
                text,
                place.wrapping_sub(1),
                "in" | "during"
                    | "this"
                    | "of"
                    | "each"
                    | "every"
                    | "around"
                    | "for"
                    | "to"
                    | "en"
                    | "vers"
                    | "de"
                    | "d"
                    | "pour"
            );
        finds.words(text, first, end, if vague { BARE } else { MONTHLY });
    }
}

/// "septembre dernier", "mars prochain".
fn behind(text: &Text, place: usize) -> bool {
    reads!(text, place + 1, "dernier" | "prochain") && text.french && text.sep_within(place + 1, sep::SPACE)
}

/// "early June", "mi-septembre": the part of the month belongs to it.
fn part(text: &Text, place: usize) -> usize {
    let before = place.wrapping_sub(1);
    let parted = reads!(text, before, "early" | "late" | "mid" | "mi" | "debut" | "fin")
        && text.sep_within(place, sep::SPACE | sep::HYPHEN);
    if parted { before } else { place }
}

/// "Feb and Oct 2022", "juin-juillet 2021": a month before shares the year.
fn twin(text: &Text, place: usize, year: bool) -> usize {
    let before = place.wrapping_sub(1);
    let linked = reads!(text, before, "and" | "to" | "et" | "a" | "or" | "ou") && text.sep_within(place, sep::SPACE);
    let signed = text.sep(place) & (sep::HYPHEN | sep::SLASH | sep::AMPERSAND | sep::COMMA) != 0;
    if year && linked && text.is(place.wrapping_sub(2), MONTH) {
        place - 2
    } else if year && signed && text.is(before, MONTH) {
        place - 1
    } else {
        place
    }
}

/// An ordinal, "le" or a weekday beside the day leaves no doubt.
fn explicit(text: &Text, start: usize, month: usize, day_before: bool) -> bool {
    let day = if day_before { start } else { month + 1 };
    const CLEAR: &[u64] =
        words!["le", "du", "on", "since", "until", "the", "au", "depuis", "by", "from", "before", "after"];
    let before = start.wrapping_sub(1);
    text.at(day).kind == Kind::Mixed || text.is(before, WEEKDAY) || CLEAR.contains(&text.at(before).hash)
}

/// The first word of the day (or days) before a month.
fn back(text: &Text, place: usize) -> Option<usize> {
    let mut last = place.checked_sub(1)?;
    let mut between = text.sep(place);
    if reads!(text, last, "de" | "d")
        && reads!(text, last.wrapping_sub(1), "mois")
        && reads!(text, last.wrapping_sub(2), "du" | "de")
    {
        last = last.checked_sub(3)?;
        between = sep::SPACE;
    } else if reads!(text, last, "of" | "de" | "d") {
        between |= text.sep(last);
        last = last.checked_sub(1)?;
        if text.at(last).kind == Kind::Digits && !reads!(text, place - 1, "of" | "de") {
            return None;
        }
    }
    let near = between & !(sep::SPACE | sep::PERIOD | sep::HYPHEN | sep::SLASH | sep::LINE) == 0
        && between & (sep::PERIOD | sep::LINE) != (sep::PERIOD | sep::LINE);
    let ended = between & sep::PERIOD != 0 && between & sep::SPACE != 0;
    if !near || ended {
        return None;
    }
    if text.at(last).kind == Kind::Letters
        && let Some(first) = spelled(text, last)
    {
        return Some(first);
    }
    if !day(text, last) || fraction(text, last) {
        return None;
    }
    // A range: 3-7 March, du 3 au 7 mars, le 3 et le 7 mars.
    let mut first = last;
    for _ in 0..3 {
        let Some(before) = first.checked_sub(1) else { break };
        let link = reads!(text, before, "to" | "au" | "et" | "and" | "a" | "or" | "ou" | "through" | "le");
        let tight = text.sep(first) & !(sep::SPACE | sep::HYPHEN | sep::SLASH) == 0
            && text.sep(first) & (sep::HYPHEN | sep::SLASH) != 0;
        if tight && day(text, before) && text.at(before).kind != Kind::Letters {
            first = before;
        } else if link && text.sep_within(first, sep::SPACE) {
            let skip = if reads!(text, before, "le") && reads!(text, before.wrapping_sub(1), "et" | "au" | "ou") {
                2
            } else {
                1
            };
            let Some(other) = before.checked_sub(skip) else { break };
            if !day(text, other) || text.at(other).kind == Kind::Letters || fraction(text, other) {
                break;
            }
            first = other;
        } else {
            break;
        }
    }
    Some(first)
}

fn fraction(text: &Text, place: usize) -> bool {
    let sep = text.sep(place);
    let number = text.at(place.wrapping_sub(1)).kind != Kind::Letters && place > 0;
    number && (sep == sep::SLASH || sep == sep::PERIOD)
}

/// The word after the day (or days) after a month.
fn forward(text: &Text, place: usize) -> Option<usize> {
    let mut next = place + 1;
    if reads!(text, next, "the" | "le") && text.sep_within(next, sep::SPACE) {
        next += 1;
    }
    let near = text.sep_within(next, sep::SPACE | sep::PERIOD | sep::HYPHEN | sep::LINE | sep::SLASH);
    let word = text.at(next);
    if !near || !day(text, next) || (word.kind == Kind::Letters && word.len < 5) {
        return None;
    }
    let after = text.sep(next + 1);
    let number = text.at(next + 1).kind == Kind::Digits && next + 1 < text.words.len();
    let decimal = number
        && (after == sep::PERIOD
            || after == sep::SLASH
                && text.at(place).len > 3
                && !text.at(place).set.any(HOLIDAY)
                && text.at(next + 1).len < 3
                && !day(text, next + 1));
    let visit = text.at(place).case == Case::Title && reads!(text, next + 1, "out" | "of")
        || reads!(text, next + 1, "visit" | "appt" | "appointment" | "session" | "clinic" | "call" | "mri" | "ct");
    let counted = text.is(next + 1, UNIT) && !visit && after & !(sep::SPACE | sep::HYPHEN) == 0;
    if decimal || counted || after & sep::PERCENT != 0 || after == sep::COLON && number {
        return None;
    }
    let mut end = next + 1;
    let link = reads!(text, end, "to" | "and" | "through" | "until" | "or");
    let tight = text.sep(end) & !(sep::SPACE | sep::HYPHEN | sep::SLASH) == 0
        && text.sep(end) & (sep::HYPHEN | sep::SLASH) != 0;
    if tight && day(text, end) && text.at(end).kind != Kind::Letters {
        end += 1;
    } else if link
        && day(text, end + 1)
        && text.at(end + 1).kind != Kind::Letters
        && text.sep_within(end + 1, sep::SPACE)
        && !text.is(end + 2, UNIT)
        && !text.is(end + 2, MONTH)
    {
        end += 2;
    }
    Some(end)
}

/// Moves the end over a year, when one follows.
fn end_year(text: &Text, end: &mut usize, day: bool) -> bool {
    let mut place = *end;
    if reads!(text, place, "of" | "de" | "in" | "en") && text.sep_within(place, LOOSE) {
        place += 1;
    }
    if day && let Some(after) = spelled_year(text, place) {
        *end = after;
        return true;
    }
    let near = sep::SPACE | sep::COMMA | sep::HYPHEN | sep::PERIOD | sep::SLASH | sep::APOSTROPHE | sep::LINE;
    if !text.sep_within(place, near) {
        return false;
    }
    let sep = text.sep(place);
    let word = text.at(place);
    let ended = sep & sep::PERIOD != 0 && sep & sep::SPACE != 0 && text.at(place.wrapping_sub(1)).kind != Kind::Letters;
    let short = word.kind == Kind::Digits
        && word.len == 2
        && (place == *end || sep & sep::APOSTROPHE != 0)
        && (sep & sep::APOSTROPHE != 0
            || day && (sep == sep::HYPHEN || sep == sep::SLASH || sep == sep::PERIOD)
            || day
                && sep & !(sep::SPACE | sep::COMMA) == 0
                && !text.is(place + 1, UNIT)
                && text.sep(place + 1) & (sep::SLASH | sep::PERCENT | sep::HYPHEN) == 0
                && (text.at(place + 1).kind == Kind::Letters || place + 1 >= text.words.len())
                && text.sep(place + 1) & (sep::LINE | sep::COMMA | sep::COLON | sep::PERIOD | sep::CLOSE | sep::STOP)
                    != 0);
    let short = short || day && place == *end && short_year(text, place);
    let bare = !day && (sep == sep::HYPHEN) && word.kind == Kind::Digits && word.len == 2;
    if (year(text, place) && !ended) || short || bare {
        *end = place + 1;
        return true;
    }
    false
}

/// The article and weekday before a date belong to it.
fn lead(text: &Text, start: usize) -> usize {
    let mut first = start;
    let before = first.wrapping_sub(1);
    if reads!(text, before, "the" | "le")
        && text.is(before.wrapping_sub(1), WEEKDAY)
        && text.sep_within(first, sep::SPACE)
        && text.sep_within(before, LOOSE)
    {
        first = before - 1;
    } else if text.is(before, WEEKDAY) && text.sep_within(first, LOOSE)
        || reads!(text, before, "lun" | "mar" | "mer" | "jeu" | "ven" | "sam" | "dim")
            && text.sep_within(first, LOOSE)
            && text.french
    {
        first = before;
    }
    first
}

/// "since March", "in early May", "depuis mars", "mi-mars": a word before says that this is a time.
fn announced(text: &Text, place: usize) -> bool {
    let before = place.wrapping_sub(1);
    let near = text.sep_within(place, sep::SPACE | sep::HYPHEN | sep::LINE);
    let cue = |set: Set, at: usize| text.is(at, set);
    let bare = text.at(place).case == Case::Lower && reads!(text, place, "may" | "march") && !text.caseless(place);
    // "in May", "en mars" tell no date: these months are words, and neither day nor year stands beside them.
    let word = reads!(text, place, "may" | "march" | "mars" | "mai")
        && !reads!(
            text,
            before,
            "since" | "depuis" | "last" | "until" | "early" | "late" | "mid" | "mi" | "debut" | "fin" | "next"
        );
    near && !bare && !word && text.at(place).len > 2 && cue(WHEN, before)
}

/// "Tuesday the 4th", "mardi le 4", "mardi 4"; a month after it is found at the month.
fn weekday(text: &Text, place: usize, finds: &mut Finds) {
    let mut next = place + 1;
    if reads!(text, next, "passe" | "dernier" | "prochain") && text.sep_within(next, sep::SPACE) {
        next += 1;
    }
    let article = reads!(text, next, "the" | "le") && text.sep_within(next, LOOSE);
    next += usize::from(article);
    let french = text.low(place).ends_with("di") || reads!(text, place, "dimanche");
    // "Mon 18 group is cancelled", no time of day.
    let short = text.at(place).case == Case::Title
        && text.at(place).len < 6
        && text.sep(next) == sep::SPACE
        && text.sep(next + 1) & sep::HYPHEN == 0
        && !reads!(text, next + 1, "am" | "pm" | "a" | "p" | "to" | "till" | "until" | "and" | "o");
    let shaped = ordinal(text, next) && text.at(next).kind == Kind::Mixed
        || (article || french || short) && text.at(next).kind == Kind::Digits && day(text, next);
    let counted = text.is(next + 1, UNIT) && text.sep_within(next + 1, sep::SPACE)
        || text.sep(next + 1) & (sep::SLASH | sep::COLON | sep::PERCENT) != 0
        || reads!(text, next + 1, "h");
    if shaped && text.sep_within(next, LOOSE) && !counted && !text.is(next + 1, MONTH) {
        finds.words(text, place, next + 1, DAY);
    }
}

/// A holiday and its year; entries of several words end at this word.
fn holiday(text: &Text, place: usize, finds: &mut Finds) {
    let mut next = place + 1;
    while reads!(text, next, "day" | "eve" | "of" | "de" | "weekend" | "monday" | "in" | "en") && next < place + 3 {
        next += 1;
    }
    if year(text, next) && text.sep_within(next, LOOSE) {
        finds.words(text, place, next + 1, (Label::Date, Tier::Block, "date-holiday"));
    } else {
        alone_day::single(text, place, finds);
    }
}
