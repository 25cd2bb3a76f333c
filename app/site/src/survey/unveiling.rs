//! Breaking the glass: an administrator learns once whose a token is, with a reason that everybody concerned sees.

use askama::Template;
use domain::{
    access::{SeeUnveilings, Unveil},
    fields::{Check, Faults},
    survey::Token,
};
use store::{
    program, receipt,
    survey::{self, Unveiling},
};

use crate::{
    ask::Ask,
    error::{Error, Reply},
    gate::{Allowed, holds},
    page::{again, page},
    sent::{Form, Sent},
    visit::Visit,
};

#[derive(Template)]
#[template(path = "survey/unveilings.html")]
struct Unveilings<'a> {
    v: &'a Visit,
    f: Ask<'a>,
    program: program::Record,
    found: Vec<Unveiling>,
    /// Whether the reader of the page may unveil.
    may: bool,
    /// The name that is shown this once.
    name: Option<String>,
}

async fn unveilings<'a>(
    v: &'a Visit,
    permit: &domain::access::Permit<SeeUnveilings>,
    form: &'a Form,
    name: Option<String>,
) -> Result<Unveilings<'a>, Error> {
    let mut tx = v.app.db.read().await?;
    let program = program::find(&mut tx, permit.hub(), permit.thing()).await?;
    let may = holds(store::access::permit::<Unveil>(&mut tx, v.who()?, permit.thing()).await)?.is_some();
    let found = survey::unveilings(&mut tx, permit).await?;
    Ok(Unveilings { v, f: Ask::new(v, form), program, found, may, name })
}

/// Shows which tokens were unveiled.
pub async fn get(v: Visit, permit: Allowed<SeeUnveilings>) -> Reply {
    let form = Form::default();
    page(&unveilings(&v, &permit, &form, None).await?)
}

/// Unveils one. The name stands on this answer only; the same form sent again leads to the list.
pub async fn post(v: Visit, permit: Allowed<Unveil>, sent: Sent) -> Reply {
    let mut tx = v.write(&sent).await?;
    let sees = store::access::permit::<SeeUnveilings>(&mut tx, v.who()?, permit.thing()).await?;
    let mut check = Check::new(&sent.fields);
    let token = check.choice("token", |text| text.parse::<Token>().ok());
    let reason = check.line("reason", 500);
    let typed: Result<Token, Faults> = check.build(|| token);
    let faults = match typed {
        Err(faults) => faults,
        Ok(token) => {
            let found = survey::unveil(&mut tx, &permit, &v.app.tokens, (&token, &reason), &v.app.world).await?;
            match found {
                None => Faults::one("token", "survey-fault-token"),
                Some(known) => {
                    let location = format!("/programs/{}/unveilings", permit.thing());
                    receipt::add(&mut tx, sent.key, v.person(), &v.path, &location, v.now).await?;
                    tx.save().await?;
                    let form = Form::default();
                    let shown = unveilings(&v, &sees, &form, Some(known.person.name)).await?;
                    return page(&shown);
                }
            }
        }
    };
    drop(tx);
    let form = Form { fields: sent.fields, faults };
    again(&unveilings(&v, &sees, &form, None).await?)
}
