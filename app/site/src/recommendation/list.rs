//! The recommendations on a case: they stand in the room of its session, and are given there.

use domain::{access::Recommend, recommendation::Advice};

use crate::{
    error::Reply,
    gate::Allowed,
    room::{AboutCase, kept, lead, named},
    sent::Sent,
    visit::Visit,
};

/// Leads to the room.
pub async fn get(v: Visit, permit: Allowed<Recommend>) -> Reply {
    lead(&v, &permit, "room-advice").await
}

/// Gives one. Refused while the session does not take recommendations on this case.
pub async fn post(v: Visit, permit: Allowed<Recommend>, sent: Sent) -> Reply {
    let mut form = AboutCase::begin(&v, &permit, sent, &["text"]).await?;
    let given = match form.check(Advice::check) {
        Ok(advice) => {
            let given = store::recommendation::add(&mut form.tx, &permit, &v.app.world, &advice).await;
            kept(given, "text", "recommendation-refused")?
        }
        Err(faults) => Err(faults),
    };
    form.end(&v, "room-advice", named("advice", permit.thing()), given).await
}
