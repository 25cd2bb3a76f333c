//! The visitor's own hand: up or down.

use domain::{access::JoinSession, fields::Faults};

use crate::{
    error::Reply,
    gate::Allowed,
    room::{Typed, address, refuse},
    sent::{Form, Sent},
    visit::Visit,
};

/// Raises it ("raised" is "yes") or lowers it.
pub async fn post(v: Visit, permit: Allowed<JoinSession>, sent: Sent) -> Reply {
    let mut tx = v.write(&sent).await?;
    if sent.fields.get("raised") == "yes" {
        match store::hand::raise(&mut tx, &permit, &v.app.world).await {
            Ok(()) => {}
            Err(store::Error::Taken) => {
                drop(tx);
                let form = Form { fields: sent.fields, faults: Faults::one("raised", "hand-not-live") };
                return refuse(&v, permit.thing(), None, Typed { at: "hand".to_owned(), form }).await;
            }
            Err(error) => return Err(error.into()),
        }
    } else {
        store::hand::lower_own(&mut tx, &permit, v.now).await?;
    }
    v.done(tx, &sent, &address(permit.thing(), "room-hands")).await
}
