//! A table as it may be printed: families first, then small figures hidden, then helpers, then the proof; if no pattern
//! protects, the margins go, and at last only the total is left.

use super::flow::UNLIMITED;
use super::protect::{Figure, Figures, State};
use super::table::{Place, Table};
use crate::error::{Error, Result};
use serde::{Deserialize, Serialize};

/// What may be printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Rule {
    /// The least number of people a printed figure may stand for; zero is always printed.
    pub floor: u32,
    /// Whether zeros may be hidden to protect others. By default a zero stays a zero.
    pub hide_zeros: bool,
    /// Whether row totals are printed.
    pub row_totals: bool,
    /// Whether column totals are printed.
    pub column_totals: bool,
    /// Whether the total is printed.
    pub total: bool,
}

impl Default for Rule {
    fn default() -> Self {
        Self { floor: 5, hide_zeros: false, row_totals: true, column_totals: true, total: true }
    }
}

/// How much of a table may be printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Nothing had to be hidden.
    Full,
    /// Some figures are hidden; every hidden one is protected.
    Protected,
    /// No pattern protects beside the margins: cells without them.
    WithoutMargins,
    /// No pattern protects at all: the total only.
    TotalOnly,
    /// Not even the total may be printed.
    Refused,
}

/// A table ready for print, with the proof.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Publication {
    /// How much is printed.
    pub status: Status,
    /// The method in words.
    pub method: String,
    /// The floor.
    pub floor: u32,
    /// Names of the rows (after families).
    pub rows: Vec<String>,
    /// Names of the columns (after families).
    pub columns: Vec<String>,
    /// The cells; none where hidden.
    pub cells: Vec<Vec<Option<i64>>>,
    /// The row totals; none where hidden or not printed.
    pub row_totals: Vec<Option<i64>>,
    /// The column totals; none where hidden or not printed.
    pub column_totals: Vec<Option<i64>>,
    /// The total; none where hidden or not printed.
    pub total: Option<i64>,
    /// Every hidden figure with what an outsider can work out about it.
    pub hidden: Vec<Hidden>,
    /// Things to know, as sentences.
    pub notes: Vec<String>,
}

/// A hidden figure.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Hidden {
    /// "nursing, yes" and the like.
    pub name: String,
    /// Row, unless it is a column total or the total.
    pub row: Option<String>,
    /// Column, unless it is a row total or the total.
    pub column: Option<String>,
    /// "small", or "helper" when it is hidden for the sake of others.
    pub why: &'static str,
    /// Least value (whole, not negative) that fits everything printed.
    pub lowest: i64,
    /// Greatest such value; none without limit.
    pub highest: Option<i64>,
    /// The least for somebody who knows that zeros are never hidden.
    pub lowest_knowing_zeros: i64,
    /// The greatest for somebody who knows that zeros are never hidden.
    pub highest_knowing_zeros: Option<i64>,
}

/// Prints a table under a rule.
///
/// A small figure (1 to floor − 1) counts as protected when more than one value fits everything printed and the greatest
/// of these reaches the floor, even for somebody who knows that hidden figures are not zero.
///
/// ```
/// use measures::cells::{Rule, Table, publish};
/// let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
/// let table = Table::new(names(&["nursing", "physician"]), names(&["yes", "no"]), vec![vec![3, 20], vec![30, 15]])?;
/// let found = publish(&table, &Rule::default())?;
/// assert_eq!(found.cells, [[None, None], [None, None]]);
/// assert_eq!(found.row_totals, [Some(23), Some(45)]);
/// # Ok::<(), measures::Error>(())
/// ```
///
/// # Errors
/// When the table is malformed or the floor is zero.
pub fn publish(table: &Table, rule: &Rule) -> Result<Publication> {
    table.check()?;
    let states = choose(table, rule, |_| false)?;
    Ok(written(table, rule, &states))
}

/// The states chosen for each place, and how far the rule had to give way.
#[derive(Debug, Clone)]
pub(crate) struct Choice {
    pub(crate) status: Status,
    pub(crate) figures: Figures,
}

/// Chooses what to hide; `forced` places are hidden whatever their size.
pub(crate) fn choose(table: &Table, rule: &Rule, forced: impl Fn(Place) -> bool) -> Result<Choice> {
    if rule.floor == 0 {
        return Err(Error::input("The floor must be at least 1."));
    }
    let mut figures = figures(table, rule, &forced);
    if small(table.at(Place::Total), rule) {
        figures.list.iter_mut().for_each(|figure| figure.state = State::Small);
        return Ok(Choice { status: Status::Refused, figures });
    }
    if figures.protect() {
        let hides = figures.list.iter().any(|figure| figure.state.is_hidden());
        return Ok(Choice { status: if hides { Status::Protected } else { Status::Full }, figures });
    }
    let bare = Rule { row_totals: false, column_totals: false, ..rule.clone() };
    let mut figures = self::figures(table, &bare, &forced);
    if (rule.row_totals || rule.column_totals) && figures.protect() {
        return Ok(Choice { status: Status::WithoutMargins, figures });
    }
    for (figure, place) in figures.list.iter_mut().zip(table.places()) {
        if place != Place::Total || figure.state != State::Shown {
            figure.state = if small(figure.value, rule) { State::Small } else { State::Absent };
        }
    }
    let shown = figures.list.last().is_some_and(|total| total.state == State::Shown);
    Ok(Choice { status: if shown { Status::TotalOnly } else { Status::Refused }, figures })
}

fn small(value: i64, rule: &Rule) -> bool {
    value > 0 && value < i64::from(rule.floor)
}

