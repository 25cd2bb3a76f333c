//! Signs a letter: exactly the one that was read, each person once. The first signature freezes it, the others stand under
//! the same text.

use aws_lc_rs::digest::{SHA256, digest as hash};
use data_encoding::HEXLOWER;
use domain::{access::SignLetter, fields::Faults, letter::Letter};

use super::{draft, frozen};
use crate::{
    error::{Error, Reply},
    gate::Allowed,
    sent::{Form, Sent},
    visit::Visit,
};

/// What a signature covers: a hash of the letter as it was shown. Signatures are no part of it.
pub(super) fn digest(letter: &Letter) -> Result<String, Error> {
    let text = serde_json::to_vec(letter).map_err(Error::broken)?;
    Ok(hashed(&text))
}

/// A hash, as forms carry it.
pub(super) fn hashed(bytes: &[u8]) -> String {
    HEXLOWER.encode(hash(&SHA256, bytes).as_ref())
}

/// Signs.
pub async fn post(v: Visit, permit: Allowed<SignLetter>, sent: Sent) -> Reply {
    let mut tx = v.write(&sent).await?;
    let case = permit.thing();
    let seen = sent.fields.get("seen");
    if let Some(letter) = store::letter::hold(&mut tx, &permit).await? {
        let fault = if letter.signers.contains(&permit.person()) {
            "letter-fault-yours"
        } else if seen != digest(&letter.letter)? {
            // Somebody signed while this page showed the draft, or a text was removed for good.
            "letter-fault-frozen"
        } else {
            store::letter::cosign(&mut tx, &permit, &v.app.world, &letter).await?;
            store::audit::add_act(&mut tx, &permit, v.now).await?;
            return v.done(tx, &sent, &format!("/cases/{case}/letter?said=letter-cosigned")).await;
        };
        let form = Form { faults: Faults::one("signature", fault), ..Form::default() };
        return frozen::show(&v, case, permit.person(), &letter, &form);
    }
    let desk = store::letter::desk(&mut tx, &permit).await?;
    let fault = if !store::letter::is_draft(&mut tx, &permit).await? {
        "letter-fault-signed"
    } else if desk.letter.items.is_empty() {
        "letter-fault-none"
    } else if seen != digest(&desk.letter)? {
        "letter-fault-changed"
    } else {
        match store::letter::sign(&mut tx, &permit, &v.app.world, &desk).await {
            Ok(()) => {
                let said = if desk.needed > 1 { "letter-first-signed" } else { "letter-signed" };
                store::audit::add_act(&mut tx, &permit, v.now).await?;
                return v.done(tx, &sent, &format!("/cases/{case}/letter?said={said}")).await;
            }
            Err(store::Error::Taken) => "letter-fault-signed",
            Err(error) => return Err(error.into()),
        }
    };
    draft::refuse(&v, &mut tx, &permit, &desk, ("signature", fault)).await
}
