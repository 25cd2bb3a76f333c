//! A date as the time that has passed since: "about three years ago", "il y a environ deux mois", "in about a month".

use std::borrow::Cow;

use crate::{
    class::MONTH,
    text::Text,
    word::{Kind, reads},
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

/// How long ago the words from `start` to before `end` are, seen from a day; nothing when they tell no year.
pub(crate) fn since(text: &Text, start: usize, end: usize, today: Day) -> Option<Cow<'static, str>> {
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
    Some(told(passed, text.french))
}

/// A span of months in words, backward or (negative) forward.
fn told(passed: i32, french: bool) -> Cow<'static, str> {
    let ahead = passed < 0;
    let months = passed.unsigned_abs();
    if months < 1 {
        return Cow::Borrowed(if french { "ce mois-là" } else { "within that month" });
    }
    let (count, year) = if months < 18 { (months, false) } else { ((months + 6) / 12, true) };
    let number = number(count, french);
    let many = count > 1;
    match (french, ahead) {
        (false, _) => {
            let unit = match (year, many) {
                (true, _) => "years",
                (false, true) => "months",
                (false, false) => "month",
            };
            if ahead { format!("in about {number} {unit}") } else { format!("about {number} {unit} ago") }
        }
        (true, _) => {
            let unit = if year { "ans" } else { "mois" };
            if ahead { format!("dans environ {number} {unit}") } else { format!("il y a environ {number} {unit}") }
        }
    }
    .into()
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
pub(crate) fn birth(text: &Text, start: usize) -> bool {
    (1..4).any(|back| {
        let before = start.wrapping_sub(back);
        text.is(before, crate::class::BIRTH_CUE) || reads!(text, before, "dob" | "ddn" | "born" | "naissance")
    })
}
