//! A report before it is frozen: what it would say, what its makers add, and the freezing.

use askama::Template;
use domain::{
    access::FreezeReport,
    fields::Faults,
    id::ProgramId,
    language::Language,
    report::{Document, FLOOR, Part, Remarks},
};
use store::report::{New as NewReport, Outcome};

use super::compose::Material;
use crate::{
    ask::Ask,
    error::{Error, Reply},
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

fn shown<'a>(v: &'a Visit, form: &'a Form, material: &Material, near: String) -> Result<New<'a>, Error> {
    let remarks = Remarks::check(&form.fields).unwrap_or(Remarks { limits: String::new() });
    Ok(New {
        v,
        f: Ask::new(v, form),
        program: material.program(),
        enough: material.reach()?.is_some(),
        document: material.document(v, &remarks)?,
        near,
    })
}

/// Shows what it would say.
pub async fn get(v: Visit, permit: Allowed<FreezeReport>) -> Reply {
    let mut tx = v.app.db.read().await?;
    let material = Material::gather(&v, &mut tx, &permit).await?;
    drop(tx);
    page(&shown(&v, &Form::default(), &material, String::new())?)
}

/// The report in every language.
fn documents(v: &Visit, material: &Material, remarks: &Remarks) -> Result<Vec<Document>, Error> {
    Language::ALL.into_iter().map(|language| material.document(&v.reading(language), remarks)).collect()
}

/// Freezes it.
pub async fn post(v: Visit, permit: Allowed<FreezeReport>, sent: Sent) -> Reply {
    let checked = Remarks::check(&sent.fields);
    let mut tx = v.write(&sent).await?;
    let material = Material::gather(&v, &mut tx, &permit).await?;
    let (remarks, reach) = match (checked, material.reach()?) {
        (Err(faults), _) => return again(&shown(&v, &Form { fields: sent.fields, faults }, &material, String::new())?),
        (Ok(_), None) => return again(&shown(&v, &Form::default(), &material, String::new())?),
        (Ok(remarks), Some(reach)) => (remarks, reach),
    };
    let new = NewReport {
        id: v.app.world.id(),
        until: material.until,
        documents: documents(&v, &material, &remarks)?,
        people: reach.people.clone(),
        figures: material.figures.clone(),
        studies: material.studies.clone(),
    };
    match store::report::freeze(&mut tx, &permit, &new, v.now).await? {
        Outcome::New(id) => {
            store::audit::add_act(&mut tx, &permit, v.now).await?;
            v.done(tx, &sent, &format!("/reports/{id}?said=report-frozen")).await
        }
        Outcome::Same(id) => v.done(tx, &sent, &format!("/reports/{id}?said=report-same")).await,
        Outcome::TooNear(_) => {
            let near = v.t1("report-too-near", "floor", FLOOR);
            conflict(&shown(&v, &Form { fields: sent.fields, faults: Faults::default() }, &material, near)?)
        }
    }
}
