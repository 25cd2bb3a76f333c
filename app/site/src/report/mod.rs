//! Reports of a program for those who pay for it: looked at, frozen, taken away.

mod compose;
pub mod file;
mod level;
pub mod list;
pub mod new;
pub mod show;
mod state;

use domain::report::{Bar, Column};
use paper::report::Stamp;
use store::report::Listed;
use ui::{Cell, Html, Table};

use crate::{advice, visit::Visit};

/// What stands around the frozen texts.
fn stamp(v: &Visit, listed: &Listed) -> Stamp {
    let frozen = [
        ("snapshot", listed.snapshot.as_str().into()),
        ("date", v.date(&listed.frozen).into()),
        ("by", listed.by.as_str().into()),
    ];
    let mut lines = vec![v.words.tell("report-stamp", &frozen)];
    lines.extend(superseded(v, listed));
    Stamp { lines, page: v.t("letter-paper-page"), of: v.t("letter-paper-of") }
}

/// That a report is superseded, since when and why; none while it stands.
fn superseded(v: &Visit, listed: &Listed) -> Option<String> {
    let (since, why) = listed.superseded.as_ref()?;
    Some(v.t2("report-superseded", "date", v.date(since), "why", v.t(format!("report-superseded-{}", why.code()))))
}

/// A table of a report.
fn table(caption: &str, columns: &[Column], rows: &[Vec<String>]) -> Table {
    let column = |column: &Column| {
        let named = ui::Column::new(column.name.clone());
        if column.numeric { named.numeric() } else { named }
    };
    let table = Table::new(caption).columns(columns.iter().map(column));
    table.rows(rows.iter().map(|row| row.iter().map(|cell| Cell::new(cell.clone())))).named_rows().stacked()
}

/// Shares of a report, each a bar with its number.
fn bars(v: &Visit, caption: &str, bars: &[Bar]) -> askama::Result<Table> {
    let row = |bar: &Bar| {
        let drawn = advice::Bar { percent: f64::from(bar.permille) / 10.0, words: bar.words.clone() };
        Ok([Cell::new(bar.name.clone()), Cell::new(Html::rendered(&drawn)?)])
    };
    let rows = bars.iter().map(row).collect::<askama::Result<Vec<_>>>()?;
    let columns = ["report-bar-what", "report-bar-share"].map(|column| v.t(column));
    Ok(Table::new(caption).columns(columns).rows(rows).named_rows().stacked())
}
