//! The recommendations on a case: they stand in the room of its session, and are given there.

use domain::{access::Recommend, fields::Faults, recommendation::Advice};

use crate::{
    error::{Error, Reply, see_other},
    gate::Allowed,
    room::{Typed, address, named, refuse},
    sent::{Form, Sent},
    visit::Visit,
};

/// Leads to the room.
pub async fn get(v: Visit, permit: Allowed<Recommend>) -> Reply {
    let mut tx = v.app.db.read().await?;
    let standing = store::agenda::of_case(&mut tx, &*permit).await?.ok_or(Error::Missing)?;
    Ok(see_other(&address(standing.session, "room-advice")))
}

/// Gives one. Refused while the session does not take recommendations on this case.
pub async fn post(v: Visit, permit: Allowed<Recommend>, sent: Sent) -> Reply {
    let mut tx = v.write(&sent).await?;
    let session = store::agenda::of_case(&mut tx, &*permit).await?.ok_or(Error::Missing)?.session;
    let added = match Advice::check(&sent.fields) {
        Ok(advice) => store::recommendation::add(&mut tx, &permit, &v.app.world, &advice).await.map(|_| ()),
        Err(faults) => {
            drop(tx);
            let form = Form { fields: sent.fields, faults };
            return refuse(&v, session, Some(permit.thing()), Typed { at: named("advice", permit.thing()), form })
                .await;
        }
    };
    match added {
        Ok(()) => v.done(tx, &sent, &address(session, "room-advice")).await,
        Err(store::Error::Taken) => {
            drop(tx);
            let form = Form { fields: sent.fields, faults: Faults::one("text", "recommendation-refused") };
            refuse(&v, session, Some(permit.thing()), Typed { at: named("advice", permit.thing()), form }).await
        }
        Err(error) => Err(error.into()),
    }
}
