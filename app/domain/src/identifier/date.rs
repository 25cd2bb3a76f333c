//! Dates finer than a year, in figures and with the month's name, English and French.

use super::{
    Class, Match,
    token::{Tokens, listed},
};

/// `2024-03-12`, `12/03/2024`, `3-12-24`, `03/2024`, `20240312`.
pub fn numeric(tokens: &Tokens, place: usize) -> Match {
    if tokens.touched_before(place) || joined_before(tokens, place) {
        return None;
    }
    let number = tokens.number(place)?;
    if number.len() == 8 && !tokens.words_before(place).any(|word| ["din", "npn", "pin"].contains(&word)) {
        let part = |range| number.get(range).and_then(|text: &str| text.parse::<u32>().ok());
        let fits = is_year(part(0..4)?) && is_month(part(4..6)?) && is_day(part(6..8)?) && !tokens.is_solid(place + 1);
        return fits.then_some((1, Class::Date));
    }
    let separator = tokens.text(place + 1);
    if !["-", "/", "."].contains(&separator) {
        return None;
    }
    if let Some(three) = of_three(tokens, place, separator) {
        return Some(three);
    }
    let of_two = separator == "/"
        && tokens.number(place).is_some_and(|month| month.len() == 2)
        && tokens.value(place, 2..3).is_some_and(is_month)
        && tokens.value(place + 2, 4..5).is_some_and(is_year)
        && ends(tokens, place + 3);
    of_two.then_some((3, Class::Date))
}

fn of_three(tokens: &Tokens, place: usize, separator: &str) -> Match {
    if !tokens.is(place + 3, separator) || !ends(tokens, place + 5) {
        return None;
    }
    let small = |at| tokens.value(at, 1..3);
    if tokens.value(place, 4..5).is_some_and(is_year) {
        let fits = small(place + 2).is_some_and(is_month) && small(place + 4).is_some_and(is_day);
        return fits.then_some((5, Class::Date));
    }
    let (first, second) = (small(place)?, small(place + 2)?);
    let day_and_month = (is_day(first) && is_month(second)) || (is_month(first) && is_day(second));
    let year = match tokens.number(place + 4)?.len() {
        4 => tokens.value(place + 4, 4..5).is_some_and(is_year),
        2 => is_short_year(tokens, place, separator),
        _ => false,
    };
    (day_and_month && year).then_some((5, Class::Date))
}

/// Whether three small numbers are a date with a year of two figures, and neither doses on a way up ("5/10/15"), scores
/// in a row, nor a list ("10.11.12"). With hyphens only a leading zero makes it certain.
fn is_short_year(tokens: &Tokens, place: usize, separator: &str) -> bool {
    let numbers = [0, 2, 4].map(|step| tokens.value(place + step, 1..3).unwrap_or(0));
    let [a, b, c] = numbers;
    let ladder = a < b && b < c && (b - a == c - b || b * b == a * c);
    let zero = [0, 2].iter().any(|step| tokens.text(place + step).starts_with('0'));
    let scores = tokens.words_before(place).any(|word| listed(SCORES, word));
    match separator {
        "/" => (zero || !ladder) && !scores,
        "-" => zero && !scores,
        _ => false,
    }
}

/// `March 3rd 2024`, `Mar. 3`, `3 March`, `the 3rd of March`, `3 mars 2024`, `1er avril`, `mars 2024`.
pub fn named_month(tokens: &Tokens, place: usize) -> Match {
    if tokens.touched_before(place) {
        return None;
    }
    day_first(tokens, place).or_else(|| month_first(tokens, place))
}

fn day_first(tokens: &Tokens, place: usize) -> Match {
    tokens.value(place, 1..3).filter(|day| is_day(*day))?;
    if joined_before(tokens, place) {
        return None;
    }
    let (mut next, ordinal) = past_ordinal(tokens, place + 1);
    next = past_gap(tokens, next)?;
    if tokens.word(next).is_some_and(|word| ["of", "de"].contains(&word)) {
        next = past_gap(tokens, next + 1)?;
    }
    let month = Month::at(tokens, next)?;
    let end = past_dot(tokens, next + 1);
    if let Some(year) = year_after(tokens, end) {
        return Some((year - place, Class::Date));
    }
    (ordinal || month.is_sure(tokens, next)).then_some((next + 1 - place, Class::Date))
}

