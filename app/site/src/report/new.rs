//! A report before it is frozen: what it would say, what its makers add, and the freezing.

use askama::Template;
use domain::{
    access::FreezeReport,
    fields::Faults,
    id::ProgramId,
    language::Language,
    report::{Document, FLOOR, Part, Remarks},
};
use store::report::{Frozen, New as NewReport};

use super::compose::Material;
use crate::{
    ask::Ask,
    error::Reply,
    gate::Allowed,
    page::{again, conflict, page},
    sent::{Form, Sent},
    visit::Visit,
};

#[derive(Template)]
#[template(path = "report/new.html")]
struct New<'a> {
    v: &'a Visit,
    f: Ask<'a>,
    program: ProgramId,
    /// Whether there is enough to freeze.
    enough: bool,
    document: Document,
    /// That a report would point at people; empty when it would not.
    near: String,
}

fn shown<'a>(v: &'a Visit, form: &'a Form, material: &Material, near: String) -> New<'a> {
    let remarks = Remarks::check(&form.fields).unwrap_or(Remarks { limits: String::new() });
    New {
        v,
        f: Ask::new(v, form),
        program: material.program(),
        enough: material.reach.is_some(),
        document: material.document(v, &remarks),
        near,
    }
}

/// Shows what it would say.
pub async fn get(v: Visit, permit: Allowed<FreezeReport>) -> Reply {
    let mut tx = v.app.db.read().await?;
    let material = Material::gather(&v, &mut tx, &permit).await?;
    drop(tx);
    page(&shown(&v, &Form::default(), &material, String::new()))
}

/// Freezes it.
pub async fn post(v: Visit, permit: Allowed<FreezeReport>, sent: Sent) -> Reply {
    let checked = Remarks::check(&sent.fields);
    let mut tx = v.write(&sent).await?;
    let material = Material::gather(&v, &mut tx, &permit).await?;
    let (remarks, reach) = match (checked, &material.reach) {
        (Err(faults), _) => return again(&shown(&v, &Form { fields: sent.fields, faults }, &material, String::new())),
        (Ok(_), None) => return again(&shown(&v, &Form::default(), &material, String::new())),
        (Ok(remarks), Some(reach)) => (remarks, reach),
    };
    let new = NewReport {
        id: v.app.world.id(),
        until: material.until,
        documents: Language::ALL.map(|language| material.document(&v.reading(language), &remarks)).into(),
        people: reach.people.clone(),
        studies: material.studies.clone(),
    };
    match store::report::freeze(&mut tx, &permit, &new, v.now).await? {
        Frozen::New(id) => {
            store::audit::add_act(&mut tx, &permit, v.now).await?;
            v.done(tx, &sent, &format!("/reports/{id}?said=report-frozen")).await
        }
        Frozen::Same(id) => v.done(tx, &sent, &format!("/reports/{id}?said=report-same")).await,
        Frozen::TooNear(_) => {
            let near = v.t1("report-too-near", "floor", FLOOR);
            conflict(&shown(&v, &Form { fields: sent.fields, faults: Faults::default() }, &material, near))
        }
    }
}
