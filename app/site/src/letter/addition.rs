//! A specialist adds a recommendation to the draft after the session.

use domain::{
    access::SignLetter,
    fields::Faults,
    id::CaseId,
    recommendation::{Advice, Domain, Strength},
};

use super::typed::{Asked, asked_at, show};
use crate::{
    error::{Reply, see_other},
    gate::Allowed,
    identifier,
    sent::{Form, Sent},
    visit::Visit,
};

/// Asks for it; leads to the letter when there is no draft.
pub async fn get(v: Visit, permit: Allowed<SignLetter>) -> Reply {
    let mut tx = v.app.db.read().await?;
    if !store::letter::wording::is_open(&mut tx, &permit).await? {
        return Ok(see_other(&format!("/cases/{}/letter", permit.thing())));
    }
    let code = store::letter::desk(&mut tx, &permit).await?.letter.case;
    ask(&v, permit.thing(), &code, &Form::default())
}

/// Adds it.
pub async fn post(v: Visit, permit: Allowed<SignLetter>, sent: Sent) -> Reply {
    let mut tx = v.write(&sent).await?;
    let case = permit.thing();
    let names = Advice::TEXTS.map(str::to_owned);
    let looked = identifier::look(&v, &mut tx, &permit, &sent.fields, &names).await?;
    let faults = match looked.check(Advice::check) {
        Ok(advice) => match store::letter::wording::add(&mut tx, &permit, &v.app.world, &advice).await {
            Ok(_) => {
                identifier::keep(&v, &mut tx, &permit, &looked).await?;
                return v.done(tx, &sent, &format!("/cases/{case}/letter?said=letter-added")).await;
            }
            Err(store::Error::Taken) => Faults::one("text", "letter-fault-signed"),
            Err(error) => return Err(error.into()),
        },
        Err(faults) => faults,
    };
    let code = store::letter::desk(&mut tx, &permit).await?.letter.case;
    let form = Form { fields: looked.fields, faults };
    ask(&v, case, &code, &form)
}

fn ask(v: &Visit, case: CaseId, code: &str, form: &Form) -> Reply {
    show(v, case, code, form, |ask, found| {
        let named = |domain: Domain| (domain.code(), v.t(format!("recommendation-domain-{}", domain.code())));
        let domains = ask.select("domain", "recommendation-domain").items(Domain::ALL.map(named));
        let strong = |one: Strength| (one.code(), v.t(format!("recommendation-strength-{}", one.code())));
        let label = v.t1("site-optional", "label", v.t("recommendation-strength"));
        let strength = ui::Select::new("strength", label)
            .placeholder(v.t("recommendation-strength-none"))
            .items(Strength::ALL.map(strong))
            .value(ask.value("strength"))
            .error(ask.error("strength"));
        let source = ask.maybe_input("source", "recommendation-source").hint(v.t("recommendation-source-hint"));
        let area = ask.area("text", "letter-add-text").rows(6).attribute("dir", "auto");
        Ok(Asked {
            title: v.t("letter-add-title"),
            lead: v.t("letter-add-lead"),
            fields: ui::Html::from(domains)
                .then(area)
                .then(asked_at(found, "text")?)
                .then(strength)
                .then(source)
                .then(asked_at(found, "source")?)
                .then(ask.maybe_input("link", "recommendation-link")),
            button: v.t("letter-add"),
            warns: false,
            below: ui::Html::default(),
        })
    })
}
