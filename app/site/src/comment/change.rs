//! The author changes a comment, as long as comments are taken.

use askama::Template;
use axum::extract::Path;
use domain::{
    access::CommentCase,
    comment,
    comment::TEXT,
    fields::{Faults, Fields},
    id::{CaseId, CommentId},
};
use store::case::Heading;
use ui::Html;

use super::{From, name, own};
use crate::{
    ask::Ask,
    error::{Error, Reply},
    gate::Allowed,
    identifier::{self, Found},
    page::{again, page},
    sent::{Form, Sent},
    visit::Visit,
};

#[derive(Template)]
#[template(path = "comment/change.html")]
struct Change<'a> {
    v: &'a Visit,
    heading: Heading,
    id: CommentId,
    ask: Ask<'a>,
    form: &'a Form,
    /// Whether it can still be changed, and not only taken back.
    open: bool,
}

impl Change<'_> {
    fn name(&self) -> String {
        name(self.v, &self.heading)
    }

    fn asked(&self) -> askama::Result<Html> {
        let found = Found::new(self.v, self.form);
        Ok(found.at(|field| field == "text")?.then(found.made()?))
    }
}

/// Shows it in its form.
pub async fn get(v: Visit, allowed: Allowed<CommentCase>, Path((_, id)): Path<(CaseId, CommentId)>) -> Reply {
    let mut tx = v.app.db.read().await?;
    let text = own(&mut tx, &v, allowed.thing(), id).await?.ok_or(Error::Missing)?;
    let heading = store::case::heading(&mut tx, &allowed).await?;
    let open = store::comment::are_taken(&mut tx, &allowed).await?;
    let form = Form { fields: Fields::default().with("text", text), ..Form::default() };
    page(&Change { v: &v, heading, id, ask: Ask::new(&v, &form), form: &form, open })
}

/// Changes it.
pub async fn post(
    v: Visit,
    allowed: Allowed<CommentCase>,
    Path((_, id)): Path<(CaseId, CommentId)>,
    sent: Sent,
) -> Reply {
    let mut tx = v.write(&sent).await?;
    own(&mut tx, &v, allowed.thing(), id).await?.ok_or(Error::Missing)?;
    let looked = identifier::look(&v, &mut tx, &allowed, &sent.fields, &["text".to_owned()]).await?;
    let faults = match looked.check(comment::text) {
        Ok(text) => match store::comment::change(&mut tx, &allowed, id, &text, v.now).await {
            Ok(()) => {
                identifier::keep(&v, &mut tx, &allowed, &looked).await?;
                let to = From::Comments.address(allowed.thing(), "comment-changed");
                return v.done(tx, &sent, &to).await;
            }
            Err(store::Error::Taken) => Faults::one("", "comment-fault-closed"),
            Err(error) => return Err(error.into()),
        },
        Err(faults) => faults,
    };
    let form = Form { fields: looked.fields, faults };
    let heading = store::case::heading(&mut tx, &allowed).await?;
    again(&Change { v: &v, heading, id, ask: Ask::new(&v, &form), form: &form, open: true })
}
