//! Which questionnaires the hub has words of its own for, and the form that loads them.

use askama::Template;
use domain::{access::WriteItemTexts, item_text};
use store::item_text::Own;

use crate::{
    ask::Ask,
    error::Reply,
    gate::Allowed,
    page::{again, page},
    sent::{Form, Sent},
    visit::Visit,
};

#[derive(Template)]
#[template(path = "item_text/list.html")]
struct List<'a> {
    v: &'a Visit,
    ask: Ask<'a>,
    found: Vec<Own>,
    /// The ids of the instruments that take words.
    taking: Vec<&'static str>,
}

impl List<'_> {
    /// What an instrument is called.
    fn name<'b>(&self, own: &'b Own) -> &'b str {
        item_text::name(&own.text, self.v.language)
    }
}

fn list<'a>(v: &'a Visit, found: Vec<Own>, form: &'a Form) -> List<'a> {
    let taking = item_text::taking().map(|instrument| instrument.id.as_str()).collect();
    List { v, ask: Ask::new(v, form), found, taking }
}

/// Shows them.
pub async fn get(v: Visit, permit: Allowed<WriteItemTexts>) -> Reply {
    let found = store::item_text::all(&mut v.app.db.read().await?, &permit).await?;
    page(&list(&v, found, &Form::default()))
}

/// Loads a document.
pub async fn post(v: Visit, permit: Allowed<WriteItemTexts>, sent: Sent) -> Reply {
    let mut tx = v.write(&sent).await?;
    match item_text::check(&sent.fields, v.language) {
        Ok(own) => {
            store::item_text::keep(&mut tx, &permit, &own, v.now).await?;
            v.done(tx, &sent, "/questionnaires?said=item-text-kept").await
        }
        Err(faults) => {
            let found = store::item_text::all(&mut tx, &permit).await?;
            drop(tx);
            again(&list(&v, found, &Form { fields: sent.fields, faults }))
        }
    }
}
