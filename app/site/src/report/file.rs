//! A frozen report to take away: PDF, Word document, table. Each is made of the kept texts whenever it is asked for.

use domain::{
    access::ReadReport,
    csv,
    report::{Document, Part},
};
use paper::workbook::{Cell, MEDIA_TYPE, Sheet, workbook};
use store::{file::Download, report::Listed};

use crate::{
    error::{Error, Reply},
    gate::Allowed,
    page::{file, laid_out},
    visit::Visit,
};

/// The columns of the table of all figures; the name of each is the message "report-csv-NAME".
const COLUMNS: [&str; 5] = ["section", "table", "row", "column", "value"];

/// The report in the reader's language with its stamp, and the name of its file without an ending.
async fn find(v: &Visit, permit: &Allowed<ReadReport>) -> Result<(Document, paper::report::Stamp, String), Error> {
    let record = store::report::get(&mut v.app.db.read().await?, permit).await?;
    let document = record.document(v.language)?.clone();
    let name = v.t1("report-file-name", "snapshot", record.listed.snapshot.as_str());
    Ok((document, super::stamp(v, &record.listed), name))
}

/// Gives it as PDF.
pub async fn pdf(v: Visit, permit: Allowed<ReadReport>) -> Reply {
    let (document, stamp, name) = find(&v, &permit).await?;
    let ident = format!("{}-{}", permit.thing(), document.language);
    laid_out(format!("{name}.pdf"), move || paper::report::pdf(&document, &stamp, &ident)).await
}

/// Gives it as a Word document.
pub async fn docx(v: Visit, permit: Allowed<ReadReport>) -> Reply {
    let (document, stamp, name) = find(&v, &permit).await?;
    let bytes = paper::report::docx(&document, &stamp).map_err(Error::broken)?;
    file(Download { bytes: bytes.into(), media_type: paper::report::DOCX.to_owned(), name: format!("{name}.docx") })
}

/// Gives its tables as a spreadsheet: every figure on one sheet as in the table, and each table on a sheet of its own.
pub async fn xlsx(v: Visit, permit: Allowed<ReadReport>) -> Reply {
    let record = store::report::get(&mut v.app.db.read().await?, &permit).await?;
    let document = record.document(v.language)?;
    let name = v.t1("report-file-name", "snapshot", record.listed.snapshot.as_str());
    let cells = |row: &[String]| row.iter().map(|cell| Cell::of(cell)).collect::<Vec<_>>();
    let all = Sheet {
        name: v.t("report-sheet-all"),
        head: COLUMNS.map(|name| v.t(format!("report-csv-{name}"))).into(),
        rows: rows(&v, document, &record.listed).iter().map(|row| cells(row)).collect(),
    };
    let mut sheets = vec![all];
    for part in &document.parts {
        let (head, rows) = match part {
            Part::Table { columns, rows, .. } => {
                (columns.iter().map(|column| column.name.clone()).collect(), rows.clone())
            }
            Part::Bars { bars, .. } => (
                ["report-bar-what", "report-bar-share"].map(|name| v.t(name)).into(),
                bars.iter().map(|bar| vec![bar.name.clone(), bar.words.clone()]).collect(),
            ),
            _ => continue,
        };
        let rows = rows.iter().map(|row: &Vec<String>| cells(row)).collect();
        sheets.push(Sheet { name: v.t1("report-sheet", "number", sheets.len()), head, rows });
    }
    let (title, made) = (format!("{} – {}", document.title, document.about), record.listed.frozen);
    let written = tokio::task::spawn_blocking(move || workbook(&title, &sheets, made));
    let bytes = written.await.map_err(Error::broken)?.map_err(Error::broken)?;
    file(Download { bytes: bytes.into(), media_type: MEDIA_TYPE.to_owned(), name: format!("{name}.xlsx") })
}

/// Every figure as a row, with the stamp below.
fn rows(v: &Visit, document: &Document, listed: &Listed) -> Vec<[String; 5]> {
    let stamp = super::stamp(v, listed).lines.into_iter();
    let blank = || [const { String::new() }; 4];
    let below = stamp.map(|line| {
        let [section, table, row, column] = blank();
        [section, table, row, column, line]
    });
    document.rows().into_iter().chain(below).collect()
}

/// Gives its figures as a table.
pub async fn csv(v: Visit, permit: Allowed<ReadReport>) -> Reply {
    let record = store::report::get(&mut v.app.db.read().await?, &permit).await?;
    let name = v.t1("report-file-name", "snapshot", record.listed.snapshot.as_str());
    let mut all = vec![COLUMNS.map(|name| v.t(format!("report-csv-{name}")))];
    all.extend(rows(&v, record.document(v.language)?, &record.listed));
    let bytes = csv::written(&all).into_bytes();
    let media_type = "text/csv; charset=utf-8".to_owned();
    file(Download { bytes: bytes.into(), media_type, name: format!("{name}.csv") })
}
