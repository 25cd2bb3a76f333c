//! A number that was sent, or not, or is none.

use crate::Ratio;
use crate::drug::plain;
use crate::json::Json;

/// A number or a range, missing, or something that is no number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Amount {
    /// Not sent.
    #[default]
    Missing,
    /// Sent, and no number.
    Bad,
    /// Low and high end, equal for one number; with the unit where the text carried one (`10 mg`).
    Given([Ratio; 2], Option<String>),
}

impl Amount {
    /// One exact number.
    #[must_use]
    pub fn of(number: Ratio) -> Self {
        Self::Given([number, number], None)
    }

    /// Reads a JSON number, a text (`10`, `1-2`, `10 mg`, with a comma only when `comma`), or `{"low": …, "high": …}`.
    #[must_use]
    pub fn read(value: &Json, comma: bool) -> Self {
        match value {
            Json::Null => Self::Missing,
            Json::Number(text) => Ratio::parse(text).map_or(Self::Bad, Self::of),
            Json::Text(text) if text.trim().is_empty() => Self::Missing,
            Json::Text(text) => Self::text(text, comma),
            Json::Object(_) => Self::ends(value, comma),
            Json::List(ends) => match ends.as_slice() {
                [low, high] => Self::joined(&Self::read(low, comma), &Self::read(high, comma)),
                _ => Self::Bad,
            },
            Json::Bool(_) => Self::Bad,
        }
    }

    fn ends(value: &Json, comma: bool) -> Self {
        let read = |keys: &[&str]| Self::read(value.any(keys), comma);
        let (low, high) = (read(&["low", "min"]), read(&["high", "max"]));
        match (&low, &high) {
            (Self::Missing, Self::Missing) => match read(&["value"]) {
                Self::Given(ends, unit) => {
                    Self::Given(ends, unit.or_else(|| value.get("unit").text().map(str::to_owned)))
                }
                other => other,
            },
            // Half a range is no range.
            (Self::Missing, _) | (_, Self::Missing) => Self::Bad,
            _ => Self::joined(&low, &high),
        }
    }

    fn joined(low: &Self, high: &Self) -> Self {
        match (low, high) {
            (Self::Given([low, _], unit), Self::Given([_, high], other)) => {
                Self::Given([*low, *high], other.clone().or_else(|| unit.clone()))
            }
            _ => Self::Bad,
        }
    }

    fn text(text: &str, comma: bool) -> Self {
        let folded = plain(text);
        // "1,000" is a thousand to some and one to others: no number for certain.
        let thousands = folded.split_once(',').is_some_and(|(whole, part)| {
            whole != "0" && part.len() - part.trim_start_matches(|sign: char| sign.is_ascii_digit()).len() == 3
        });
        let folded = if comma && !thousands { folded.replace(',', ".") } else { folded };
        let (numbers, unit) = match folded.find(|sign: char| sign.is_alphabetic()) {
            Some(0) => return Self::Bad,
            Some(place) if !folded.get(place..).is_some_and(|rest| rest.starts_with('e')) => folded.split_at(place),
            _ => (folded.as_str(), ""),
        };
        let numbers = numbers.trim();
        let unit = (!unit.is_empty()).then(|| unit.trim().to_owned());
        if let Some(number) = Ratio::parse(numbers) {
            return Self::Given([number, number], unit);
        }
        let ends = numbers.split_once(['-', '–']).map(|(low, high)| (Ratio::parse(low), Ratio::parse(high)));
        match ends {
            Some((Some(low), Some(high))) => Self::Given([low, high], unit),
            _ => match numbers.split_once('/').map(|(top, bottom)| (Ratio::parse(top), Ratio::parse(bottom))) {
                Some((Some(top), Some(bottom))) => {
                    top.over(bottom).map_or(Self::Bad, |number| Self::Given([number, number], unit))
                }
                _ => Self::Bad,
            },
        }
    }

    /// The ends, where there are any.
    #[must_use]
    pub fn span(&self) -> Option<[Ratio; 2]> {
        match self {
            Self::Given(ends, _) => Some(*ends),
            _ => None,
        }
    }

    /// The number, where it is one.
    #[must_use]
    pub fn one(&self) -> Option<Ratio> {
        self.span().filter(|[low, high]| low == high).map(|[low, _]| low)
    }

    /// Whether nothing was sent.
    #[must_use]
    pub fn is_missing(&self) -> bool {
        matches!(self, Self::Missing)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Amount {
        Amount::read(&crate::json::parse(text).unwrap(), false)
    }

    #[test]
    fn numbers_and_ranges_are_read_and_nothing_else() {
        let one = |text: &str| Amount::of(Ratio::parse(text).unwrap());
        assert_eq!(read("10"), one("10"));
        assert_eq!(read(r#"" 10.5 ""#), one("10.5"));
        assert_eq!(read(r#""10 mg""#), Amount::Given([Ratio::whole(10); 2], Some("mg".into())));
        assert_eq!(read(r#"{"low": 1, "high": 2}"#), Amount::Given([Ratio::ONE, Ratio::whole(2)], None));
        assert_eq!(read(r#""1-2""#), Amount::Given([Ratio::ONE, Ratio::whole(2)], None));
        for text in
            [r#""NaN""#, r#""ten""#, "true", r#""10,5""#, r#"{"low": 1}"#, r#""1/0""#, r#""∞""#, "[1]", r#""1e""#]
        {
            assert_eq!(read(text), Amount::Bad, "{text}");
        }
        assert_eq!(read("null"), Amount::Missing);
        assert_eq!(Amount::read(&Json::Text("10,5".into()), true), one("10.5"));
        assert_eq!(Amount::read(&Json::Text("0,125".into()), true), one("0.125"));
        assert_eq!(Amount::read(&Json::Text("1,000".into()), true), Amount::Bad);
    }
}
