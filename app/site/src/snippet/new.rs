//! Adds a snippet to the library.

use askama::Template;
use domain::{access::WriteSnippets, snippet::Wording};

use super::WordingFields;
use crate::{
    ask::Ask,
    error::Reply,
    gate::Allowed,
    page::{again, page},
    sent::{Form, Sent},
    visit::Visit,
};

#[derive(Template)]
#[template(path = "snippet/new.html")]
struct New<'a> {
    v: &'a Visit,
    ask: Ask<'a>,
    fields: WordingFields<'a>,
}

fn new<'a>(v: &'a Visit, form: &'a Form) -> New<'a> {
    let ask = Ask::new(v, form);
    New { v, ask, fields: WordingFields { v, ask } }
}

/// Asks what it says.
pub async fn get(v: Visit) -> Reply {
    page(&new(&v, &Form::default()))
}

/// Keeps it as its first edition.
pub async fn post(v: Visit, permit: Allowed<WriteSnippets>, sent: Sent) -> Reply {
    match Wording::check(&sent.fields) {
        Ok(wording) => {
            let mut tx = v.write(&sent).await?;
            let id = store::snippet::add(&mut tx, &permit, &v.app.world, &wording).await?;
            v.done(tx, &sent, &format!("/snippets/{id}?said=snippet-added")).await
        }
        Err(faults) => again(&new(&v, &Form { fields: sent.fields, faults })),
    }
}
