//! Coding: rounds, the transcript on which codes are given, and what follows from it.

pub mod agreement;
pub mod anchoring;
pub mod changes;
pub mod codings;
pub mod differences;
pub mod exchange;
pub mod finish;
pub mod list;
pub mod live;
pub mod matrix;
pub mod memo;
pub mod removal;
pub mod round;
pub mod saturation;
pub mod show;
pub mod undoing;

use std::collections::BTreeMap;

use axum::{
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use domain::{
    access::AnalyzeStudy,
    codebook::Codebook,
    coding::{Coding, Round},
    id::{CodeId, CoderId, RoundId},
};
use serde_json::{Value, json};
use store::{Tx, coding};

use crate::{codebook::Place, error::Error, gate::Allowed, visit::Visit};

/// A round with everything its pages name.
struct Standing {
    place: Place,
    round: Round,
    book: Codebook,
    coders: BTreeMap<CoderId, String>,
}

impl Standing {
    /// A round whose codings may be seen; a blind one that is open is not there.
    async fn of(tx: &mut Tx, permit: &Allowed<AnalyzeStudy>, id: RoundId) -> Result<Self, Error> {
        let place = Place::of(tx, permit).await?;
        let rounds = coding::rounds(tx, permit).await?;
        let round =
            rounds.into_iter().find(|round| round.id == id).filter(Round::shows_others).ok_or(Error::Missing)?;
        let book = store::codebook::newest(tx, permit).await?;
        let coders = coding::coders(tx, permit).await?.into_iter().map(|coder| (coder.id, coder.name)).collect();
        Ok(Self { place, round, book, coders })
    }

    /// What a code is called; one that is gone from the codebook is told by its id's beginning.
    fn code(&self, id: CodeId) -> String {
        self.book.find(id).map_or_else(|| id.to_string().chars().take(8).collect(), |code| self.book.path(code))
    }

    fn coder(&self, id: &CoderId) -> &str {
        self.coders.get(id).map_or("", String::as_str)
    }

    /// The address of a page of this round.
    fn address(&self, page: &str) -> String {
        format!("/studies/{}/coding/rounds/{}/{page}", self.place.study, self.round.id)
    }

    /// The pages of a round: the key of the words, the address.
    fn pages(&self) -> [(&'static str, String); 4] {
        ["differences", "agreement", "matrix", "saturation"].map(|page| {
            let key = match page {
                "differences" => "coding-differences-title",
                "agreement" => "coding-agreement-title",
                "matrix" => "coding-matrix-title",
                _ => "coding-saturation-title",
            };
            (key, self.address(page))
        })
    }
}

/// Whether a script asks.
fn is_script(headers: &HeaderMap) -> bool {
    let accept = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok());
    accept.is_some_and(|accept| accept.contains("application/json"))
}

/// An answer to a script.
fn told(status: StatusCode, body: &Value) -> Response {
    (status, [(header::CONTENT_TYPE, "application/json")], body.to_string()).into_response()
}

/// A refusal in words, for a script.
fn refused(v: &Visit, key: &str) -> Response {
    told(StatusCode::CONFLICT, &json!({ "said": v.t(key) }))
}

/// A coding as the script reads it.
fn written(coding: &Coding) -> Value {
    json!({
        "id": coding.id, "code": coding.code, "coder": coding.coder, "version": coding.version,
        "first": coding.span.from.cue, "from": coding.span.from.at, "last": coding.span.to.cue, "to": coding.span.to.at,
        "gone": coding.removed.is_some(),
    })
}

/// JSON that can stand in a page's script element.
fn embedded(value: &Value) -> String {
    value.to_string().replace('<', "\\u003c")
}
