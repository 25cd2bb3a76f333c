//! `allround taper`: taper schedules and rotation, for discussion.

use super::{Options, language, row, write_id};
use crate::Ratio;
use crate::code::Outcome;
use crate::json::{Json, Writer};
use crate::rotation;
use crate::table;
use crate::taper::{Basis, Plan, Step};
use crate::words::{Language, say};

/// Answers one row: `{"id", "kind": "taper" | "rotation", "input": {…}}`.
#[must_use]
pub fn aid(text: &str, options: &Options) -> String {
    let (row, id) = match row(text, options) {
        Ok(read) => read,
        Err(refusal) => return refusal,
    };
    let language = language(&row, options);
    let input = if row.get("input").is_null() { &row } else { row.get("input") };
    let rotates =
        row.get("kind").text() == Some("rotation") || (!input.get("from").is_null() && !input.get("to").is_null());
    let mut writer = Writer::new();
    writer.object(|w| {
        write_id(w, &id);
        if rotates {
            rotated(w, input, language)
        } else {
            tapered(w, input, language)
        }
        w.key("for_discussion").text(&say("for_discussion", language, &[]));
        w.key("education").text(&say("education", language, &[]));
    });
    writer.finish()
}

fn head(w: &mut Writer, outcome: Outcome, refuse: &[&str], warn: &[&str], language: Language) {
    w.key("outcome").text(outcome.text());
    for key in ["mme_per_day", "low", "high"] {
        w.key(key).number(None);
    }
    w.key("codes").list(refuse.iter().chain(warn), |w, code| w.text(code));
    w.key("flags").list([""; 0], |w, flag| w.text(flag));
    if !refuse.is_empty() {
        w.key("refuse").list(refuse, |w, code| w.text(code));
    }
    w.key("warn").list(warn, |w, code| w.text(code));
    w.key("why").list(refuse.iter().chain(warn), |w, code| w.text(&say(code, language, &[("reason", "…")])));
}

fn tapered(w: &mut Writer, input: &Json, language: Language) {
    let plan = match Plan::read(input) {
        Ok(plan) => plan,
        Err(faults) => {
            head(w, Outcome::Refuse, &faults, &[], language);
            w.key("lines").list([""; 0], |w, line| w.text(line));
            return;
        }
    };
    let mut warnings = plan.warnings();
    let bases = plan.basis.map_or_else(|| vec![Basis::Original, Basis::Current], |basis| vec![basis]);
    let schedules: Vec<(Basis, Vec<Step>)> = bases.into_iter().map(|basis| (basis, plan.schedule(basis))).collect();
    if schedules.iter().flat_map(|(_, steps)| steps).any(|step| step.dose != step.target) {
        warnings.push("NOT_A_MARKETED_STEP");
    }
    let outcome = if warnings.is_empty() { Outcome::Value } else { Outcome::Warn };
    head(w, outcome, &[], &warnings, language);
    if let [(basis, steps)] = schedules.as_slice() {
        for key in ["doses", "values"] {
            w.key(key).list(steps, |w, step| w.number(Some(step.dose)));
        }
        w.key("basis").text(name(*basis));
    } else {
        for (basis, steps) in &schedules {
            w.key(name(*basis)).list(steps, |w, step| w.number(Some(step.dose)));
        }
    }
    w.key("unit").text(plan.marketed.as_ref().map_or("mg", |marketed| &marketed.unit));
    let all = schedules.iter().flat_map(|(basis, steps)| steps.iter().map(|step| (*basis, step)));
    w.key("lines").list(all, |w, (basis, step)| {
        w.object(|w| {
            w.key("step").number(i64::try_from(step.number).ok().map(Ratio::whole));
            w.key("basis").text(name(basis));
            w.key("day").number(Some(step.day));
            w.key("dose").number(Some(step.dose));
            w.key("target").number(Some(step.target));
            w.key("pause").bool(step.pause);
            if step.third {
                w.key("note").text(&say("taper.third", language, &[]));
            }
        });
    });
}

const fn name(basis: Basis) -> &'static str {
    match basis {
        Basis::Original => "original",
        Basis::Current => "current",
    }
}

fn rotated(w: &mut Writer, input: &Json, language: Language) {
    let aid = match rotation::aid(input) {
        Ok(aid) => aid,
        Err(code) => {
            head(w, Outcome::Refuse, &[code], &[], language);
            w.key("lines").list([""; 0], |w, line| w.text(line));
            return;
        }
    };
    let outcome = if aid.warnings.is_empty() { Outcome::Value } else { Outcome::Warn };
    head(w, outcome, &[], &aid.warnings, language);
    if let Some(equivalent) = aid.equivalent {
        w.key("equivalent_mg_per_day").number(Some(equivalent));
    }
    if let Some(start) = aid.start {
        w.key("start_mg_per_day").number(Some(start));
    }
    if let Some([low, high]) = aid.span {
        w.key("start_mg_per_day_low").number(Some(low));
        w.key("start_mg_per_day_high").number(Some(high));
    }
    if let Some(patch) = aid.patch {
        w.key("patch_mcg_h").number(Some(patch));
    }
    let table = table::named(rotation::TABLE).map_or("", |table| &table.name);
    let shown = |number: Option<Ratio>| number.unwrap_or_default().to_string();
    let (before, equivalent, start) = (aid.before.to_string(), shown(aid.equivalent), shown(aid.start));
    let (percent, patch) = (aid.reduction.to_string(), shown(aid.patch));
    let key = if aid.patch.is_some() { "rotation.patch" } else { "rotation.line" };
    let values: &[(&str, &str)] = &[
        ("dose", if aid.patch.is_some() && aid.equivalent.is_some() { &equivalent } else { &before }),
        ("from", aid.from),
        ("to", aid.to),
        ("equivalent", &equivalent),
        ("start", &start),
        ("percent", &percent),
        ("patch", &patch),
        ("table", table),
    ];
    w.key("table").text(rotation::TABLE);
    w.key("lines").list([say(key, language, values)], |w, text| w.object(|w| w.key("text").text(&text)));
}
