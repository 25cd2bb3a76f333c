//! Closes a study, or opens it again.

use domain::{access::ManageStudy, study::State};

use crate::{
    error::{Error, Reply},
    gate::Allowed,
    sent::Sent,
    visit::Visit,
};

/// Does it, as the field "state" says.
pub async fn post(v: Visit, permit: Allowed<ManageStudy>, sent: Sent) -> Reply {
    let state = State::parse(sent.fields.get("state")).ok_or(Error::Unreadable)?;
    let mut tx = v.write(&sent).await?;
    store::study::set_state(&mut tx, &permit, state, v.now).await?;
    v.done(tx, &sent, &format!("/studies/{}?said=saved", permit.thing())).await
}
