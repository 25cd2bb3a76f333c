//! A case's medications, scores and total for other programs. What leaves is what its reader sees, and it is written down.

pub mod csv;
pub mod fhir;

use axum::{
    body::Body,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use domain::{
    access::ReadCase,
    computation::Dose,
    export::{COLUMNS, Export, Words},
};

use crate::{
    computation,
    error::{Error, Reply, see_other},
    follow_up::medicines,
    gate::Allowed,
    visit::Visit,
};

/// A file made of a case by `write`, to be saved under its name with this ending. An open case has only its form.
async fn file(
    v: &Visit,
    allowed: &Allowed<ReadCase>,
    (ending, kind): (&str, &'static str),
    write: impl FnOnce(&Export<'_>) -> String,
) -> Reply {
    let mut tx = v.app.db.write().await?;
    let record = store::case::get(&mut tx, allowed).await?;
    if record.state.is_open() {
        return Ok(see_other(&format!("/cases/{}/form", record.id)));
    }
    let computed = computation::of_case(&mut tx, v, allowed, &record).await?;
    let follow_up = store::follow_up::of_case(&mut tx, allowed).await?;
    let later = follow_up.medicines.as_ref().filter(|_| medicines::asks(&record));
    let entry = store::audit::Entry {
        hub: allowed.hub(),
        person: Some(allowed.person()),
        act: "exports a case".to_owned(),
        thing: record.id.to_string(),
    };
    store::audit::add(&mut tx, &entry, v.now).await?;
    tx.save().await?;
    let code = record.code.as_ref().map(domain::case::Code::as_str);
    let export = Export {
        form: record.form,
        answers: &record.answers,
        computed: &computed,
        later,
        code,
        language: v.language,
        words: words(v, [computed.dose.as_ref(), later.and_then(|later| later.doses.get(v.language))]),
    };
    let name = format!("{}.{ending}", code.unwrap_or("case"));
    let mut response: Response = Body::from(write(&export)).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    let disposition = format!("attachment; filename=\"{name}\"");
    headers.insert(header::CONTENT_DISPOSITION, HeaderValue::from_str(&disposition).map_err(Error::broken)?);
    Ok(response)
}

fn words(v: &Visit, doses: [Option<&Dose>; 2]) -> Words {
    Words {
        notice: v.t("computation-education"),
        subject: v.t("export-subject"),
        total: v.t("export-total"),
        later: v.t("export-later"),
        tables: doses.map(|dose| dose.map(|dose| v.by_table(dose)).unwrap_or_default()),
        caution: v.t("computation-caution"),
        columns: COLUMNS.map(|column| v.t(format!("export-column-{column}"))),
        kinds: ["medication", "total", "score"].map(|kind| v.t(format!("export-kind-{kind}"))),
    }
}
