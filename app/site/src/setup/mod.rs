//! The set-up of a hub by its first administrator.

pub mod new;
