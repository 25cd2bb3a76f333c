//! The presenter's page of a case's attachments: add one, look at each, decide about what was found in its text.

use askama::Template;
use domain::{
    access::WriteCase,
    attachment::{self, Kind, MOST},
    fields::{Fault, Faults, Fields},
    id::AttachmentId,
    identifier::{self, Identifier},
};
use store::attachment::{New, Record};
use strip::Clean;
use ui::{ErrorSummary, Html};

use super::{address, cleaning, upload::Upload};
use crate::{
    error::{Error, Reply, see_other},
    gate::Allowed,
    identifier::Found,
    page::{again, page},
    sent::Form,
    visit::Visit,
};

/// Sentences about one file, at most.
const TOLD: usize = 20;

#[derive(Template)]
#[template(path = "attachment/list.html")]
pub struct List<'a> {
    v: &'a Visit,
    case: domain::id::CaseId,
    items: Vec<Item>,
    form: Form,
}

/// An attachment with what is to be done about it.
struct Item {
    record: Record,
    /// Details in its text that wait for a decision.
    open: Vec<Identifier>,
}

impl List<'_> {
    fn summary(&self) -> ErrorSummary {
        let summary = ErrorSummary::new(self.v.t("site-problem-title"));
        self.form.faults.iter().fold(summary, |summary, fault| summary.at(&fault.field, self.v.fault(fault)))
    }

    fn error(&self, name: &str) -> Option<ui::ErrorMessage> {
        self.form.faults.of(name).map(|fault| ui::ErrorMessage::new(self.v.t("site-error-prefix"), self.v.fault(fault)))
    }

    fn file(&self) -> ui::Input {
        let label = ui::Label::new(self.v.t("attachment-file"));
        let file = ui::Input::new(cleaning::FILE, label).kind("file");
        file.hint(self.v.t("attachment-file-hint")).error(self.error(cleaning::FILE))
    }

    fn caption(&self) -> ui::Input {
        let caption = ui::Input::new("caption", ui::Label::new(self.v.t("attachment-caption")));
        let caption = caption.value(self.form.fields.get("caption")).attribute("dir", "auto");
        caption.hint(self.v.t("attachment-caption-hint")).error(self.error("caption"))
    }

    /// Questions about details in the caption.
    fn asked(&self) -> askama::Result<Html> {
        Found::new(self.v, &self.form).at(|field| field == "caption")
    }

    fn made(&self) -> askama::Result<Html> {
        Found::new(self.v, &self.form).made()
    }

    fn looked(&self, record: &Record) -> ui::Checkboxes {
        let name = format!("looked-{}", record.id);
        let error = self.error(&name);
        let key = if record.kind.is_picture() { "attachment-looked-picture" } else { "attachment-looked-document" };
        ui::Checkboxes::single(name, "yes", self.v.t(key)).error(error)
    }

    fn is_full(&self) -> bool {
        self.items.len() >= usize::try_from(MOST).unwrap_or(usize::MAX)
    }
}

/// The page as it is now, with this form on it.
pub(super) async fn load<'a>(v: &'a Visit, allowed: &Allowed<WriteCase>, form: Form) -> Result<List<'a>, Error> {
    let mut tx = v.app.db.read().await?;
    let records = store::attachment::of_case(&mut tx, allowed).await?;
    drop(tx);
    let mut items = Vec::new();
    for record in records {
        let open = if record.undecided > 0 {
            let text = text_of(v, allowed, record.id).await?;
            let mut tx = v.app.db.read().await?;
            cleaning::look(v, &mut tx, allowed, &text, &Fields::default()).await?.open
        } else {
            Vec::new()
        };
        items.push(Item { record, open: once(open) });
    }
    Ok(List { v, case: allowed.thing(), items, form })
}

/// Each detail once, however it is written.
fn once(open: Vec<Identifier>) -> Vec<Identifier> {
    let mut seen = Vec::new();
    open.into_iter()
        .filter(|one| {
            let normal = one.folded();
            let new = !seen.contains(&normal);
            seen.push(normal);
            new
        })
        .collect()
}

/// The text of a kept file. It is read out again when it is needed: nothing of it is stored.
pub(super) async fn text_of(v: &Visit, allowed: &Allowed<WriteCase>, id: AttachmentId) -> Result<String, Error> {
    let mut tx = v.app.db.read().await?;
    let download = store::attachment::file(&mut tx, allowed, &v.app.files, id).await?;
    drop(tx);
    Ok(cleaning::clean(v, download.bytes).await?.map(|clean| clean.text).unwrap_or_default())
}

