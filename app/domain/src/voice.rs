//! A voice: says messages and dates in one language. `words` has it; rooms that may not know `words` are given it.

use crate::{
    language::Language,
    moment::{Moment, Zone},
};

/// Says messages and dates in one language.
pub trait Voice {
    /// The language.
    fn language(&self) -> Language;

    /// The message of a key with its values.
    fn tell(&self, key: &str, values: &[(&str, &str)]) -> String;

    /// The message of a key with the count "count", which also chooses the plural form.
    fn count(&self, key: &str, count: i64) -> String;

    /// A date in words, as known in a zone.
    fn date(&self, at: Moment, zone: &Zone) -> String;

    /// A date with the time of day and the zone, in words.
    fn when(&self, at: Moment, zone: &Zone) -> String;

    /// A local date (2026-11-26) in words.
    fn local_date(&self, text: &str) -> String;

    /// A decimal number of hundredths as people write it: 275 is "2.75" or "2,75", 300 is "3".
    fn hundredths(&self, hundredths: u32) -> String {
        let (whole, rest) = (hundredths / 100, hundredths % 100);
        let sign = match self.language() {
            Language::En => '.',
            Language::Fr => ',',
        };
        match rest {
            0 => whole.to_string(),
            rest if rest % 10 == 0 => format!("{whole}{sign}{}", rest / 10),
            rest => format!("{whole}{sign}{rest:02}"),
        }
    }

    /// A number with so many decimal places, as people write it: "0.50" or "0,50", "−1.00".
    fn decimal(&self, value: f64, places: usize) -> String {
        let written = format!("{value:.places$}").replace('-', "\u{2212}");
        let zero = written.chars().all(|c| !c.is_ascii_digit() || c == '0');
        let written = if zero { written.replace('\u{2212}', "") } else { written };
        match self.language() {
            Language::En => written,
            Language::Fr => written.replace('.', ","),
        }
    }

    /// The message of a key without values.
    fn say(&self, key: &str) -> String {
        self.tell(key, &[])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Key(Language);

    impl Voice for Key {
        fn language(&self) -> Language {
            self.0
        }
        fn tell(&self, key: &str, _: &[(&str, &str)]) -> String {
            key.to_owned()
        }
        fn count(&self, key: &str, _: i64) -> String {
            key.to_owned()
        }
        fn date(&self, at: Moment, _: &Zone) -> String {
            at.rfc3339()
        }
        fn when(&self, at: Moment, _: &Zone) -> String {
            at.rfc3339()
        }
        fn local_date(&self, text: &str) -> String {
            text.to_owned()
        }
    }

    #[test]
    fn credits_are_written_as_the_reader_writes_decimals() {
        let written = |language| [0, 25, 50, 275, 300, 305].map(|hundredths| Key(language).hundredths(hundredths));
        assert_eq!(written(Language::En), ["0", "0.25", "0.5", "2.75", "3", "3.05"]);
        assert_eq!(written(Language::Fr), ["0", "0,25", "0,5", "2,75", "3", "3,05"]);
    }

    #[test]
    fn numbers_have_their_places_and_no_negative_zero() {
        let written = |language| [0.5, -1.0, -0.001, 12.345].map(|value| Key(language).decimal(value, 2));
        assert_eq!(written(Language::En), ["0.50", "\u{2212}1.00", "0.00", "12.35"]);
        assert_eq!(written(Language::Fr), ["0,50", "\u{2212}1,00", "0,00", "12,35"]);
    }
}
