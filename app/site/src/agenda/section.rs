//! Puts a section of the case on everybody's stage.

use domain::access::ShowCase;

use crate::{
    error::{Error, Reply},
    gate::Allowed,
    room::AboutCase,
    sent::Sent,
    visit::Visit,
};

/// Shows the section named in "section".
pub async fn post(v: Visit, permit: Allowed<ShowCase>, sent: Sent) -> Reply {
    let mut form = AboutCase::begin(&v, &permit, sent, &[]).await?;
    let name = form.fields().get("section").to_owned();
    if !domain::form::has_section(&name) {
        return Err(Error::Unreadable);
    }
    store::agenda::show(&mut form.tx, &permit, &name).await?;
    form.end(&v, "room-case", String::new(), Ok(())).await
}
