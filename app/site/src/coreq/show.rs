//! The list as a page to fill in and to print.

use askama::Template;
use domain::{
    access::{ManageStudy, SeeStudy},
    coreq::{DOMAINS, written},
    fields::Fields,
};
use store::access::permit;
use ui::Textarea;

use super::{Line, Listed};
use crate::{
    ask::Ask,
    error::{Error, Reply},
    gate::{Allowed, holds},
    page::{again, page},
    sent::{Form, Sent},
    visit::Visit,
};

#[derive(Template)]
#[template(path = "coreq/show.html")]
struct Show<'a> {
    v: &'a Visit,
    ask: Ask<'a>,
    listed: Listed<'a>,
    lines: Vec<Line>,
    leads: bool,
}

impl Show<'_> {
    fn of(&self, first: &u8, last: &u8) -> impl Iterator<Item = &Line> {
        let within = *first..=*last;
        self.lines.iter().filter(move |line| within.contains(&line.item))
    }

    fn area(&self, line: &Line) -> Textarea {
        let name = format!("item-{}", line.item);
        let label = ui::Label::new(self.v.t1("coreq-own", "item", u32::from(line.item))).class("govuk-visually-hidden");
        Textarea::new(&name, label).value(self.ask.value(&name)).rows(2).error(self.ask.error(&name))
    }
}

/// Shows it.
pub async fn get(v: Visit, permitted: Allowed<SeeStudy>) -> Reply {
    let mut tx = v.app.db.read().await?;
    let listed = Listed::of(&v, &mut tx, &permitted).await?;
    let leads = holds(permit::<ManageStudy>(&mut tx, v.who()?, permitted.thing()).await)?.is_some();
    drop(tx);
    let lines = listed.lines();
    let fields = lines
        .iter()
        .fold(Fields::default(), |fields, line| fields.with(format!("item-{}", line.item), line.written.as_str()));
    let form = Form { fields, ..Form::default() };
    page(&Show { v: &v, ask: Ask::new(&v, &form), listed, lines, leads })
}

/// Keeps what the team wrote.
pub async fn post(v: Visit, allowed: Allowed<ManageStudy>, sent: Sent) -> Reply {
    match written(&sent.fields) {
        Ok(written) => {
            let mut tx = v.write(&sent).await?;
            store::study::write(&mut tx, &allowed, &written, v.now).await?;
            v.done(tx, &sent, &format!("/studies/{}/coreq?said=saved", allowed.thing())).await
        }
        Err(faults) => {
            let mut tx = v.app.db.read().await?;
            let sees = holds(permit::<SeeStudy>(&mut tx, v.who()?, allowed.thing()).await)?;
            let sees = sees.ok_or(Error::Missing)?;
            let listed = Listed::of(&v, &mut tx, &sees).await?;
            drop(tx);
            let (lines, form) = (listed.lines(), Form { fields: sent.fields, faults });
            again(&Show { v: &v, ask: Ask::new(&v, &form), listed, lines, leads: true })
        }
    }
}
