//! The form's overview: its sections and how far each has come.

use askama::Template;
use std::collections::BTreeSet;

use domain::{access::WriteCase, form::Section};
use store::case::{Heading, Record};

use crate::{
    error::{Reply, see_other},
    gate::Allowed,
    page::page,
    visit::Visit,
};

#[derive(Template)]
#[template(path = "form/overview.html")]
struct Overview<'a> {
    v: &'a Visit,
    record: &'a Record,
    heading: Heading,
    rows: Vec<Row<'a>>,
    done: usize,
}

impl Overview<'_> {
    /// Where everything is checked and submitted.
    fn submission(&self) -> String {
        format!("/cases/{}/submission", self.record.id)
    }
}

struct Row<'a> {
    section: &'a Section,
    standing: Standing,
}

/// How far a section has come.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// Holds an identifying detail.
    Detail,
    /// Nothing answered, and something is needed.
    Needed,
    /// Something answered, and something still needed.
    Begun,
    /// Nothing answered, nothing needed.
    Free,
    /// Nothing is missing.
    Done,
}

impl Standing {
    fn of(record: &Record, section: &Section, open: &BTreeSet<&str>) -> Self {
        let missing = !record.form.missing(section, &record.answers).is_empty();
        match (record.answers.has_any_of(section), missing) {
            _ if open.contains(section.name.as_str()) => Self::Detail,
            (false, true) => Self::Needed,
            (true, true) => Self::Begun,
            (false, false) => Self::Free,
            (true, false) => Self::Done,
        }
    }

    fn tag(self, v: &Visit) -> ui::Content {
        let words = v.t(match self {
            Self::Detail => "form-standing-detail",
            Self::Needed => "form-standing-needed",
            Self::Begun => "form-standing-begun",
            Self::Free => "form-standing-free",
            Self::Done => "form-standing-done",
        });
        match self {
            Self::Detail => ui::Tag::new(words).color(ui::Color::Red).into(),
            Self::Needed => ui::Tag::new(words).color(ui::Color::Blue).into(),
            Self::Begun => ui::Tag::new(words).color(ui::Color::Yellow).into(),
            Self::Free | Self::Done => words.into(),
        }
    }
}

/// Shows it. A case that is with the hub is shown as it is read.
pub async fn get(v: Visit, allowed: Allowed<WriteCase>) -> Reply {
    let mut tx = v.app.db.write().await?;
    let record = store::case::show(&mut tx, &allowed, v.now).await?;
    let heading = store::case::heading(&mut tx, &allowed).await?;
    let looked = super::whole_looked_at(&v, &mut tx, &allowed, &record).await?;
    tx.save().await?;
    if !record.state.is_open() {
        return Ok(see_other(&format!("/cases/{}", record.id)));
    }
    let open: BTreeSet<&str> =
        looked.open.iter().filter_map(|one| Some(record.form.holder(&one.field)?.name.as_str())).collect();
    let row = |section| Row { section, standing: Standing::of(&record, section, &open) };
    let rows: Vec<_> = record.form.sections.iter().map(row).collect();
    let done = rows.iter().filter(|row| row.standing == Standing::Done).count();
    page(&Overview { v: &v, record: &record, heading, rows, done })
}
