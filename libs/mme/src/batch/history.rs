//! A history of prescriptions in a row of `allround mme`: the four published definitions, with and without buprenorphine.

use crate::Ratio;
use crate::code::{Code, Codes};
use crate::drug::Opioid;
use crate::history::{Definitions, Fill, day};
use crate::json::{Json, Writer};
use crate::medication::Medication;
use crate::reading::Drug;
use crate::sig::Span;
use crate::table::Table;
use crate::total::List;

/// Longest supply of one prescription, and most prescriptions.
const DAYS: i64 = 3650;
const FILLS: usize = 500;

/// What came of the prescriptions.
struct Read {
    /// Low and high end of each.
    fills: Vec<(Fill, Fill)>,
    codes: Codes,
    left_out: usize,
}

fn read(history: &[Json], table: &Table, comma: bool) -> Read {
    let mut read = Read { fills: Vec::new(), codes: Codes::NONE, left_out: 0 };
    for row in history.iter().take(FILLS) {
        match fill(row, table, comma) {
            Ok(Some(found)) => read.fills.push(found),
            Ok(None) => {}
            Err(codes) => {
                read.codes = read.codes.with(codes);
                read.left_out += 1;
            }
        }
    }
    read.left_out += history.len().saturating_sub(FILLS);
    read
}

/// A prescription: `start` (a date or a day number), `days`, and either `mme_per_day` or a medication. None when it is no opioid.
fn fill(row: &Json, table: &Table, comma: bool) -> Result<Option<(Fill, Fill)>, Codes> {
    let whole = |value: &Json| {
        value.number().filter(|number| number.is_whole()).and_then(|number| i64::try_from(number.floor()).ok())
    };
    let start = row.any(&["start", "date", "authored_on"]);
    let start = start.text().and_then(day).or_else(|| whole(start)).filter(|start| start.abs() < 1_000_000);
    let days = whole(row.any(&["days", "days_supply"])).filter(|days| (1..=DAYS).contains(days));
    let (Some(start), Some(days)) = (start, days) else { return Err(Code::MissingFrequency.into()) };
    let ends: Span;
    let mut buprenorphine = row.get("buprenorphine").bool() == Some(true);
    if let Some(mme) = row.any(&["mme_per_day", "mme"]).number() {
        if mme.is_negative() {
            return Err(Code::NegativeDose.into());
        }
        ends = [mme, mme];
    } else {
        let medication = if row.get("medication").is_null() { row } else { row.get("medication") };
        let line = Medication::read(medication, comma).ok_or(Codes::from(Code::UnreadableLine))?;
        let list = List::read(std::slice::from_ref(&line));
        let total = list.total(table);
        buprenorphine |= list.by(table).any(|reading| {
            reading.drug == Opioid::of("buprenorphine").map_or(Drug::Unknown(Code::UnknownDrug), Drug::Opioid)
        });
        match (total.low, total.high, total.codes.is_empty()) {
            (Some(low), Some(high), _) => ends = [low, high],
            (None, _, true) => return Ok(None),
            _ => return Err(total.codes),
        }
    }
    let fill = |mme: Ratio| Fill { start, days, mme, buprenorphine };
    Ok(Some((fill(ends[0]), fill(ends[1]))))
}

/// Writes `history`: the definitions with and without buprenorphine, low and high end.
pub(super) fn write(w: &mut Writer, row: &Json, table: &Table, comma: bool) {
    let history = row.get("history").list();
    if history.is_empty() {
        return;
    }
    let window = row
        .any(&["window_days", "window"])
        .number()
        .filter(|days| days.is_whole())
        .and_then(|days| i64::try_from(days.floor()).ok());
    let read = read(history, table, comma);
    w.key("history").object(|w| {
        w.key("table").text(&table.id);
        w.key("prescriptions").number(i64::try_from(history.len()).ok().map(Ratio::whole));
        w.key("left_out").number(i64::try_from(read.left_out).ok().map(Ratio::whole));
        w.key("codes").list(read.codes.iter(), |w, code| w.text(code.text()));
        w.key("lower_bound").bool(read.left_out > 0);
        for (key, with) in [("with_buprenorphine", true), ("without_buprenorphine", false)] {
            let some = |high: bool| {
                let ends = read.fills.iter().map(|(low, most)| if high { *most } else { *low });
                ends.filter(|fill| with || !fill.buprenorphine).collect::<Vec<_>>()
            };
            let (low, high) = (Definitions::of(&some(false), window), Definitions::of(&some(true), window));
            w.key(key).object(|w| {
                for (key, low, high) in [
                    ("1_total_over_days_of_supply", low.supply, high.supply),
                    ("2_total_over_days_on_therapy", low.therapy, high.therapy),
                    ("3_total_over_window", low.window, high.window),
                    ("4_highest_day", low.highest, high.highest),
                ] {
                    w.key(key).object(|w| {
                        w.key("low").number(low);
                        w.key("high").number(high.filter(|_| read.left_out == 0));
                    });
                }
            });
        }
    });
}
