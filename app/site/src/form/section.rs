//! One section of the form: shown, and saved when its page is sent.

use askama::Template;
use axum::extract::Path;
use domain::{
    access::WriteCase,
    fields::Faults,
    form::{Field, Section},
    identifier::faults,
};
use store::case::Record;
use ui::{ErrorSummary, Html};

use super::{Kept, keep, looked_at, question, version, view};
use crate::{
    computation::saved,
    error::{Error, Reply, see_other},
    gate::Allowed,
    identifier::{self, Found},
    page::{again, conflict, page},
    sent::{Form, Sent},
    visit::Visit,
};

#[derive(Template)]
#[template(path = "form/section.html")]
struct Page<'a> {
    v: &'a Visit,
    record: &'a Record,
    section: &'a Section,
    number: usize,
    form: &'a Form,
    fields: Vec<Html>,
    found: Html,
    /// The section as somebody else saved it meanwhile, or as it was submitted.
    newer: Option<Html>,
}

impl<'a> Page<'a> {
    fn new(v: &'a Visit, record: &'a Record, section: &'a Section, form: &'a Form, newer: bool) -> Result<Self, Error> {
        let number = record.form.sections.iter().take_while(|other| other.name != section.name).count() + 1;
        let found = Found::new(v, form);
        let question = |field: &Field| {
            let asked = found.at(|name| section.field(name).is_some_and(|holder| holder.name == field.name));
            Ok(question::render(v, section, field, form, &record.item_texts)?.then(asked.map_err(Error::broken)?))
        };
        let fields = section.fields.iter().map(question).collect::<Result<Vec<_>, Error>>()?;
        let fields = fields.into_iter().chain(saved::under(v, record, section)?).collect();
        let found = found.made().map_err(Error::broken)?;
        let newer = if newer { Some(view::section(v, record.form, section, &record.answers, None)?) } else { None };
        Ok(Self { v, record, section, number, form, fields, found, newer })
    }

    /// All that is wrong, each leading to its field.
    fn summary(&self) -> ErrorSummary {
        let summary = ErrorSummary::new(self.v.t("site-problem-title"));
        self.form.faults.iter().fold(summary, |summary, fault| match fault.field.as_str() {
            "" => summary.overall(self.v.fault(fault)),
            field => summary.at(field, self.v.fault(fault)),
        })
    }

    fn version(&self) -> String {
        version(self.section, &self.record.answers)
    }

    fn save_words(&self) -> String {
        let last = self.record.form.after(self.section).is_none();
        self.v.t(if last { "form-save-last" } else { "form-save-continue" })
    }
}

fn named<'a>(record: &'a Record, name: &str) -> Result<&'a Section, Error> {
    record.form.section(name).ok_or(Error::Missing)
}

/// Shows the section with what is saved.
pub async fn get(v: Visit, allowed: Allowed<WriteCase>, Path((_, name)): Path<(String, String)>) -> Reply {
    let mut tx = v.app.db.write().await?;
    let record = store::case::show(&mut tx, &allowed, v.now).await?;
    let section = named(&record, &name)?;
    let looked = looked_at(&v, &mut tx, &allowed, &record, section).await?;
    tx.save().await?;
    if !record.state.is_open() {
        return Ok(see_other(&format!("/cases/{}", record.id)));
    }
    let fields = identifier::decided(record.answers.fields(section), &looked);
    let form = Form { fields, faults: faults(&looked.open) };
    page(&Page::new(&v, &record, section, &form, false)?)
}

/// Saves the section and leads on: to the next one, back to the overview, or to a further row.
pub async fn post(v: Visit, allowed: Allowed<WriteCase>, Path((_, name)): Path<(String, String)>, sent: Sent) -> Reply {
    let mut tx = v.write(&sent).await?;
    let record = store::case::get(&mut tx, &allowed).await?;
    let section = named(&record, &name)?;
    let fields = match sent.fields.get("remove") {
        "" => sent.fields.clone(),
        row => without(&sent.fields, row),
    };
    let kept = keep(&v, &mut tx, &allowed, (&record, section), &fields).await?;
    let again_with = |faults| Form { fields: sent.fields.clone(), faults };
    match kept {
        Kept::Done(answers) => {
            let stays = saved::alarms(&v, &record, &answers);
            let to = leading_on(&record, section, &sent, answers.rows(sent.fields.get("add")).len(), stays);
            v.done(tx, &sent, &to).await
        }
        Kept::Faulty(form) => again(&Page::new(&v, &record, section, &form, false)?),
        Kept::Stale => {
            let form = again_with(Faults::one("", "fault-stale"));
            conflict(&Page::new(&v, &record, section, &form, true)?)
        }
        Kept::Closed => {
            let form = again_with(Faults::one("", "form-fault-closed"));
            conflict(&Page::new(&v, &record, section, &form, true)?)
        }
    }
}

/// The fields without those of one row of a table ("medications-2").
fn without(fields: &domain::fields::Fields, row: &str) -> domain::fields::Fields {
    let prefix = format!("{row}-");
    let kept = fields.pairs().filter(|(name, _)| !name.starts_with(&prefix));
    domain::fields::Fields::new(kept.map(|(name, value)| (name.to_owned(), value.to_owned())).collect())
}

fn leading_on(record: &Record, section: &Section, sent: &Sent, rows: usize, stays: bool) -> String {
    let form = format!("/cases/{}/form", record.id);
    let (add, remove) = (sent.fields.get("add"), sent.fields.get("remove"));
    if section.field(add).is_some() {
        return format!("{form}/{}#{add}-{rows}", section.name);
    }
    if section.field(remove).is_some() {
        return format!("{form}/{}?said=form-row-removed", section.name);
    }
    match record.form.after(section) {
        _ if stays || sent.fields.get("then") == "stay" => format!("{form}/{}#computation", section.name),
        _ if sent.fields.get("then") == "later" => format!("{form}?said=form-saved"),
        Some(next) => format!("{form}/{}", next.name),
        None => form,
    }
}
