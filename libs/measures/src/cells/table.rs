//! A table of counts of people with its margins, and the places in it.

use crate::error::{Error, Result};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Counts by row and column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// Names of the rows.
    pub rows: Vec<String>,
    /// Names of the columns.
    pub columns: Vec<String>,
    /// One list a row.
    pub counts: Vec<Vec<u32>>,
}

/// A figure of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// A cell: row and column, from 0.
    Cell(usize, usize),
    /// The total of a row.
    RowTotal(usize),
    /// The total of a column.
    ColumnTotal(usize),
    /// The total of everything.
    Total,
}

/// Tables of more cells than this are refused rather than computed for minutes.
const MOST_CELLS: usize = 4_000;

impl Table {
    /// A table, checked.
    ///
    /// # Errors
    /// When the counts do not have the shape of the names, a name occurs twice, or the table is empty or very large.
    pub fn new(rows: Vec<String>, columns: Vec<String>, counts: Vec<Vec<u32>>) -> Result<Self> {
        let table = Self { rows, columns, counts };
        table.check()?;
        Ok(table)
    }

    /// As [`Table::new`], for tables made otherwise.
    ///
    /// # Errors
    /// As [`Table::new`].
    pub fn check(&self) -> Result<()> {
        let (rows, columns) = (self.rows.len(), self.columns.len());
        if rows == 0 || columns == 0 {
            return Err(Error::input("The table is empty."));
        }
        if self.counts.len() != rows || self.counts.iter().any(|row| row.len() != columns) {
            return Err(Error::input(format!("The counts must be {rows} lists of {columns} whole numbers.")));
        }
        if rows.saturating_mul(columns) > MOST_CELLS {
            return Err(Error::input(format!("A table may have at most {MOST_CELLS} cells.")));
        }
        for names in [&self.rows, &self.columns] {
            let mut sorted: Vec<&String> = names.iter().collect();
            sorted.sort_unstable();
            if let Some((twice, _)) = sorted.iter().zip(sorted.iter().skip(1)).find(|(a, b)| a == b) {
                return Err(Error::input(format!("The name \"{twice}\" occurs twice.")));
            }
        }
        Ok(())
    }

    /// Merges rows and columns into families, in the order in which the families appear. Names without a family stay.
    #[must_use]
    pub fn by_family(&self, rows: &BTreeMap<String, String>, columns: &BTreeMap<String, String>) -> Self {
        let (row_names, row_places) = merged(&self.rows, rows);
        let (column_names, column_places) = merged(&self.columns, columns);
        let mut counts = vec![vec![0_u32; column_names.len()]; row_names.len()];
        for (row, row_place) in self.counts.iter().zip(&row_places) {
            for (count, column_place) in row.iter().zip(&column_places) {
                if let Some(cell) = counts.get_mut(*row_place).and_then(|r| r.get_mut(*column_place)) {
                    *cell = cell.saturating_add(*count);
                }
            }
        }
        Self { rows: row_names, columns: column_names, counts }
    }

    /// The figure at a place.
    pub fn at(&self, place: Place) -> i64 {
        let row_sum = |row: &Vec<u32>| row.iter().copied().map(i64::from).sum::<i64>();
        match place {
            Place::Cell(row, column) => self.counts.get(row).and_then(|r| r.get(column)).copied().map_or(0, i64::from),
            Place::RowTotal(row) => self.counts.get(row).map_or(0, row_sum),
            Place::ColumnTotal(column) => {
                self.counts.iter().filter_map(|row| row.get(column)).copied().map(i64::from).sum()
            }
            Place::Total => self.counts.iter().map(row_sum).sum(),
        }
    }

    /// Every place: the cells row by row, the row totals, the column totals, the total.
    pub fn places(&self) -> Vec<Place> {
        places(self.rows.len(), self.columns.len())
    }

    /// "nursing, yes" and the like.
    pub fn name(&self, place: Place) -> String {
        let name = |names: &Vec<String>, at: usize| names.get(at).cloned().unwrap_or_default();
        match place {
            Place::Cell(row, column) => format!("{}, {}", name(&self.rows, row), name(&self.columns, column)),
            Place::RowTotal(row) => format!("total of row {}", name(&self.rows, row)),
            Place::ColumnTotal(column) => format!("total of column {}", name(&self.columns, column)),
            Place::Total => "total".to_owned(),
        }
    }
}

/// The places of a table of this size.
pub(crate) fn places(rows: usize, columns: usize) -> Vec<Place> {
    let cells = (0..rows).flat_map(|row| (0..columns).map(move |column| Place::Cell(row, column)));
    cells
        .chain((0..rows).map(Place::RowTotal))
        .chain((0..columns).map(Place::ColumnTotal))
        .chain([Place::Total])
        .collect()
}

impl Place {
    /// The edge of the flow that carries this figure: nodes are rows, columns, the start and the end.
    pub(crate) fn ends(self, rows: usize, columns: usize) -> (usize, usize) {
        let (start, end) = (rows + columns, rows + columns + 1);
        match self {
            Self::Cell(row, column) => (row, rows + column),
            Self::RowTotal(row) => (start, row),
            Self::ColumnTotal(column) => (rows + column, end),
            Self::Total => (end, start),
        }
    }
}

fn merged(names: &[String], families: &BTreeMap<String, String>) -> (Vec<String>, Vec<usize>) {
    let mut merged: Vec<String> = Vec::new();
    let mut places = Vec::with_capacity(names.len());
    for name in names {
        let family = families.get(name).unwrap_or(name);
        let place = merged.iter().position(|known| known == family).unwrap_or(merged.len());
        if place == merged.len() {
            merged.push(family.clone());
        }
        places.push(place);
    }
    (merged, places)
}
