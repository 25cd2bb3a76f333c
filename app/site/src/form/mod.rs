//! The case form: its overview, its sections, and the draft that is saved while somebody types.

pub mod draft;
pub mod overview;
pub mod section;

mod question;
pub mod view;

use aws_lc_rs::digest::{SHA256, digest};
use data_encoding::HEXLOWER;
use domain::{
    access::{Permit, WriteCase},
    fields::{Faults, Fields},
    form::{Answers, Section},
};
use store::case::Record;

use crate::{error::Error, visit::Visit};

/// The hidden field that says which version of a section a page was filled from.
const VERSION: &str = "version";

/// What became of a section that was sent.
enum Kept {
    /// It is saved, or was the same already; the answers as they are now.
    Done(Answers),
    /// It breaks limits; nothing was saved.
    Faulty(Faults),
    /// Somebody saved the section since this page was filled; nothing was saved.
    Stale,
    /// The case is with the hub and cannot be changed now.
    Closed,
}

/// Saves a section as a page sent it, unless the section was changed since that page was filled. Changes to other sections
/// do not matter: two people, or two windows, can fill two sections.
async fn keep(
    v: &Visit,
    tx: &mut store::Tx,
    permit: &Permit<WriteCase>,
    (record, section): (&Record, &Section),
    sent: &Fields,
) -> Result<Kept, Error> {
    if !record.state.is_open() {
        return Ok(Kept::Closed);
    }
    let answers = match record.form.draft(section, sent, &record.answers) {
        Ok(answers) => answers,
        Err(faults) => return Ok(Kept::Faulty(faults)),
    };
    if answers.agree_on(section, &record.answers) {
        return Ok(Kept::Done(answers));
    }
    if sent.get(VERSION) != version(section, &record.answers) {
        return Ok(Kept::Stale);
    }
    match store::case::save(tx, permit, &answers, record.revision, v.now).await {
        Ok(_) => Ok(Kept::Done(answers)),
        Err(store::Error::Taken) => Ok(Kept::Stale),
        Err(error) => Err(error.into()),
    }
}

/// The version of a section: a hash of its answers, which changes when they do.
fn version(section: &Section, answers: &Answers) -> String {
    let hash = HEXLOWER.encode(digest(&SHA256, answers.part(section).json().as_bytes()).as_ref());
    hash.get(..16).unwrap_or_default().to_owned()
}

/// The certain identifying details in a section as faults at their fields.
fn details(record: &Record, section: &Section) -> Faults {
    let mut faults = Faults::default();
    for detail in record.form.details(section, &record.answers) {
        faults.add_with(detail.name, detail.finding.class.key(), vec![("found", detail.excerpt)]);
    }
    faults
}
