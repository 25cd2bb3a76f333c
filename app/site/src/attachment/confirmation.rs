//! The presenter's word about an attachment: its pictures were looked at, the details in its text identify nobody.

use axum::extract::Path;
use domain::{
    access::WriteCase,
    fields::Faults,
    id::{AttachmentId, CaseId},
};

use super::{address, cleaning, list};
use crate::{
    error::{Error, Reply, see_other},
    gate::Allowed,
    page::again,
    sent::{Form, Sent},
    visit::Visit,
};

/// Keeps it.
pub async fn post(
    v: Visit,
    allowed: Allowed<WriteCase>,
    Path((case, attachment)): Path<(CaseId, AttachmentId)>,
    sent: Sent,
) -> Reply {
    let text = list::text_of(&v, &allowed, attachment).await?;
    let mut tx = v.write(&sent).await?;
    let all = store::attachment::of_case(&mut tx, &allowed).await?;
    let record = all.iter().find(|record| record.id == attachment).ok_or(Error::Missing)?;
    let ticked = sent.fields.ticked(&format!("looked-{attachment}"), "yes");
    let looked = cleaning::look(&v, &mut tx, &allowed, &text, &sent.fields).await?;
    if record.duty().look && !ticked {
        drop(tx);
        let faults = Faults::one(format!("looked-{attachment}"), "attachment-fault-looked");
        return again(&list::load(&v, &allowed, Form { fields: sent.fields, faults }).await?);
    }
    crate::identifier::keep(&v, &mut tx, &allowed, &looked).await?;
    let undecided = u32::try_from(looked.open.len()).unwrap_or(u32::MAX);
    match store::attachment::confirm(&mut tx, &allowed, attachment, ticked, undecided, v.now).await {
        Ok(()) => {}
        Err(store::Error::Taken) => return Ok(see_other(&format!("/cases/{case}"))),
        Err(error) => return Err(error.into()),
    }
    let said = if undecided == 0 { "attachment-confirmed" } else { "attachment-undecided" };
    v.done(tx, &sent, &format!("{}?said={said}", address(case))).await
}
