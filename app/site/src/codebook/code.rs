//! One code: a new one, or the next version of one that is there; and what people wrote about it.

use askama::Template;
use axum::extract::Path;
use domain::{
    access::AnalyzeStudy,
    codebook::{Code, Codebook, reason},
    coding::memo,
    fields::{Faults, Fields},
    id::{CodeId, StudyId},
};
use store::{
    codebook,
    coding::{Memo, On, memos, write_memo},
};

use super::{CodeFields, Place, fields};
use crate::{
    ask::Ask,
    error::{Error, Reply},
    gate::Allowed,
    page::{again, page},
    sent::{Form, Sent},
    visit::Visit,
};

#[derive(Template)]
#[template(path = "codebook/code.html")]
struct Show<'a> {
    v: &'a Visit,
    place: &'a Place,
    ask: Ask<'a>,
    fields: CodeFields<'a>,
    book: &'a Codebook,
    code: Option<&'a Code>,
    memos: &'a [Memo],
}

/// What a page of a code shows.
struct Found {
    place: Place,
    book: Codebook,
    memos: Vec<Memo>,
}

impl Found {
    async fn of(v: &Visit, permit: &Allowed<AnalyzeStudy>, id: Option<CodeId>) -> Result<Self, Error> {
        let mut tx = v.app.db.read().await?;
        let place = Place::of(&mut tx, permit).await?;
        let book = codebook::newest(&mut tx, permit).await?;
        let on = id.map(On::Code);
        let memos = memos(&mut tx, permit).await?.into_iter().filter(|memo| Some(memo.on) == on).collect();
        Ok(Self { place, book, memos })
    }

    fn page<'a>(&'a self, v: &'a Visit, form: &'a Form, id: Option<CodeId>) -> Result<Show<'a>, Error> {
        let ask = Ask::new(v, form);
        let code = id.map(|id| self.book.find(id).ok_or(Error::Missing)).transpose()?;
        let fields = CodeFields { ask, v, book: &self.book, own: id };
        Ok(Show { v, place: &self.place, ask, fields, book: &self.book, code, memos: &self.memos })
    }
}

/// Asks for a new one; "under" names the code it stands under.
pub async fn new(v: Visit, permit: Allowed<AnalyzeStudy>) -> Reply {
    let found = Found::of(&v, &permit, None).await?;
    let fields = Fields::default().with("parent", v.asked("under")).with("color", "blue");
    page(&found.page(&v, &Form { fields, ..Form::default() }, None)?)
}

/// Shows one with its form.
pub async fn get(v: Visit, permit: Allowed<AnalyzeStudy>, Path((_, id)): Path<(StudyId, CodeId)>) -> Reply {
    let found = Found::of(&v, &permit, Some(id)).await?;
    let code = found.book.find(id).ok_or(Error::Missing)?;
    let form = Form { fields: fields(code), ..Form::default() };
    page(&found.page(&v, &form, Some(id))?)
}

/// Adds a new one.
pub async fn add(v: Visit, permit: Allowed<AnalyzeStudy>, sent: Sent) -> Reply {
    keep(&v, &permit, None, sent).await
}

/// Makes the next version of one.
pub async fn post(
    v: Visit,
    permit: Allowed<AnalyzeStudy>,
    Path((_, id)): Path<(StudyId, CodeId)>,
    sent: Sent,
) -> Reply {
    keep(&v, &permit, Some(id), sent).await
}

async fn keep(v: &Visit, permit: &Allowed<AnalyzeStudy>, known: Option<CodeId>, sent: Sent) -> Reply {
    let mut tx = v.write(&sent).await?;
    let book = codebook::newest(&mut tx, permit).await?;
    if known.is_some_and(|id| book.find(id).is_none()) {
        return Err(Error::Missing);
    }
    let id = known.unwrap_or_else(|| v.app.world.id());
    let location = format!("/studies/{}/codebook?said=codebook-saved", permit.thing());
    let faults = match (book.check(id, &sent.fields), reason(&sent.fields, book.version.saturating_add(1))) {
        (Ok(code), _) if book.find(id) == Some(&code) => return v.done(tx, &sent, &location).await,
        (Ok(code), Ok(reason)) => match codebook::add(&mut tx, permit, &book.with(code), &reason, v.now).await {
            Ok(()) => return v.done(tx, &sent, &location).await,
            Err(store::Error::Taken) => Faults::one("", "codebook-fault-taken"),
            Err(error) => return Err(error.into()),
        },
        (code, reason) => {
            let mut faults = code.err().unwrap_or_default();
            faults.extend(reason.err().unwrap_or_default());
            faults
        }
    };
    drop(tx);
    let found = Found::of(v, permit, known).await?;
    again(&found.page(v, &Form { fields: sent.fields, faults }, known)?)
}

/// Adds a memo.
pub async fn write(
    v: Visit,
    permit: Allowed<AnalyzeStudy>,
    Path((_, id)): Path<(StudyId, CodeId)>,
    sent: Sent,
) -> Reply {
    match memo(&sent.fields) {
        Ok(text) => {
            let mut tx = v.write(&sent).await?;
            write_memo(&mut tx, &permit, &v.app.world, On::Code(id), &text).await?;
            let location = format!("/studies/{}/codebook/codes/{id}?said=coding-memo#memos", permit.thing());
            v.done(tx, &sent, &location).await
        }
        Err(faults) => {
            let found = Found::of(&v, &permit, Some(id)).await?;
            let fields = found.book.find(id).map(fields).unwrap_or_default();
            again(&found.page(&v, &Form { fields, faults }, Some(id))?)
        }
    }
}
