//! The list as a table to take away.

use axum::{
    http::{HeaderValue, header},
    response::IntoResponse as _,
};
use domain::{access::SeeStudy, csv::written};

use super::Listed;
use crate::{error::Reply, gate::Allowed, visit::Visit};

/// Gives it: number, item, what the study says by itself, what the team wrote.
pub async fn get(v: Visit, permit: Allowed<SeeStudy>) -> Reply {
    let mut tx = v.app.db.read().await?;
    let listed = Listed::of(&v, &mut tx, &permit).await?;
    drop(tx);
    let mut rows = vec![["coreq-number", "coreq-item", "coreq-filled", "coreq-written"].map(|key| v.t(key))];
    for line in listed.lines() {
        let item = v.t(format!("coreq-item-{}", line.item));
        rows.push([line.item.to_string(), item, line.filled.join(" "), line.written]);
    }
    let head = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8")),
        (header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"coreq.csv\"")),
    ];
    Ok((head, written(&rows)).into_response())
}
