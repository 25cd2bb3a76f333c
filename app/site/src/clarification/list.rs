//! The questions on a case: they stand in the room of its session, and are asked there.

use domain::{access::Recommend, clarification, fields::Faults};

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
    Ok(see_other(&address(standing.session, "room-questions")))
}

/// Asks.
pub async fn post(v: Visit, permit: Allowed<Recommend>, sent: Sent) -> Reply {
    let mut tx = v.write(&sent).await?;
    let session = store::agenda::of_case(&mut tx, &*permit).await?.ok_or(Error::Missing)?.session;
    let asked = match clarification::question(&sent.fields) {
        Ok(question) => store::clarification::ask(&mut tx, &permit, &v.app.world, &question).await.map(|_| ()),
        Err(faults) => {
            drop(tx);
            let form = Form { fields: sent.fields, faults };
            return refuse(&v, session, Some(permit.thing()), Typed { at: named("ask", permit.thing()), form }).await;
        }
    };
    match asked {
        Ok(()) => v.done(tx, &sent, &address(session, "room-questions")).await,
        Err(store::Error::Taken) => {
            drop(tx);
            let form = Form { fields: sent.fields, faults: Faults::one("question", "clarification-refused") };
            refuse(&v, session, Some(permit.thing()), Typed { at: named("ask", permit.thing()), form }).await
        }
        Err(error) => Err(error.into()),
    }
}
