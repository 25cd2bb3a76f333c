//! The schema's simple types: what is no time, number or color is not written as one.

/// `xsd:dateTime`: `2024-01-15T10:00:00`, with fractions and a zone or without.
pub(super) fn date_time(text: &str) -> bool {
    let Some((day, time)) = text.split_once('T') else { return false };
    date_alone(day) && time_alone(time)
}

/// `xsd:date`: `2024-01-15`, with a zone or without.
pub(super) fn date(text: &str) -> bool {
    let day = text.get(..10).unwrap_or_default();
    date_alone(day) && zone(text.get(10..).unwrap_or("?"))
}

/// `xsd:boolean`.
pub(super) fn boolean(text: &str) -> bool {
    matches!(text, "true" | "false" | "1" | "0")
}

/// `xsd:integer`.
pub(super) fn integer(text: &str) -> bool {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// `xsd:decimal`, which has no exponent.
pub(super) fn decimal(text: &str) -> bool {
    let text = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    digits(whole) && digits(part) && !(whole.is_empty() && part.is_empty())
}

/// `#RRGGBB` or `#RGB`.
pub(super) fn color(text: &str) -> bool {
    text.strip_prefix('#')
        .is_some_and(|digits| matches!(digits.len(), 3 | 6) && digits.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

fn number(text: &str, digits: usize) -> Option<u32> {
    (text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

fn date_alone(text: &str) -> bool {
    let mut parts = text.split('-');
    let mut next = |digits| parts.next().and_then(|part| number(part, digits));
    let (Some(year), Some(month), Some(day)) = (next(4), next(2), next(2)) else { return false };
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    parts.next().is_none() && year > 0 && (1..=days).contains(&day)
}

fn time_alone(text: &str) -> bool {
    let (clock, rest) = text.split_at_checked(8).unwrap_or_default();
    let mut parts = clock.split(':');
    let mut next = || parts.next().and_then(|part| number(part, 2));
    let (Some(hour), Some(minute), Some(second)) = (next(), next(), next()) else { return false };
    let after = match rest.strip_prefix('.') {
        Some(fraction) => {
            let after = fraction.trim_start_matches(|sign: char| sign.is_ascii_digit());
            if after.len() == fraction.len() {
                return false;
            }
            after
        }
        None => rest,
    };
    parts.next().is_none() && hour < 24 && minute < 60 && second < 60 && zone(after)
}

fn zone(text: &str) -> bool {
    if matches!(text, "" | "Z") {
        return true;
    }
    let Some((hours, minutes)) = text.strip_prefix(['+', '-']).and_then(|zone| zone.split_once(':')) else {
        return false;
    };
    let (Some(hours), Some(minutes)) = (number(hours, 2), number(minutes, 2)) else { return false };
    hours < 14 && minutes < 60 || hours == 14 && minutes == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_those_of_the_schema() {
        for good in ["2024-02-29T10:00:00Z", "2025-06-18T02:18:21", "2025-06-18T02:18:21.5+02:00"] {
            assert!(date_time(good), "{good}");
        }
        for bad in ["2023-02-29T10:00:00Z", "2024-01-15 10:00:00", "2024-01-15", "2024-01-15T25:00:00Z", "T", ""] {
            assert!(!date_time(bad), "{bad}");
        }
        assert!(date("2024-01-15") && date("2024-01-15Z") && !date("2024-1-15") && !date("15.1.2024"));
    }

    #[test]
    fn numbers_are_those_of_the_schema() {
        assert!(integer("-12") && !integer("1.0") && !integer("") && !integer("-"));
        assert!(decimal("1.") && decimal(".5") && decimal("-3") && !decimal("1e5") && !decimal("3,5") && !decimal("."));
        assert!(boolean("1") && !boolean("True"));
        assert!(color("#0aF") && color("#00AAff") && !color("red") && !color("#12345"));
    }
}
