//! Shows a program to everybody, or takes it back.

use domain::access::ManageProgram;

use crate::{
    error::{Error, Reply},
    gate::Allowed,
    sent::Sent,
    visit::Visit,
};

/// Publishes (`published` is "yes") or hides ("no").
pub async fn post(v: Visit, permit: Allowed<ManageProgram>, sent: Sent) -> Reply {
    let (published, said) = match sent.fields.get("published") {
        "yes" => (true, "program-published"),
        "no" => (false, "program-hidden"),
        _ => return Err(Error::Unreadable),
    };
    let mut tx = v.write(&sent).await?;
    store::program::publish(&mut tx, &permit, published).await?;
    v.done(tx, &sent, &format!("/programs/{}/cycles?said={said}", permit.thing())).await
}
