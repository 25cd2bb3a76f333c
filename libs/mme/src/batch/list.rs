//! A form's table of medications while it is filled in: the total, every line and every flag in sentences.

use super::mme::{explained, named, numbers, reason, sentence};
use super::{Options, flags::described, language, refusal, row};
use crate::Ratio;
use crate::code::Code;
use crate::drug::Opioid;
use crate::flag::{Facts, Guideline, raised};
use crate::json::{Json, Writer};
use crate::medication::Medication;
use crate::reading::{Drug, Reading};
use crate::route::Form;
use crate::table;
use crate::total::{List, Total};
use crate::words::say;

/// Answers `{"table", "guidelines": ["CDC 2022", …], "rows": […], "facts": {…}}`: rows as [`Medication::of_row`] reads them,
/// facts as the `input` of [`super::flags`] without a total. Rows without a drug are passed over; `row` of a line is its
/// place among all rows, from 0. Without guidelines every current one speaks.
#[must_use]
pub fn list(text: &str, options: &Options) -> String {
    let (row, id) = match row(text, options) {
        Ok(read) => read,
        Err(refusal) => return refusal,
    };
    let language = language(&row, options);
    let chosen = row.get("table").text().or(options.table.as_deref()).map(str::trim).filter(|name| !name.is_empty());
    let Some(chosen) = chosen else { return refusal(&id, Code::TableNotChosen, language) };
    let Some(table) = table::named(chosen) else { return refusal(&id, Code::UnknownTable, language) };
    let comma = language == crate::words::Language::French;
    let (places, lines): (Vec<usize>, Vec<Medication>) = row
        .get("rows")
        .list()
        .iter()
        .enumerate()
        .filter_map(|(place, row)| Some((place, Medication::of_row(row, comma)?)))
        .unzip();
    let read = List::read(&lines);
    let total = read.total(table);
    let flags = flags(&row, &read, &total, &lines);
    let mut writer = Writer::new();
    writer.object(|w| {
        numbers(w, total.outcome, &total, total.codes);
        w.key("lower_bound").bool(total.lower_bound);
        w.key("text").text(&sentence(&total, language));
        named(w, table);
        w.key("lines").list(places.iter().zip(read.by(table).zip(&total.lines)), |w, (place, (reading, line))| {
            w.object(|w| {
                w.key("row").number(i64::try_from(*place).ok().map(Ratio::whole));
                explained(w, reading, line, table, language);
            });
        });
        // What no line tells: reasons of the list as a whole.
        let lines = total.lines.iter().fold(crate::code::Codes::NONE, |codes, line| codes.with(line.codes));
        let own = total.codes.iter().filter(|code| !lines.has(*code));
        w.key("why").list(own, |w, code| w.text(&reason(code, &total, language)));
        w.key("flags").list(&flags, |w, flag| described(w, flag, language));
        w.key("education").text(&say("education", language, &[]));
    });
    writer.finish()
}

/// What the guidelines say about the list and the facts.
fn flags(row: &Json, list: &List, total: &Total<'_>, lines: &[Medication]) -> Vec<&'static str> {
    let opioids: Vec<&Reading> = list.by(total.table).filter(|line| opioid(line).is_some() && !line.inactive).collect();
    let mut facts = Facts::read(row.get("facts"));
    // No total and no opioid is a total of nothing; no total with an opioid is a total that is not known.
    facts.total = if opioids.is_empty() { Some(Ratio::ZERO) } else { total.low };
    facts.high = total.high.filter(|high| Some(*high) != total.low);
    facts.incomplete = total.lower_bound;
    facts.long_acting |= opioids.iter().any(|line| line.long_acting || line.form == Some(Form::Patch));
    facts.oud_treated |= total.lines.iter().any(|line| line.codes.has(Code::OudIndication));
    for line in lines {
        facts.with_drug(line.name.as_deref().unwrap_or_default(), false);
    }
    let asked: Vec<Guideline> =
        row.get("guidelines").list().iter().filter_map(Json::text).filter_map(Guideline::titled).collect();
    if asked.is_empty() {
        return raised(&facts, None);
    }
    let mut flags = Vec::new();
    for flag in asked.into_iter().flat_map(|guideline| raised(&facts, Some(guideline))) {
        if !flags.contains(&flag) {
            flags.push(flag);
        }
    }
    flags
}

fn opioid(line: &Reading) -> Option<Opioid> {
    if let Drug::Opioid(drug) = line.drug { Some(drug) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::parse;

    const ROWS: &str = r#""table": "cdc2022", "guidelines": ["CDC 2022", "Canadian 2017"], "rows": [
        {"drug": "Hydromorphone", "formulation": "long-acting", "dose": "12", "unit": "mg", "route": "oral", "frequency": "bid"},
        {"dose": "5"},
        {"drug": "Lorazepam", "dose": "1", "unit": "mg", "frequency": "at bedtime"}]"#;

    fn flags_of(row: &str) -> Vec<String> {
        let answer = parse(&list(row, &Options::default())).unwrap();
        answer.get("flags").list().iter().filter_map(|flag| flag.get("flag").text()).map(str::to_owned).collect()
    }

    #[test]
    fn a_table_in_the_making_has_its_total_lines_and_flags() {
        let answer = parse(&list(&format!("{{{ROWS}}}"), &Options::default())).unwrap();
        assert_eq!(answer.get("text").text(), Some("120 MME/day (CDC 2022)."));
        let lines = answer.get("lines").list();
        assert_eq!(lines[0].get("formula").text(), Some("24 mg/day × 5 = 120 MME/day"));
        assert_eq!(lines[1].get("row").number(), Some(Ratio::whole(2)));
        let flags = flags_of(&format!("{{{ROWS}}}"));
        assert_eq!(
            flags,
            ["ge50_pause_and_reassess", "offer_naloxone", "opioid_benzodiazepine", "ca_ge90_suggest_taper"]
        );
    }

    #[test]
    fn facts_from_elsewhere_raise_and_quiet_flags() {
        let with = |facts: &str| flags_of(&format!(r#"{{{ROWS}, "facts": {facts}}}"#));
        assert!(!with(r#"{"naloxone_on_file": true}"#).contains(&"offer_naloxone".to_owned()));
        assert!(with(r#"{"new_start": true, "opioid_naive": true}"#).contains(&"er_la_at_start".to_owned()));
        assert!(with(r#"{"pregnant": true}"#).contains(&"pregnancy_specialist".to_owned()));
    }

    #[test]
    fn no_opioid_is_no_reason_to_speak_of_opioids() {
        let row = r#"{"table": "cdc2022", "rows": [{"drug": "lorazepam"}, {"drug": "ramipril"}]}"#;
        assert_eq!(flags_of(row), Vec::<String>::new());
        let refused = r#"{"table": "cdc2022", "guidelines": ["CDC 2022"], "rows": [{"drug": "oxycodone"}, {"drug": "lorazepam"}]}"#;
        assert_eq!(flags_of(refused), ["offer_naloxone", "opioid_benzodiazepine"]);
    }

    #[test]
    fn without_a_table_there_is_no_total_and_french_has_its_comma() {
        assert!(list(r#"{"rows": []}"#, &Options::default()).contains("TABLE_NOT_CHOSEN"));
        let row = r#"{"lang": "fr", "table": "cdc2022", "rows": [{"drug": "oxycodone", "dose": "2,5", "unit": "mg", "route": "oral", "frequency": "bid"}]}"#;
        let answer = parse(&list(row, &Options::default())).unwrap();
        assert_eq!(answer.get("text").text(), Some("7,5 mg d’équivalent morphine par jour (CDC 2022)."));
    }
}
