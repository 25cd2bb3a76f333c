//! The outbox, and the demonstration's caught mails.

pub mod caught;
pub mod delivery;
pub mod outbox;
