//! Makes a clean file of what was sent, beside the requests, and finds the details in its text that wait for a decision.

use std::{sync::Arc, time::Duration};

use axum::body::Bytes;
use domain::{
    access::{Act, Permit},
    fields::Fields,
    id::CaseId,
    identifier::{self, Act as Deed, Looked},
};
use strip::{Clean, Refusal};
use tokio::time::timeout;

use super::apart;
use crate::{error::Error, visit::Visit};

/// The name of the field that a file comes in, and of the text that was in it.
pub const FILE: &str = "file";

/// How long a file may take. An honest one takes a second or two.
const PATIENCE: Duration = Duration::from_secs(45);

/// How long the process of one file may take.
const APART: Duration = Duration::from_secs(30);

/// The clean file. A few at a time: each may take a second and some hundred megabytes. It is made in a process of its own, which
/// is ended when it takes too long. An installation without that process makes it here: one that takes too long is then refused
/// and keeps its place at the desk until it ends, so that a hostile file holds up other files, never the site.
pub async fn clean(v: &Visit, file: Bytes) -> Result<Result<Clean, Refusal>, Error> {
    let work = async {
        let turn = Arc::clone(v.app.desk()).acquire_owned().await.map_err(Error::broken)?;
        if let Some(program) = &v.app.cleaner {
            return Ok(apart::clean(program, file, APART).await);
        }
        let work = tokio::task::spawn_blocking(move || {
            let clean = strip::clean(&file);
            drop(turn);
            clean
        });
        // What a panic says may quote the file, so it goes nowhere; the file counts as damaged.
        Ok(work.await.unwrap_or(Err(Refusal::Broken)))
    };
    timeout(PATIENCE, work).await.unwrap_or(Ok(Err(Refusal::Bomb)))
}

/// Looks at the text of a file: what was decided in this case before, and what of `sent` was decided now. A document is not
/// changed here, so that only keeping a detail counts.
pub async fn look<A: Act<Thing = CaseId>>(
    v: &Visit,
    tx: &mut store::Tx,
    permit: &Permit<A>,
    text: &str,
    sent: &Fields,
) -> Result<Looked, Error> {
    let decisions = identifier::decisions(sent);
    let kept = decisions.iter().filter(|decision| matches!(decision.act, Deed::Keep(_)));
    let mut fields = Fields::default().with(FILE, text);
    for (number, decision) in kept.enumerate() {
        if let Deed::Keep(reason) = decision.act {
            fields = fields
                .with(format!("found-{number}-field"), FILE)
                .with(format!("found-{number}-text"), &decision.found)
                .with(format!("found-{number}-do"), reason.code());
        }
    }
    crate::identifier::look(v, tx, permit, &fields, &[FILE.to_owned()]).await
}
