//! The case form: its overview, its sections, and the draft that is saved while somebody types.

pub mod draft;
pub mod overview;
pub mod section;

mod instrument;
mod question;
pub mod view;

pub use instrument::questionnaire;
pub use question::render;

use aws_lc_rs::digest::{SHA256, digest};
use data_encoding::HEXLOWER;
use domain::{
    access::{Permit, WriteCase},
    fields::Fields,
    form::{Answers, Section},
    identifier::Looked,
};
use store::case::Record;

use crate::{error::Error, identifier, sent::Form, visit::Visit};

/// The hidden field that says which version of a section a page was filled from.
const VERSION: &str = "version";

/// What became of a section that was sent.
enum Kept {
    /// It is saved, or was the same already; the answers as they are now.
    Done(Answers),
    /// It breaks limits, or gives an identifying detail that is not decided about; nothing was saved.
    Faulty(Form),
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
    let looked = identifier::look(v, tx, permit, sent, &section.typed(sent)).await?;
    let answers = match looked.check(|fields| record.form.draft(section, fields, &record.answers)) {
        Ok(answers) => answers,
        Err(faults) => return Ok(Kept::Faulty(Form { fields: looked.fields, faults })),
    };
    identifier::keep(v, tx, permit, &looked).await?;
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

/// What stands in a section, looked at anew: rules change, and drafts are older than they.
async fn looked_at(
    v: &Visit,
    tx: &mut store::Tx,
    permit: &Permit<WriteCase>,
    record: &Record,
    section: &Section,
) -> Result<Looked, Error> {
    let fields = record.answers.fields(section);
    identifier::look(v, tx, permit, &fields, &section.typed(&fields)).await
}

/// The whole case, looked at as one text: a name given in one section is a name in all.
pub async fn whole_looked_at(
    v: &Visit,
    tx: &mut store::Tx,
    permit: &Permit<WriteCase>,
    record: &Record,
) -> Result<Looked, Error> {
    let (names, typed) = record.form.typed(&record.answers);
    identifier::look(v, tx, permit, &typed, &names).await
}
