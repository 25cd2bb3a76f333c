//! Signs out.

use store::token;

use super::{set_cookie, with_cookie};
use crate::{
    error::{Reply, see_other},
    visit::Visit,
};

/// Ends the login of this browser.
pub async fn post(v: Visit) -> Reply {
    if let Some(secret) = &v.secret {
        let mut tx = v.app.db.write().await?;
        store::login::remove(&mut tx, &token::hash(secret)).await?;
        tx.save().await?;
    }
    Ok(with_cookie(see_other("/?said=signed-out"), set_cookie(&v, "", 0)?))
}
