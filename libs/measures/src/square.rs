//! A small square table of numbers that answers zero outside its borders instead of panicking.

use serde::Serialize;

/// `size × size` numbers, row by row.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Square {
    rows: Vec<Vec<f64>>,
}

impl Square {
    /// All zeros.
    pub fn zeros(size: usize) -> Self {
        Self { rows: vec![vec![0.0; size]; size] }
    }

    /// Number of rows (and of columns).
    pub fn size(&self) -> usize {
        self.rows.len()
    }

    /// The number at a place; zero outside.
    pub fn at(&self, row: usize, column: usize) -> f64 {
        self.rows.get(row).and_then(|r| r.get(column)).copied().unwrap_or(0.0)
    }

    /// Adds to a place; outside the borders nothing happens.
    pub fn add(&mut self, row: usize, column: usize, amount: f64) {
        if let Some(cell) = self.rows.get_mut(row).and_then(|r| r.get_mut(column)) {
            *cell += amount;
        }
    }

    /// The rows, top to bottom.
    pub fn rows(&self) -> &[Vec<f64>] {
        &self.rows
    }

    /// Sum of each row.
    pub fn row_sums(&self) -> Vec<f64> {
        self.rows.iter().map(|r| r.iter().sum()).collect()
    }

    /// Sum of each column.
    pub fn column_sums(&self) -> Vec<f64> {
        (0..self.size()).map(|c| (0..self.size()).map(|r| self.at(r, c)).sum()).collect()
    }

    /// Sum of everything.
    pub fn total(&self) -> f64 {
        self.rows.iter().flatten().sum()
    }

    /// Sum of the diagonal.
    pub fn trace(&self) -> f64 {
        (0..self.size()).map(|i| self.at(i, i)).sum()
    }
}
