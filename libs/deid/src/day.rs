//! A date as the time that has passed since: "about three years ago", "il y a environ deux mois", "in about a month".

use std::borrow::Cow;

use crate::{
    class::MONTH,
    text::Text,
    word::{Kind, reads, sep},
};

/// A day of the calendar, given by the caller: the library has no clock.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Day {
    /// Of the common era.
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

impl Day {
    /// Months since the year 0.
    fn months(self) -> i32 {
        i32::from(self.year) * 12 + i32::from(self.month) - 1
    }
}

/// The first three letters of the months, and their numbers; both languages, without accents.
const MONTHS: &[(&str, i32)] = &[
    ("jan", 1),
    ("feb", 2),
    ("fev", 2),
    ("mar", 3),
    ("apr", 4),
    ("avr", 4),
    ("may", 5),
    ("mai", 5),
    ("jun", 6),
    ("juin", 6),
    ("jul", 7),
    ("juil", 7),
    ("aug", 8),
    ("aou", 8),
    ("sep", 9),
    ("oct", 10),
    ("nov", 11),
    ("dec", 12),
];

/// What could stand for the date from word `start` to before `end`: the time that has passed, when the day is known; else the year
/// stays, month and day go. A birth keeps its year only. And how much before it that takes along.
pub(crate) fn instead(text: &Text, start: usize, end: usize, today: Option<Day>) -> (Cow<'static, str>, usize) {
    if let Some(passed) = today.filter(|_| !birth(text, start)).and_then(|today| since(text, start, end, today)) {
        return before(text, start, passed);
    }
    match (start..end).find_map(|word| text.number(word).filter(|value| (1900..=2099).contains(value))) {
        // "on 2024-03-12", "le 12 mars 2024"
        Some(year) if today.is_none() => (year.to_string().into(), 0),
        Some(year) if text.french && reads!(text, start.wrapping_sub(1), "le") => {
            (format!("en {year}").into(), taken(text, start))
        }
        Some(year) if reads!(text, start.wrapping_sub(1), "on") => (format!("in {year}").into(), taken(text, start)),
        Some(year) => (year.to_string().into(), 0),
        None => (Cow::Borrowed(if text.french { "[date retirée]" } else { "[date removed]" }), 0),
    }
}

/// The word before a date with the space behind it, when both are ASCII; else 0, and it stays.
fn taken(text: &Text, start: usize) -> usize {
    if !text.sep_within(start, sep::SPACE | sep::LINE) {
        return 0;
    }
    let (from, to) = (text.at(start.wrapping_sub(1)).start as usize, text.at(start).start as usize);
    text.raw.get(from..to).filter(|part| part.is_ascii()).map_or(0, str::len)
}

/// The time that has passed, as it stands behind the word before the date: "on" goes, "since" becomes "for".
fn before(text: &Text, start: usize, passed: i32) -> (Cow<'static, str>, usize) {
    let word = start.wrapping_sub(1);
    let lead = taken(text, start);
    let whole = told(passed, text.french);
    let (span, ago) = (span(passed, text.french), passed > 0);
    let article = reads!(text, word, "le") && reads!(text, word.wrapping_sub(1), "depuis");
    match text.french {
        _ if lead == 0 => (whole, 0),
        false if reads!(text, word, "on" | "in") => (whole, lead),
        false if reads!(text, word, "since") && ago => (format!("for {span}").into(), lead),
        false if reads!(text, word, "by" | "until" | "till" | "before" | "after") && passed < 0 => {
            (format!("{span} from now").into(), 0)
        }
        true if reads!(text, word, "depuis") && ago => (span, 0),
        true if article && ago => (span, lead),
        true if reads!(text, word, "le" | "en") => (whole, lead),
        true if reads!(text, word, "du") && ago => (format!("d'{whole}").into(), lead),
        true if reads!(text, word, "au") && reads!(text, word.wrapping_sub(1), "jusqu") && ago => {
            (format!("à {whole}").into(), lead)
        }
        _ => (whole, 0),
    }
}

