//! A study's themes, and a new one.

use askama::Template;
use domain::{access::AnalyzeStudy, codebook::Codebook, id::CodeId, theme::Theme};
use store::theme::{self, Version};
use ui::Checkboxes;

use crate::{
    ask::Ask,
    codebook::Place,
    error::Reply,
    gate::Allowed,
    page::{again, page},
    sent::{Form, Sent},
    visit::Visit,
};

#[derive(Template)]
#[template(path = "theme/list.html")]
struct List<'a> {
    v: &'a Visit,
    ask: Ask<'a>,
    form: &'a Form,
    place: Place,
    book: Codebook,
    themes: Vec<Version>,
}

impl List<'_> {
    fn boxes(&self) -> Checkboxes {
        super::boxes(self.v, self.ask, &self.book, &self.form.fields)
    }

    fn code(&self, id: &CodeId) -> String {
        self.book.find(*id).map_or_else(|| self.v.t("coding-code-gone"), |code| self.book.path(code))
    }
}

async fn list<'a>(
    v: &'a Visit,
    permit: &Allowed<AnalyzeStudy>,
    form: &'a Form,
) -> Result<List<'a>, crate::error::Error> {
    let mut tx = v.app.db.read().await?;
    let place = Place::of(&mut tx, permit).await?;
    let book = store::codebook::newest(&mut tx, permit).await?;
    let themes = theme::newest(&mut tx, permit).await?;
    Ok(List { v, ask: Ask::new(v, form), form, place, book, themes })
}

/// Shows them.
pub async fn get(v: Visit, permit: Allowed<AnalyzeStudy>) -> Reply {
    page(&list(&v, &permit, &Form::default()).await?)
}

/// Adds one.
pub async fn post(v: Visit, permit: Allowed<AnalyzeStudy>, sent: Sent) -> Reply {
    let mut tx = v.write(&sent).await?;
    let known = store::codebook::newest(&mut tx, &permit).await?.codes.iter().map(|code| code.id).collect();
    match Theme::check(&sent.fields, &known) {
        Ok(theme) => {
            let id = theme::add(&mut tx, &permit, &v.app.world, &theme).await?;
            v.done(tx, &sent, &format!("/studies/{}/themes/{id}?said=theme-added", permit.thing())).await
        }
        Err(faults) => {
            drop(tx);
            again(&list(&v, &permit, &Form { fields: sent.fields, faults }).await?)
        }
    }
}
