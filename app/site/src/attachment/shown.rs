//! Attachments as they are shown beside a case: pictures where they stand, documents as links.

use askama::Template;
use domain::id::CaseId;
use store::attachment::Record;
use ui::Html;

use crate::{error::Error, visit::Visit};

/// What the reader can do with them.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Hands {
    /// Look.
    Reads,
    /// Look, and take one away.
    Removes,
}

#[derive(Template)]
#[template(path = "attachment/shown.html")]
struct Shown<'a> {
    v: &'a Visit,
    case: CaseId,
    records: &'a [Record],
    removes: bool,
}

/// The attachments of a case; nothing when it has none.
pub fn shown(v: &Visit, case: CaseId, records: &[Record], hands: Hands) -> Result<Html, Error> {
    if records.is_empty() {
        return Ok(Html::default());
    }
    let removes = hands == Hands::Removes;
    Html::rendered(&Shown { v, case, records, removes }).map_err(Error::broken)
}

/// What an attachment is, with its size: "PDF document, 120 KB".
pub fn about(v: &Visit, record: &Record) -> String {
    let kind = v.t(format!("attachment-kind-{}", record.kind.code()));
    v.t2("attachment-about", "kind", kind, "size", record.bytes.div_ceil(1024))
}

/// What was left behind, in words.
pub fn dropped(v: &Visit, record: &Record) -> Vec<String> {
    let known = record.dropped.iter().map(|code| format!("attachment-dropped-{code}"));
    known.filter(|key| v.words.has(key)).map(|key| v.t(key)).collect()
}
