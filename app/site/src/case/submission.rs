//! The last look before a case is handed in: every answer, what is missing, every identifying detail, and the two promises.

use askama::Template;
use domain::{
    access::WriteCase,
    fields::{Check, Faults},
    form::Section,
    identifier::{Looked, faults},
};
use store::case::{Heading, Record};
use ui::{Attributes, ErrorSummary, Html};

use super::mail;
use crate::{
    attachment, computation,
    error::{Error, Reply, see_other},
    form::{view, whole_looked_at},
    gate::Allowed,
    page::{again, conflict, page},
    sent::{Form, Sent},
    visit::Visit,
};

#[derive(Template)]
#[template(path = "case/submission.html")]
struct Page<'a> {
    v: &'a Visit,
    record: &'a Record,
    heading: Heading,
    form: Form,
    /// What keeps the case from being submitted: where to change it, and the sentence.
    problems: Vec<(String, String)>,
    sections: Vec<(&'a Section, Html)>,
    /// About how many people the details leave together, where that is few, and which details.
    together: Option<(u32, Vec<String>)>,
}

impl<'a> Page<'a> {
    fn new(v: &'a Visit, record: &'a Record, looked: &Looked, heading: Heading, form: Form) -> Result<Self, Error> {
        let sections = record.form.sections.iter().map(|section| {
            let change = format!("/cases/{}/form/{}", record.id, section.name);
            let figures = computation::of_section(v, record, section)?;
            Ok((section, view::section(v, record.form, section, &record.answers, Some(&change))?.then(figures)))
        });
        let sections = sections.collect::<Result<_, Error>>()?;
        let (problems, together) = (problems(v, record, looked), together(record));
        Ok(Self { v, record, heading, form, problems, sections, together })
    }

    /// The same with what its attachments lack.
    fn with(mut self, attached: Vec<(String, String)>) -> Self {
        self.problems.extend(attached);
        self
    }

    /// Everything wrong, after somebody tried to submit: the promises on this page, the rest on the form's pages.
    fn summary(&self) -> ErrorSummary {
        let mut summary = ErrorSummary::new(self.v.t("site-problem-title"));
        if self.form.faults.is_empty() {
            return summary;
        }
        for (page, sentence) in &self.problems {
            summary = summary.item(page, sentence, Attributes::default());
        }
        self.form.faults.iter().fold(summary, |summary, fault| match fault.field.as_str() {
            "problems" => summary,
            "" => summary.overall(self.v.fault(fault)),
            field => summary.at(field, self.v.fault(fault)),
        })
    }

    fn promise(&self, name: &str, key: &str) -> ui::Checkboxes {
        let label = self.v.t(key);
        let error = self
            .form
            .faults
            .of(name)
            .map(|fault| ui::ErrorMessage::new(self.v.t("site-error-prefix"), self.v.fault(fault)));
        ui::Checkboxes::single(name, "yes", label).values(self.form.fields.all(name)).error(error)
    }
}

/// Everything that is missing and every identifying detail, by section.
fn problems(v: &Visit, record: &Record, looked: &Looked) -> Vec<(String, String)> {
    let page = |section: &Section, field: &str| format!("/cases/{}/form/{}#{field}", record.id, section.name);
    let label = |section: &Section, field: &str| {
        section.field(field).map(|field| field.label.get(v.language).to_owned()).unwrap_or_default()
    };
    let missing = record.form.submission(&record.answers).into_iter().map(|(section, fault)| {
        let sentence = v.t2("case-problem", "label", label(section, &fault.field), "fault", v.fault(&fault));
        (page(section, &fault.field), sentence)
    });
    let details = faults(&looked.open);
    let details = details.iter().filter_map(|fault| {
        let section = record.form.holder(&fault.field)?;
        let sentence = v.t2("case-problem", "label", label(section, &fault.field), "fault", v.fault(fault));
        Some((page(section, &fault.field), sentence))
    });
    missing.chain(details).collect()
}

/// About how many people the details of a case leave together, where that is few, and which details.
fn together(record: &Record) -> Option<(u32, Vec<String>)> {
    record.form.together(&record.answers, record.floor).map(|together| (together.people, together.reasons))
}

/// Shows everything.
pub async fn get(v: Visit, allowed: Allowed<WriteCase>) -> Reply {
    let mut tx = v.app.db.write().await?;
    let heading = store::case::heading(&mut tx, &allowed).await?;
    let record = store::case::show(&mut tx, &allowed, v.now).await?;
    let looked = whole_looked_at(&v, &mut tx, &allowed, &record).await?;
    let attached = attachment::problems(&v, &mut tx, &allowed).await?;
    tx.save().await?;
    if !record.state.is_open() {
        return Ok(see_other(&format!("/cases/{}", record.id)));
    }
    page(&Page::new(&v, &record, &looked, heading, Form::default())?.with(attached))
}

/// Hands the case in, and tells the coordinators.
pub async fn post(v: Visit, allowed: Allowed<WriteCase>, sent: Sent) -> Reply {
    let mut tx = v.write(&sent).await?;
    let heading = store::case::heading(&mut tx, &allowed).await?;
    let record = store::case::get(&mut tx, &allowed).await?;
    if !record.state.is_open() {
        return Ok(see_other(&format!("/cases/{}", record.id)));
    }
    let looked = whole_looked_at(&v, &mut tx, &allowed, &record).await?;
    let attached = attachment::problems(&v, &mut tx, &allowed).await?;
    if sent.fields.get("revision") != record.revision.to_string() {
        return stale(&v, &record, &looked, heading, sent);
    }
    let people = together(&record).map(|(people, _)| people);
    let mut check = Check::new(&sent.fields);
    check.agreed("deidentified", "case-fault-deidentified");
    check.agreed("consent", "case-fault-consent");
    if people.is_some() {
        check.agreed("together", "identifier-fault-together");
    }
    if !problems(&v, &record, &looked).is_empty() || !attached.is_empty() {
        check.fault("problems", "case-fault-problems");
    }
    if let Err(faults) = check.done(()) {
        return again(&Page::new(&v, &record, &looked, heading, Form { fields: sent.fields, faults })?.with(attached));
    }
    match store::case::submit(&mut tx, &allowed, record.revision, people, v.now).await {
        Ok(()) => {}
        Err(store::Error::Taken) => return stale(&v, &record, &looked, heading, sent),
        Err(error) => return Err(error.into()),
    }
    mail::submitted(&v, &mut tx, &allowed, &heading).await?;
    v.done(tx, &sent, &format!("/cases/{}?said=case-submitted", record.id)).await
}

fn stale(v: &Visit, record: &Record, looked: &Looked, heading: Heading, sent: Sent) -> Reply {
    let form = Form { fields: sent.fields, faults: Faults::one("", "case-fault-stale") };
    conflict(&Page::new(v, record, looked, heading, form)?)
}
