//! What a program lets be recorded, and how long that is kept.

use askama::Template;
use domain::{access::ManageProgram, fields::Fields, recording::Extent, recording::Rule};
use store::program::Record;

use crate::{
    ask::Ask,
    error::Reply,
    gate::Allowed,
    page::{again, page},
    sent::{Form, Sent},
    visit::Visit,
};

#[derive(Template)]
#[template(path = "recording/rule.html")]
struct RulePage<'a> {
    v: &'a Visit,
    ask: Ask<'a>,
    record: &'a Record,
}

impl RulePage<'_> {
    fn extents(&self) -> ui::Radios {
        let choice = |extent: &Extent| (extent.code(), self.v.t(format!("recording-extent-{}", extent.code())));
        self.ask.radios("extent", "recording-extent").choices(Extent::ALL.iter().map(choice))
    }

    /// A cluster's rooms cannot be recorded from here.
    fn is_cluster(&self) -> bool {
        !self.v.app.rooms.can_record()
    }
}

/// Shows the rule.
pub async fn get(v: Visit, permit: Allowed<ManageProgram>) -> Reply {
    let mut tx = v.app.db.read().await?;
    let record = store::program::get(&mut tx, &permit).await?;
    let fields: Fields = store::recording::rule(&mut tx, &permit).await?.fields();
    let form = Form { fields, ..Form::default() };
    page(&RulePage { v: &v, ask: Ask::new(&v, &form), record: &record })
}

/// Changes it.
pub async fn post(v: Visit, permit: Allowed<ManageProgram>, sent: Sent) -> Reply {
    let mut tx = v.write(&sent).await?;
    let record = store::program::get(&mut tx, &permit).await?;
    match Rule::check(&sent.fields) {
        Ok(rule) => {
            store::recording::change(&mut tx, &permit, rule, v.now).await?;
            v.done(tx, &sent, &format!("/programs/{}/cycles?said=recording-changed", record.id)).await
        }
        Err(faults) => {
            let form = Form { fields: sent.fields, faults };
            again(&RulePage { v: &v, ask: Ask::new(&v, &form), record: &record })
        }
    }
}
