//! Who reads a program's answers: evaluators whom an administrator names, and who see no names there from then on.

use askama::Template;
use axum::extract::Path;
use domain::{
    access::ManageReaders,
    fields::{Check, Faults},
    id::PersonId,
};
use store::{
    Tx, program,
    survey::{self, Candidate, Reader},
};

use crate::{
    ask::Ask,
    error::{Error, Reply},
    gate::Allowed,
    page::{again, page},
    sent::{Form, Sent},
    visit::Visit,
};

#[derive(Template)]
#[template(path = "survey/readers.html")]
struct Readers<'a> {
    v: &'a Visit,
    f: Ask<'a>,
    program: program::Record,
    readers: Vec<Reader>,
    candidates: Vec<Candidate>,
}

impl Readers<'_> {
    fn person(&self) -> ui::Select {
        let items = self.candidates.iter().map(|one| (one.person.to_string(), one.name.clone()));
        self.f.select("person", "survey-reader-new").items(items)
    }
}

async fn readers<'a>(
    v: &'a Visit,
    tx: &mut Tx,
    permit: &Allowed<ManageReaders>,
    form: &'a Form,
) -> Result<Readers<'a>, Error> {
    let program = program::find(tx, permit.hub(), permit.thing()).await?;
    let readers = survey::readers(tx, permit).await?;
    Ok(Readers { v, f: Ask::new(v, form), program, readers, candidates: survey::candidates(tx, permit).await? })
}

/// Shows them.
pub async fn get(v: Visit, permit: Allowed<ManageReaders>) -> Reply {
    let form = Form::default();
    let mut tx = v.app.db.read().await?;
    page(&readers(&v, &mut tx, &permit, &form).await?)
}

/// Names one.
pub async fn post(v: Visit, permit: Allowed<ManageReaders>, sent: Sent) -> Reply {
    let mut tx = v.write(&sent).await?;
    let known = survey::candidates(&mut tx, &permit).await?;
    let mut check = Check::new(&sent.fields);
    let offered = |id: &PersonId| known.iter().any(|one| one.person == *id);
    let person = check.choice("person", |text| text.parse().ok().filter(offered));
    let named: Result<PersonId, Faults> = check.build(|| person);
    match named {
        Ok(person) => {
            survey::add_reader(&mut tx, &permit, person, v.now).await?;
            v.done(tx, &sent, &format!("/programs/{}/readers?said=survey-reader-added", permit.thing())).await
        }
        Err(faults) => {
            let form = Form { fields: sent.fields, faults };
            again(&readers(&v, &mut tx, &permit, &form).await?)
        }
    }
}

/// Takes the right from one.
pub async fn removal(
    v: Visit,
    permit: Allowed<ManageReaders>,
    Path((_, person)): Path<(String, PersonId)>,
    sent: Sent,
) -> Reply {
    let mut tx = v.write(&sent).await?;
    survey::remove_reader(&mut tx, &permit, person, v.now).await?;
    v.done(tx, &sent, &format!("/programs/{}/readers?said=survey-reader-removed", permit.thing())).await
}
