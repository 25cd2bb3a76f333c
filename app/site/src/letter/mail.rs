//! Mails within the team about a letter: the case's code and where the letter is, never why.

use domain::{id::CaseId, mail::Mail};
use store::{Tx, letter::Signed};

use crate::{error::Error, visit::Visit};

/// Tells those whose signature no longer stands that the letter is a draft again.
pub(super) async fn objected(v: &Visit, tx: &mut Tx, case: CaseId, letter: &Signed) -> Result<(), Error> {
    for signer in letter.signers.iter().filter(|signer| Some(**signer) != v.person()) {
        let to = store::person::find(tx, v.app.hub, *signer).await?;
        let words = words::of(to.person.language);
        let values = [
            ("name", (&to.person.name).into()),
            ("code", (&letter.letter.case).into()),
            ("address", format!("{}/cases/{case}/letter", v.app.settings.url).into()),
            ("hub", v.hub.name.get(to.person.language).into()),
        ];
        let mail = Mail {
            person: Some(to.id),
            address: to.person.email.clone(),
            subject: words.tell("letter-objected-subject", &values),
            body: words.tell("letter-objected-body", &values),
            calendar: None,
        };
        store::mail::add(tx, &v.app.world, v.app.hub, &mail).await?;
    }
    Ok(())
}
