//! Rooms from outside: with a real participant in this process, and with a stand-in for a cluster's API.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

mod attendance;
mod cluster;
mod event;
