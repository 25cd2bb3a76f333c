//! Begins an amended version of a letter that went out, with the sentence that says why, or gives it up.

use domain::{access::SignLetter, fields::Faults, id::CaseId, letter::version::Amendment};

use super::typed::{Asked, asked_at, show};
use crate::{
    error::{Reply, see_other},
    gate::Allowed,
    identifier,
    sent::{Form, Sent},
    visit::Visit,
};

/// Asks why; leads to the letter when there is nothing to amend, or it is being amended.
pub async fn get(v: Visit, permit: Allowed<SignLetter>) -> Reply {
    let mut tx = v.app.db.read().await?;
    let draft = store::letter::is_draft(&mut tx, &permit).await?;
    let waits = store::letter::at_hand(&mut tx, &permit).await?.is_some();
    match store::letter::signed(&mut tx, &permit).await? {
        Some(letter) if !draft && !waits => ask(&v, permit.thing(), &letter.letter.case, &Form::default()),
        _ => Ok(see_other(&format!("/cases/{}/letter", permit.thing()))),
    }
}

/// Begins it.
pub async fn post(v: Visit, permit: Allowed<SignLetter>, sent: Sent) -> Reply {
    let mut tx = v.write(&sent).await?;
    let case = permit.thing();
    let looked = identifier::look(&v, &mut tx, &permit, &sent.fields, &["reason".to_owned()]).await?;
    let faults = match looked.check(Amendment::check) {
        Ok(amendment) => match store::letter::version::amend(&mut tx, &permit, &v.app.world, &amendment).await {
            Ok(()) => {
                identifier::keep(&v, &mut tx, &permit, &looked).await?;
                store::audit::add_act(&mut tx, &permit, v.now).await?;
                return v.done(tx, &sent, &format!("/cases/{case}/letter?said=letter-amending")).await;
            }
            Err(store::Error::Taken) => Faults::one("reason", "letter-fault-amending"),
            Err(error) => return Err(error.into()),
        },
        Err(faults) => faults,
    };
    let code = store::letter::desk(&mut tx, &permit).await?.letter.case;
    let form = Form { fields: looked.fields, faults };
    ask(&v, case, &code, &form)
}

/// Gives it up, unless somebody signed it.
pub async fn withdraw(v: Visit, permit: Allowed<SignLetter>, sent: Sent) -> Reply {
    let mut tx = v.write(&sent).await?;
    let said = match store::letter::version::withdraw(&mut tx, &permit).await {
        Ok(()) => "letter-withdrawn",
        Err(store::Error::Taken) => "letter-not-withdrawn",
        Err(error) => return Err(error.into()),
    };
    store::audit::add_act(&mut tx, &permit, v.now).await?;
    v.done(tx, &sent, &format!("/cases/{}/letter?said={said}", permit.thing())).await
}

fn ask(v: &Visit, case: CaseId, code: &str, form: &Form) -> Reply {
    show(v, case, code, form, |ask, found| {
        let line = ask.input("reason", "letter-amend-reason").hint(v.t("letter-amend-hint")).attribute("dir", "auto");
        Ok(Asked {
            title: v.t("letter-amend-title"),
            lead: v.t("letter-amend-lead"),
            fields: ui::Html::from(line).then(asked_at(found, "reason")?),
            button: v.t("letter-amend"),
            warns: false,
            below: ui::Html::default(),
        })
    })
}
