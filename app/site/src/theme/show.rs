//! One theme: its newest version as a form, every version, its memos.

use askama::Template;
use axum::extract::Path;
use domain::{
    access::AnalyzeStudy,
    codebook::Codebook,
    coding::memo,
    fields::Faults,
    id::{CodeId, StudyId, ThemeId},
    theme::Theme,
};
use store::{
    coding::{Memo, On, memos, write_memo},
    theme::{self, Version},
};
use ui::Checkboxes;

use crate::{
    ask::Ask,
    codebook::Place,
    error::{Error, Reply},
    gate::Allowed,
    page::{again, page},
    sent::{Form, Sent},
    visit::Visit,
};

#[derive(Template)]
#[template(path = "theme/show.html")]
struct Show<'a> {
    v: &'a Visit,
    ask: Ask<'a>,
    form: &'a Form,
    found: &'a Found,
    newest: &'a Version,
}

struct Found {
    place: Place,
    book: Codebook,
    /// Newest first.
    versions: Vec<Version>,
    memos: Vec<Memo>,
}

impl Found {
    async fn of(v: &Visit, permit: &Allowed<AnalyzeStudy>, id: ThemeId) -> Result<Self, Error> {
        let mut tx = v.app.db.read().await?;
        let place = Place::of(&mut tx, permit).await?;
        let book = store::codebook::newest(&mut tx, permit).await?;
        let mut versions = theme::versions(&mut tx, permit).await?;
        versions.retain(|version| version.id == id);
        let mut memos = memos(&mut tx, permit).await?;
        memos.retain(|memo| memo.on == On::Theme(id));
        Ok(Self { place, book, versions, memos })
    }

    fn page<'a>(&'a self, v: &'a Visit, form: &'a Form) -> Result<Show<'a>, Error> {
        let newest = self.versions.first().ok_or(Error::Missing)?;
        Ok(Show { v, ask: Ask::new(v, form), form, found: self, newest })
    }

    fn fresh(&self) -> Form {
        let fields = self.versions.first().map(|newest| super::fields(&newest.theme)).unwrap_or_default();
        Form { fields, ..Form::default() }
    }
}

impl Show<'_> {
    fn boxes(&self) -> Checkboxes {
        super::boxes(self.v, self.ask, &self.found.book, &self.form.fields)
    }

    fn code(&self, id: &CodeId) -> String {
        let book = &self.found.book;
        book.find(*id).map_or_else(|| self.v.t("coding-code-gone"), |code| book.path(code))
    }
}

/// Shows it.
pub async fn get(v: Visit, permit: Allowed<AnalyzeStudy>, Path((_, id)): Path<(StudyId, ThemeId)>) -> Reply {
    let found = Found::of(&v, &permit, id).await?;
    page(&found.page(&v, &found.fresh())?)
}

/// Adds the next version.
pub async fn post(
    v: Visit,
    permit: Allowed<AnalyzeStudy>,
    Path((_, id)): Path<(StudyId, ThemeId)>,
    sent: Sent,
) -> Reply {
    let mut tx = v.write(&sent).await?;
    let known = store::codebook::newest(&mut tx, &permit).await?.codes.iter().map(|code| code.id).collect();
    let read = sent.fields.get("version").parse().unwrap_or_default();
    let faults = match Theme::check(&sent.fields, &known) {
        Ok(theme) => match theme::revise(&mut tx, &permit, (id, read), &theme, v.now).await {
            Ok(()) => {
                let at = format!("/studies/{}/themes/{id}?said=theme-saved", permit.thing());
                return v.done(tx, &sent, &at).await;
            }
            Err(store::Error::Taken) => Faults::one("", "theme-fault-taken"),
            Err(error) => return Err(error.into()),
        },
        Err(faults) => faults,
    };
    drop(tx);
    let found = Found::of(&v, &permit, id).await?;
    again(&found.page(&v, &Form { fields: sent.fields, faults })?)
}

/// Adds a memo.
pub async fn write(
    v: Visit,
    permit: Allowed<AnalyzeStudy>,
    Path((_, id)): Path<(StudyId, ThemeId)>,
    sent: Sent,
) -> Reply {
    match memo(&sent.fields) {
        Ok(text) => {
            let mut tx = v.write(&sent).await?;
            write_memo(&mut tx, &permit, &v.app.world, On::Theme(id), &text).await?;
            let at = format!("/studies/{}/themes/{id}?said=coding-memo#memos", permit.thing());
            v.done(tx, &sent, &at).await
        }
        Err(faults) => {
            let found = Found::of(&v, &permit, id).await?;
            let form = Form { faults, ..found.fresh() };
            again(&found.page(&v, &form)?)
        }
    }
}
