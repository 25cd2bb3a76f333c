//! Tables printed one after the other: a later one must not reveal, by subtraction, the few people who came in between.
//!
//! 1. A table that lacks a row or column under which an earlier one has people is refused: different breakdowns of the
//!    same people give small figures away (nursing − nurse = nurse practitioner).
//! 2. A table that differs from an earlier one by fewer people than the floor is refused.
//! 3. What an earlier table hid stays hidden. Then the newest table is the one before it plus the people who came, and
//!    what an outsider knows about these two parts are separate sets of sums: nothing but the table of differences has to
//!    be protected, and no combination of several tables gives more away than each difference does by itself.
//! 4. The table of differences to each earlier table is treated like any table of people: differences of 1 to floor − 1
//!    are hidden and protected, if need be by hiding more of the new table.

use super::flow::UNLIMITED;
use super::protect::{Figure, Figures, State};
use super::publish::{Choice, Publication, Rule, Status, choose, written};
use super::table::{Place, Table};
use crate::error::{Error, Result};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A series of tables about a growing (or changing) group of people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Series {
    /// Names and tables in the order of printing.
    pub tables: Vec<(String, Table)>,
    /// Whether people only ever come in (nobody leaves or changes cells): an outsider who knows that knows more.
    pub growing: bool,
}

/// What became of one table of a series.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Release {
    /// Name of the table.
    pub name: String,
    /// Whether anything but a refusal is printed.
    pub printed: bool,
    /// Why not, as a sentence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The printed table.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publication: Option<Publication>,
}

/// Prints a series of tables under one rule.
///
/// # Errors
/// When a table is malformed or the floor is zero.
pub fn publish_series(series: &Series, rule: &Rule) -> Result<Vec<Release>> {
    let tables = aligned(series)?;
    let mut printed: Vec<(&String, &Table)> = Vec::new();
    let mut earlier: Vec<(String, Table, Choice)> = Vec::new();
    let mut releases = Vec::with_capacity(tables.len());
    for ((name, table), (own_name, own)) in tables.into_iter().zip(&series.tables) {
        let outcome = match printed.iter().find_map(|(old_name, old)| lost(old, own).map(|lost| (old_name, lost))) {
            Some((old_name, lost)) => Err(format!(
                "\"{old_name}\" has people under \"{lost}\", which this table lacks: tables with different breakdowns of the \
                 same people cannot be compared, and together they may give small figures away."
            )),
            None => add(&table, &earlier, rule, series.growing)?,
        };
        releases.push(match outcome {
            Ok(choice) => {
                printed.push((own_name, own));
                let publication = written(&table, rule, &choice);
                earlier.push((name.clone(), table, choice));
                Release { name, printed: true, reason: None, publication: Some(publication) }
            }
            Err(reason) => Release { name, printed: false, reason: Some(reason), publication: None },
        });
    }
    Ok(releases)
}

/// A row or column under which the old table has people and which the new one lacks.
fn lost(old: &Table, new: &Table) -> Option<String> {
    let row =
        old.rows.iter().enumerate().find(|(at, name)| old.at(Place::RowTotal(*at)) > 0 && !new.rows.contains(name));
    let column = old
        .columns
        .iter()
        .enumerate()
        .find(|(at, name)| old.at(Place::ColumnTotal(*at)) > 0 && !new.columns.contains(name));
    row.or(column).map(|(_, name)| name.clone())
}

/// All tables with the same rows and columns; a name that a table lacks counts nobody.
fn aligned(series: &Series) -> Result<Vec<(String, Table)>> {
    let mut rows: Vec<String> = Vec::new();
    let mut columns: Vec<String> = Vec::new();
    for (_, table) in &series.tables {
        table.check()?;
        for (all, own) in [(&mut rows, &table.rows), (&mut columns, &table.columns)] {
            let new: Vec<String> = own.iter().filter(|name| !all.contains(name)).cloned().collect();
            all.extend(new);
        }
    }
    let align = |(name, table): &(String, Table)| {
        let count = |row: &String, column: &String| {
            let row = table.rows.iter().position(|known| known == row);
            let column = table.columns.iter().position(|known| known == column);
            let (Some(row), Some(column)) = (row, column) else { return 0 };
            table.counts.get(row).and_then(|r| r.get(column)).copied().unwrap_or(0)
        };
        let counts = rows.iter().map(|row| columns.iter().map(|column| count(row, column)).collect()).collect();
        Ok((name.clone(), Table::new(rows.clone(), columns.clone(), counts)?))
    };
    series.tables.iter().map(align).collect()
}

