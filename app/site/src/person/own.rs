//! What people change about themselves.

use askama::Template;
use domain::person::Profile;
use store::person::Known;
use ui::SummaryList;

use super::kept_by_the_hub;
use crate::{
    ask::Ask,
    error::Reply,
    page::{again, page},
    sent::{Form, Sent},
    visit::Visit,
};

#[derive(Template)]
#[template(path = "person/own.html")]
struct Own<'a> {
    v: &'a Visit,
    f: Ask<'a>,
    known: &'a Known,
    facts: SummaryList,
}

/// Shows it.
pub async fn get(v: Visit) -> Reply {
    let known = store::person::own(&mut v.app.db.read().await?, v.who()?).await?;
    let form = Form { fields: known.person.fields(), ..Form::default() };
    page(&Own { v: &v, f: Ask::new(&v, &form), known: &known, facts: kept_by_the_hub(&v, &known.person) })
}

/// Keeps it.
pub async fn post(v: Visit, sent: Sent) -> Reply {
    let profile = match Profile::check(&sent.fields) {
        Ok(profile) => profile,
        Err(faults) => {
            let known = store::person::own(&mut v.app.db.read().await?, v.who()?).await?;
            let form = Form { fields: sent.fields, faults };
            return again(&Own {
                v: &v,
                f: Ask::new(&v, &form),
                known: &known,
                facts: kept_by_the_hub(&v, &known.person),
            });
        }
    };
    let mut tx = v.write(&sent).await?;
    store::person::change_own(&mut tx, v.who()?, &profile).await?;
    v.done(tx, &sent, "/me?said=saved").await
}
