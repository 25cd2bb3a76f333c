//! `allround mme`: the day's morphine equivalents of a medication list, by its table and by every other.

use super::{Options, language, refusal, row, write_id};
use crate::Ratio;
use crate::code::{Code, Codes, Outcome};
use crate::drug::Opioid;
use crate::flag::{Facts, Guideline, raised};
use crate::json::{Json, Writer};
use crate::line::{By, Line};
use crate::medication::Medication;
use crate::reading::{Day, Drug, Reading};
use crate::route::Route;
use crate::table::{self, Table};
use crate::total::{List, Total};
use crate::words::{Language, say};

/// Answers one row: `{"id", "table", "medications": […]}`.
#[must_use]
pub fn mme(text: &str, options: &Options) -> String {
    let (row, id) = match row(text, options) {
        Ok(read) => read,
        Err(refusal) => return refusal,
    };
    let language = language(&row, options);
    let Some(lines) = medications(&row, language) else { return refusal(&id, Code::UnreadableLine, language) };
    if asks_for_rotation(&row) {
        return refusal(&id, Code::RotationNotAllowed, language);
    }
    let mut list = List::read(&lines);
    if let Some(today) = row.any(&["as_of", "today", "as_of_date"]).text().and_then(crate::history::day) {
        list.stale(&lines, today);
    }
    let named = match row.get("table") {
        Json::Null => options.table.clone(),
        table => Some(table.label().unwrap_or_default().to_owned()),
    };
    let (table, code) = match named.as_deref().map(str::trim) {
        None | Some("") => (None, Some(Code::TableNotChosen)),
        Some(id) => (table::named(id), Some(Code::UnknownTable)),
    };
    let mut writer = Writer::new();
    writer.object(|w| {
        write_id(w, &id);
        match table {
            Some(table) => chosen(w, &row, &lines, &list, table, language),
            None => none(w, code.unwrap_or(Code::TableNotChosen), language),
        }
        if let Some(table) = table {
            super::history::write(w, &row, table, language == Language::French);
        }
        w.key("by_table").object(|w| {
            for table in table::all() {
                let total = list.total(table);
                w.key(&table.id).object(|w| numbers(w, total.outcome, &total, total.codes));
            }
        });
        w.key("education").text(&say("education", language, &[]));
    });
    writer.finish()
}

/// The medications of a row; none when there is no list or a line of it is no medication.
pub(super) fn medications(row: &Json, language: Language) -> Option<Vec<Medication>> {
    match row.get("medications") {
        // A row may hold a history of prescriptions alone.
        Json::Null if matches!(row.get("history"), Json::List(_)) => Some(Vec::new()),
        Json::List(lines) => lines.iter().map(|line| Medication::read(line, language == Language::French)).collect(),
        _ => None,
    }
}

/// Whether the row asks what another opioid's dose would be.
fn asks_for_rotation(row: &Json) -> bool {
    let asked = row.any(&["purpose", "intent", "task", "request", "use", "kind"]).text().map(crate::drug::plain);
    let words = ["rotation", "conversion", "convert", "rotate", "switch"];
    let told = asked.is_some_and(|asked| words.iter().any(|word| asked.contains(word)));
    told || !row.any(&["rotate_to", "convert_to", "switch_to"]).is_null()
}

fn none(w: &mut Writer, code: Code, language: Language) {
    w.key("outcome").text(Outcome::Refuse.text());
    for key in ["mme_per_day", "low", "high"] {
        w.key(key).number(None);
    }
    w.key("codes").list([code.text()], |w, code| w.text(code));
    w.key("flags").list([""; 0], |w, flag| w.text(flag));
    w.key("lines").list([""; 0], |w, line| w.text(line));
    w.key("table").maybe(None);
    w.key("why").list([say(code.text(), language, &[])], |w, text| w.text(&text));
    w.key("text").text(&say("total.table", language, &[]));
}

pub(super) fn numbers(w: &mut Writer, outcome: Outcome, total: &Total<'_>, codes: Codes) {
    w.key("outcome").text(outcome.text());
    w.key("mme_per_day").number(total.mme);
    w.key("low").number(total.low);
    w.key("high").number(total.high);
    w.key("codes").list(codes.iter(), |w, code| w.text(code.text()));
}

