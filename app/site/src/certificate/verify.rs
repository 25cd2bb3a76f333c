//! Anyone checks a certificate by its code.

use askama::Template;
use axum::{extract::Path, http::StatusCode};
use domain::{
    certificate::Code,
    fields::{Faults, Fields},
    presentation::Presentation,
};
use ui::{Fact, SummaryList};

use crate::{
    ask::Ask,
    error::{Reply, see_other},
    page::{again, page},
    sent::Form,
    visit::Visit,
};

#[derive(Template)]
#[template(path = "certificate/verify.html")]
struct VerifyPage<'a> {
    v: &'a Visit,
    ask: Ask<'a>,
}

#[derive(Template)]
#[template(path = "certificate/valid.html")]
struct ValidPage<'a> {
    v: &'a Visit,
    title: String,
    hub: &'a str,
    code: &'a str,
    facts: SummaryList,
    statement: &'a str,
}

#[derive(Template)]
#[template(path = "certificate/unknown.html")]
struct UnknownPage<'a> {
    v: &'a Visit,
}

/// Asks for a code, or goes to its page.
pub async fn ask(v: Visit) -> Reply {
    let typed = v.asked("code");
    if let Some(code) = Code::parse(typed) {
        return Ok(see_other(&format!("/verify/{code}")));
    }
    let faults = if typed.is_empty() { Faults::default() } else { Faults::one("code", "certificate-fault-code") };
    let form = Form { fields: Fields::default().with("code", typed), faults };
    let template = VerifyPage { v: &v, ask: Ask::new(&v, &form) };
    if form.faults.is_empty() { page(&template) } else { again(&template) }
}

/// Shows the certificate of a code. Whatever is wrong with a code, the answer is the same.
pub async fn get(v: Visit, Path(code): Path<String>) -> Reply {
    v.app.limits().verification(&v.network)?;
    let mut tx = v.app.db.read().await?;
    let (found, proof) = match Code::parse(&code) {
        Some(code) => {
            let proof = store::presentation::of_code(&mut tx, v.app.hub, &code).await?;
            (store::certificate::of_code(&mut tx, v.app.hub, &code).await?, proof)
        }
        None => (None, None),
    };
    drop(tx);
    if let Some(proof) = proof {
        return presented(&v, &proof);
    }
    let Some(kept) = found else {
        let mut response = page(&UnknownPage { v: &v })?;
        *response.status_mut() = StatusCode::NOT_FOUND;
        return Ok(response);
    };
    let says = kept.certificate;
    let paper = paper::certificate::Certificate::of(&says, &v.app.settings.url, v.words);
    let fact = |key: &str, value: &str| Fact::new(v.t(format!("certificate-verify-{key}")), value);
    let first = SummaryList::new()
        .fact(fact("name", &paper.name))
        .fact(fact("profession", &paper.profession))
        .fact(fact("program", &says.program));
    let facts = paper.facts.iter().fold(first, |list, fact| list.fact(Fact::new(&fact.name, &fact.value)));
    page(&ValidPage {
        v: &v,
        title: v.t("certificate-verify-valid"),
        hub: says.hub.get(v.words.language()),
        code: says.code.as_str(),
        facts,
        statement: &says.statement,
    })
}

/// The proof that somebody presented a case: what its paper says, and nothing of the case.
fn presented(v: &Visit, proof: &Presentation) -> Reply {
    let paper = paper::presentation::Presentation::of(proof, &v.app.settings.url, v.words);
    let facts = paper.facts.iter().fold(SummaryList::new(), |list, fact| list.fact(Fact::new(&fact.name, &fact.value)));
    page(&ValidPage {
        v,
        title: v.t("presentation-verify-valid"),
        hub: proof.hub.get(v.words.language()),
        code: &paper.code,
        facts,
        statement: &paper.nothing,
    })
}
