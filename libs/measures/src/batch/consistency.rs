//! Printed statistics compared with their printed p.

use super::{Function, answer};
use crate::consistency::{Checked, Options, check_text};
use crate::error::{Error, Result};
use serde::{Deserialize, Serialize};
use serde_json::Value;

pub(super) const FUNCTIONS: &[Function] = &[Function {
    name: "consistency",
    aliases: &["statcheck", "check-p"],
    summary: "recomputes p from printed statistics and flags mismatches",
    run: |json| answer(json, consistency),
}];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Input {
    text: Option<String>,
    texts: Option<Vec<String>>,
    #[serde(alias = "claims")]
    results: Option<Vec<Written>>,
    // One result may also stand at the top.
    test: Option<String>,
    #[serde(alias = "df1")]
    df: Option<Value>,
    df2: Option<Value>,
    #[serde(alias = "value")]
    statistic: Option<Value>,
    p: Option<Value>,
    #[serde(default = "five_percent")]
    alpha: f64,
    #[serde(default, alias = "one_tailed")]
    one_sided: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    test: String,
    #[serde(alias = "df1")]
    df: Option<Value>,
    df2: Option<Value>,
    #[serde(alias = "value")]
    statistic: Value,
    p: Value,
}

fn five_percent() -> f64 {
    0.05
}

#[derive(Serialize)]
struct Output {
    method: &'static str,
    found: usize,
    inconsistent: usize,
    decision_errors: usize,
    results: Vec<Checked>,
}

fn consistency(input: Input) -> Result<Output> {
    if !(input.alpha > 0.0 && input.alpha < 1.0) {
        return Err(Error::input("The level must lie between 0 and 1, such as 0.05."));
    }
    let options = Options { alpha: input.alpha, one_sided: input.one_sided };
    let mut texts: Vec<String> = input.text.into_iter().chain(input.texts.into_iter().flatten()).collect();
    for written in input.results.into_iter().flatten() {
        texts.push(printed(&written)?);
    }
    if let (Some(test), Some(statistic), Some(p)) = (input.test, input.statistic, input.p) {
        texts.push(printed(&Written { test, df: input.df, df2: input.df2, statistic, p })?);
    }
    if texts.is_empty() {
        return Err(Error::input("Give a \"text\", or \"results\" with test, df, statistic and p."));
    }
    let results: Vec<Checked> = texts.iter().flat_map(|text| check_text(text, options)).collect();
    Ok(Output {
        method: "two-sided p within the rounding of the printed statistic, against the printed p within its rounding",
        found: results.len(),
        inconsistent: results.iter().filter(|result| !result.consistent).count(),
        decision_errors: results.iter().filter(|result| result.decision_error).count(),
        results,
    })
}

/// A result as a paper would print it; must be understood again.
fn printed(written: &Written) -> Result<String> {
    let plain = |value: &Value| match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Array(list) => list.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    };
    let related = |value: &Value| {
        let text = plain(value);
        let bare = text.trim_start_matches(['p', ' ']).to_owned();
        if bare.starts_with(['=', '<', '>', '\u{2264}', '\u{2265}']) { bare } else { format!("= {bare}") }
    };
    let df: Vec<String> =
        [&written.df, &written.df2].into_iter().flatten().map(plain).filter(|df| df != "null").collect();
    let df = if df.is_empty() { String::new() } else { format!("({})", df.join(", ")) };
    let p = if matches!(plain(&written.p).as_str(), "ns" | "n.s.") {
        "ns".to_owned()
    } else {
        format!("p {}", related(&written.p))
    };
    let text = format!("{}{df} {}, {p}", written.test.trim(), related(&written.statistic));
    if crate::consistency::claims(&text).len() == 1 {
        Ok(text)
    } else {
        Err(Error::input(format!("\"{text}\" is not a result that can be recomputed.")))
    }
}
