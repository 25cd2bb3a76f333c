//! The draft that the page saves by itself while somebody types. Answers are short JSON: what to say, and the new version.

use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::access::WriteCase;
use serde_json::json;

use super::{Kept, keep, version};
use crate::{
    error::{Error, Reply},
    gate::Allowed,
    sent::Sent,
    visit::Visit,
};

/// Saves one section.
pub async fn post(v: Visit, allowed: Allowed<WriteCase>, sent: Sent) -> Reply {
    let mut tx = v.app.db.write().await?;
    let record = store::case::get(&mut tx, &allowed).await?;
    let section = record.form.section(sent.fields.get("section")).ok_or(Error::Unreadable)?;
    Ok(match keep(&v, &mut tx, &allowed, (&record, section), &sent.fields).await? {
        Kept::Done(answers) => {
            tx.save().await?;
            let said = v.t1("form-saved-at", "time", v.time(&v.now));
            told(StatusCode::OK, &json!({ "said": said, "version": version(section, &answers) }))
        }
        Kept::Faulty(form) => {
            let fault = form.faults.iter().next().map(|fault| v.fault(fault)).unwrap_or_default();
            told(StatusCode::UNPROCESSABLE_ENTITY, &json!({ "said": v.t1("form-not-saved", "fault", fault) }))
        }
        Kept::Stale => told(StatusCode::CONFLICT, &json!({ "said": v.t("form-stale") })),
        Kept::Closed => told(StatusCode::CONFLICT, &json!({ "said": v.t("form-fault-closed") })),
    })
}

fn told(status: StatusCode, body: &serde_json::Value) -> Response {
    (status, [(header::CONTENT_TYPE, "application/json")], body.to_string()).into_response()
}
