//! Tables of counts: their shape checked once.

use crate::error::{Error, Result};

/// Refuses rows of different length and counts that are negative or not finite.
pub(crate) fn checked(table: &[Vec<f64>]) -> Result<()> {
    let width = table.first().map_or(0, Vec::len);
    if table.iter().any(|row| row.len() != width) {
        return Err(Error::input("The rows of the table differ in length."));
    }
    if !table.iter().flatten().all(|count| count.is_finite() && *count >= 0.0) {
        return Err(Error::input("Every count must be a finite number of 0 or more."));
    }
    if !table.iter().flatten().sum::<f64>().is_finite() {
        return Err(Error::input("The counts are too large to be added."));
    }
    Ok(())
}

/// The sums of the columns.
pub(crate) fn column_sums(table: &[Vec<f64>]) -> Vec<f64> {
    let mut sums = vec![0.0; table.first().map_or(0, Vec::len)];
    for row in table {
        for (sum, count) in sums.iter_mut().zip(row) {
            *sum += count;
        }
    }
    sums
}

/// The table without rows and columns that hold no count, and how many of each were left out.
pub(crate) fn without_empty(table: &[Vec<f64>]) -> Result<(Vec<Vec<f64>>, [usize; 2])> {
    checked(table)?;
    let columns = column_sums(table);
    let kept: Vec<Vec<f64>> = table
        .iter()
        .filter(|row| row.iter().sum::<f64>() > 0.0)
        .map(|row| row.iter().zip(&columns).filter(|(_, sum)| **sum > 0.0).map(|(count, _)| *count).collect())
        .collect();
    let full_columns = columns.iter().filter(|sum| **sum > 0.0).count();
    let empty = [table.len() - kept.len(), columns.len() - full_columns];
    Ok((kept, empty))
}
