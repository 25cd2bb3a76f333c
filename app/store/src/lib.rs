//! SQL for SQLite and PostgreSQL, one file a noun; kept files, the job queue and live signals.
//!
//! Modules are listed from foundation to outcome; a module uses only those above it.

pub mod error;

pub mod row;
pub mod value;

pub mod signal;
pub mod token;

pub mod db;

mod migrations;
pub mod trial;

pub mod access;
pub mod audit;
pub mod hub;
pub mod item_text;
pub mod job;
pub mod person;

pub mod link;
pub mod login;
pub mod mail;
pub mod password;
pub mod setup;

pub mod receipt;

pub mod program;

pub mod session;

pub mod cycle;
pub mod registration;

pub mod invitation;

pub mod computation;
pub mod identifier;

pub mod case;

pub mod hand;
pub mod room;

pub mod agenda;
pub mod clarification;
pub mod comment;
pub mod recommendation;
pub mod snippet;

pub mod file;

pub mod attachment;

pub mod recording;

pub mod attendance;
pub mod letter;

pub mod credit;
pub mod follow_up;

pub mod advice;

pub mod purge;

pub mod certificate;

pub mod presentation;

pub mod survey;

pub mod change;

pub mod network;
pub mod speaking;

pub mod role_map;

pub mod study;

pub mod participant;

pub mod focus_group;
pub mod transcript;

pub mod codebook;
pub mod coding;
pub mod quote;
pub mod theme;

pub mod joint_display;

pub mod report;

pub use db::{Db, Tx};
pub use error::Error;
