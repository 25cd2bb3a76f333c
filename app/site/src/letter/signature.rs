//! Signs a letter: exactly the one that was read, once.

use aws_lc_rs::digest::{SHA256, digest as hash};
use data_encoding::HEXLOWER;
use domain::{access::SignLetter, fields::Faults, letter::Letter};

use super::show::{draft, kept};
use crate::{
    error::{Error, Reply},
    gate::Allowed,
    page::again,
    sent::{Form, Sent},
    visit::Visit,
};

/// What a signature covers: a hash of the draft as it was shown.
pub(super) fn digest(letter: &Letter) -> Result<String, Error> {
    let text = serde_json::to_vec(letter).map_err(Error::broken)?;
    Ok(HEXLOWER.encode(hash(&SHA256, &text).as_ref()))
}

/// Signs.
pub async fn post(v: Visit, permit: Allowed<SignLetter>, sent: Sent) -> Reply {
    let mut tx = v.write(&sent).await?;
    let case = permit.thing();
    let desk = store::letter::desk(&mut tx, &permit).await?;
    let fault = if desk.letter.items.is_empty() {
        Some("letter-fault-none")
    } else if sent.fields.get("seen") != digest(&desk.letter)? {
        Some("letter-fault-changed")
    } else {
        match store::letter::sign(&mut tx, &permit, &v.app.world, &desk).await {
            Ok(()) => None,
            Err(store::Error::Taken) => Some("letter-fault-signed"),
            Err(error) => return Err(error.into()),
        }
    };
    match fault {
        None => {
            store::audit::add_act(&mut tx, &permit, v.now).await?;
            v.done(tx, &sent, &format!("/cases/{case}/letter?said=letter-signed")).await
        }
        Some(key) => {
            let form = Form { fields: kept(&desk.drafts), faults: Faults::one("signature", key) };
            again(&draft(&v, case, &desk, &form)?)
        }
    }
}
