//! Tables to take away: comma-separated, written by one safe pen (`domain::csv`).

use axum::{
    http::{HeaderValue, header},
    response::IntoResponse as _,
};
use domain::csv;

use crate::error::{Error, Reply};

/// A table as it is written, line by line.
pub struct Written(Vec<Vec<String>>);

impl Written {
    /// With its head.
    pub fn new(head: &[&str]) -> Self {
        let mut written = Self(Vec::new());
        written.line(head);
        written
    }

    /// One line.
    pub fn line(&mut self, cells: &[&str]) {
        self.0.push(cells.iter().map(|cell| (*cell).to_owned()).collect());
    }
}

/// The table as a file of this name.
pub fn attachment(name: &str, written: &Written) -> Reply {
    let name = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")).map_err(Error::broken)?;
    let head = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8")),
        (header::CONTENT_DISPOSITION, name),
    ];
    Ok((head, csv::written(&written.0)).into_response())
}
