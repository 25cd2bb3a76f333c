//! Invites a member to set a password: the first one, or a new one in place of what was lost.

use axum::extract::Path;
use domain::{
    access::ManageHub,
    id::PersonId,
    link::{INVITATION_DAYS, Target},
};
use store::{
    Tx,
    audit::{self, Entry},
    link::Terms,
};

use crate::{
    error::{Error, Reply},
    gate::Allowed,
    login::mail,
    sent::Sent,
    visit::Visit,
};

/// Sends the invitation. Password, authenticator, links and logins that the member had end with it.
pub async fn post(v: Visit, allowed: Allowed<ManageHub>, Path(person): Path<PersonId>, sent: Sent) -> Reply {
    // Nobody shuts themselves out.
    if v.person() == Some(person) {
        return Err(Error::Missing);
    }
    let mut tx = v.write(&sent).await?;
    store::person::find(&mut tx, allowed.hub(), person).await?;
    store::password::forget(&mut tx, person).await?;
    store::login::remove_all(&mut tx, person).await?;
    store::link::remove_all(&mut tx, person).await?;
    send(&v, &mut tx, person).await?;
    let (act, thing) = ("InviteMember".to_owned(), person.to_string());
    audit::add(&mut tx, &Entry { hub: allowed.hub(), person: Some(allowed.person()), act, thing }, v.now).await?;
    v.done(tx, &sent, "/members?said=member-invited").await
}

/// Writes the invitation of a member.
pub(super) async fn send(v: &Visit, tx: &mut Tx, person: PersonId) -> Result<(), Error> {
    let known = store::person::find(tx, v.app.hub, person).await?;
    if known.roles.is_empty() {
        return Err(Error::Missing);
    }
    let hub = store::hub::find(tx, v.app.hub).await?;
    let terms = Terms { person, target: Target::home(), expires: v.now.plus_days(INVITATION_DAYS), once: true };
    let link = store::link::mailed(tx, &v.app.world, &v.app.settings.url, &terms).await?;
    store::mail::add(tx, &v.app.world, v.app.hub, &mail::invitation(&hub, &known, link)).await?;
    Ok(())
}
