//! A participant's own page: what the study asks of them, what they agree to, and the way out.

use askama::Template;
use domain::{access::Consent, participant::Consents};
use store::{
    participant::{Given, Record},
    program,
};
use ui::{Checkboxes, Radios};

use crate::{
    ask::Ask,
    error::{Error, Reply},
    gate::Allowed,
    page::{again, page},
    sent::{Form, Sent},
    visit::Visit,
};

#[derive(Template)]
#[template(path = "participant/consent.html")]
struct Show<'a> {
    v: &'a Visit,
    ask: Ask<'a>,
    program: program::Record,
    study: store::study::Record,
    own: Record,
    given: Vec<Given>,
}

impl Show<'_> {
    fn answers(&self) -> Checkboxes {
        let choice = ("yes", self.v.t("participant-leave-answers-yes"));
        Checkboxes::new("answers", self.v.t("participant-leave-answers")).small().choices([choice])
    }

    fn purposes(&self) -> Vec<Radios> {
        super::purposes(self.v, self.ask)
    }
}

struct Read {
    program: program::Record,
    study: store::study::Record,
    own: Record,
    given: Vec<Given>,
}

async fn read(v: &Visit, permit: &Allowed<Consent>) -> Result<Read, Error> {
    let mut tx = v.app.db.read().await?;
    let study = store::study::get(&mut tx, permit).await?;
    let program = program::find(&mut tx, permit.hub(), study.program).await?;
    let (own, given) = store::participant::own(&mut tx, permit).await?;
    Ok(Read { program, study, own, given })
}

fn show<'a>(v: &'a Visit, form: &'a Form, read: Read) -> Show<'a> {
    let Read { program, study, own, given } = read;
    Show { v, ask: Ask::new(v, form), program, study, own, given }
}

/// Shows it.
pub async fn get(v: Visit, permit: Allowed<Consent>) -> Reply {
    let read = read(&v, &permit).await?;
    let form = Form { fields: read.own.consents.fields(), ..Form::default() };
    page(&show(&v, &form, read))
}

/// Keeps the answers.
pub async fn post(v: Visit, permit: Allowed<Consent>, sent: Sent) -> Reply {
    let to = match Consents::check(&sent.fields) {
        Ok(to) => to,
        Err(faults) => {
            let form = Form { fields: sent.fields, faults };
            return again(&show(&v, &form, read(&v, &permit).await?));
        }
    };
    let mut tx = v.write(&sent).await?;
    match store::participant::consent(&mut tx, &permit, &v.app.world, &to).await {
        Ok(()) => v.done(tx, &sent, &format!("/studies/{}/consent?said=consent-kept", permit.thing())).await,
        Err(store::Error::Taken) => Err(Error::Missing),
        Err(error) => Err(error.into()),
    }
}

/// Takes the participant out of the study.
pub async fn withdrawal(v: Visit, permit: Allowed<Consent>, sent: Sent) -> Reply {
    let mut tx = v.write(&sent).await?;
    store::participant::withdraw(&mut tx, &permit, &v.app.world).await?;
    if sent.fields.get("answers") == "yes" {
        let program = store::study::get(&mut tx, &permit).await?.program;
        store::survey::forget(&mut tx, v.who()?, &v.app.tokens, program, v.now).await?;
    }
    v.done(tx, &sent, &format!("/studies/{}/consent?said=consent-withdrawn", permit.thing())).await
}
