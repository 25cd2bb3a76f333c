//! The presenter's answer to a clarifying question.

use axum::extract::Path;
use domain::{
    access::WriteCase,
    clarification,
    id::{CaseId, ClarificationId},
};

use crate::{
    error::{Error, Reply},
    gate::Allowed,
    room::{Typed, address, refuse},
    sent::{Form, Sent},
    visit::Visit,
};

/// Keeps it.
pub async fn post(
    v: Visit,
    permit: Allowed<WriteCase>,
    Path((_, question)): Path<(CaseId, ClarificationId)>,
    sent: Sent,
) -> Reply {
    let mut tx = v.write(&sent).await?;
    let session = store::agenda::of_case(&mut tx, &*permit).await?.ok_or(Error::Missing)?.session;
    match clarification::answer(&sent.fields) {
        Ok(answer) => {
            store::clarification::answer(&mut tx, &permit, question, &answer, v.now).await?;
            v.done(tx, &sent, &address(session, "room-questions")).await
        }
        Err(faults) => {
            drop(tx);
            let form = Form { fields: sent.fields, faults };
            refuse(&v, session, Some(permit.thing()), Typed { at: format!("answer-{question}"), form }).await
        }
    }
}
