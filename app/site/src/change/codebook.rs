//! What each column of the table to take away holds, as a table of its own.

use domain::{access::SeeChange, small_cells::FLOOR};

use super::csv::{HEAD, file};
use crate::{error::Reply, gate::Allowed, visit::Visit};

/// Gives it.
pub async fn get(v: Visit, permit: Allowed<SeeChange>) -> Reply {
    let mut tx = v.app.db.read().await?;
    let program = store::program::get(&mut tx, &permit).await?;
    drop(tx);
    file(&format!("change-{}-codebook", program.slug), &rows(&v))
}

/// The head and a row a column.
pub(super) fn rows(v: &Visit) -> Vec<Vec<String>> {
    let mut rows = vec![vec![v.t("change-column"), v.t("change-meaning")]];
    for column in HEAD {
        let key = format!("change-column-{}", column.replace('_', "-"));
        rows.push(vec![column.to_owned(), v.t1(&key, "floor", FLOOR)]);
    }
    rows
}
