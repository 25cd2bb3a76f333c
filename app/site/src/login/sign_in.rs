//! Asks for a mail address and sends a personal link there. The answer never tells whether the address is known.

use askama::Template;
use domain::{
    fields::Check,
    link::{SIGN_IN_MINUTES, Target},
};
use store::link::Terms;

use super::mail;
use crate::{
    ask::Ask,
    error::{Reply, leading_to, see_other},
    page::{again, page},
    sent::{Form, Sent},
    visit::Visit,
};

#[derive(Template)]
#[template(path = "login/sign_in.html")]
struct SignIn<'a> {
    v: &'a Visit,
    f: Ask<'a>,
    target: Target,
}

impl SignIn<'_> {
    /// Where a member of the team signs in by password instead.
    fn by_password(&self) -> String {
        leading_to("/sign-in/password", &self.target)
    }
}

#[derive(Template)]
#[template(path = "login/sent.html")]
struct SentPage<'a> {
    v: &'a Visit,
}

/// Asks for the address.
pub async fn get(v: Visit) -> Reply {
    let target = Target::or_home(v.asked("to"));
    if v.login.as_ref().is_some_and(|login| !login.locked) {
        return Ok(see_other(target.as_str()));
    }
    let form = Form::default();
    page(&SignIn { v: &v, f: Ask::new(&v, &form), target })
}

/// Sends the link.
pub async fn post(v: Visit, sent: Sent) -> Reply {
    let target = Target::or_home(sent.fields.get("to"));
    let mut check = Check::new(&sent.fields);
    let address = check.email("email");
    if let Err(faults) = check.done(()) {
        let form = Form { fields: sent.fields, faults };
        return again(&SignIn { v: &v, f: Ask::new(&v, &form), target });
    }
    v.app.limits().mail(&address, &v.network)?;
    let mut tx = v.write(&sent).await?;
    if let Some(known) = store::person::by_email(&mut tx, v.app.hub, &address).await? {
        let expires = v.now.plus_minutes(SIGN_IN_MINUTES);
        let terms = Terms { person: known.id, target, expires, once: true };
        let link = store::link::mailed(&mut tx, &v.app.world, &v.app.settings.url, &terms).await?;
        let hub = store::hub::find(&mut tx, v.app.hub).await?;
        store::mail::add(&mut tx, &v.app.world, v.app.hub, &mail::sign_in(&hub, &known, link)).await?;
    }
    v.done(tx, &sent, "/sign-in/mail").await
}

/// Says that a mail is on its way.
pub async fn sent(v: Visit) -> Reply {
    page(&SentPage { v: &v })
}
