//! Puts a letter that waits for signatures back to draft, with a reason for the team.

use domain::{access::SignLetter, fields::Faults, id::CaseId, letter::signature::Objection};

use super::typed::{Asked, asked_at, show};
use crate::{
    error::{Reply, see_other},
    gate::Allowed,
    identifier,
    sent::{Form, Sent},
    visit::Visit,
};

/// Asks why; leads to the letter when none waits for signatures.
pub async fn get(v: Visit, permit: Allowed<SignLetter>) -> Reply {
    let mut tx = v.app.db.read().await?;
    match store::letter::at_hand(&mut tx, &permit).await? {
        Some(letter) if letter.signed.is_none() => ask(&v, permit.thing(), &letter.letter.case, &Form::default()),
        _ => Ok(see_other(&format!("/cases/{}/letter", permit.thing()))),
    }
}

/// Does it. Nobody's signature stands then.
pub async fn post(v: Visit, permit: Allowed<SignLetter>, sent: Sent) -> Reply {
    let mut tx = v.write(&sent).await?;
    let case = permit.thing();
    let looked = identifier::look(&v, &mut tx, &permit, &sent.fields, &["reason".to_owned()]).await?;
    let held = store::letter::hold(&mut tx, &permit).await?;
    let code = held.as_ref().map(|letter| letter.letter.case.clone()).unwrap_or_default();
    let faults = match (looked.check(Objection::check), &held) {
        (Err(faults), _) => faults,
        (Ok(_), None) => Faults::one("reason", "letter-fault-not-waiting"),
        (Ok(objection), Some(letter)) => {
            match store::letter::signature::object(&mut tx, &permit, &v.app.world, letter, &objection).await {
                Ok(()) => {
                    identifier::keep(&v, &mut tx, &permit, &looked).await?;
                    super::mail::objected(&v, &mut tx, case, letter).await?;
                    store::audit::add_act(&mut tx, &permit, v.now).await?;
                    return v.done(tx, &sent, &format!("/cases/{case}/letter?said=letter-objected")).await;
                }
                Err(store::Error::Taken) => Faults::one("reason", "letter-fault-not-waiting"),
                Err(error) => return Err(error.into()),
            }
        }
    };
    let form = Form { fields: looked.fields, faults };
    ask(&v, case, &code, &form)
}

fn ask(v: &Visit, case: CaseId, code: &str, form: &Form) -> Reply {
    show(v, case, code, form, |ask, found| {
        let area = ask.area("reason", "letter-object-reason").hint(v.t("letter-object-hint")).rows(4);
        Ok(Asked {
            title: v.t("letter-object-title"),
            lead: v.t("letter-object-lead"),
            fields: ui::Html::from(area).then(asked_at(found, "reason")?),
            button: v.t("letter-object"),
            warns: true,
            below: ui::Html::default(),
        })
    })
}
