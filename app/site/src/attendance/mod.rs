//! Attendance: who was in a session, and the coordinator's corrections.

pub mod correct;
pub mod list;
