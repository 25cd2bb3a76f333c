//! The presenter's answer to a clarifying question.

use axum::extract::Path;
use domain::{
    access::WriteCase,
    clarification,
    id::{CaseId, ClarificationId},
};

use crate::{error::Reply, gate::Allowed, room::AboutCase, sent::Sent, visit::Visit};

/// Keeps it.
pub async fn post(
    v: Visit,
    permit: Allowed<WriteCase>,
    Path((_, question)): Path<(CaseId, ClarificationId)>,
    sent: Sent,
) -> Reply {
    let mut form = AboutCase::begin(&v, &permit, sent, &["answer"]).await?;
    let kept = match form.check(clarification::answer) {
        Ok(answer) => Ok(store::clarification::answer(&mut form.tx, &permit, question, &answer, v.now).await?),
        Err(faults) => Err(faults),
    };
    form.end(&v, "room-questions", format!("answer-{question}"), kept).await
}
