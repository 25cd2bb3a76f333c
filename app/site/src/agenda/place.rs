//! Moves a live session through its agenda.

use domain::{
    access::LeadSession,
    agenda::{Place, Refused},
    fields::Faults,
};
use store::agenda::Moved;

use crate::{
    error::Reply,
    gate::Allowed,
    room::{Typed, address, refuse},
    sent::{Form, Sent},
    visit::Visit,
};

/// Moves it from the place where the leader saw it ("from") to another ("to").
pub async fn post(v: Visit, permit: Allowed<LeadSession>, sent: Sent) -> Reply {
    let session = permit.thing();
    let mut tx = v.write(&sent).await?;
    let named = Place::parse(sent.fields.get("from")).zip(Place::parse(sent.fields.get("to")));
    let moved = match named {
        Some((from, to)) => store::agenda::go(&mut tx, &permit, from, to, &v.app.world).await?,
        None => Moved::Refused(Refused::Unknown),
    };
    match moved {
        Moved::There => {
            crate::recording::follow(&v, &mut tx, &permit).await?;
            v.done(tx, &sent, &address(session, "room-top")).await
        }
        Moved::Elsewhere => v.done(tx, &sent, &format!("/sessions/{session}/room?said=room-moved")).await,
        Moved::Refused(why) => {
            drop(tx);
            let form = Form { fields: sent.fields, faults: Faults::one("to", why.key()) };
            refuse(&v, session, None, Typed { at: "place".to_owned(), form }).await
        }
    }
}
