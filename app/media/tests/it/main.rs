//! Rooms from outside: with a real participant in this process, and with a stand-in for a cluster's API.

#![expect(clippy::unwrap_used, reason = "tests")]

mod attendance;
mod cluster;
mod event;