fn chosen(w: &mut Writer, row: &Json, lines: &[Medication], list: &List, table: &Table, language: Language) {
    let total = list.total(table);
    let mut codes = total.codes;
    let mut outcome = total.outcome;
    let reported = reported(row);
    if reported.is_some() && total.mme.is_some() && reported != total.mme {
        codes.add(Code::ReportedMmeDiffers);
        if matches!(outcome, Outcome::Value | Outcome::Excluded) {
            outcome = Outcome::Warn;
        }
    }
    numbers(w, outcome, &total, codes);
    w.key("flags").list(flags(row, &total, lines), |w, flag| w.text(flag));
    w.key("lines").list(list.by(table).zip(&total.lines), |w, (reading, line)| {
        w.object(|w| explained(w, reading, line, table, language));
    });
    named(w, table);
    w.key("lower_bound").bool(total.lower_bound);
    w.key("text").text(&sentence(&total, language));
    w.key("why").list(codes.iter(), |w, code| w.text(&reason(code, &total, language)));
    w.key("notes").list(&table.notes, |w, note| w.text(note));
}

/// The table with its version and source.
pub(super) fn named(w: &mut Writer, table: &Table) {
    w.key("table").object(|w| {
        for (key, value) in [
            ("id", &table.id),
            ("name", &table.name),
            ("version", &table.version),
            ("date", &table.date),
            ("source", &table.source),
            ("licence", &table.licence),
            ("status", &table.status),
        ] {
            w.key(key).text(value);
        }
    });
}

/// A total that somebody else computed: a field of the row, or an observation in `{MME}/d`.
fn reported(row: &Json) -> Option<Ratio> {
    let field = row.any(&["reported_mme_per_day", "reported_mme", "reported"]);
    let observed = || {
        let is =
            |one: &&Json| one.any(&["unit", "code"]).text().is_some_and(|text| text.to_uppercase().contains("MME"));
        row.get("observations").list().iter().find(is)?.get("value").number()
    };
    field.number().or_else(|| field.any(&["mme_per_day", "value"]).number()).or_else(observed)
}

