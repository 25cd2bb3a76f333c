//! The comments on a case: read, and written.

use askama::Template;
use domain::{
    access::{CommentCase, SeeComments},
    comment,
    fields::Faults,
};
use store::{Tx, case::Heading};
use ui::{ErrorSummary, Html};

use super::{From, name, section};
use crate::{
    ask::Ask,
    error::{Error, Reply},
    gate::Allowed,
    identifier,
    page::{again, page},
    sent::{Form, Sent},
    visit::Visit,
};

#[derive(Template)]
#[template(path = "comment/list.html")]
struct List<'a> {
    v: &'a Visit,
    heading: Heading,
    ask: Ask<'a>,
    section: Html,
}

impl List<'_> {
    fn name(&self) -> String {
        name(self.v, &self.heading)
    }

    fn summary(&self) -> ErrorSummary {
        self.ask.summary()
    }
}

/// Shows them on a page of their own.
pub async fn get(v: Visit, allowed: Allowed<SeeComments>) -> Reply {
    let mut tx = v.app.db.write().await?;
    store::case::show(&mut tx, &allowed, v.now).await?;
    let heading = store::case::heading(&mut tx, &allowed).await?;
    let form = Form::default();
    let section = section(&mut tx, &v, allowed.thing(), From::Comments, &form).await?;
    tx.save().await?;
    page(&List { v: &v, heading, ask: Ask::new(&v, &form), section })
}

/// Writes one; with faults, the page of the comments comes with what was typed.
pub async fn post(v: Visit, allowed: Allowed<CommentCase>, sent: Sent) -> Reply {
    let mut tx = v.write(&sent).await?;
    let names = ["text".to_owned()];
    let looked = identifier::look(&v, &mut tx, &allowed, &sent.fields, &names).await?;
    let faults = match looked.check(comment::text) {
        Ok(text) => match store::comment::add(&mut tx, &allowed, &v.app.world, &text).await {
            Ok(_) => {
                identifier::keep(&v, &mut tx, &allowed, &looked).await?;
                let to = From::parse(sent.fields.get("from")).address(allowed.thing(), "comment-written");
                return v.done(tx, &sent, &to).await;
            }
            Err(store::Error::Taken) => Faults::one("", "comment-fault-closed"),
            Err(error) => return Err(error.into()),
        },
        Err(faults) => faults,
    };
    refused(&v, &mut tx, &allowed, Form { fields: looked.fields, faults }).await
}

async fn refused(
    v: &Visit,
    tx: &mut Tx,
    allowed: &Allowed<CommentCase>,
    form: Form,
) -> Result<axum::response::Response, Error> {
    let heading = store::case::heading(tx, allowed).await?;
    let section = section(tx, v, allowed.thing(), From::Comments, &form).await?;
    again(&List { v, heading, ask: Ask::new(v, &form), section })
}
