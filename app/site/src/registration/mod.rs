//! Registrations: asking to take part in a cycle, and deciding who does.

mod mail;

pub mod decisions;
pub mod invitations;
pub mod list;
pub mod new;
pub mod withdrawal;
