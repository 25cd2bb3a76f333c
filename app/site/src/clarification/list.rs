//! The questions on a case: they stand in the room of its session, and are asked there.

use domain::{access::Recommend, clarification};

use crate::{
    error::Reply,
    gate::Allowed,
    room::{AboutCase, kept, lead, named},
    sent::Sent,
    visit::Visit,
};

/// Leads to the room.
pub async fn get(v: Visit, permit: Allowed<Recommend>) -> Reply {
    lead(&v, &permit, "room-questions").await
}

/// Asks.
pub async fn post(v: Visit, permit: Allowed<Recommend>, sent: Sent) -> Reply {
    let mut form = AboutCase::begin(&v, &permit, sent, &["question"]).await?;
    let asked = match form.check(clarification::question) {
        Ok(question) => {
            let asked = store::clarification::ask(&mut form.tx, &permit, &v.app.world, &question).await;
            kept(asked, "question", "clarification-refused")?
        }
        Err(faults) => Err(faults),
    };
    form.end(&v, "room-questions", named("ask", permit.thing()), asked).await
}
