//! Keeps what a specialist leaves in the letter and in which order.

use domain::{access::SignLetter, fields::Faults, letter::Edition};

use super::draft;
use crate::{
    error::Reply,
    gate::Allowed,
    sent::{Form, Sent},
    visit::Visit,
};

/// Keeps it.
pub async fn post(v: Visit, permit: Allowed<SignLetter>, sent: Sent) -> Reply {
    let mut tx = v.write(&sent).await?;
    let case = permit.thing();
    let desk = store::letter::desk(&mut tx, &permit).await?;
    let faults = match Edition::check(&sent.fields, &desk.drafts) {
        Ok(edition) => match store::letter::edit(&mut tx, &permit, &edition).await {
            Ok(()) => return v.done(tx, &sent, &format!("/cases/{case}/letter?said=letter-saved")).await,
            Err(store::Error::Taken) => Faults::one("", "letter-fault-signed"),
            Err(error) => return Err(error.into()),
        },
        Err(faults) => faults,
    };
    draft::show(&v, &mut tx, &permit, &desk, &Form { fields: sent.fields, faults }).await
}
