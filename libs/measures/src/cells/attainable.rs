//! What a printed table with gaps gives away: the attainable interval of every figure that is missing.

use super::flow::{Edge, Network, UNLIMITED};
use super::table::{Place, places};
use crate::error::{Error, Result};
use serde::{Deserialize, Serialize};

/// A printed table: none where a figure is hidden or not printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Printed {
    /// One list a row.
    pub cells: Vec<Vec<Option<u32>>>,
    /// Row totals; an empty list means that none are printed.
    #[serde(default)]
    pub row_totals: Vec<Option<u32>>,
    /// Column totals; an empty list means that none are printed.
    #[serde(default)]
    pub column_totals: Vec<Option<u32>>,
    /// The total.
    #[serde(default)]
    pub total: Option<u32>,
    /// The least value that a missing cell can have: 0, or 1 when zeros are known to be printed.
    #[serde(default)]
    pub least: u32,
}

/// What an outsider can work out about a missing figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Attained {
    /// "cell", "row total", "column total" or "total".
    pub kind: &'static str,
    /// Row, from 0.
    pub row: Option<usize>,
    /// Column, from 0.
    pub column: Option<usize>,
    /// Least whole value that fits everything printed.
    pub lowest: i64,
    /// Greatest such value; none without limit.
    pub highest: Option<i64>,
    /// Whether only one value fits.
    pub exactly_known: bool,
}

/// The attainable interval of every missing cell and margin (exact, in whole numbers).
///
/// ```
/// use measures::cells::{Printed, attainable};
/// let printed = Printed {
///     cells: vec![vec![None, None, Some(10)]],
///     row_totals: vec![Some(15)],
///     column_totals: vec![],
///     total: None,
///     least: 0,
/// };
/// let found = attainable(&printed)?;
/// assert_eq!((found[0].lowest, found[0].highest), (0, Some(5)));
/// # Ok::<(), measures::Error>(())
/// ```
///
/// # Errors
/// When the lists do not fit together, or no table of whole numbers agrees with what is printed.
pub fn attainable(printed: &Printed) -> Result<Vec<Attained>> {
    let (rows, columns) = (printed.cells.len(), printed.cells.first().map_or(0, Vec::len));
    if rows == 0 || columns == 0 || printed.cells.iter().any(|row| row.len() != columns) {
        return Err(Error::input("The cells must be lists of equal length, at least one cell."));
    }
    if rows.saturating_mul(columns) > 4_000 {
        return Err(Error::input("A table may have at most 4000 cells."));
    }
    let fits = |totals: &Vec<Option<u32>>, length: usize| totals.is_empty() || totals.len() == length;
    if !fits(&printed.row_totals, rows) || !fits(&printed.column_totals, columns) {
        return Err(Error::input("There must be one row total a row and one column total a column, or none at all."));
    }
    let places = places(rows, columns);
    let known = |place: Place| match place {
        Place::Cell(row, column) => printed.cells.get(row).and_then(|r| r.get(column)).copied().flatten(),
        Place::RowTotal(row) => printed.row_totals.get(row).copied().flatten(),
        Place::ColumnTotal(column) => printed.column_totals.get(column).copied().flatten(),
        Place::Total => printed.total,
    };
    let edge = |place: &Place| {
        let (from, to) = place.ends(rows, columns);
        let least = if matches!(place, Place::Cell(..)) { i64::from(printed.least) } else { 0 };
        let (lower, upper) = known(*place).map_or((least, UNLIMITED), |value| (i64::from(value), i64::from(value)));
        Edge { from, to, lower, upper, flow: lower }
    };
    let mut network = Network::new(rows + columns + 2, places.iter().map(edge).collect());
    if !network.settle() {
        return Err(Error::input("No table of whole numbers agrees with these figures: they contradict each other."));
    }
    let attained = |(at, place): (usize, &Place)| {
        let (lowest, highest) = network.range(at);
        let (kind, row, column) = match *place {
            Place::Cell(row, column) => ("cell", Some(row), Some(column)),
            Place::RowTotal(row) => ("row total", Some(row), None),
            Place::ColumnTotal(column) => ("column total", None, Some(column)),
            Place::Total => ("total", None, None),
        };
        Attained { kind, row, column, lowest, highest, exactly_known: highest == Some(lowest) }
    };
    Ok(places.iter().enumerate().filter(|(_, place)| known(**place).is_none()).map(attained).collect())
}
