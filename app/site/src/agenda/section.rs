//! Puts a section of the case on everybody's stage.

use domain::access::ShowCase;

use crate::{
    error::{Error, Reply},
    gate::Allowed,
    room::address,
    sent::Sent,
    visit::Visit,
};

/// Shows the section named in "section".
pub async fn post(v: Visit, permit: Allowed<ShowCase>, sent: Sent) -> Reply {
    let mut tx = v.write(&sent).await?;
    let standing = store::agenda::of_case(&mut tx, &*permit).await?.ok_or(Error::Missing)?;
    let name = sent.fields.get("section");
    if domain::form::newest().section(name).is_none() {
        return Err(Error::Unreadable);
    }
    store::agenda::show(&mut tx, &permit, name).await?;
    v.done(tx, &sent, &address(standing.session, "room-case")).await
}
