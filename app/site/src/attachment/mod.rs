//! Pictures and documents of a case: added and confirmed by the presenter, shown to those who read the case.

mod upload;

mod apart;
mod cleaning;

mod shown;

pub mod confirmation;
pub mod list;
pub mod open;
pub mod removal;

pub use shown::{Hands, about, dropped, shown};
pub use upload::MOST;

use domain::{access::WriteCase, id::CaseId};

use crate::{error::Error, gate::Allowed, visit::Visit};

/// The address of a case's attachments.
pub fn address(case: CaseId) -> String {
    format!("/cases/{case}/attachments")
}

/// What keeps a case from being submitted because of its attachments: where to change it, and the sentence.
pub async fn problems(
    v: &Visit,
    tx: &mut store::Tx,
    allowed: &Allowed<WriteCase>,
) -> Result<Vec<(String, String)>, Error> {
    let all = store::attachment::of_case(tx, allowed).await?;
    let waiting = all.iter().filter(|record| !record.duty().is_done());
    let problem = |record: &store::attachment::Record| {
        let sentence = v.t1("attachment-problem", "caption", &record.caption);
        (format!("{}#attachment-{}", address(allowed.thing()), record.id), sentence)
    };
    Ok(waiting.map(problem).collect())
}
