//! The page on which a record is chosen or pasted, and what it offers.

use askama::Template;
use domain::{
    access::WriteCase,
    fields::{Faults, Fields},
    import::{self, Day, Offer, Unreadable},
};
use store::case::Record;
use ui::ErrorSummary;

use super::{
    shown::Offered,
    upload::{FILE, TEXT, Upload},
};
use crate::{
    error::{Error, Reply, see_other},
    gate::Allowed,
    page::{again, page},
    sent::Form,
    visit::Visit,
};

#[derive(Template)]
#[template(path = "import/ask.html")]
struct Ask<'a> {
    v: &'a Visit,
    record: &'a Record,
    form: Form,
}

impl Ask<'_> {
    fn summary(&self) -> ErrorSummary {
        let summary = ErrorSummary::new(self.v.t("site-problem-title"));
        self.form.faults.iter().fold(summary, |summary, fault| summary.at(&fault.field, self.v.fault(fault)))
    }

    fn error(&self, name: &str) -> Option<ui::ErrorMessage> {
        self.form.faults.of(name).map(|fault| ui::ErrorMessage::new(self.v.t("site-error-prefix"), self.v.fault(fault)))
    }

    fn file(&self) -> ui::Input {
        let file = ui::Input::new(FILE, ui::Label::new(self.v.t("import-file"))).kind("file");
        file.attribute("accept", ".json,application/json,application/fhir+json")
            .hint(self.v.t("import-file-hint"))
            .error(self.error(FILE))
    }

    fn text(&self) -> ui::Textarea {
        let text = ui::Textarea::new(TEXT, ui::Label::new(self.v.t("import-text"))).rows(8).spellcheck(false);
        text.value(self.form.fields.get(TEXT)).error(self.error(TEXT))
    }
}

/// Shows it. A case that is with the hub takes nothing in.
pub async fn get(v: Visit, allowed: Allowed<WriteCase>) -> Reply {
    let mut tx = v.app.db.write().await?;
    let record = store::case::show(&mut tx, &allowed, v.now).await?;
    tx.save().await?;
    if !record.state.is_open() {
        return Ok(see_other(&format!("/cases/{}", record.id)));
    }
    page(&Ask { v: &v, record: &record, form: Form::default() })
}

/// Reads a record and shows what it offers. Nothing is kept.
pub async fn post(v: Visit, allowed: Allowed<WriteCase>, upload: Upload) -> Reply {
    v.app.limits().upload(v.who()?.person)?;
    let mut tx = v.app.db.read().await?;
    let record = store::case::get(&mut tx, &allowed).await?;
    drop(tx);
    if !record.state.is_open() {
        return Ok(see_other(&format!("/cases/{}", record.id)));
    }
    let (today, bytes) = (today(&v), upload.bytes.clone());
    // A large record takes a while.
    let read = tokio::task::spawn_blocking(move || import::read(&bytes, Some(today))).await.map_err(Error::broken)?;
    let offer = match read {
        Ok(read) => Offer::of(&read, record.form, &record.answers, v.language),
        Err(why) => {
            let faults = Faults::one(upload.field, fault(why));
            // What was pasted is there again, unless it is larger than a page.
            let pasted = upload.field == TEXT && why != Unreadable::Large;
            let text = if pasted { String::from_utf8_lossy(&upload.bytes).into_owned() } else { String::new() };
            let form = Form { fields: Fields::default().with(TEXT, text), faults };
            return again(&Ask { v: &v, record: &record, form });
        }
    };
    let form = Form::default();
    let lines = offer.lines.into_iter().enumerate().collect();
    page(&Offered::new(&v, &record, &form, &lines, |_, line| line.is_plain(), &offer.left))
}

/// The day on the reader's calendar: an age in tens is told by it.
fn today(v: &Visit) -> Day {
    let date = v.now.local(v.zone()).date();
    let part = |number: i8| u16::try_from(number).unwrap_or_default();
    [u16::try_from(date.year()).unwrap_or_default(), part(date.month()), part(date.day())]
}

/// Why nothing was read, as the key of a sentence.
fn fault(why: Unreadable) -> &'static str {
    match why {
        Unreadable::Empty => "import-fault-empty",
        Unreadable::Large => "import-fault-large",
        Unreadable::Xml => "import-fault-xml",
        Unreadable::NoJson => "import-fault-no-json",
        Unreadable::NoFhir => "import-fault-no-fhir",
    }
}
