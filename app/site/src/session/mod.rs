//! Sessions: their page, their planning, their invitations.

pub(crate) mod invitation;
pub(crate) mod presenters;

pub mod cancellation;
pub mod new;
pub mod plan;
pub mod show;

use store::session::Record;

use crate::visit::Visit;

/// The topic of a session, or that it is not known yet.
pub(crate) fn topic(v: &Visit, session: &Record) -> String {
    if session.topic.is_empty() { v.t("session-topic-open") } else { session.topic.clone() }
}
