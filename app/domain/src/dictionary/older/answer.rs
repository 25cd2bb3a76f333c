//! A value of a foreign file as the answer to a question, checked as if somebody had typed it.

use redcap::records::Value;

use super::{
    super::{NOT_APPLICABLE, name},
    one,
};
use crate::survey::{Answer, Choice, Grid, Kind, MOST_TEXT, Survey};

/// The code of a note, and what it is about.
type Refused = (&'static str, String);

/// The answer of a key; none where the file says that there is none.
pub(super) fn of(survey: &Survey, key: &str, value: &Value) -> Result<Option<Answer>, Refused> {
    if matches!(value, Value::Missing(_)) {
        return Ok(None);
    }
    let code = key.strip_suffix(".then").unwrap_or(key);
    if let Some((grid, _)) = survey.item(code) {
        return point(grid, text(value)?).map(Some);
    }
    let Some(question) = survey.question(code) else { return Ok(None) };
    match &question.kind {
        Kind::Grid(_) | Kind::Roster => Ok(None),
        Kind::Single { options } => choice(options, text(value)?).map(|code| Some(Answer::Choice(code))),
        Kind::Knowledge(knowledge) => choice(&knowledge.options, text(value)?).map(|code| Some(Answer::Choice(code))),
        Kind::Multiple { options } => {
            let Value::Many(ticked) = value else { return Err(("bad-value", text(value)?.to_owned())) };
            let codes = ticked.iter().map(|code| choice(options, code)).collect::<Result<Vec<String>, _>>()?;
            // In the order of the options, each once.
            let order = options.iter().map(|option| option.code.clone()).filter(|code| codes.contains(code));
            let codes: Vec<String> = order.collect();
            Ok((!codes.is_empty()).then_some(Answer::Choices(codes)))
        }
        Kind::Number { least, most, .. } => {
            number(text(value)?, *least, *most).map(|value| Some(Answer::Number(value)))
        }
        Kind::Text { long } => {
            let most = if *long { MOST_TEXT.1 } else { MOST_TEXT.0 };
            let words: String = text(value)?.chars().filter(|sign| !sign.is_control() || *sign == '\n').collect();
            let words = words.trim();
            if words.chars().count() > most {
                return Err(("too-long", words.chars().take(40).collect()));
            }
            Ok((!words.is_empty()).then(|| Answer::Text(words.to_owned())))
        }
    }
}

fn text(value: &Value) -> Result<&str, Refused> {
    one(value).ok_or_else(|| ("bad-value", String::new()))
}

fn point(grid: &Grid, text: &str) -> Result<Answer, Refused> {
    let text = text.trim();
    if grid.not_applicable && text.eq_ignore_ascii_case(NOT_APPLICABLE) {
        return Ok(Answer::NotApplicable);
    }
    let value = text.parse().ok().filter(|value| grid.points.iter().any(|point| point.value == *value));
    value.map(Answer::Point).ok_or_else(|| ("no-such-choice", text.to_owned()))
}

/// The option of a code, as it stands or as a data dictionary's becomes one.
fn choice(options: &[Choice], code: &str) -> Result<String, Refused> {
    let code = code.trim();
    let as_it_stands = options.iter().find(|option| option.code == code);
    let taken = || options.iter().find(|option| option.code == name::option(code));
    let found = as_it_stands.or_else(taken).map(|option| option.code.clone());
    found.ok_or_else(|| ("no-such-choice", code.to_owned()))
}

fn number(text: &str, least: Option<f64>, most: Option<f64>) -> Result<f64, Refused> {
    let plain = text.trim().replacen(',', ".", 1);
    let digits = plain.strip_prefix(['-', '+']).unwrap_or(&plain);
    let decimal = digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let value: f64 =
        plain.parse().ok().filter(|value: &f64| decimal && value.is_finite()).ok_or(("bad-value", text.to_owned()))?;
    let outside = least.is_some_and(|least| value < least) || most.is_some_and(|most| value > most);
    if outside { Err(("outside", text.to_owned())) } else { Ok(value) }
}
