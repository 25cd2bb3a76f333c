//! SQL for SQLite and PostgreSQL, one file a noun; kept files, the job queue and live signals.
//!
//! Modules are listed from foundation to outcome; a module uses only those above it.

pub mod error;

pub mod row;
pub mod value;

pub mod signal;

pub mod db;

mod migrations;
pub mod trial;

pub mod access;
pub mod job;
pub mod login;
pub mod receipt;

pub use db::{Db, Tx};
pub use error::Error;
