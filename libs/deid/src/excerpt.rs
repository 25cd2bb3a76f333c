//! The normal form of an excerpt: what is the same detail, however it was typed.

use crate::fold::{Fold, fold};

/// An excerpt in small letters without accents and invisible characters, its words and numbers apart by one space: two
/// excerpts with the same form are the same detail. Look-alike letters of other scripts, full-width and other digits,
/// hyphens, apostrophes and punctuation of any kind fold as well. The form is for comparing, not for reading; it has no
/// letters or digits exactly when the excerpt has none.
///
/// ```
/// assert_eq!(deid::folded("TREMBLAY"), "tremblay");
/// assert_eq!(deid::folded("Tre\u{301}mblay "), deid::folded("Trémblay"));
/// assert_eq!(deid::folded("Trem\u{ad}blay"), deid::folded(" tremblay."));
/// assert_eq!(deid::folded("(807)\u{a0}555–0134"), "807 555 0134");
/// assert_eq!(deid::folded("St-Jean-\nsur-Richelieu"), "st jean sur richelieu");
/// ```
pub fn folded(excerpt: &str) -> String {
    let mut out = String::with_capacity(excerpt.len());
    let mut apart = false;
    for given in excerpt.chars() {
        let kind = match given {
            'a'..='z' => Fold::Letter(given as u8, 0, false),
            'A'..='Z' => Fold::Letter(given.to_ascii_lowercase() as u8, 0, true),
            '0'..='9' => Fold::Digit(given as u8 - b'0'),
            _ if given.is_ascii() => Fold::Between(given as u8),
            _ => fold(given),
        };
        match kind {
            Fold::Nothing => continue,
            Fold::Between(_) => {
                apart = true;
                continue;
            }
            _ => {}
        }
        if apart && !out.is_empty() {
            out.push(' ');
        }
        apart = false;
        match kind {
            Fold::Letter(first, second, _) => {
                out.push(char::from(first));
                if second != 0 {
                    out.push(char::from(second));
                }
            }
            Fold::Foreign(number, _) => out.extend(char::from_u32(number)),
            Fold::Digit(digit) => out.push(char::from(b'0' + digit)),
            Fold::Nothing | Fold::Between(_) => {}
        }
    }
    out
}
