//! The rows of recordings.

use axum::routing::{get, post};
use domain::access::{JoinSession, LeadSession, ManageProgram, SeeRecordings};

use super::{Row, row};
use crate::{gate::Need, recording};

/// Every route of recordings.
pub(super) fn rows() -> Vec<Row> {
    vec![
        row(
            "/programs/{program}/recording",
            Need::act::<ManageProgram>(),
            get(recording::rule::get).post(recording::rule::post),
        ),
        row("/sessions/{session}/recording", Need::act::<LeadSession>(), post(recording::session::post)),
        row("/sessions/{session}/recording/consent", Need::act::<JoinSession>(), post(recording::consent::post)),
        row("/sessions/{session}/recording/cut", Need::act::<LeadSession>(), post(recording::cut::last)),
        row("/sessions/{session}/recordings", Need::act::<SeeRecordings>(), get(recording::list::get)),
        row("/sessions/{session}/recordings/together", Need::act::<SeeRecordings>(), post(recording::together::whole)),
        row(
            "/sessions/{session}/recordings/{recording}/tracks/{track}",
            Need::act::<SeeRecordings>(),
            get(recording::track::get),
        ),
        row(
            "/sessions/{session}/recordings/{recording}/tracks/{track}/view",
            Need::act::<SeeRecordings>(),
            get(recording::view::get),
        ),
        row(
            "/sessions/{session}/recordings/{recording}/views/{view}",
            Need::act::<SeeRecordings>(),
            get(recording::view::media),
        ),
        row(
            "/sessions/{session}/recordings/{recording}/together",
            Need::act::<SeeRecordings>(),
            post(recording::together::post),
        ),
        row(
            "/sessions/{session}/recordings/{recording}/cut",
            Need::act::<SeeRecordings>(),
            get(recording::cut::get).post(recording::cut::post),
        ),
        row(
            "/sessions/{session}/recordings/{recording}/removal",
            Need::act::<SeeRecordings>(),
            post(recording::removal::post),
        ),
    ]
}