/// What the guideline of the row, else the one that belongs to the table, says about this total.
fn flags(row: &Json, total: &Total<'_>, lines: &[Medication]) -> Vec<&'static str> {
    let guideline = match row.get("guideline").text().and_then(Guideline::titled) {
        Some(guideline) => guideline,
        None => match total.table.id.as_str() {
            "nougg2010" => Guideline::Canada2017,
            "ukfpm2020" => Guideline::Uk2020,
            _ => Guideline::Cdc2022,
        },
    };
    let mut facts = Facts::read(row);
    facts.total = total.low;
    facts.high = total.high;
    facts.incomplete = total.lower_bound;
    if total.low.is_none() {
        return Vec::new();
    }
    for line in lines {
        facts.with_drug(line.name.as_deref().or(line.ingredient.as_deref()).unwrap_or_default(), false);
    }
    raised(&facts, Some(guideline))
}

/// A number in a sentence: French has a decimal comma.
fn printed(number: Ratio, language: Language) -> String {
    let text = number.to_string();
    if language == Language::French { text.replace('.', ",") } else { text }
}

/// The total in words, with the table's name.
pub(super) fn sentence(total: &Total<'_>, language: Language) -> String {
    let shown = |number: Option<Ratio>| number.map(|number| printed(number, language)).unwrap_or_default();
    let (low, high) = (shown(total.low), shown(total.high));
    let values: &[(&str, &str)] = &[("table", &total.table.name), ("total", &low), ("low", &low), ("high", &high)];
    let key = match total.outcome {
        Outcome::NoOpioid => "total.none",
        _ if total.low.is_none() => "total.refuse",
        _ if total.lower_bound => "total.low",
        _ if total.low != total.high => "total.range",
        _ => "total.value",
    };
    say(key, language, values)
}

pub(super) fn reason(code: Code, total: &Total<'_>, language: Language) -> String {
    let told = total.lines.iter().filter(|line| line.codes.has(code)).find_map(|line| line.reason.as_deref());
    say(code.text(), language, &[("reason", told.unwrap_or("…"))])
}

/// One line with its number, its formula and its reasons.
pub(super) fn explained(w: &mut Writer, reading: &Reading, line: &Line, table: &Table, language: Language) {
    let drug = match reading.drug {
        Drug::Opioid(drug) => Some(drug.facts().id),
        _ => None,
    };
    w.key("name").text(&reading.label);
    w.key("ingredient").maybe(drug);
    w.key("outcome").text(line.outcome.text());
    w.key("mme_per_day").number(line.mme.filter(|[low, high]| low == high).map(|[low, _]| low));
    w.key("low").number(line.mme.map(|[low, _]| low));
    w.key("high").number(line.mme.map(|[_, high]| high));
    w.key("codes").list(line.codes.iter(), |w, code| w.text(code.text()));
    w.key("table").text(&table.id);
    if let Some((key, dose)) = daily(reading, line.by) {
        w.key("daily_dose").object(|w| {
            w.key("value").number((dose[0] == dose[1]).then_some(dose[0]));
            w.key("low").number(Some(dose[0]));
            w.key("high").number(Some(dose[1]));
            w.key("unit").text(key);
        });
    }
    let factor = match line.by {
        By::Factor(factor, _) | By::Rate(factor) | By::Band(factor, _) => Some(factor),
        By::Between(_) | By::Printed | By::Nothing => None,
    };
    w.key("factor").number(factor);
    w.key("formula").maybe(formula(reading, line, language).as_deref());
    let mut said: Vec<String> = line
        .codes
        .iter()
        .map(|code| say(code.text(), language, &[("reason", line.reason.as_deref().unwrap_or("…"))]))
        .collect();
    if matches!(line.outcome, Outcome::NoOpioid) {
        said.push(say("line.no_opioid", language, &[("drug", &reading.label)]));
    }
    if reading.told.salts {
        said.push(say("note.salts", language, &[]));
    }
    w.key("why").list(&said, |w, text| w.text(text));
}

/// The day's amount in the unit that people use.
fn daily(reading: &Reading, by: By) -> Option<(&'static str, [Ratio; 2])> {
    let Drug::Opioid(drug) = reading.drug else { return None };
    match reading.day.as_ref()? {
        Day::Worn(rate, count) => Some(("mcg/h", [rate.times(count[0])?, rate.times(count[1])?])),
        Day::Mass(day) if by_micrograms(drug, reading.route, by) => Some(("mcg", *day)),
        Day::Mass(day) => Some(("mg", [day[0].over(Ratio::whole(1000))?, day[1].over(Ratio::whole(1000))?])),
    }
}

/// Micrograms where the table counts in them; without a table's word, for drugs given in them.
fn by_micrograms(drug: Opioid, route: Option<Route>, by: By) -> bool {
    match by {
        By::Factor(_, micrograms) => micrograms,
        _ => drug.facts().single[1] < Ratio::whole(10_000) || matches!(route, Some(Route::BuccalFilm | Route::Buccal)),
    }
}

/// `20 mg/day × 1.5 = 30 MME/day`, for the high end of a range.
fn formula(reading: &Reading, line: &Line, language: Language) -> Option<String> {
    let (unit, dose) = daily(reading, line.by)?;
    let mme = printed(line.mme?[1], language);
    let dose = printed(dose[1], language);
    let with = |key: &str, factor: Ratio, day: Ratio| {
        let (factor, day) = (printed(factor, language), printed(day, language));
        let values: &[(&str, &str)] = &[
            ("dose", &dose),
            ("unit", unit),
            ("factor", &factor),
            ("mme", &mme),
            ("drug", &reading.label),
            ("day", &day),
        ];
        say(key, language, values)
    };
    match line.by {
        By::Nothing => None,
        By::Factor(factor, _) => Some(with("line.factor", factor, Ratio::ZERO)),
        By::Between([least, most]) => Some(with("line.between", most, least)),
        By::Rate(factor) => Some(with("line.rate", factor, Ratio::ZERO)),
        By::Band(factor, day) => Some(with("line.band", factor, day)),
        By::Printed => Some(with("line.point", Ratio::ZERO, Ratio::ZERO)),
    }
}
