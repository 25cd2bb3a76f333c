//! The same figures as a spreadsheet, with what its columns hold on a sheet of its own.

use axum::{
    http::{HeaderValue, header},
    response::IntoResponse as _,
};
use domain::access::SeeChange;
use paper::workbook::{Cell, MEDIA_TYPE, Sheet, workbook};

use super::{Seen, codebook, csv};
use crate::{
    error::{Error, Reply},
    gate::Allowed,
    visit::Visit,
};

/// Gives it.
pub async fn get(v: Visit, permit: Allowed<SeeChange>) -> Reply {
    let mut tx = v.app.db.read().await?;
    let seen = Seen::of(&v, &mut tx, &permit).await?;
    drop(tx);
    let sheet = |name: &str, rows: Vec<Vec<String>>| {
        let mut rows = rows.into_iter();
        let head = rows.next().unwrap_or_default();
        let rows = rows.map(|row| row.iter().map(|cell| Cell::of(cell)).collect()).collect();
        Sheet { name: v.t(name), head, rows }
    };
    let sheets = [sheet("change-title", csv::rows(&v, &seen)), sheet("change-codebook-sheet", codebook::rows(&v))];
    let (title, now) = (format!("{} – {}", v.t("change-title"), seen.program.program.title), v.now);
    let written = tokio::task::spawn_blocking(move || workbook(&title, &sheets, now));
    let bytes = written.await.map_err(Error::broken)?.map_err(Error::broken)?;
    let name = format!("attachment; filename=\"change-{}.xlsx\"", seen.program.slug);
    let head = [
        (header::CONTENT_TYPE, HeaderValue::from_static(MEDIA_TYPE)),
        (header::CONTENT_DISPOSITION, HeaderValue::from_str(&name).map_err(Error::broken)?),
    ];
    Ok((head, bytes).into_response())
}