/// How many months ago the words from `start` to before `end` are, seen from a day; nothing when they tell no year.
fn since(text: &Text, start: usize, end: usize, today: Day) -> Option<i32> {
    let mut year = None;
    let mut month = None;
    let mut numbers = [0u64; 3];
    let mut count = 0;
    for word in start..end {
        let low = text.low(word);
        if text.at(word).kind == Kind::Digits {
            match text.number(word) {
                Some(value @ 1900..=2099) => year = i32::try_from(value).ok(),
                Some(value) if value < 100 => {
                    if let Some(place) = numbers.get_mut(count) {
                        *place = value;
                        count += 1;
                    }
                }
                _ => {}
            }
        } else if text.is(word, MONTH) || text.at(word).kind == Kind::Mixed {
            let letters = low.trim_start_matches(|letter: char| letter.is_ascii_digit());
            // The longest beginning wins: juin and juil before jun and jul.
            let named = MONTHS.iter().filter(|(name, _)| letters.starts_with(name)).max_by_key(|(name, _)| name.len());
            month = month.or(named.map(|(_, number)| *number));
            // 12mar2024: the year is tied to the month.
            let tail = letters.trim_start_matches(|letter: char| letter.is_ascii_lowercase());
            if let Some(tied) = tail.parse().ok().filter(|tied: &i32| (1900..2100).contains(tied)) {
                year = Some(tied);
            }
        }
    }
    let years = year?;
    // Between two numbers only the one above twelve is surely the day; a year written first leaves month and day in order.
    let [one, two, _] = numbers;
    let first_is_year = text.number(start).is_some_and(|value| value > 1900);
    let month = month.or(match (count, one, two) {
        (2, month, _) if first_is_year && month <= 12 => i32::try_from(month).ok(),
        (2, day, month) if day > 12 && month <= 12 => i32::try_from(month).ok(),
        (2, month, day) if day > 12 && month <= 12 => i32::try_from(month).ok(),
        (2, month, day) if month == day => i32::try_from(month).ok(),
        (1, month, _) if (1..=12).contains(&month) => i32::try_from(month).ok(),
        _ => None,
    });
    let now = today.months();
    let passed = month.map_or((i32::from(today.year) - years) * 12, |month| now - (years * 12 + month - 1));
    // Without a month only whole years are sure.
    if month.is_none() && passed.abs() < 24 {
        return None;
    }
    Some(passed)
}

/// A time that many months back, or (negative) ahead, in words.
fn told(passed: i32, french: bool) -> Cow<'static, str> {
    let span = span(passed, french);
    match (french, passed) {
        (false, 0) => Cow::Borrowed("within that month"),
        (true, 0) => Cow::Borrowed("ce mois-là"),
        (false, 1..) => format!("{span} ago").into(),
        (false, _) => format!("in {span}").into(),
        (true, 1..) => format!("il y a {span}").into(),
        (true, _) => format!("dans {span}").into(),
    }
}

/// About so many months, or years.
fn span(passed: i32, french: bool) -> Cow<'static, str> {
    let months = passed.unsigned_abs();
    let (count, year) = if months < 18 { (months, false) } else { ((months + 6) / 12, true) };
    let number = number(count, french);
    let unit = match (french, year, count > 1) {
        (false, true, _) => "years",
        (false, false, true) => "months",
        (false, false, false) => "month",
        (true, true, _) => "ans",
        (true, false, _) => "mois",
    };
    let about = if french { "environ" } else { "about" };
    format!("{about} {number} {unit}").into()
}

/// Small numbers in words, others in digits.
fn number(count: u32, french: bool) -> Cow<'static, str> {
    const ENGLISH: &[&str] =
        &["a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    const FRENCH: &[&str] =
        &["un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze"];
    let words = if french { FRENCH } else { ENGLISH };
    let word = count.checked_sub(1).and_then(|place| words.get(place as usize));
    word.map_or_else(|| count.to_string().into(), |word| Cow::Borrowed(*word))
}

/// Whether a word of a date tells that it lies in the birth of somebody: then the age says more than the time since.
fn birth(text: &Text, start: usize) -> bool {
    (1..4).any(|back| {
        let before = start.wrapping_sub(back);
        text.is(before, crate::class::BIRTH_CUE) || reads!(text, before, "dob" | "ddn" | "born" | "naissance")
    })
}
