//! Looking into JSON that may hold anything: what is not as expected is not there.

use serde_json::Value;

/// The most characters of a text that are carried on.
const TEXT: usize = 400;

static NULL: Value = Value::Null;

/// The value under a key; null when there is none or this is no object.
pub fn at<'a>(value: &'a Value, key: &str) -> &'a Value {
    value.get(key).unwrap_or(&NULL)
}

/// The values of a list. A single object where a list belongs counts as a list of one: such records are about.
pub fn list(value: &Value) -> &[Value] {
    match value {
        Value::Array(values) => values,
        Value::Object(_) => std::slice::from_ref(value),
        _ => &[],
    }
}

/// A text that says something: without control characters, trimmed, cut at a length that no drug or direction has.
pub fn text(value: &Value) -> Option<String> {
    let Value::String(text) = value else { return None };
    let plain: String = text.chars().map(|sign| if sign.is_control() { ' ' } else { sign }).collect();
    let words: Vec<&str> = plain.split_whitespace().collect();
    let cut: String = words.join(" ").chars().take(TEXT).collect();
    (!cut.is_empty()).then_some(cut)
}

/// A code: a short text without spaces, or the digits of a number.
pub fn code(value: &Value) -> Option<String> {
    let code = match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    (!code.is_empty() && code.len() <= 64 && !code.contains(char::is_whitespace)).then_some(code)
}

/// An exact decimal as it was written: a number, or a text that is one. Exponents are written out by nobody, and not read.
pub fn decimal(value: &Value) -> Option<String> {
    let text = match value {
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.trim().to_owned(),
        _ => return None,
    };
    let digits = text.strip_prefix('-').unwrap_or(&text);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    let all = |part: &str| !part.is_empty() && part.len() <= 18 && part.bytes().all(|sign| sign.is_ascii_digit());
    if !all(whole) || !all(part) {
        return None;
    }
    // "2.0" and "2" are one number.
    let short = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { text.as_str() };
    Some(if short == "-0" { "0".to_owned() } else { short.to_owned() })
}

/// True or false.
pub fn yes(value: &Value) -> Option<bool> {
    value.as_bool()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn texts_are_one_line_and_bounded() {
        assert_eq!(text(&json!(" a\n\tb\u{0}c ")).as_deref(), Some("a b c"));
        assert_eq!(text(&json!("  \u{7} ")), None);
        assert_eq!(text(&json!(7)), None);
        assert_eq!(text(&json!("é".repeat(900))).unwrap().chars().count(), 400);
    }

    #[test]
    fn decimals_are_kept_as_written_and_nothing_else_is_one() {
        for (given, kept) in [
            (json!(2), Some("2")),
            (json!(2.50), Some("2.5")),
            (json!("10"), Some("10")),
            (json!("10.00"), Some("10")),
            (json!(-1.5), Some("-1.5")),
            (json!("-0"), Some("0")),
            (json!("1e3"), None),
            (json!(1e300), None),
            (json!("ten"), None),
            (json!("1,5"), None),
            (json!("."), None),
            (json!(""), None),
            (json!(true), None),
        ] {
            assert_eq!(decimal(&given).as_deref(), kept, "{given}");
        }
    }

    #[test]
    fn a_single_object_is_a_list_of_one() {
        assert_eq!(list(&json!({"a": 1})).len(), 1);
        assert_eq!(list(&json!([1, 2])).len(), 2);
        assert!(list(&json!("a")).is_empty() && at(&json!(3), "a").is_null());
    }
}
