//! The coordinator's page of a case: read it, then accept it, return it with a note, or give it a place in a session.

use askama::Template;
use domain::{
    access::{Permit, ReviewCase},
    case::State,
    computation::Computation,
    fields::Faults,
    moment::Moment,
};
use store::{
    Tx,
    case::{Heading, Record, Slot},
};
use ui::{ErrorSummary, Html};

use super::{by, in_session, name, show::Read, tag};
use crate::{
    attachment, computation,
    error::{Error, Reply},
    gate::Allowed,
    identifier::Found,
    page::{again, conflict, page},
    sent::{Form, Sent},
    visit::Visit,
};

#[derive(Template)]
#[template(path = "case/review.html")]
struct Review<'a> {
    v: &'a Visit,
    record: &'a Record,
    heading: Heading,
    slots: Vec<Slot>,
    read: Read<'a>,
    form: Form,
    attachments: Html,
}

impl Review<'_> {
    fn name(&self) -> String {
        name(self.v, &self.heading)
    }

    fn by(&self) -> String {
        by(self.v, &self.heading)
    }

    fn in_session(&self, number: &u32, starts: &Moment) -> String {
        in_session(self.v, *number, starts)
    }

    fn tag(&self) -> ui::Tag {
        tag(self.v, self.record.state)
    }

    fn waits(&self) -> bool {
        self.record.state == State::Submitted
    }

    fn takes_place(&self) -> bool {
        matches!(self.record.state, State::Accepted | State::Scheduled)
    }

    fn summary(&self) -> ErrorSummary {
        let summary = ErrorSummary::new(self.v.t("site-problem-title"));
        self.form.faults.iter().fold(summary, |summary, fault| match fault.field.as_str() {
            "" => summary.overall(self.v.fault(fault)),
            field => summary.at(field, self.v.fault(fault)),
        })
    }

    fn error(&self, name: &str) -> Option<ui::ErrorMessage> {
        self.form.faults.of(name).map(|fault| ui::ErrorMessage::new(self.v.t("site-error-prefix"), self.v.fault(fault)))
    }

    fn note(&self) -> ui::Textarea {
        let label = ui::Label::new(self.v.t("case-return-note")).size(ui::Size::S);
        let note =
            ui::Textarea::new("note", label).value(self.form.fields.get("note")).rows(4).attribute("dir", "auto");
        note.hint(self.v.t("case-return-hint")).error(self.error("note"))
    }

    /// What is asked about identifying details in the note.
    fn asked(&self) -> askama::Result<Html> {
        let found = Found::new(self.v, &self.form);
        Ok(found.at(|field| field == "note")?.then(found.made()?))
    }

    fn places(&self) -> ui::Radios {
        let legend = ui::Legend::new(self.v.t("case-place-legend")).size(ui::Size::S);
        let slots = self.slots.iter().map(|slot| {
            let words = self.v.t2("case-slot", "number", slot.number, "when", self.v.when(&slot.starts));
            ui::Choice::new(slot.segment.to_string(), words).hint(self.v.t2(
                "case-slot-hint",
                "topic",
                &slot.topic,
                "minutes",
                slot.minutes,
            ))
        });
        let radios = ui::Radios::new("segment", legend).choices(slots);
        let radios = if self.record.state == State::Scheduled {
            radios.choice(ui::Choice::new(super::place::OUT, self.v.t("case-place-out")))
        } else {
            radios
        };
        radios.value(self.form.fields.get("segment")).error(self.error("segment"))
    }
}

/// Shows the case with what can be decided now.
pub async fn get(v: Visit, allowed: Allowed<ReviewCase>) -> Reply {
    let mut tx = v.app.db.write().await?;
    let (record, heading, slots, figures, attachments) = load(&v, &mut tx, &allowed).await?;
    store::audit::add_act(&mut tx, &allowed, v.now).await?;
    tx.save().await?;
    page(&Review {
        v: &v,
        record: &record,
        heading,
        slots,
        read: Read::of(&v, &record, &figures)?,
        form: Form::default(),
        attachments,
    })
}

/// The case, its heading, the places it can be given, what was worked out of it, and what is attached to it.
type Loaded = (Record, Heading, Vec<Slot>, Computation, Html);

async fn load(v: &Visit, tx: &mut Tx, permit: &Permit<ReviewCase>) -> Result<Loaded, Error> {
    let record = store::case::get(tx, permit).await?;
    let heading = store::case::heading(tx, permit).await?;
    let slots = store::case::slots(tx, permit, v.now).await?;
    let figures = computation::of_case(tx, v, permit, &record).await?;
    let attached = store::attachment::of_case(tx, permit).await?;
    let attachments = attachment::shown(v, record.id, &attached, attachment::Hands::Removes)?;
    Ok((record, heading, slots, figures, attachments))
}

/// The page again, because a decision has faults.
pub(super) async fn faulty(v: &Visit, permit: &Permit<ReviewCase>, sent: Sent, faults: Faults) -> Reply {
    let mut tx = v.app.db.read().await?;
    let (record, heading, slots, figures, attachments) = load(v, &mut tx, permit).await?;
    let form = Form { fields: sent.fields, faults };
    again(&Review { v, record: &record, heading, slots, read: Read::of(v, &record, &figures)?, form, attachments })
}

/// The page as the case is now, because somebody else decided first.
pub(super) async fn stale(v: &Visit, permit: &Permit<ReviewCase>, sent: Sent, key: &'static str) -> Reply {
    let mut tx = v.app.db.read().await?;
    let (record, heading, slots, figures, attachments) = load(v, &mut tx, permit).await?;
    let form = Form { fields: sent.fields, faults: Faults::one("", key) };
    conflict(&Review { v, record: &record, heading, slots, read: Read::of(v, &record, &figures)?, form, attachments })
}
