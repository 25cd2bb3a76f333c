//! The medications of a case brought up to date at its follow-up: their fields, and the total then and now.

use askama::Template;
use domain::{
    computation::{Computation, Factors, MEDICATIONS},
    export::taken,
    fields::Fields,
    follow_up::medicines::{self, Change, MEDICINES, Told, change},
    form::{self, Answers, cell},
    moment::Moment,
};
use store::{case::Record, follow_up::FollowUp};
use ui::{Html, Radios};

use crate::{ask::Ask, computation, error::Error, form::render, identifier::Found, sent::Form, visit::Visit};

/// The fields, inside the form of the answers.
#[derive(Template)]
#[template(path = "follow_up/medicines.html")]
struct Page<'a> {
    v: &'a Visit,
    told: Html,
    table: Html,
    open: bool,
}

/// Then and now at length.
#[derive(Template)]
#[template(path = "follow_up/dose.html")]
struct Whole<'a> {
    v: &'a Visit,
    now: &'a Seen,
}

/// Then and now in a line.
#[derive(Template)]
#[template(path = "follow_up/dose_brief.html")]
struct Brief<'a> {
    v: &'a Visit,
    now: &'a Seen,
}

/// The total then and now, and the medications now.
pub struct Seen {
    /// When.
    at: Moment,
    change: Change,
    lines: Vec<Line>,
}

/// A medication now.
struct Line {
    drug: String,
    taken: String,
    /// MME a day; empty for a drug that has none.
    number: String,
    how: String,
}

impl Visit {
    /// A total in words, with its table's name.
    fn total(&self, dose: Option<&domain::computation::Dose>, none: &str) -> String {
        dose.map_or_else(|| self.t(none), |dose| dose.text.clone())
    }
}

/// Whether the medications are asked again: not where the case's own are hidden or removed from sight.
pub fn asks(record: &Record) -> bool {
    !record.hidden.contains(MEDICATIONS)
}

/// The table of factors: that of the case's total; the program's where the case named no medication.
pub fn factors(record: &Record, computed: &Computation) -> Factors {
    let own = computed.dose.as_ref().and_then(|dose| Factors::parse(&dose.table.id));
    own.unwrap_or(record.tables.factors)
}

/// The table as the page shows it before anybody types.
pub fn shown(record: &Record, follow_up: &FollowUp) -> Answers {
    follow_up.medicines.as_ref().map_or_else(|| medicines::of_case(&record.answers), |kept| kept.answers.clone())
}

/// What the page sent with a row taken out, or with another empty one to come: the table is meant to change. None when it
/// sent neither.
pub fn turned(sent: &Fields) -> Option<Fields> {
    let (add, remove) = (sent.get("add"), sent.get("remove"));
    let gone = remove.strip_prefix(MEDICATIONS).and_then(|rest| rest.strip_prefix('-')?.parse::<usize>().ok());
    if add != MEDICATIONS && gone.is_none() {
        return None;
    }
    let mut fields = Vec::new();
    for (name, value) in sent.pairs().filter(|(name, _)| !matches!(*name, "add" | "remove" | MEDICINES)) {
        let place = name.strip_prefix(MEDICATIONS).and_then(|rest| rest.strip_prefix('-')?.split_once('-'));
        let name = match place.and_then(|(row, column)| Some((row.parse::<usize>().ok()?, column))) {
            Some((row, _)) if Some(row) == gone => continue,
            Some((row, column)) if gone.is_some_and(|gone| row > gone) => cell(MEDICATIONS, row - 1, column),
            _ => name.to_owned(),
        };
        fields.push((name, value.to_owned()));
    }
    Some(Fields::new(fields).with(MEDICINES, Told::Changed.code()))
}

/// The fields; nothing where they are not asked.
pub fn fields(v: &Visit, record: &Record, form: &Form, found: &Found<'_>) -> Result<Html, Error> {
    let Some((section, table)) = medicines::table().filter(|_| asks(record)) else { return Ok(Html::default()) };
    let ask = Ask::new(v, form);
    let named = |told: Told| v.t(format!("follow-up-medicines-{}", told.code()));
    let told = Radios::new(MEDICINES, v.t("follow-up-medicines-question"))
        .choices(Told::ALL.map(|told| (told.code(), named(told))))
        .value(ask.value(MEDICINES))
        .error(ask.error(MEDICINES));
    let changed = form.fields.get(MEDICINES) == Told::Changed.code();
    let faulty = form.faults.iter().any(|fault| medicines::is_cell(&fault.field) || fault.field == MEDICINES);
    let asked = found.at(medicines::is_cell).map_err(Error::broken)?;
    let open = changed || faulty || !asked.is_empty();
    let table = render(v, section, table, form, &[])?.then(asked);
    Html::rendered(&Page { v, told: told.into(), table, open }).map_err(Error::broken)
}

/// The total then and now; none when nothing was told, or when the medications are hidden.
pub fn seen(v: &Visit, record: &Record, then: &Computation, follow_up: &FollowUp) -> Option<Seen> {
    let now = follow_up.medicines.as_ref().filter(|_| asks(record))?;
    let change = change(then.dose.as_ref(), now, v.language);
    let rows = now.answers.rows(MEDICATIONS).iter().enumerate();
    let lines = rows.map(|(place, row)| {
        let line = change.now.as_ref().and_then(|dose| dose.line(place));
        Line {
            drug: row.get("drug").cloned().unwrap_or_default(),
            taken: taken(form::newest(), row, v.language),
            number: line.map(|line| computation::number(v, line)).unwrap_or_default(),
            how: line.filter(|line| line.outcome != "no_opioid").map(|line| v.because(line)).unwrap_or_default(),
        }
    });
    let lines = lines.collect();
    Some(Seen { at: now.at, change, lines })
}

/// Then and now at length; nothing when nothing was told.
pub fn whole(v: &Visit, seen: Option<&Seen>) -> Result<Html, Error> {
    seen.map_or(Ok(Html::default()), |now| Html::rendered(&Whole { v, now }).map_err(Error::broken))
}

/// Then and now in a line, for the case on one page; nothing when nothing was told.
pub fn brief(v: &Visit, seen: Option<&Seen>) -> Result<Html, Error> {
    seen.map_or(Ok(Html::default()), |now| Html::rendered(&Brief { v, now }).map_err(Error::broken))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_taken_out_leaves_no_gap_and_says_that_the_table_changes() {
        let sent = Fields::default()
            .with("outcome-1", "done")
            .with("medications-0-drug", "a")
            .with("medications-1-drug", "b")
            .with("medications-2-drug", "c")
            .with(MEDICINES, "same");
        assert!(turned(&sent).is_none() && turned(&sent.clone().with("add", "other")).is_none());
        let less = turned(&sent.clone().with("remove", "medications-1")).unwrap();
        let pairs: Vec<_> = less.pairs().collect();
        let wanted =
            [("outcome-1", "done"), ("medications-0-drug", "a"), ("medications-1-drug", "c"), (MEDICINES, "changed")];
        assert_eq!(pairs, wanted);
        let more = turned(&sent.with("add", "medications")).unwrap();
        assert_eq!((more.get("medications-2-drug"), more.get(MEDICINES), more.get("add")), ("c", "changed", ""));
    }
}