fn month_first(tokens: &Tokens, place: usize) -> Match {
    let month = Month::at(tokens, place)?;
    let next = past_gap(tokens, past_dot(tokens, place + 1))?;
    if let Some(year) = tokens.value(next, 4..5) {
        return (is_year(year) && !tokens.is_solid(next + 1)).then_some((next + 1 - place, Class::Date));
    }
    tokens.value(next, 1..3).filter(|day| is_day(*day))?;
    let (end, ordinal) = past_ordinal(tokens, next + 1);
    if let Some(year) = year_after(tokens, end) {
        return Some((year - place, Class::Date));
    }
    let last = if goes_on(tokens, end) { end + 2 } else { end };
    let plain = !tokens.is_solid(end) && !tokens.unit_follows(last);
    (ordinal || (plain && month.is_sure(tokens, place))).then_some((end - place, Class::Date))
}

/// A month's name, and whether it is also another word.
struct Month {
    doubtful: bool,
}

impl Month {
    fn at(tokens: &Tokens, place: usize) -> Option<Self> {
        let word = tokens.word(place)?;
        let doubtful = listed(DOUBTFUL, word);
        (doubtful || listed(MONTHS, word)).then_some(Self { doubtful })
    }

    /// Without a year, "may" and "march" count only when written as names; "2 mars" and "3 mai" are plain French.
    fn is_sure(&self, tokens: &Tokens, place: usize) -> bool {
        !self.doubtful || tokens.is_capital(place)
    }
}

const MONTHS: &str = "\
    january february april june july august september october november december jan feb apr jun jul aug sept oct \
    nov dec janvier février fevrier mars avril mai juin juillet août aout septembre octobre novembre décembre \
    decembre janv févr fév avr juil juill déc";

/// Months that are also other words or units.
const DOUBTFUL: &str = "may march mar sep";

const SCORES: &str = "score scores phq gad bpi peg nrs vas eva pcs tsk promis moca mmse";

fn is_year(year: u32) -> bool {
    (1900..2100).contains(&year)
}

fn is_month(month: u32) -> bool {
    (1..=12).contains(&month)
}

fn is_day(day: u32) -> bool {
    (1..=31).contains(&day)
}

/// Whether a number right before, joined by a mark, makes this one a part of something longer (1.5, 120/80, 5-10-15).
fn joined_before(tokens: &Tokens, place: usize) -> bool {
    let Some(before) = place.checked_sub(2) else { return false };
    ["-", "/", ".", ","].contains(&tokens.text(before + 1)) && tokens.is_solid(before)
}

/// Whether figures in a row end here, without a unit that makes them doses.
fn ends(tokens: &Tokens, place: usize) -> bool {
    !tokens.is_solid(place) && !goes_on(tokens, place) && !tokens.unit_follows(place)
}

/// Whether a number follows, joined by a mark.
fn goes_on(tokens: &Tokens, place: usize) -> bool {
    ["-", "/", "."].contains(&tokens.text(place)) && tokens.number(place + 1).is_some()
}

fn past_ordinal(tokens: &Tokens, place: usize) -> (usize, bool) {
    let ordinal = tokens.word(place).is_some_and(|word| ["st", "nd", "rd", "th", "er", "ᵉʳ"].contains(&word));
    (if ordinal { place + 1 } else { place }, ordinal)
}

fn past_dot(tokens: &Tokens, place: usize) -> usize {
    if tokens.is(place, ".") { place + 1 } else { place }
}

/// The place after one space or hyphen; none when neither is there.
fn past_gap(tokens: &Tokens, place: usize) -> Option<usize> {
    if tokens.is(place, "-") { Some(place + 1) } else { Some(tokens.past_space(place)).filter(|next| *next != place) }
}

/// The place after a year that follows, with a comma or a hyphen or not.
fn year_after(tokens: &Tokens, place: usize) -> Option<usize> {
    let next = if tokens.is(place, ",") || tokens.is(place, "-") { place + 1 } else { place };
    let next = tokens.past_space(next);
    let year = tokens.value(next, 4..5).filter(|year| is_year(*year));
    (next != place && year.is_some() && !tokens.is_solid(next + 1)).then_some(next + 1)
}
