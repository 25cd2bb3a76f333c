//! A case as it is read: the question first, then the key figures, then section by section. Fit for print.

use askama::Template;
use domain::{
    access::{ReadCase, Role},
    computation::Computation,
    form::Section,
    moment::Moment,
};
use store::case::{Heading, Record};
use ui::Html;

use super::{by, following, in_session, name, next, tag};
use crate::{
    attachment, comment, computation,
    error::{Error, Reply, see_other},
    form::view,
    gate::Allowed,
    page::page,
    sent::Form,
    visit::Visit,
};

#[derive(Template)]
#[template(path = "case/show.html")]
struct Show<'a> {
    v: &'a Visit,
    record: &'a Record,
    heading: Heading,
    read: Read<'a>,
    owner: bool,
    reviews: bool,
    /// Whether its presenter may take it back.
    withdrawable: bool,
    attachments: Html,
    /// The cases it follows or is followed by.
    following: Html,
    /// What the hub's team notes before the session; nothing for everybody else.
    comments: Html,
}

impl Show<'_> {
    fn name(&self) -> String {
        name(self.v, &self.heading)
    }

    fn by(&self) -> String {
        by(self.v, &self.heading)
    }

    fn in_session(&self, number: &u32, starts: &Moment) -> String {
        in_session(self.v, *number, starts)
    }

    fn next(&self) -> String {
        next(self.v, &self.heading)
    }

    fn tag(&self) -> ui::Tag {
        tag(self.v, self.record.state)
    }
}

/// What is in a case, ready to be read.
pub(super) struct Read<'a> {
    /// The questions, the main one first.
    pub questions: Vec<&'a str>,
    /// The key figures, with the dose in few words.
    pub figures: Html,
    /// The other sections that have an answer.
    pub sections: Vec<(&'a Section, Html)>,
}

impl<'a> Read<'a> {
    /// What is in this case.
    pub fn of(v: &Visit, record: &'a Record, figures: &Computation) -> Result<Self, Error> {
        let form = record.form;
        let answered = form.story().filter(|section| record.answers.has_any_of(section));
        let sections = answered.map(|section| {
            let computed = computation::whole(v, &figures.clone().part(section))?;
            Ok((section, view::section(v, form, section, &record.answers, None)?.then(computed)))
        });
        Ok(Self {
            questions: record.answers.questions(),
            figures: view::figures(v, form, &record.answers)?.then(computation::brief(v, figures)?),
            sections: sections.collect::<Result<_, Error>>()?,
        })
    }
}

/// Shows it, and writes down who saw it. A presenter's open case leads to its form.
pub async fn get(v: Visit, allowed: Allowed<ReadCase>) -> Reply {
    let mut tx = v.app.db.write().await?;
    let heading = store::case::heading(&mut tx, &allowed).await?;
    let record = store::case::show(&mut tx, &allowed, v.now).await?;
    let figures = computation::of_case(&mut tx, &v, &allowed, &record).await?;
    let attached = store::attachment::of_case(&mut tx, &allowed).await?;
    let following = following::block(&mut tx, &v, &allowed).await?;
    let comments = comment::section(&mut tx, &v, record.id, comment::From::Case, &Form::default()).await?;
    let withdrawable = store::case::is_withdrawable(&mut tx, &allowed).await?;
    tx.save().await?;
    if record.state.is_open() {
        return Ok(see_other(&format!("/cases/{}/form", record.id)));
    }
    let (owner, reviews) = (v.person() == Some(record.presenter), v.who()?.has(Role::Coordinator));
    let attachments = attachment::shown(&v, record.id, &attached, attachment::Hands::Reads)?;
    page(&Show {
        v: &v,
        record: &record,
        heading,
        read: Read::of(&v, &record, &figures)?,
        owner,
        reviews,
        withdrawable,
        attachments,
        comments,
        following,
    })
}