/// The new table's choice, or the sentence that refuses it.
fn add(
    table: &Table,
    earlier: &[(String, Table, Choice)],
    rule: &Rule,
    growing: bool,
) -> Result<std::result::Result<Choice, String>> {
    for (name, old, _) in earlier {
        let people = people_between(old, table);
        if people > 0 && people < i64::from(rule.floor) {
            return Ok(Err(format!(
                "The table differs from \"{name}\" by {people} people only: fewer than {}.",
                rule.floor
            )));
        }
    }
    let places = table.places();
    let grew = |old: &Table| growing && places.iter().all(|place| table.at(*place) >= old.at(*place));
    let hidden = |(figure, place): (&Figure, &Place)| (figure.state != State::Shown).then_some(*place);
    let mut forced: BTreeSet<Place> =
        earlier.iter().flat_map(|(_, _, old)| old.figures.list.iter().zip(&places).filter_map(hidden)).collect();
    for _ in 0..=places.len() {
        let choice = choose(table, rule, |place| forced.contains(&place))?;
        if choice.status == Status::Refused {
            return Ok(Err("Not even the total may be printed.".to_owned()));
        }
        let before = forced.len();
        for (name, old, old_choice) in earlier {
            match between(table, &choice, old_choice, rule, grew(old)) {
                None => {
                    return Ok(Err(format!(
                        "Beside \"{name}\" small differences between the two tables could be worked out, whatever is hidden."
                    )));
                }
                Some(more) => forced.extend(more.iter().filter_map(|at| places.get(*at))),
            }
        }
        if forced.len() == before {
            return Ok(Ok(choice));
        }
    }
    Err(Error::input("The series is too entangled to be protected."))
}

/// The least number of people who must have come or gone between two tables.
fn people_between(old: &Table, new: &Table) -> i64 {
    let (mut came, mut went) = (0, 0);
    for place in new.places() {
        if matches!(place, Place::Cell(..)) {
            let change = new.at(place) - old.at(place);
            came += change.max(0);
            went += (-change).max(0);
        }
    }
    came.max(went)
}

/// Places of the new table that must be hidden so that small differences stay hidden; none when nothing helps.
fn between(new: &Table, choice: &Choice, old_choice: &Choice, rule: &Rule, growing: bool) -> Option<Vec<usize>> {
    let (rows, columns) = (new.rows.len(), new.columns.len());
    let both = choice.figures.list.iter().zip(&old_choice.figures.list).zip(new.places());
    let figure = |((now, before), place): ((&Figure, &Figure), Place)| {
        let value = now.value - before.value;
        let shown = now.state == State::Shown && before.state == State::Shown;
        // Somebody who left is one person too: small is a matter of size, not of sign.
        let small = value != 0 && value.abs() < i64::from(rule.floor);
        let state = match (small, shown) {
            (true, _) => State::Small,
            (false, true) => State::Shown,
            (false, false) => State::Absent,
        };
        // Who sees a zero become a hidden figure knows that somebody came.
        let known = if before.state == State::Shown { now.lower - before.value } else { 0 };
        let lower = if growing { known.max(0) } else { -UNLIMITED };
        let price = if place == Place::Total { None } else { now.price };
        Figure { ends: place.ends(rows, columns), value, state, lower, upper: UNLIMITED, price }
    };
    let list: Vec<Figure> = both.map(figure).collect();
    let total_is_small = list.last().is_some_and(|total| total.state == State::Small)
        && choice.figures.list.last().is_some_and(|total| total.state == State::Shown)
        && old_choice.figures.list.last().is_some_and(|total| total.state == State::Shown);
    let mut figures = Figures { nodes: rows + columns + 2, floor: i64::from(rule.floor), list };
    if total_is_small || !figures.protect() {
        return None;
    }
    let pairs = figures.list.iter().zip(choice.figures.list.iter().zip(&old_choice.figures.list)).enumerate();
    let must_hide = pairs.filter(|(_, (figure, (now, before)))| {
        figure.state != State::Shown && now.state == State::Shown && before.state == State::Shown
    });
    Some(must_hide.map(|(at, _)| at).collect())
}
