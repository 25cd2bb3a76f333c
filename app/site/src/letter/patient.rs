//! The letter in plain words, for the presenter to hand to the patient: a page, and the same as PDF.

use askama::Template;
use domain::{access::ReadLetter, id::CaseId};
use paper::patient::Patient;
use store::letter::Signed;

use crate::{
    error::{Error, Reply},
    gate::Allowed,
    page::{laid_out, page},
    visit::Visit,
};

#[derive(Template)]
#[template(path = "letter/patient.html")]
struct PatientPage<'a> {
    v: &'a Visit,
    case: CaseId,
    paper: Patient,
}

/// The plain words of the newest letter that went out; missing when nobody wrote any.
async fn find(v: &Visit, permit: &Allowed<ReadLetter>) -> Result<(Signed, Patient), Error> {
    let mut tx = v.app.db.write().await?;
    let signed = store::letter::signed(&mut tx, permit).await?.filter(|signed| signed.sent.is_some());
    let signed = signed.ok_or(Error::Missing)?;
    let patient = Patient::of(&signed.letter, words::of(signed.letter.language)).ok_or(Error::Missing)?;
    store::letter::open(&mut tx, permit, &signed, v.now).await?;
    store::audit::add_act(&mut tx, permit, v.now).await?;
    tx.save().await?;
    Ok((signed, patient))
}

/// Shows it.
pub async fn get(v: Visit, permit: Allowed<ReadLetter>) -> Reply {
    let (_, paper) = find(&v, &permit).await?;
    page(&PatientPage { v: &v, case: permit.thing(), paper })
}

/// Gives it as PDF.
pub async fn pdf(v: Visit, permit: Allowed<ReadLetter>) -> Reply {
    let (signed, paper) = find(&v, &permit).await?;
    let ident = format!("{}-patient", signed.id);
    let name = words::of(signed.letter.language).say("letter-patient-file-name");
    laid_out(name, move || paper::patient::pdf(&paper, &ident)).await
}
