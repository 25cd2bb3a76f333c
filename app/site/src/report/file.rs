//! A frozen report to take away: PDF, Word document, table. Each is made of the kept texts whenever it is asked for.

use domain::{access::ReadReport, csv, report::Document};
use store::file::Download;

use crate::{
    error::{Error, Reply},
    gate::Allowed,
    page::{file, laid_out},
    visit::Visit,
};

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

/// Gives its figures as a table.
pub async fn csv(v: Visit, permit: Allowed<ReadReport>) -> Reply {
    let (document, stamp, name) = find(&v, &permit).await?;
    let mut rows = vec![["section", "table", "row", "column", "value"].map(|name| v.t(format!("report-csv-{name}")))];
    rows.extend(document.rows());
    rows.extend(stamp.lines.into_iter().map(|line| [String::new(), String::new(), String::new(), String::new(), line]));
    let bytes = csv::written(&rows).into_bytes();
    let media_type = "text/csv; charset=utf-8".to_owned();
    file(Download { bytes: bytes.into(), media_type, name: format!("{name}.csv") })
}