/// Shows it. The attachments of a case that is with the hub are shown with the case.
pub async fn get(v: Visit, allowed: Allowed<WriteCase>) -> Reply {
    let mut tx = v.app.db.write().await?;
    let record = store::case::show(&mut tx, &allowed, v.now).await?;
    tx.save().await?;
    if !record.state.is_open() {
        return Ok(see_other(&format!("/cases/{}", record.id)));
    }
    page(&load(&v, &allowed, Form::default()).await?)
}

/// Adds one. Only the clean file is kept, and only when nothing certain was found in its text.
pub async fn post(v: Visit, allowed: Allowed<WriteCase>, upload: Upload) -> Reply {
    let Upload { sent, file } = upload;
    v.app.limits().upload(v.who()?.person)?;
    // Before the transaction: it takes a while.
    let chosen = !file.is_empty();
    let cleaned = cleaning::clean(&v, file).await?;
    let mut tx = v.write(&sent).await?;
    let typed = crate::identifier::look(&v, &mut tx, &allowed, &sent.fields, &["caption".to_owned()]).await?;
    let caption = typed.check(attachment::caption);
    let file = match cleaned {
        _ if !chosen => Err(Faults::one(cleaning::FILE, "attachment-fault-file")),
        Err(refusal) => Err(Faults::one(cleaning::FILE, refused(refusal))),
        Ok(clean) => {
            let looked = cleaning::look(&v, &mut tx, &allowed, &clean.text, &Fields::default()).await?;
            let certain: Vec<Identifier> = looked.open.iter().filter(|one| one.blocks()).cloned().collect();
            if certain.is_empty() { Ok((clean, looked.open.len())) } else { Err(told(certain)) }
        }
    };
    let (caption, (clean, undecided)) = match (caption, file) {
        (Ok(caption), Ok(file)) => (caption, file),
        (caption, file) => {
            drop(tx);
            let mut faults = file.err().unwrap_or_default();
            faults.extend(caption.err().unwrap_or_default());
            let fields = crate::identifier::decided(typed.fields.clone(), &typed);
            return again(&load(&v, &allowed, Form { fields, faults }).await?);
        }
    };
    crate::identifier::keep(&v, &mut tx, &allowed, &typed).await?;
    let new = new(clean, &caption, undecided).ok_or(Error::Unreadable)?;
    match store::attachment::add(&mut tx, &allowed, &v.app.files, &v.app.world, new).await {
        Ok(id) => {
            let place = format!("{}?said=attachment-added#attachment-{id}", address(allowed.thing()));
            v.done(tx, &sent, &place).await
        }
        Err(store::Error::Taken) => Ok(see_other(&address(allowed.thing()))),
        Err(error) => Err(error.into()),
    }
}

fn new(clean: Clean, caption: &str, undecided: usize) -> Option<New<'_>> {
    Some(New {
        kind: Kind::parse(clean.kind.code())?,
        caption,
        bytes: clean.bytes,
        sights: u32::try_from(clean.sights).ok()?,
        burned_in: clean.burned_in,
        dropped: clean.dropped.iter().map(|dropped| dropped.code()).collect(),
        undecided: u32::try_from(undecided).ok()?,
    })
}

/// Why a file is not taken, as the key of a sentence.
fn refused(refusal: strip::Refusal) -> &'static str {
    match refusal {
        strip::Refusal::Empty => "attachment-fault-file",
        strip::Refusal::Large => "attachment-fault-large",
        strip::Refusal::Kind => "attachment-fault-kind",
        strip::Refusal::Broken => "attachment-fault-broken",
        strip::Refusal::Locked => "attachment-fault-locked",
        strip::Refusal::Pixels => "attachment-fault-pixels",
        strip::Refusal::Bomb => "attachment-fault-bomb",
        strip::Refusal::Pages => "attachment-fault-pages",
        strip::Refusal::Compression => "attachment-fault-compression",
        strip::Refusal::Heavy => "attachment-fault-heavy",
        strip::Refusal::NoPicture => "attachment-fault-no-picture",
    }
}

/// What is certain, as faults of the file: first what to do, then each detail once.
fn told(certain: Vec<Identifier>) -> Faults {
    let mut faults = Faults::one(cleaning::FILE, "attachment-fault-details");
    let certain: Vec<Identifier> = once(certain).into_iter().take(TOLD).collect();
    let all = identifier::faults(&certain);
    all.iter().for_each(|Fault { field, key, args }| faults.add_with(field, key, args.clone()));
    faults
}