/// The figures of a table with the small ones hidden.
pub(crate) fn figures(table: &Table, rule: &Rule, forced: &impl Fn(Place) -> bool) -> Figures {
    let (rows, columns) = (table.rows.len(), table.columns.len());
    let figure = |place: Place| {
        let value = table.at(place);
        let (printed, price) = match place {
            Place::Cell(..) => (true, Some(1_000_000)),
            Place::RowTotal(_) => (rule.row_totals, Some(1_000_000_000_000)),
            Place::ColumnTotal(_) => (rule.column_totals, Some(1_000_000_000_000)),
            Place::Total => (rule.total, None),
        };
        let state = match printed {
            _ if small(value, rule) => State::Small,
            true if forced(place) => State::Helper,
            true => State::Shown,
            false => State::Absent,
        };
        let hideable = value > 0 || rule.hide_zeros;
        Figure {
            ends: place.ends(rows, columns),
            value,
            state,
            lower: i64::from(printed && !rule.hide_zeros && value > 0),
            upper: UNLIMITED,
            // A forced place has no price, so it is never shown again.
            price: price
                .filter(|_| hideable && !forced(place))
                .map(|base: u64| base.saturating_add(value.unsigned_abs())),
        }
    };
    let list = table.places().into_iter().map(figure).collect();
    Figures { nodes: rows + columns + 2, floor: i64::from(rule.floor), list }
}

/// The publication that a choice amounts to.
pub(crate) fn written(table: &Table, rule: &Rule, choice: &Choice) -> Publication {
    let places = table.places();
    let shown = |place: Place| {
        let at = places.iter().position(|known| *known == place)?;
        choice.figures.list.get(at).filter(|figure| figure.state == State::Shown).map(|figure| figure.value)
    };
    let (rows, columns) = (table.rows.len(), table.columns.len());
    Publication {
        status: choice.status,
        method: format!(
            "figures of 1 to {} hidden; helpers by cheapest circles; every interval by exact minimum and maximum flows",
            rule.floor.saturating_sub(1)
        ),
        floor: rule.floor,
        rows: table.rows.clone(),
        columns: table.columns.clone(),
        cells: (0..rows).map(|row| (0..columns).map(|column| shown(Place::Cell(row, column))).collect()).collect(),
        row_totals: (0..rows).map(|row| shown(Place::RowTotal(row))).collect(),
        column_totals: (0..columns).map(|column| shown(Place::ColumnTotal(column))).collect(),
        total: shown(Place::Total),
        hidden: hidden(table, rule, choice, &places),
        notes: notes(table, choice.status),
    }
}

fn hidden(table: &Table, rule: &Rule, choice: &Choice, places: &[Place]) -> Vec<Hidden> {
    let meant = |place: Place| match place {
        Place::Cell(..) => true,
        Place::RowTotal(_) => rule.row_totals,
        Place::ColumnTotal(_) => rule.column_totals,
        Place::Total => rule.total,
    };
    let whole = matches!(choice.status, Status::TotalOnly | Status::Refused);
    let list: Vec<usize> = (choice.figures.list.iter().zip(places).enumerate())
        .filter(|(_, (figure, place))| meant(**place) && (figure.state.is_hidden() && !whole))
        .map(|(at, _)| at)
        .collect();
    let mut plain = choice.figures.clone();
    plain.list.iter_mut().for_each(|figure| figure.lower = 0);
    let ranges = plain.ranges(&list).into_iter().zip(choice.figures.ranges(&list));
    let entry = |(at, ((lowest, highest), (lowest_knowing_zeros, highest_knowing_zeros))): (usize, (Range, Range))| {
        let place = *places.get(at)?;
        let (row, column) = match place {
            Place::Cell(row, column) => (table.rows.get(row), table.columns.get(column)),
            Place::RowTotal(row) => (table.rows.get(row), None),
            Place::ColumnTotal(column) => (None, table.columns.get(column)),
            Place::Total => (None, None),
        };
        let small = choice.figures.list.get(at).is_some_and(|figure| figure.state == State::Small);
        Some(Hidden {
            name: table.name(place),
            row: row.cloned(),
            column: column.cloned(),
            why: if small { "small" } else { "helper" },
            lowest,
            highest,
            lowest_knowing_zeros,
            highest_knowing_zeros,
        })
    };
    list.iter().copied().zip(ranges).filter_map(entry).collect()
}

type Range = (i64, Option<i64>);

fn notes(table: &Table, status: Status) -> Vec<String> {
    let mut notes = Vec::new();
    match status {
        Status::WithoutMargins => {
            notes.push("No pattern of hidden figures protects the small ones beside the margins, so the margins are not printed.".to_owned());
        }
        Status::TotalOnly => {
            notes
                .push("No pattern of hidden figures protects the small ones, so only the total is printed.".to_owned());
        }
        Status::Refused => {
            notes.push("Not even the total may be printed: it is small itself or not meant for print.".to_owned());
        }
        Status::Full | Status::Protected => {}
    }
    if matches!(status, Status::Full | Status::Protected | Status::WithoutMargins) && table.columns.len() > 1 {
        for (row, counts) in table.rows.iter().zip(&table.counts) {
            let total: u32 = counts.iter().copied().fold(0, u32::saturating_add);
            if let (true, Some(at)) = (total > 0, counts.iter().position(|count| *count == total)) {
                let column = table.columns.get(at).cloned().unwrap_or_default();
                notes.push(format!(
                    "Everybody in row {row} is in column {column}: who belongs to the row is known to belong there."
                ));
            }
        }
    }
    notes
}
