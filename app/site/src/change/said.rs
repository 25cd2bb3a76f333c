//! Figures in words: numbers as the reader's language writes them, and the names of groups, times and comparisons.

use domain::{
    change::{At, Comparison, Group},
    language::Language,
    small_cells::Told,
    survey::Survey,
};

use crate::visit::Visit;

/// A number with so many decimals, with a true minus sign and the language's decimal mark.
pub fn number(v: &Visit, value: f64, decimals: usize) -> String {
    let rounded = format!("{value:.decimals$}");
    // Minus zero is zero.
    let zero = rounded.chars().all(|sign| matches!(sign, '-' | '0' | '.'));
    let signed = if zero { rounded.replace('-', "") } else { rounded.replace('-', "\u{2212}") };
    if v.language == Language::Fr { signed.replace('.', ",") } else { signed }
}

/// A number with two decimals and its sign.
pub fn change(v: &Visit, value: f64) -> String {
    let plain = number(v, value, 2);
    let zero = plain.chars().all(|sign| matches!(sign, '0' | '.' | ','));
    if value > 0.0 && !zero { format!("+{plain}") } else { plain }
}

/// A p value: three decimals, below one in a thousand as that.
pub fn p(v: &Visit, value: Option<f64>) -> String {
    match value {
        None => "–".to_owned(),
        Some(value) if value < 0.001 => format!("< {}", number(v, 0.001, 3)),
        Some(value) => number(v, value, 3),
    }
}

/// "0.62 to 1.24".
pub fn interval(v: &Visit, interval: Option<[f64; 2]>) -> String {
    match interval {
        None => "–".to_owned(),
        Some([low, high]) => {
            let (low, high) = (number(v, low, 2), number(v, high, 2));
            v.t2("change-interval", "low", low.as_str(), "high", high.as_str())
        }
    }
}

/// When something was asked.
pub fn at(v: &Visit, at: At) -> String {
    v.t(format!("change-at-{}", at.code()))
}

/// Which times are compared.
pub fn comparison(v: &Visit, comparison: Comparison) -> String {
    v.t(format!("change-from-{}", comparison.code()))
}

/// The groups of a line.
pub fn groups(v: &Visit, groups: &[Group]) -> String {
    groups.iter().map(|one| group(v, *one)).collect::<Vec<_>>().join(" / ")
}

fn group(v: &Visit, group: Group) -> String {
    let number = |count: u32| count.to_string();
    match group {
        Group::Family(family) => v.t(format!("family-{}", family.code())),
        Group::Prescribing(true) => v.t("change-prescribers"),
        Group::Prescribing(false) => v.t("change-no-prescribers"),
        Group::Presenting(true) => v.t("change-presenters"),
        Group::Presenting(false) => v.t("change-no-presenters"),
        Group::Unknown => v.t("change-unknown"),
        Group::Sessions(0, Some(0)) => v.t("change-sessions-none"),
        Group::Sessions(from, Some(to)) => v.t2("change-sessions", "from", number(from), "to", number(to)),
        Group::Sessions(from, None) => v.t1("change-sessions-more", "from", number(from)),
    }
}

/// A count of a whole: "14 of 19", "at least 15 of 19".
pub fn told(v: &Visit, told: Told, of: u32) -> String {
    let count = told.number();
    let percent = number(v, f64::from(count) / f64::from(of.max(1)) * 100.0, 0);
    let values = [("count", count.into()), ("of", of.into()), ("percent", percent.as_str().into())];
    v.words.tell(&format!("change-told-{}", told.code()), &values)
}

/// A count alone: "14", "at most 4", "at least 10".
pub fn about(v: &Visit, told: Told) -> String {
    match told {
        Told::Exactly(count) => count.to_string(),
        Told::AtMost(count) => v.t1("change-at-most", "count", count),
        Told::AtLeast(count) => v.t1("change-at-least", "count", count),
    }
}

/// The statement of an item; its code while the hub has not entered it.
pub fn item(v: &Visit, survey: &Survey, code: &str) -> String {
    let text = survey.item(code).map(|(_, item)| v.text(&item.text).to_owned()).unwrap_or_default();
    if text.is_empty() { code.to_owned() } else { text }
}
